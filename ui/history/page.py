"""The history of the file: every step with who, when and what, old → new, and Take back for any that still can."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app import journal
from app.history import StepRow, Steps, told
from ui.commands import Command
from ui.page import Page, Place
from ui.tables import Acts, Table
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.events import Changes
    from app.history import Told
    from ui.page import Desk

SHOWN = 60
"""Records of a step that are told one by one."""


class HistoryPage(Page):
    """The list of steps, newest first, and beside it what the chosen one changed."""

    help_text = (
        "Everything that was ever done to this file: when, by whom, and what each value was before.\n\n"
        "Take back undoes any earlier step whose records are still as it left them; where they are not, the records in "
        "the way are named and nothing is changed."
    )
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("History")
        self.table = Table(
            Steps(desk.core), "History", Acts(), desk.lists, empty="Nothing has been done yet."
        )
        self.table.chosen.connect(lambda _chosen: self._show_step())
        self._take_back = Button("Take back", "undo-2", on_click=self.take_back)
        self._card = Card("Step")
        self._about = Label("", "muted", wrap=True)
        self._told = Label("", wrap=True)
        page = ScrollPage()
        page.add(self._about)
        page.add(self._told)
        page.body.addStretch(1)
        self._card.add(page, 1)
        self._card.add(row(None, self._take_back))
        self.body.addLayout(row(self.table.filter_box, None, self.table.count))
        self.body.addWidget(Panes((self.table, self._card), (8, 4)), 1)

    def concerned(self, changes: Changes) -> bool:
        """Every step belongs to the history."""
        return changes.step_id is not None

    def refresh(self) -> None:
        """Read the steps again."""
        self.table.refresh()
        self._show_step()

    def go(self, place: Place) -> None:
        """Show one step."""
        if place.get("id"):
            self.table.select(place["id"])

    def place(self) -> Place:
        """Say which step is shown."""
        chosen = self.table.current_id()
        return {"id": chosen} if chosen else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the step."""
        return [self.table, self._card]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with a step."""
        return [
            Command(
                "history.take-back",
                "Take back",
                self.take_back,
                "Ctrl+B",
                "Edit",
                "undo-2",
                self._can,
            )
        ]

    def take_back(self) -> None:
        """Take the chosen step back as a new step."""
        chosen = self.table.current_id()
        if chosen is not None:
            self.desk.attempt(lambda: self._undo(chosen))

    def _undo(self, step_id: int) -> None:
        with self.desk.core.read() as session:
            step = journal.step_line(session, step_id)
        if step is not None:
            self.desk.core.take_back(step)

    def _show_step(self) -> None:
        record = self.table.current_record()
        self._card.setVisible(isinstance(record, StepRow))
        if not isinstance(record, StepRow):
            return
        self._card.heading.setText(record.label)
        self._about.setText(" · ".join(filter(None, (record.about, record.when, record.who))))
        with self.desk.core.read() as session:
            found = told(session, record.id, SHOWN)
        left = record.changes - len(found)
        more = f"\n\nand {left:,} more records" if left > 0 else ""
        self._told.setText("\n\n".join(_in_lines(each) for each in found) + more)
        self._take_back.setEnabled(self._can())

    def _can(self) -> bool:
        record = self.table.current_record()
        return isinstance(record, StepRow) and record.can_take_back and record.state != "undone"


def _in_lines(each: Told) -> str:
    values = [f"   {label}: {before} → {after}" for label, before, after in each.values]
    return "\n".join([f"{each.act.title_text} {each.name}", *values])
