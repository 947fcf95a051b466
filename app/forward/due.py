"""What the forward plan puts on Home: reports that other bodies owe a group and that are wanted soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from app.days import show_short_day
from app.deadlines import Deadline, Verb, how_soon
from app.forward.listings import TOPICS
from app.forward.queries import topics
from app.meetings.queries import meetings
from app.unit.whose import EVERYBODY
from models.forward import ForwardTopic, TopicState
from models.groups import Group

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from app.forward.queries import TopicRecord
    from app.meetings.queries import MeetingRecord
    from app.unit.whose import Whose

NEAR = timedelta(days=28)
"""Days before papers are due from which a report that somebody owes is shown: four weeks to write it."""


def wanted_by(each: TopicRecord, places: Mapping[int, MeetingRecord]) -> date:
    """Give the day a report is wanted: when papers of the meeting it comes to are due, else its own day."""
    meeting = places.get(each.lands_on.id) if each.lands_on else None
    return meeting.timetable.papers_due if meeting else each.due


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per report that is owed a group and wanted within four weeks, or late."""
    found = reports_owed(session, today, whose, partnership_id=partnership_id)
    return [_deadline(each, by, today) for each, by in found]


def reports_owed(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[tuple[TopicRecord, date]]:
    """Give each report that somebody owes a group and that is wanted within four weeks, or late, with its day."""
    group = select(Group.looked_after_id).where(Group.id == ForwardTopic.group_id)
    chosen = select(ForwardTopic.id).where(
        ForwardTopic.state == TopicState.PARKED,
        or_(ForwardTopic.agency_id.is_not(None), ForwardTopic.person_id.is_not(None)),
        whose.condition(group.scalar_subquery()),
        *TOPICS.own(partnership_id),
    )
    found = topics(session, session.scalars(chosen).all())
    places = {
        each.id: each
        for each in meetings(session, [one.lands_on.id for one in found if one.lands_on])
    }
    wanted = ((each, wanted_by(each, places)) for each in found)
    return [(each, by) for each, by in wanted if by <= today + NEAR]


def _deadline(each: TopicRecord, by: date, today: date) -> Deadline:
    chip, tone = how_soon(by, today)
    where = each.lands_on.name if each.lands_on else f"{each.group}, no meeting planned"
    told = f" · chased {show_short_day(each.chased_on)}" if each.chased_on else ""
    return Deadline(
        f"Report due: {each.title}",
        f"{each.owed_by} · {where}{told}",
        by,
        chip=chip,
        tone=tone,
        verb=Verb.OPEN if each.chased_on else Verb.CHASE,
        page="forward-plan",
        record_id=each.id,
    )
