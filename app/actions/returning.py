"""The actions that come back to a meeting: in its action log, or at items of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from app.actions.queries import ActionRecord, actions
from app.actions.rules import OPEN
from models.actions import Action
from models.agenda import AgendaItem
from models.meetings import Meeting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Returning:
    """An action that comes back to a meeting, and at how many meetings of its group it has been since it was raised."""

    action: ActionRecord
    meetings_since: int


def returning_actions(session: Session, meeting_id: int, today: date) -> list[Returning]:
    """Give the actions a meeting's action log brings back: overseen by its group, raised before its day, open then.

    The longest overdue come first, those without a due day last. How late one is, is told as on the meeting's day, but
    of a meeting to come as of today: what is due before it may still be done in time.
    """
    one = session.get_one(Meeting, meeting_id)
    chosen = select(Action.id).where(
        Action.group_id == one.group_id,
        or_(Action.meeting_id.is_(None), Action.meeting_id != meeting_id),
        Action.raised_on <= one.day,
        or_(Action.status.in_(OPEN), Action.closed_on >= one.day),
    )
    found = actions(session, session.scalars(chosen).all(), {"as_at": min(one.day, today)})
    days = closed_days(session, [one.group_id], one.day)[one.group_id]
    found.sort(key=lambda each: (each.due is None, each.due or date.max, each.id))
    return [Returning(each, sum(day > each.raised_on for day in days)) for each in found]


def brought_back(session: Session, meeting_id: int, today: date) -> dict[int, Returning]:
    """Give the actions that are taken at items of their own at a meeting, by item, with what is late told alike."""
    one = session.get_one(Meeting, meeting_id)
    there = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    chosen = select(Action.id).where(Action.back_at_id.in_(there))
    found = actions(session, session.scalars(chosen).all(), {"as_at": min(one.day, today)})
    days = closed_days(session, [each.group.id for each in found], one.day)
    return {
        each.back_at.id: Returning(each, sum(day > each.raised_on for day in days[each.group.id]))
        for each in found
        if each.back_at
    }


def closed_days(session: Session, group_ids: Sequence[int], before: date) -> dict[int, list[date]]:
    """Give the days before a day on which groups met, by group, in one query."""
    found: dict[int, list[date]] = {each: [] for each in group_ids}
    chosen = select(Meeting.group_id, Meeting.day).where(
        Meeting.group_id.in_(group_ids), Meeting.day < before, Meeting.closed_on.is_not(None)
    )
    for group_id, day in session.execute(chosen):
        found[group_id].append(day)
    return found
