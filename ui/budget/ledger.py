"""The ledger beside what is typed: heading by heading, and the act that takes the ledger's figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.amounts import counted
from app.budget.fields import Pounds, show_pounds
from app.budget.ledger import take_ledger, take_whole_ledger
from app.budget.remarks import ledger_reconciled, ledger_remark
from app.budget.statement import year_budget
from app.fields import Day, Field, Fields, Number, Text
from app.rows import MemoryRows
from ui.list_dialog import ListDialog
from ui.table_model import Look
from ui.tables import Acts
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.budget.headings import LineRecord
    from app.budget.statement import YearBudget
    from app.budget.years import YearRecord
    from ui.page import Desk

STEP = "Take the ledger's figure"
FIELDS: Fields = (
    Text("heading", "Heading", computed=True, width=30),
    Pounds("spent", "Spent, as typed", computed=True, width=16),
    Pounds("ledger", "Ledger", computed=True, width=16),
    Pounds("more", "Difference", computed=True, width=18),
    Number("lines", "Lines", computed=True, width=8),
    Day("last_day", "Up to", computed=True),
)


@dataclass(frozen=True)
class Compared:
    """A heading with both figures, in pence; `id` is the heading's."""

    id: int
    heading: str
    spent: int
    ledger: int | None
    lines: int
    last_day: date | None

    @property
    def more(self) -> int | None:
        """Give how much more the ledger has than is typed; less than nothing where it has less."""
        return None if self.ledger is None else self.ledger - self.spent


class LedgerDialog(ListDialog):
    """Return takes the ledger's figure for the chosen headings; the button for all."""

    help_text = (
        "Spent is what was typed for each heading. Beside it stands what the ledger's lines come to that have this "
        "heading, how many they are and the day of the last one. The typed figure stays until you take the ledger's: "
        "Return does so for the chosen headings, the button for all that have lines, and says at the same time up to "
        "which day spending is entered. Undo gives the typed figures back."
    )

    def __init__(self, desk: Desk, year: YearRecord) -> None:
        self._desk, self._year = desk, year
        super().__init__(
            desk,
            f"Ledger and typed figures {year.name}",
            ("Ledger and typed figures", self._compared, lambda _over: self._acts()),
            line=lambda: self._remark() or "No line of the ledger is in this year yet.",
            empty="No heading in this year yet.",
        )
        self.table.set_look(_look)
        lines = Button("Spending lines", "file-spreadsheet", on_click=self._go, parent=self)
        every = Button("Take all of them", "check", on_click=self.take_all, parent=self)
        chosen = Button("Take the chosen", "check", on_click=self._attempt_chosen, parent=self)
        for place, button in enumerate((lines, chosen, every)):
            self.buttons.insertWidget(place, button)

    def _acts(self) -> Acts:
        return Acts(
            open=lambda _id: self.take_chosen(),
            open_words=STEP,
            table="budget_line",
        )

    def _budget(self) -> YearBudget:
        with self._desk.core.read() as session:
            return year_budget(session, self._year.id)

    def _compared(self) -> MemoryRows:
        return MemoryRows(FIELDS, [_beside(line) for line in self._budget().lines])

    def _remark(self) -> str:
        budget = self._budget()
        return "\n".join(filter(None, (ledger_remark(budget), ledger_reconciled(budget))))

    def take_chosen(self) -> None:
        """Take the ledger's figures for the chosen headings."""
        ids = self.table.chosen_ids()
        with self._desk.core.work(STEP, counted(len(ids), "heading")) as work:
            take_ledger(work, ids)

    def _attempt_chosen(self) -> None:
        self.over.attempt(self.take_chosen)

    def take_all(self) -> None:
        """Take the ledger's figures for every heading that has lines."""

        def act() -> None:
            with self._desk.core.work(STEP, self._year.name) as work:
                take_whole_ledger(work, self._year.id)

        self.over.attempt(act)

    def _go(self) -> None:
        self.accept()
        self._desk.go("spending", {"kind": "financial-years", "id": self._year.id})


def open_ledger(desk: Desk, year: YearRecord) -> LedgerDialog:
    """Show the ledger of a year beside what is typed."""
    dialog = LedgerDialog(desk, year)
    dialog.show_fitted()
    return dialog


def _beside(line: LineRecord) -> Compared:
    found = line.in_ledger
    return Compared(line.id, line.heading, line.spent, line.ledger, found.lines, found.last_day)


def _look(record: Compared, field: Field, usual: Look) -> Look:
    """Say which way the ledger differs."""
    if field.name == "more" and record.more is not None:
        way = "more" if record.more > 0 else "less"
        told = f"{show_pounds(abs(record.more))} {way}" if record.more else "none"
        return Look(told, "caution" if record.more else None)
    return usual
