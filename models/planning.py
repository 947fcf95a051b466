"""Planning: how the meetings of a group are planned, on which day of the month and with which working days."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import LongText, ShortText, TimeOfDay, Whole, choice, link
from models.words import Word


class Weekday(Word):
    """A day of the working week."""

    MONDAY = "monday", "Monday"
    TUESDAY = "tuesday", "Tuesday"
    WEDNESDAY = "wednesday", "Wednesday"
    THURSDAY = "thursday", "Thursday"
    FRIDAY = "friday", "Friday"


class WeekOfMonth(Word):
    """Which of a month's weekdays is meant, as in "second Thursday"."""

    FIRST = "first", "First"
    SECOND = "second", "Second"
    THIRD = "third", "Third"
    FOURTH = "fourth", "Fourth"
    LAST = "last", "Last"


class PlanningRule(Record):
    """How a group plans its meetings: usual day, time and place, and its timetable in working days.

    The first three count back from the meeting, the last two on from it; the meeting's own day is day 0.
    """

    __tablename__ = "planning_rule"
    __table_args__ = (UniqueConstraint("group_id"),)

    group_id: Mapped[int] = link("partnership_group")
    weekday: Mapped[Weekday | None] = choice(Weekday)
    week: Mapped[WeekOfMonth | None] = choice(WeekOfMonth)
    per_year: Mapped[Whole | None]
    """How many meetings a year has where the terms of reference's frequency does not say it."""
    starts: Mapped[TimeOfDay | None]
    finishes: Mapped[TimeOfDay | None]
    venue: Mapped[ShortText | None]
    online_link: Mapped[LongText | None]
    call_for_papers: Mapped[Whole]
    papers_due: Mapped[Whole]
    despatch: Mapped[Whole]
    draft_minutes: Mapped[Whole]
    issue_minutes: Mapped[Whole]
