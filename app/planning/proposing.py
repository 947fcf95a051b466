"""The meetings of a year as proposed from each group's rule, kept clear of each other and of what is planned."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.groups.queries import GROUP_NAME
from app.groups.terms import terms_on
from app.meetings.moves import ENDED, HELD
from app.periods import exists_on
from app.planning.days_free import Gathering
from app.planning.pattern import Pattern, nominal_days
from app.planning.plan import ProposedMeeting, YearPlan
from app.planning.queries import last_meetings, planning_rules
from app.planning.sitting import Sitting
from models.groups import Frequency, Group
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from app.meetings.rules import Life
    from app.partnerships.years import Year
    from app.planning.queries import PlanningRuleRecord

_AROUND = timedelta(days=183)
"""Meetings so near to a year may still take one of its turns: half a year, for a group that meets once in it."""


def propose_year(session: Session, group_ids: Sequence[int], year: Year, today: date) -> YearPlan:
    """Propose a year's meetings of some groups, each by its rule and the frequency in its terms of reference.

    A turn for which a group has a meeting already keeps that one, and the group's other meetings of the year are listed
    beside them; turns that are over get none. A group that meets as needed gets none, and none gets one on a day
    outside its own life.
    """
    planned = _planned(session, year.first_day - _AROUND, year.last_day + _AROUND)
    sitting = Sitting(session, year.first_day - _AROUND, year.last_day + _AROUND)
    lives = _lives(session, group_ids)
    others = [_occasion(row, name, sitting) for row, name in planned]
    plan = YearPlan(year, today, sitting, others, lives=lives)
    frequencies = _frequencies(session, group_ids, year)
    before = last_meetings(session, group_ids, year.first_day)
    for rule in planning_rules(session, group_ids):
        pattern = _pattern(rule, frequencies.get(rule.group.id, Frequency.AS_NEEDED))
        last = before.get(rule.group.id)
        mine = [row for row, _ in planned if row.group_id == rule.group.id]
        turns = nominal_days(pattern, year, last.day if last else None)
        taken = _turns_taken(pattern, turns, mine)
        for day in turns:
            if day in taken:
                plan.propose(_there(rule.group, day, taken[day]))
            elif day >= today and exists_on(*lives[rule.group.id], day):
                plan.propose(_proposal(rule, day))
        keeping = {row.id for row in taken.values()}
        for row in mine:
            if row.id not in keeping and year.first_day <= row.day <= year.last_day:
                plan.propose(_there(rule.group, row.day, row))
    return plan


def _planned(session: Session, first: date, last: date) -> list[tuple[Meeting, str]]:
    chosen = (
        select(Meeting, GROUP_NAME)
        .join(Group, Group.id == Meeting.group_id)
        .where(Meeting.day.between(first, last), Meeting.state.not_in(ENDED))
        .order_by(Meeting.day, Meeting.id)
    )
    return [(row, name) for row, name in session.execute(chosen)]


def _occasion(row: Meeting, group: str, sitting: Sitting) -> Gathering:
    people = sitting(row.group_id, row.day)
    return Gathering(group, row.day, row.starts, row.finishes, row.venue, people)


def _frequencies(session: Session, group_ids: Sequence[int], year: Year) -> dict[int, Frequency]:
    """Give each group's frequency at the year's beginning, or at its end for terms that begin within it."""
    early, late = (terms_on(session, group_ids, day) for day in (year.first_day, year.last_day))
    return {group_id: terms.frequency for group_id, terms in (late | early).items()}


def _lives(session: Session, group_ids: Sequence[int]) -> dict[int, Life]:
    chosen = select(Group.id, Group.first_day, Group.last_day).where(Group.id.in_(group_ids))
    return {row.id: (row.first_day, row.last_day) for row in session.execute(chosen)}


def _pattern(rule: PlanningRuleRecord, frequency: Frequency) -> Pattern:
    return Pattern(frequency, rule.weekday, rule.week, rule.per_year)


def _turns_taken(
    pattern: Pattern, turns: Sequence[date], mine: Sequence[Meeting]
) -> dict[date, Meeting]:
    """Give the turns that the group's own meetings take, the nearest pairs first, each meeting one turn at most.

    A meeting takes a turn that it is nearer to than half the interval, or one of its own month.
    """
    pairs = sorted(
        (
            (abs((row.day - day).days), day, row.id, row)
            for day in turns
            for row in mine
            if _may_take(pattern, day, row)
        ),
        key=lambda pair: pair[:3],
    )
    taken: dict[date, Meeting] = {}
    for _apart, day, _id, row in pairs:
        if day not in taken and row not in taken.values():
            taken[day] = row
    return taken


def _may_take(pattern: Pattern, day: date, row: Meeting) -> bool:
    if abs((row.day - day).days) * 2 <= pattern.days_between:
        return True
    return pattern.weeks is None and (row.day.year, row.day.month) == (day.year, day.month)


def _there(group: Ref, turn: date, row: Meeting) -> ProposedMeeting:
    return ProposedMeeting(
        0,
        group,
        nominal=turn,
        day=row.day,
        starts=row.starts,
        finishes=row.finishes,
        venue=row.venue,
        there=row.id,
        held=row.state in HELD,
    )


def _proposal(rule: PlanningRuleRecord, day: date) -> ProposedMeeting:
    return ProposedMeeting(
        0,
        rule.group,
        nominal=day,
        day=day,
        starts=rule.starts,
        finishes=rule.finishes,
        venue=rule.venue,
        online_link=rule.online_link,
    )
