"""The meetings of a month; one is moved to another day by dragging, and its deadlines follow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from app.bank_holidays import bank_holidays
from app.days import MONTHS, show_long_day
from app.meetings.calendar import appointments
from app.meetings.operations import change_meeting
from app.meetings.queries import meeting
from app.planning.day_doubts import day_doubts
from ui.meetings.moves import when_and_where
from ui.meetings.standing import Legend, standing
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card, row
from ui.widgets.month import MonthView
from ui.widgets.month_model import WEEKS, Entry
from ui.widgets.text import Heading

if TYPE_CHECKING:
    from app.meetings.calendar import Appointment
    from ui.page import Desk


class MonthCard(Card):
    """A month of meetings with the months before and after; `chosen` tells a meeting's id or None, `opened` its id."""

    chosen = Signal(object)
    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=12)
        self._desk = desk
        self.partnership_id: int | None = None
        self._title = Heading()
        self.view = MonthView("Month of meetings", self)
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.turned.connect(lambda day: desk.attempt(lambda: self.turn_to(day)))
        self.view.moved.connect(lambda one, day: desk.attempt(lambda: self.put(one, day)))
        before = IconButton("chevron-left", "Month before", on_click=self.turn_back)
        after = IconButton("chevron-right", "Month after", on_click=self.turn_on)
        today = Button("Today", on_click=self.turn_to_today)
        self.add(row(before, after, self._title, None, Legend(), today))
        self.add(self.view, 1)

    def refresh(self) -> None:
        """Read the month again and stay on the day."""
        month = self.view.month
        day = self.view.current_day() if self.view.currentIndex().isValid() else None
        self._read(month.month if month.today else self._desk.core.clock.today())
        self._stand_on(day or self._desk.core.clock.today())

    def turn_to(self, day: date, meeting_id: int | None = None) -> None:
        """Show the month of a day and stand there, on a meeting where one is given."""
        self._read(day)
        self._stand_on(day, meeting_id)

    def turn_back(self) -> None:
        """Show the month before."""
        self.turn_to(self.view.month.month - timedelta(days=1))

    def turn_on(self) -> None:
        """Show the month after."""
        self.turn_to((self.view.month.month + timedelta(days=31)).replace(day=1))

    def turn_to_today(self) -> None:
        """Show today."""
        self.turn_to(self._desk.core.clock.today())

    def put(self, meeting_id: int, day: date) -> None:
        """Put a meeting on another day in one step; what may stand against that day is told, the step can be undone."""
        core = self._desk.core
        with core.read() as session:
            record = meeting(session, meeting_id)
        if record.day == day:
            return
        with core.work("Move meeting", record.name) as work:
            change_meeting(work, meeting_id, {"day": day}, record.version)
        with core.read() as session:
            doubts = day_doubts(session, meeting_id, when_and_where(record) | {"day": day})
        self.turn_to(day, meeting_id)
        if doubts:
            told = f"Moved to {show_long_day(day)}. {' '.join(doubts)}"
            # The step's own message comes at the next turn and would take the place of this one.
            QTimer.singleShot(0, self, lambda: self._desk.say(told))

    def _read(self, day: date) -> None:
        month = self.view.month
        month.today = self._desk.core.clock.today()
        first = day.replace(day=1)
        first -= timedelta(days=first.weekday())
        last = first + timedelta(days=7 * WEEKS - 1)
        with self._desk.core.read() as session:
            found = appointments(session, first, last, self.partnership_id)
        entries: dict[date, list[Entry]] = {}
        for each in found:
            entries.setdefault(each.day, []).append(_entry(each))
        holidays = dict(bank_holidays(first.year)) | dict(bank_holidays(last.year))
        month.show_month(day, entries, holidays)
        self._title.setText(f"{MONTHS[day.month - 1]} {day.year}")

    def _stand_on(self, day: date, meeting_id: int | None = None) -> None:
        shown = self.view.month.index_of(day).isValid()
        self.view.choose(day if shown else self.view.month.month, meeting_id)


def _entry(one: Appointment) -> Entry:
    stands = standing(one)
    starts = f"{one.starts:%H:%M} " if one.starts else ""
    ended = f" ({one.state.title_text.casefold()})" if one.has_ended else ""
    text = f"{starts}{one.group.name}{ended}"
    tip = ", ".join(filter(None, (text, one.title, one.venue, one.state.title_text)))
    return Entry(
        one.id,
        stands.mark(text),
        stands.tone,
        tip,
        one.can_move,
        stands.struck,
        stands.mark(one.group.name),
    )
