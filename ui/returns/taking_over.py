"""What returns confirm, beside what the file says: changes are ticked and taken over in one act."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.amounts import counted, counted_of
from app.budget.confirmed import contribution_proposals
from app.returns.confirmed_members import member_proposals
from app.returns.fields import ReturnKind
from app.returns.taking_over import Proposal, ProposalState, take_over
from ui.dialogs import Dialog
from ui.widgets.buttons import Button, CheckBox
from ui.widgets.cards import column, row
from ui.widgets.chips import Chip
from ui.widgets.text import Hairline, Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.returns.queries import RequestRecord, RoundRecord
    from ui.page import Desk

TAKE_OVER = "Take over what is confirmed"
_PROPOSING = {
    ReturnKind.CONTRIBUTION: contribution_proposals,
    ReturnKind.MEMBERSHIP: member_proposals,
}
_NOTHING = "Nothing that could be taken over is answered."


def can_take_over(shown: RoundRecord) -> bool:
    """Say whether returns of a round confirm what the file keeps elsewhere, and one is in."""
    return shown.kind in _PROPOSING and shown.came > 0


class ProposalRow(QWidget):
    """One proposal: its tick, what it is about, old → new, and why it is doubted or cannot be taken."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.proposal = proposal
        self.tick = CheckBox()
        is_change = proposal.standing is ProposalState.CHANGE
        self.tick.setChecked(is_change and proposal.is_sure)
        self.tick.setVisible(is_change)
        named(self.tick, f"{proposal.agency}: {proposal.what}", _change(proposal))
        words = column(Label(proposal.what, "muted", wrap=True), gap=1)
        words.addWidget(Label(_change(proposal), wrap=True))
        if proposal.note:
            words.addWidget(Label(proposal.note, "small", wrap=True))
        inside = row(self.tick, gap=10)
        inside.addLayout(words, 1)
        inside.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        if not is_change:
            inside.setContentsMargins(34, 4, 0, 4)
            chip = Chip(proposal.standing.title_text, proposal.standing.tone)
            inside.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        else:
            inside.setContentsMargins(0, 4, 0, 4)
        self.setLayout(inside)


class TakingOverDialog(Dialog):
    """The proposals of a round's returns by agency; what is ticked is stored in one step."""

    help_text = (
        "What agencies confirmed stands beside what the file says: from contribution confirmations the amount and how "
        "far it is agreed, the cost code, the amount of the year after and what is given in kind; from membership "
        "confirmations who sits and who stands in, with post and e-mail address. An answer that was moderated counts "
        "as it was moderated.\n\n"
        "Space ticks a change. Those that are plain are ticked; where something speaks against one it is not, and "
        "the reason stands below it. What is so already is told, and so is what cannot be taken, with what to do "
        "first.\n\n"
        "Take over stores all that is ticked in one step, or nothing where one of them cannot be; one Undo takes it "
        "back. The answers themselves stay as they are. Addresses for invoices, declared interests and induction stay "
        "with the return alone."
    )

    def __init__(self, desk: Desk, shown: RoundRecord, proposals: Sequence[Proposal]) -> None:
        super().__init__(f"{TAKE_OVER}: {shown.name}", desk.window, width=820)
        self._desk, self._about = desk, _about(shown, proposals)
        self.rows = [ProposalRow(each) for each in proposals]
        for number, (agency, group) in enumerate(
            groupby(self.rows, lambda each: each.proposal.agency)
        ):
            if number:
                self.page.add(Hairline())
            self.page.add(Label(agency.name, "strong", wrap=True))
            for each in group:
                self.page.add(each)
                each.tick.toggled.connect(self._tell)
        if not self.rows:
            self.page.add(Label(_NOTHING, "muted", wrap=True))
        self.page.body.addStretch(1)
        self.told = Label("", "muted", self, wrap=True)
        self._tick_all = Button("Tick all", on_click=partial(self.tick, every=True), parent=self)
        self._tick_none = Button("Tick none", on_click=partial(self.tick, every=False), parent=self)
        for place, part in enumerate((self._tick_all, self._tick_none)):
            part.setVisible(bool(self._changes()))
            self.buttons.insertWidget(place, part)
        self.add_above_buttons(self.told)
        self.add_button("Cancel", self.reject)
        self.take_button = self.add_button("Take over", self.take, "primary")
        self._tell()
        first = next(iter(self._changes()), None)
        (first.tick if first else self.take_button).setFocus()

    def ticked(self) -> list[Proposal]:
        """Give the ticked proposals in order."""
        return [each.proposal for each in self._changes() if each.tick.isChecked()]

    def tick(self, *, every: bool) -> None:
        """Tick every change or none."""
        for each in self._changes():
            each.tick.setChecked(every)

    def take(self) -> None:
        """Store what is ticked in one act and close; what refuses is shown and the dialog stays."""
        if self._desk.attempt(self._store):
            self.accept()

    def _store(self) -> None:
        with self._desk.core.work(TAKE_OVER, self._about) as work:
            take_over(work, self.ticked())

    def _changes(self) -> list[ProposalRow]:
        return [each for each in self.rows if each.proposal.standing is ProposalState.CHANGE]

    def _tell(self) -> None:
        number, every = len(self.ticked()), len(self._changes())
        stands = [each.proposal.standing for each in self.rows]
        already, cannot = (
            stands.count(each) for each in (ProposalState.ALREADY, ProposalState.CANNOT)
        )
        parts = [
            f"{counted_of(number, every, 'change')} ticked" if every else "No change",
            f"{already} already so" if already else "",
            f"{cannot} cannot be taken" if cannot else "",
        ]
        self.told.setText(" · ".join(filter(None, parts)))
        self.take_button.set_caption(
            f"Take over {counted(number, 'change')}" if number else "Take over"
        )
        self.take_button.setEnabled(number > 0)


def open_taking_over(
    desk: Desk, shown: RoundRecord, request: RequestRecord | None = None
) -> TakingOverDialog:
    """Propose what the returns of a round that are in confirm, or one of them."""
    with desk.core.read() as session:
        proposals = _PROPOSING[shown.kind](
            session, shown.id, desk.core.clock.today(), request.id if request else None
        )
    dialog = TakingOverDialog(desk, shown, proposals)
    dialog.show_fitted()
    return dialog


def _about(shown: RoundRecord, proposals: Sequence[Proposal]) -> str:
    agencies = {each.agency.name for each in proposals}
    return f"{next(iter(agencies))}, {shown.name}" if len(agencies) == 1 else shown.name


def _change(proposal: Proposal) -> str:
    """Write old → new, what is so already once, and what is not said in words."""
    if proposal.standing is ProposalState.ALREADY:
        return proposal.old or proposal.new
    if not proposal.new:
        return f"{proposal.old or 'nothing'}, and the return says nothing that could be taken"
    return f"{proposal.old or 'nothing'} → {proposal.new}"
