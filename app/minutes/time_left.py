"""How much time is left: for the item in hand by the agenda, and for the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.clock import LONDON

if TYPE_CHECKING:
    from datetime import datetime, time

    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord

_HOUR = 60


def time_left(record: MeetingRecord, item: ItemRecord | None, now: datetime) -> str:
    """Say it in words: "12 min left for this item, 1 h 40 min for the meeting"; its hours on any other day."""
    here = now.astimezone(LONDON)
    if here.date() != record.day:
        return record.hours
    at = _minute(here.time())
    told = []
    if item is not None and item.at is not None and item.minutes:
        told.append(_said(_minute(item.at) + item.minutes - at, "this item"))
    if record.finishes is not None:
        told.append(_said(_minute(record.finishes) - at, "the meeting"))
    return ", ".join(told) or record.hours


def _minute(moment: time) -> int:
    return _HOUR * moment.hour + moment.minute


def _said(minutes: int, what: str) -> str:
    if minutes < 0:
        return f"{in_words(-minutes)} over for {what}"
    return f"{in_words(minutes)} left for {what}"


def in_words(minutes: int) -> str:
    """Write a length: "25 min", "1 h 5 min"."""
    hours, rest = divmod(minutes, _HOUR)
    parts = [f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""]
    return " ".join(filter(None, parts))
