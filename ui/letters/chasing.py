"""Chasing: everybody who owes something, with all of it, and one letter to each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from app.amounts import counted
from app.letters.fields import DEBTOR, OwedKind
from app.overview.owed import everything_owed
from app.rows import MemoryRows
from ui.commands import Command
from ui.letters.chaser import ChaserDialog, mark
from ui.letters.owed_card import OwedCard
from ui.page import Page, Place, Reach
from ui.table_model import Look
from ui.tables import Acts, Table
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, row
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from app.letters.owed import Debtor, Owed, OwedKey
    from ui.page import Desk

_ASIDE = 3
"""Sentences about what nobody can be reminded of that are shown at once."""


class ChasingPage(Page):
    """Whoever owes something on the left, what it is on the right, ticked row by row."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            *("action", "action_update", "agenda_item", "agency", "forward_topic", "holder"),
            *("meeting", "paper", "partnership", "partnership_group", "person", "reminder"),
            *("reply", "return_request", "return_round", "seat"),
        }
    )
    reach = Reach.ALL
    help_text = (
        "Everybody who owes something: actions that are late or due within a fortnight, papers that are awaited, "
        "reports that are wanted within four weeks, returns that were sent out and are late or due within a fortnight, "
        "and replies to meetings whose call for papers has come or whose agenda is out. The first due stands first.\n\n"
        "Choose a person and look at what they owe, row by row; what is not ticked stays out of the letter. Write "
        "letter shows one letter about all of it, to be changed, copied or written as a draft that your mail program "
        "opens unsent. With several people chosen a folder of drafts is written, one to each. Mark as chased lets "
        "today stand on each record in one step, also after a telephone call; Undo takes it back.\n\n"
        "A presenter is found by name, post or “Chair” among the members of the group. Who is known by words alone, "
        "or has no e-mail address, is listed as well."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Chasing")
        self.debtors: dict[int, Debtor] = {}
        self._left_out: set[OwedKey] = set()
        self.write_button = Button("Write letter", "mail", "primary", on_click=self.write)
        self.mark_button = Button("Mark as chased", "bell", on_click=self.mark)
        acts = Acts(open=lambda _id: self.write())
        self.table = Table(
            MemoryRows(DEBTOR, ()), "Chasing", acts, desk.lists, empty="Nobody owes anything."
        )
        self.table.set_look(_look)
        self.card = OwedCard(self.write_button, self.mark_button)
        self.card.ticked.connect(self._tick)
        self.card.opened.connect(lambda owed: desk.attempt(lambda: self._open(owed)))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.view.selectionModel().selectionChanged.connect(lambda *_args: self._tell())
        self.table.shown.connect(lambda _count: self._tell())
        self.aside = Banner()
        table = self.table
        self.body.addWidget(self.aside)
        self.body.addLayout(row(table.filter_box, table.count, None, table.columns_button))
        self.body.addWidget(Panes((table, self.card), (7, 4)), 1)

    def refresh(self) -> None:
        """Read again who owes what."""
        core = self.desk.core
        with core.read() as session:
            found = everything_owed(session, core.clock.today(), partnership_id=self.own)
        self.debtors = {each.id: each for each in found.debtors}
        self._left_out &= {each.key for one in found.debtors for each in one.owed}
        self.table.refresh(MemoryRows(DEBTOR, found.debtors))
        if self.table.current_id() is None and found.debtors:
            self.table.select(found.debtors[0].id)
        more = len(found.aside) - _ASIDE
        rest = (f"And {more} more.",) if more > 0 else ()
        self.aside.say(" ".join((*found.aside[:_ASIDE], *rest)), "caution")
        self._show()

    def go(self, place: Place) -> None:
        """Show somebody by what they owe: {"action": 3}."""
        self.settle()
        wanted = (OwedKind.ACTION, place.get("action"), None)
        for one in self.debtors.values():
            if any(each.key == wanted for each in one.owed):
                self.table.reveal(one.id)
        self.table.view.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Give the list and what the chosen person owes."""
        return [self.table, self.card]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command(
                "chasing.write",
                self.write_button.caption,
                self.write,
                "Ctrl+J",
                menu="Edit",
                icon="mail",
                enabled=lambda: bool(self.chosen()),
            ),
            Command(
                "chasing.mark",
                "Mark as chased",
                self.mark,
                "Ctrl+L",
                menu="Edit",
                icon="bell",
                enabled=lambda: bool(self.chosen()),
            ),
        ]

    def chosen(self) -> list[Debtor]:
        """Give the chosen people with what is ticked of theirs; one of whom nothing is ticked is left out."""
        known = (self.debtors.get(each) for each in self.table.chosen_ids())
        return [made for each in known if each and (made := self._ticked(each)).owed]

    def write(self) -> None:
        """Open the letter to each of the chosen people."""
        found = self.chosen()
        if found:
            self.desk.attempt(
                lambda: ChaserDialog(self.desk, found, partnership_id=self.own).show_fitted()
            )

    def mark(self) -> None:
        """Let today count as chased on everything that is ticked."""
        found = self.chosen()
        if found:
            self.desk.attempt(lambda: mark(self.desk, found))

    def _ticked(self, debtor: Debtor) -> Debtor:
        return replace(
            debtor, owed=tuple(each for each in debtor.owed if each.key not in self._left_out)
        )

    def _tick(self, owed: Owed, is_in: bool) -> None:  # noqa: FBT001 - as the signal gives it
        (self._left_out.discard if is_in else self._left_out.add)(owed.key)
        self._tell()

    def _open(self, owed: Owed) -> None:
        if owed.kind is OwedKind.ACTION:
            self.desk.go("actions", {"id": owed.id})
        elif owed.kind is OwedKind.REPORT:
            self.desk.go("forward-plan", {"id": owed.id})
        elif owed.kind is OwedKind.RETURN:
            self.desk.go("returns", {"kind": "returns", "id": owed.id})
        else:
            item = {"item": owed.id} if owed.kind is OwedKind.PAPER else {}
            self.desk.go("meeting", {"id": owed.meeting_id, **item})

    def _show(self) -> None:
        self.card.show_debtor(self.debtors.get(self.table.current_id() or 0), self._left_out)
        self._tell()

    def _tell(self) -> None:
        found = self.chosen()
        several = len(found) > 1
        self.write_button.set_caption(f"Write {len(found)} letters" if several else "Write letter")
        for button in (self.write_button, self.mark_button):
            button.setEnabled(bool(found))
        owed = sum(len(each.owed) for each in self.debtors.values())
        people = self.table.told("person", "people")
        self.set_title("Chasing", f"{people}, {counted(owed, 'thing')} owed")


def _look(record: Debtor, field: Field, usual: Look) -> Look:
    """Say what is late, and that there is no address."""
    if field.name == "late" and record.late:
        return Look(f"{record.late} late", "bad", chip=True)
    if field.name == "email" and not record.email:
        return Look("none on file", "bad")
    return usual
