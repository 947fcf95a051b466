"""What meetings put on Home: draft minutes that are due, and the papers due this week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agenda.queries import papers
from app.days import show_short_day
from app.deadlines import Deadline, Tile, Verb, how_soon
from app.meetings.listings import MEETINGS
from app.meetings.moves import AHEAD
from app.meetings.queries import meetings, sees_to
from app.unit.whose import EVERYBODY
from app.workdays import working_days_between
from models.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.agenda.queries import Papers
    from app.meetings.queries import MeetingRecord
    from app.unit.whose import Whose
    from models.words import Tone


_UNFINISHED = (*AHEAD, MeetingState.IN_MEETING, MeetingState.DRAFT)
_LOOK_AHEAD = timedelta(days=28)
"""Longer than the working days between the day papers are due and the meeting, Easter included."""


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per meeting that is over and whose minutes have not gone to the chair."""
    chosen = select(Meeting.id).where(
        Meeting.day < today,
        Meeting.state.in_(_UNFINISHED),
        sees_to(whose),
        *MEETINGS.own(partnership_id),
    )
    return [_draft_due(each, today) for each in meetings(session, session.scalars(chosen).all())]


def tile(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> Tile | None:
    """Give "4 of 9" papers received, of meetings whose papers are due by the end of this week; None without any."""
    chosen = select(Meeting.id).where(
        Meeting.day.between(today, today + _LOOK_AHEAD),
        Meeting.state.in_(AHEAD),
        sees_to(whose),
        *MEETINGS.own(partnership_id),
    )
    ids = session.scalars(chosen).all()
    counted = papers(session, ids)
    week_ends = today + timedelta(days=6 - today.weekday())
    due = [
        (each.timetable.papers_due, each, counted[each.id])
        for each in meetings(session, [each for each in ids if each in counted])
        if counted[each.id].expected and each.timetable.papers_due <= week_ends
    ]
    return _papers_tile(due, today) if due else None


def _papers_tile(due: list[tuple[date, MeetingRecord, Papers]], today: date) -> Tile:
    expected = sum(each.expected for _, _, each in due)
    received = sum(each.received for _, _, each in due)
    waiting = [(day, one) for day, one, each in due if each.missing]
    tone: Tone
    chip, tone = "all received", "good"
    place: dict[str, int] = {}
    if waiting:
        day, one = min(waiting, key=lambda each: each[0])
        place["id"] = one.id
        soon, tone = how_soon(day, today)
        chip = f"{one.group.name}, {soon}"
    return Tile(
        "Papers due this week",
        f"{received} of {expected}",
        icon="file-clock",
        chip=chip,
        tone=tone,
        page="meetings",
        share=received / expected,
        place=place,
    )


def _draft_due(one: MeetingRecord, today: date) -> Deadline:
    due, last = one.timetable.draft_minutes, one.timings.draft_minutes
    day = working_days_between(one.day, today)
    what = "Draft minutes" if one.state is MeetingState.DRAFT else "Not closed yet"
    chip, tone = how_soon(due, today)
    return Deadline(
        f"{what}: {one.group.name}, {show_short_day(one.day)}",
        f"Working day {day} of {last}; day {last} is {show_short_day(due)}",
        due,
        chip=chip,
        tone=tone,
        verb=Verb.OPEN,
        page="meeting",
        record_id=one.id,
    )
