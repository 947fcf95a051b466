"""How a group plans: its own rule, completed from its last meeting and from the usual timetable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.days import show_hours
from app.fields import Ref
from app.groups.queries import GROUP_NAME, all_groups
from app.meetings.moves import ENDED
from app.meetings.timetable import USUAL
from app.partnerships.queries import all_partnerships
from app.partnerships.years import JANUARY, Year, year_of
from app.planning.pattern import Pattern, usual_place
from models.groups import Frequency, Group, GroupStatus
from models.meetings import Meeting
from models.planning import PlanningRule, Weekday, WeekOfMonth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_YEARS_AHEAD = 3
_AHEAD = timedelta(days=120)
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


@dataclass(frozen=True)
class GroupToPlan:
    """A group as the planning page offers it, with its rule in words; `has_pattern` where it meets regularly."""

    group: Ref
    words: str
    has_pattern: bool


def groups_to_plan(
    session: Session, day: date, partnership_id: int | None = None
) -> list[GroupToPlan]:
    """Give the unit's own groups that work on a day, by tier, with how each plans; of a partnership or of all."""
    found = [
        each
        for each in all_groups(session, day, partnership_id)
        if not each.attended_only and each.status is not GroupStatus.NEVER
    ]
    rules = {each.group.id: each for each in planning_rules(session, [each.id for each in found])}
    return [
        GroupToPlan(
            rules[each.id].group,
            rule_in_words(rules[each.id], each.frequency),
            _meets_regularly(rules[each.id], each.frequency),
        )
        for each in found
    ]


def rule_in_words(rule: PlanningRuleRecord, frequency: Frequency | None) -> str:
    """Say how a group plans: "Quarterly, last Thursday, 09:30–12:00"."""
    if not _meets_regularly(rule, frequency):
        return "As needed"
    often = (
        f"{rule.per_year} a year" if rule.per_year else frequency.title_text if frequency else ""
    )
    day = rule.weekday.title_text
    if (
        Pattern(frequency or Frequency.AS_NEEDED, rule.weekday, rule.week, rule.per_year).weeks
        is None
    ):
        day = f"{rule.week.title_text.casefold()} {day}"
    hours = show_hours(rule.starts, rule.finishes)
    return ", ".join(filter(None, (often, day, hours)))


def years_to_plan(session: Session, today: date) -> tuple[list[Year], Year]:
    """Give the calendar and financial years from this one on that can be planned, and the one most likely meant.

    That is the financial year in which the day four months from now lies: a year is planned ahead of its beginning.
    """
    starts = [JANUARY, *(each.financial_year for each in all_partnerships(session))]
    found = {
        year.name: year
        for start in dict.fromkeys(starts)
        for ahead in range(_YEARS_AHEAD)
        for year in [year_of(start, today.replace(year=today.year + ahead, day=min(today.day, 28)))]
    }
    wanted = year_of(starts[-1], today + _AHEAD)
    years = sorted((found | {wanted.name: wanted}).values(), key=lambda each: each.first_day)
    return years, wanted


def planning_rules(session: Session, group_ids: Sequence[int]) -> list[PlanningRuleRecord]:
    """Give how each group plans, in the order asked, three queries however many.

    What a group's rule leaves open is taken from its latest meeting: the weekday, the hours and the place.
    """
    names = {
        row.id: Ref(row.id, row.name)
        for row in session.execute(
            select(Group.id, GROUP_NAME.label("name")).where(Group.id.in_(group_ids))
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


def _meets_regularly(rule: PlanningRuleRecord, frequency: Frequency | None) -> bool:
    return bool(rule.per_year) or frequency not in {None, Frequency.AS_NEEDED}


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
