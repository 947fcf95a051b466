"""Writes the occasions of a report as a calendar file (.ics) that Outlook and other programs open.

Moments are written in UTC: each occasion happens once, so no rule of summer time has to travel with it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.clock import LONDON
from app.errors import UserError
from reports.saving import in_place_of

if TYPE_CHECKING:
    from pathlib import Path

    from icalendar import Event

    from reports.document import Report
    from reports.occasions import Occasion

_USUAL_LENGTH = timedelta(hours=2)
"""What an occasion lasts whose finish is not known."""


class NothingForCalendar(UserError):
    """A report without occasions was asked for as a calendar."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” has no meeting in it, so there is nothing for a calendar. Choose another period or group."
        )


def write_calendar(report: Report, path: Path) -> None:
    """Write every occasion of a report; NothingForCalendar when it has none."""
    from icalendar import Calendar  # noqa: PLC0415 - takes a quarter of a second, only where one is written

    if not report.occasions:
        raise NothingForCalendar(report.title)
    calendar = Calendar()
    calendar.add("prodid", "-//Partnership Desk//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", report.title)
    printed = datetime.combine(report.printed, time(), UTC)
    for each in report.occasions:
        calendar.add_component(_event(each, printed))
    with in_place_of(path) as draft:
        draft.write_bytes(calendar.to_ical())


def _event(each: Occasion, printed: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415 - loaded already

    event = Event()
    event.add("uid", each.key)
    event.add("sequence", each.revision)
    event.add("dtstamp", printed)
    event.add("summary", each.title)
    _add_times(event, each)
    for name, text in (("location", each.place), ("description", each.notes), ("url", each.link)):
        if text:
            event.add(name, text)
    event.add("status", "CANCELLED" if each.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if each.is_reminder or each.is_cancelled else "OPAQUE")
    return event


def _add_times(event: Event, each: Occasion) -> None:
    if each.starts is None:
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        return
    starts = datetime.combine(each.day, each.starts, LONDON)
    ends = datetime.combine(each.day, each.finishes, LONDON) if each.finishes else None
    event.add("dtstart", starts.astimezone(UTC))
    event.add("dtend", (ends or starts + _USUAL_LENGTH).astimezone(UTC))
