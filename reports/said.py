"""What stands in a Word template for the placeholders that every document of a meeting fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_full_day
from reports.meetings import weekday_and_day, when

if TYPE_CHECKING:
    from datetime import date

    from app.meetings.queries import MeetingRecord
    from app.partnerships.queries import PartnershipRecord

PUBLIC = "Public version"


def said_of(
    one: MeetingRecord,
    who: tuple[str, PartnershipRecord],
    following: MeetingRecord | None,
    printed: date,
) -> dict[str, str]:
    """Give what is said of a meeting and of `who_meets`; title, draft and version are the document's own."""
    group, body = who
    return {
        "partnership": body.name,
        "group": group,
        "meeting.date": weekday_and_day(one.day),
        "meeting.time": one.hours.replace("–", " to "),
        "meeting.place": one.place,
        "meeting.number": str(one.number),
        "meeting.next": ", ".join(filter(None, (when(following), following.place)))
        if following
        else "",
        "chair": one.chair_name,
        "minutes.by": one.minute_taker or "",
        "marking": body.marking or "",
        "printed": show_full_day(printed),
    }
