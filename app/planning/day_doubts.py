"""What is worth knowing of a day before a meeting is put on it: the day itself, people and rooms that are taken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.groups.queries import GROUP_NAME
from app.meetings.moves import ENDED
from app.meetings.rules import day_warnings
from app.planning.days_free import Gathering, objections
from app.planning.sitting import Sitting
from models.groups import Group
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def day_doubts(session: Session, meeting_id: int | None, values: Mapping[str, Any]) -> list[str]:
    """Give what may stand against a meeting's day, in sentences and no obstacle; empty where nothing does.

    `values` are day, group, starts, finishes and venue, as far as they are known; `meeting_id` is the meeting itself
    where it is planned already. A meeting that is told as a clash is not named among the others of that day again.
    """
    day: date | None = values.get("day")
    if day is None:
        return []
    found = _clashes(session, meeting_id, values, day)
    return [*day_warnings(session, meeting_id, values, besides=found.keys()), *found.values()]


def _clashes(
    session: Session, meeting_id: int | None, values: Mapping[str, Any], day: date
) -> dict[int, str]:
    """Say per meeting of the day, by its id, why it is in the way; two queries."""
    sitting = Sitting(session, day, day)
    group = values.get("group")
    wished = Gathering(
        "",
        day,
        values.get("starts"),
        values.get("finishes"),
        values.get("venue"),
        sitting(group, day) if group else frozenset(),
    )
    chosen = (
        select(Meeting, GROUP_NAME.label("name"))
        .join(Group, Group.id == Meeting.group_id)
        .where(Meeting.day == day, Meeting.state.not_in(ENDED))
        .order_by(Meeting.starts, Meeting.id)
    )
    of_the_day = len(objections(wished, ()))
    found = {}
    for one, name in session.execute(chosen):
        people = sitting(one.group_id, day)
        other = Gathering(name, day, one.starts, one.finishes, one.venue, people)
        told = objections(wished, (other,))[of_the_day:]
        if told and one.id != meeting_id:
            found[one.id] = " ".join(told)
    return found
