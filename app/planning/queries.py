"""How a group plans: its own rule, completed from its last meeting and from the usual timetable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.fields import Ref
from app.meetings.moves import ENDED
from app.meetings.timetable import USUAL
from app.planning.pattern import usual_place
from models.groups import Group
from models.meetings import Meeting
from models.planning import PlanningRule, Weekday, WeekOfMonth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_DAY = (Weekday.THURSDAY, WeekOfMonth.SECOND)
"""For a group that has neither a rule nor a meeting."""


@dataclass(frozen=True)
class PlanningRuleRecord:
    """How a group plans; `id` and `version` are None where it has no rule of its own yet. Counts are working days."""

    id: int | None
    version: int | None
    group: Ref
    week: WeekOfMonth
    weekday: Weekday
    per_year: int | None
    starts: time | None
    finishes: time | None
    venue: str | None
    online_link: str | None
    call_for_papers: int
    papers_due: int
    despatch: int
    draft_minutes: int
    issue_minutes: int


def planning_rules(session: Session, group_ids: Sequence[int]) -> list[PlanningRuleRecord]:
    """Give how each group plans, in the order asked, three queries however many.

    What a group's rule leaves open is taken from its latest meeting: the weekday, the hours and the place.
    """
    name = func.coalesce(Group.short_name, Group.name)
    names = {
        row.id: Ref(row.id, row.name)
        for row in session.execute(
            select(Group.id, name.label("name")).where(Group.id.in_(group_ids))
        )
    }
    chosen = select(PlanningRule).where(PlanningRule.group_id.in_(group_ids))
    own = {row.group_id: row for row in session.scalars(chosen)}
    last = last_meetings(session, group_ids)
    return [
        _record(names[each], own.get(each), last.get(each)) for each in group_ids if each in names
    ]


def last_meetings(
    session: Session, group_ids: Sequence[int], before: date | None = None
) -> dict[int, Meeting]:
    """Give each group's latest meeting that was not called off, by group id; before a day where one is given."""
    latest = (
        select(Meeting.group_id, func.max(Meeting.day).label("day"))
        .where(Meeting.group_id.in_(group_ids), Meeting.state.not_in(ENDED))
        .group_by(Meeting.group_id)
    )
    days = (latest.where(Meeting.day < before) if before else latest).subquery()
    chosen = (
        select(Meeting)
        .join(days, (days.c.group_id == Meeting.group_id) & (days.c.day == Meeting.day))
        .where(Meeting.state.not_in(ENDED))
        .order_by(Meeting.id)
    )
    return {row.group_id: row for row in session.scalars(chosen)}


def _record(group: Ref, rule: PlanningRule | None, last: Meeting | None) -> PlanningRuleRecord:
    weekday, week = usual_place(last.day) if last else _DAY
    timings = rule or USUAL
    return PlanningRuleRecord(
        id=rule.id if rule else None,
        version=rule.version if rule else None,
        group=group,
        week=(rule and rule.week) or week,
        weekday=(rule and rule.weekday) or weekday,
        per_year=rule.per_year if rule else None,
        starts=(rule and rule.starts) or (last.starts if last else None),
        finishes=(rule and rule.finishes) or (last.finishes if last else None),
        venue=(rule and rule.venue) or (last.venue if last else None),
        online_link=(rule and rule.online_link) or (last.online_link if last else None),
        call_for_papers=timings.call_for_papers,
        papers_due=timings.papers_due,
        despatch=timings.despatch,
        draft_minutes=timings.draft_minutes,
        issue_minutes=timings.issue_minutes,
    )
