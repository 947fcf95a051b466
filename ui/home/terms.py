"""Frequency and quorum of all groups in one dialog: each has a proposal, accepted or changed in its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.amounts import counted
from app.groups.fields import Frequency
from app.overview.terms_setting import proposals, set_terms
from app.wording import capital
from ui.dialogs import Dialog
from ui.theme import GAP
from ui.widgets.buttons import ComboBox
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.groups.quorum import QuorumRule
    from app.overview.terms_setting import TermsProposal
    from ui.page import Desk

_FREQUENCIES = tuple(Frequency)


class TermsDialog(Dialog):
    """One row per group without a quorum; one step stores all of them, and one Undo takes them back."""

    help_text = (
        "Each group that has members and no quorum yet. The proposals follow its seats: where statutory agencies have "
        "seats each of them must be present; elsewhere more than half of the agencies. Any other rule is made on the "
        "page Groups, under Terms of reference and quorum."
    )

    def __init__(self, desk: Desk, found: Sequence[TermsProposal]) -> None:
        super().__init__("How often each group meets, and its quorum", desk.window, width=760)
        self._desk = desk
        self._found = found
        self.frequencies: list[ComboBox] = []
        self.rules: list[ComboBox] = []
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(2, 1)
        for place, title in enumerate(("Group", "Meets", "May decide when")):
            grid.addWidget(Label(title, "small"), 0, place)
        for line, proposal in enumerate(found, start=1):
            self._add(grid, line, proposal)
        self.page.add(rows)
        self.page.body.addStretch(1)
        self.add_button("Cancel", self.reject)
        self.save_button = self.add_button(
            f"Set for {counted(len(found), 'group')}", self.store, "primary"
        )
        self.frequencies[0].setFocus()

    def store(self) -> None:
        """Store every row as one step and close."""
        if self._desk.attempt(self._store):
            self.accept()

    def _store(self) -> None:
        chosen: list[tuple[TermsProposal, Frequency, QuorumRule]] = [
            (
                proposal,
                _FREQUENCIES[frequency.currentIndex()],
                proposal.rules[rule.currentIndex()],
            )
            for proposal, frequency, rule in zip(
                self._found, self.frequencies, self.rules, strict=True
            )
        ]
        about = counted(len(chosen), "group")
        with self._desk.core.work("Set frequency and quorum", about) as work:
            set_terms(work, chosen)

    def _add(self, grid: QGridLayout, line: int, proposal: TermsProposal) -> None:
        frequency, rule = ComboBox(), ComboBox()
        frequency.addItems([each.title_text for each in _FREQUENCIES])
        frequency.setCurrentIndex(_FREQUENCIES.index(proposal.frequency))
        named(frequency, f"{proposal.group} meets")
        rule.addItems(list(proposal.words))
        rule.setMinimumWidth(260)
        named(rule, f"{proposal.group} may decide when")
        self.frequencies.append(frequency)
        self.rules.append(rule)
        whole = Label("", "small", wrap=True)
        rule.currentIndexChanged.connect(lambda place: _show_whole(whole, proposal, place))
        _show_whole(whole, proposal, 0)
        grid.addWidget(Label(proposal.group.name, wrap=True), 2 * line, 0)
        grid.addWidget(frequency, 2 * line, 1)
        grid.addWidget(rule, 2 * line, 2)
        grid.addWidget(whole, 2 * line + 1, 2)


def _show_whole(whole: Label, proposal: TermsProposal, place: int) -> None:
    """Name the agencies where a rule's few words only count them."""
    told = proposal.whole[place] if proposal.rules[place].needed else ""
    whole.setText(capital(told))
    whole.setVisible(bool(told))


def open_terms(desk: Desk) -> None:
    """Open the dialog for the groups that have no quorum, or go to the groups where all have one."""
    with desk.core.read() as session:
        found = proposals(session, desk.core.clock.today(), desk.partnership.id)
    if found:
        TermsDialog(desk, found).show_fitted()
    else:
        desk.go("groups", {})
