"""The three looks of the meetings: a list, a month day by day, and twelve months group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.meetings.queries import meeting
from ui.meetings.month import MonthCard
from ui.meetings.year import YearCard
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from datetime import date

    from app.rows import Rows
    from ui.page import Desk
    from ui.tables import Table

LOOKS = (
    Segment("list", "List"),
    Segment("month", "Month", meaning="One month, day by day"),
    Segment("year", "Year", meaning="Twelve months, group by group"),
)


class MeetingViews(QWidget):
    """Shows one look at a time; `chosen` tells the meeting with the focus or None, `opened` the one to open.

    `choice` is the switch between the looks, for the tools above; `turned` tells the look after it was changed.
    """

    chosen = Signal(object)
    opened = Signal(int)
    turned = Signal(str)

    def __init__(self, desk: Desk, table: Table) -> None:
        super().__init__()
        self._desk = desk
        self.table, self.month, self.year = table, MonthCard(desk), YearCard(desk)
        self.choice = SegmentedChoice(LOOKS, "Show as")
        self.choice.chosen.connect(lambda look: desk.attempt(lambda: self.show_as(look)))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (self.table, self.month, self.year):
            inside.addWidget(part)
        table.chosen.connect(self.chosen)
        self.month.chosen.connect(self.chosen)
        self.month.opened.connect(self.opened)
        self.year.month_wished.connect(self.show_month)
        self._show("list")

    @property
    def look(self) -> str:
        """The look on screen: "list", "month" or "year"."""
        return self.choice.value()

    def shown(self) -> Table | MonthCard | YearCard:
        """Give what is on screen."""
        cards: dict[str, MonthCard | YearCard] = {"month": self.month, "year": self.year}
        return cards.get(self.look, self.table)

    def current_id(self) -> int | None:
        """Give the meeting with the focus; the year has none."""
        if self.look == "month":
            entry = self.month.view.current_entry()
            return entry.id if entry else None
        return self.table.current_id() if self.look == "list" else None

    def refresh(self, rows: Rows, partnership_id: int | None) -> None:
        """Read again what is on screen, of a partnership or of all; `rows` are those of the list."""
        self.month.partnership_id = self.year.partnership_id = partnership_id
        self.table.refresh(rows)
        if self.look != "list":
            self.shown().refresh()

    def show_as(self, look: str) -> None:
        """Show another look and go into it; the month opens on the meeting that was chosen in the list."""
        chosen = self.table.current_id() if (self.look, look) == ("list", "month") else None
        self._show(look)
        self.shown().refresh()
        if chosen is not None:
            with self._desk.core.read() as session:
                day = meeting(session, chosen).day
            self.month.turn_to(day, chosen)
        self.shown().view.setFocus()
        self.turned.emit(look)

    def show_month(self, day: date, meeting_id: int | None = None) -> None:
        """Show the month of a day, on one of its meetings where one is given."""
        self.show_as("month")
        self.month.turn_to(day, meeting_id)

    def _show(self, look: str) -> None:
        self.choice.set_value(look)
        for part in (self.table, self.month, self.year):
            part.setVisible(part is self.shown())
