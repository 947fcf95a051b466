"""How the minutes allotted to an agenda stand to the hours of its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord


def minutes_taken(items: Iterable[ItemRecord]) -> int:
    """Add up the minutes allotted to the items of an agenda; those under others are within these."""
    return sum(each.minutes or 0 for each in items if each.parent is None)


def minutes_there(one: MeetingRecord) -> int | None:
    """Give the minutes that a meeting lasts as planned, None while its hours are not known."""
    if one.starts is None or one.finishes is None:
        return None
    return (one.finishes.hour - one.starts.hour) * 60 + one.finishes.minute - one.starts.minute


def minutes_over(items: Iterable[ItemRecord], one: MeetingRecord) -> int:
    """Say by how many minutes an agenda runs over the end of its meeting; 0 where it does not."""
    there = minutes_there(one)
    return 0 if there is None else max(0, minutes_taken(items) - there)
