"""The history of the file or of one record: who did what and when, old → new, and Take back for any step that can."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from app import journal
from app.errors import CannotTakeBack
from app.history import StepRow, Steps, title_of
from ui.commands import Command
from ui.history.filters import Narrowing
from ui.history.step import StepCard
from ui.page import Page, Place
from ui.tables import Acts, Table
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.events import Changes
    from app.fields import Field
    from app.naming import Key
    from ui.page import Desk
    from ui.table_model import Look


class HistoryPage(Page):
    """The list of steps, newest first, and beside it what the chosen one changed."""

    help_text = (
        "Everything that was ever done to this file: when, by whom, and what each value was before. Ctrl+H on any list "
        "or detail shows the history of that record alone, with what belongs to it.\n\n"
        "What is typed into the filter is looked for in what was done and in the names of the records. Who, when and "
        "what kind of record are chosen beside it; a filter of the column When takes 2025, 3/2025 or >=1/3/2025.\n\n"
        "Take back undoes any earlier step whose records are still as it left them; where they are not, the records in "
        "the way are named and nothing is changed."
    )
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record: Key | None = None
        self.table = Table(
            Steps(desk.core), "History", Acts(), desk.lists, empty="Nothing has been done yet."
        )
        self.table.set_look(_look)
        self.table.chosen.connect(lambda _chosen: self._show_step())
        self.table.shown.connect(lambda _count: self._show_title())
        self.narrowing = Narrowing(self)
        self.narrowing.changed.connect(self._narrow)
        self.whole = Button("Whole file", "arrow-left", on_click=lambda: self.show_history(None))
        self.card = StepCard(desk.core, self.take_back)
        boxes = (self.narrowing.who, self.narrowing.when, self.narrowing.what)
        self.body.addLayout(row(self.whole, self.table.filter_box, *boxes, None))
        self.body.addWidget(Panes((self.table, self.card), (9, 4)), 1)
        self.whole.hide()
        self._show_title()

    def concerned(self, changes: Changes) -> bool:
        """Every step belongs to the history."""
        return changes.step_id is not None

    def refresh(self) -> None:
        """Read the steps again."""
        self.narrowing.read(self.desk.core)
        self._narrow()
        self._show_step()

    def show_history(self, record: Key | None) -> None:
        """Show the history of one record, or of the whole file."""
        self._record = record
        self.whole.setVisible(record is not None)
        self.narrowing.what.setVisible(record is None)
        self._narrow()

    def go(self, place: Place) -> None:
        """Show a record's history, as {"table": "agency", "row": 12}, the whole one, or one step of either."""
        if place.get("table"):
            self.show_history((place["table"], place["row"]))
        elif place.get("whole"):
            self.show_history(None)
        if place.get("id"):
            self.table.select(place["id"])

    def place(self) -> Place:
        """Say whose history is shown, and which step."""
        chosen = self.table.current_id()
        whose: dict[str, Any] = {"whole": True}
        if self._record:
            whose = {"table": self._record[0], "row": self._record[1]}
        return {**whose, **({"id": chosen} if chosen else {})}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the step."""
        return [self.table, self.card]

    def subject(self) -> None:
        """Give no record: its history is shown already."""

    def commands(self) -> Sequence[Command]:
        """Give what can be done with a step."""
        return [
            Command(
                "history.take-back",
                "Take back",
                self.take_back,
                "Ctrl+B",
                menu="Edit",
                icon="undo-2",
                enabled=self._can,
            )
        ]

    def take_back(self) -> None:
        """Take the chosen step back as a new step; what keeps it from that is listed beside it."""
        chosen = self.table.current_id()
        if chosen is not None:
            self.desk.attempt(lambda: self._undo(chosen))

    def _undo(self, step_id: int) -> None:
        with self.desk.core.read() as session:
            step = journal.step_line(session, step_id)
        if step is None:
            return
        act = partial(self.desk.core.take_back, step)
        self.desk.taking.run(step, act, on_failed=self._show_refused)

    def _show_refused(self, error: BaseException) -> None:
        if isinstance(error, CannotTakeBack):
            self.card.say_refused(error)

    def _narrow(self) -> None:
        scope = self.narrowing.scope(self.desk.core.clock.today(), self._record)
        self.table.set_rows(Steps(self.desk.core, scope))
        self._show_title()

    def _show_title(self) -> None:
        steps = self.table.told("step")
        if self._record is None:
            self.set_title("History", f"{steps}, newest first. Ctrl+H on a record shows its own")
            return
        with self.desk.core.read() as session:
            whose = title_of(session, self._record)
        self.set_title(f"History of {whose}", steps)

    def _show_step(self) -> None:
        record = self.table.current_record()
        self.card.show_step(record if isinstance(record, StepRow) else None, self._record)

    def _can(self) -> bool:
        record = self.table.current_record()
        return isinstance(record, StepRow) and record.can_take_back


def _look(record: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - a record of the list
    """Say nothing where a step simply stands."""
    return replace(usual, text="") if getattr(record, field.name) in {None, ""} else usual
