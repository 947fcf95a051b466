"""What the documents of a meeting share: its facts and its partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_full_day, show_weekday
from app.groups.queries import group
from app.partnerships.queries import partnership_or_first
from app.wording import capital

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.meetings.queries import MeetingRecord
    from app.partnerships.queries import PartnershipRecord
    from app.training.queries import EventRecord


def who_meets(session: Session, one: MeetingRecord) -> tuple[str, PartnershipRecord]:
    """Give the group that meets, by the full name that a document which goes out needs, and its partnership."""
    meeting = group(session, one.group.id, one.day)
    return meeting.name, partnership_or_first(session, meeting.partnership.id)


def when(one: MeetingRecord | EventRecord) -> str:
    """Write day and times: "Thursday 27 March 2025, 09:30 to 12:00"."""
    day = weekday_and_day(one.day)
    return ", ".join(filter(None, (day, one.hours.replace("–", " to "))))


def weekday_and_day(day: date) -> str:
    """Write a day as "Thursday 27 March 2025"."""
    return f"{show_weekday(day)} {show_full_day(day)}"


def facts_of(one: MeetingRecord) -> tuple[tuple[str, str], ...]:
    """Give what stands above an agenda and minutes, below the day: where and under whom."""
    facts = (
        ("Place", capital(one.place)),
        ("Chair", one.chair_name),
        ("Minutes by", one.minute_taker or ""),
        ("Meeting", f"{one.title}, no. {one.number}" if one.title else f"No. {one.number}"),
    )
    return tuple((label, value) for label, value in facts if value)
