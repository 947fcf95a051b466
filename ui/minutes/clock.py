"""The clocks of a meeting: what time it is and how far behind its agenda, or how much time is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.clock import LONDON
from app.minutes.time_left import in_words, time_left
from ui.widgets.text import Label
from ui.widgets.ticking import Ticking

if TYPE_CHECKING:
    from datetime import time

    from app.agenda.queries import ItemRecord
    from app.clock import Clock
    from app.meetings.queries import MeetingRecord

_BETWEEN_LOOKS = 20_000
"""Milliseconds between two looks at the clock."""
_BEHIND = 5
"""Minutes behind from which it is said."""


class MeetingClock(Label):
    """Looks at the clock for as long as it is on screen."""

    def __init__(self, clock: Clock) -> None:
        super().__init__("", "small")
        self._clock = clock
        self._record: MeetingRecord | None = None
        self._item: ItemRecord | None = None
        Ticking(self, _BETWEEN_LOOKS, self.look)

    def show_for(self, record: MeetingRecord, item: ItemRecord | None) -> None:
        """Show it for a meeting and the item in hand."""
        self._record, self._item = record, item
        self.look()

    def look(self) -> None:
        """Show what time it is on the day of the meeting, and its hours on any other."""
        if self._record is not None:
            self.setText(self._told(self._record, self._item))

    def _told(self, record: MeetingRecord, item: ItemRecord | None) -> str:
        now = self._clock.now().astimezone(LONDON)
        finishes = f"{record.finishes:%H:%M}" if record.finishes else ""
        on_now = record.day == now.date()
        told = f"{now:%H:%M} of {finishes}" if on_now and finishes else record.hours
        if not on_now:
            return told
        over = _minutes_since(record.finishes, now.time()) if record.finishes else 0
        if over > 0:
            return f"{now:%H:%M}, {in_words(over)} over"
        late = _late(item, now.time())
        return f"{now:%H:%M}, {late} min behind" if late else told


class TimeLeft(MeetingClock):
    """Says how much time is left, where there is room for no more."""

    def _told(self, record: MeetingRecord, item: ItemRecord | None) -> str:
        return time_left(record, item, self._clock.now())


def _late(item: ItemRecord | None, now: time) -> int:
    """Say how many minutes behind the item in hand is, when those given to it have passed; 0 for only a few."""
    if item is None or item.at is None:
        return 0
    minutes = _minutes_since(item.at, now) - (item.minutes or 0)
    return minutes if minutes >= _BEHIND else 0


def _minutes_since(then: time, now: time) -> int:
    return 60 * (now.hour - then.hour) + now.minute - then.minute
