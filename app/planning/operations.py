"""What planning does to the file: a group's rule is set, and a year's plan becomes meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.agenda.operations import prepare_agenda
from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.meetings.operations import add_meeting
from app.meetings.timetable import USUAL
from app.planning.fields import PLANNING_RULE, PlanningRuleValues
from app.planning.rules import rule_problems
from models.planning import PlanningRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.planning.plan import YearPlan
    from app.work import Work

_USUAL: PlanningRuleValues = {
    "call_for_papers": USUAL.call_for_papers,
    "papers_due": USUAL.papers_due,
    "despatch": USUAL.despatch,
    "draft_minutes": USUAL.draft_minutes,
    "issue_minutes": USUAL.issue_minutes,
}


def set_planning_rule(
    work: Work, group_id: int, values: PlanningRuleValues, shown: int | None = None
) -> int:
    """Say how a group plans its meetings; what is not given stays, or is the usual for a group without a rule."""
    row = work.session.scalars(
        select(PlanningRule).where(PlanningRule.group_id == group_id)
    ).one_or_none()
    given = cast("Mapping[str, Any]", values)
    before = field_values(PLANNING_RULE, row) if row else {**_USUAL, "group": group_id}
    full = {**before, **given}
    refuse(rule_problems(full) | problems(PLANNING_RULE, full))
    if row is None:
        return work.add(PlanningRule(**column_values(PLANNING_RULE, full)))
    work.edit(row, given, PLANNING_RULE, shown)
    return row.id


def store_plan(work: Work, plan: YearPlan) -> list[int]:
    """Plan every proposed meeting that stands with its agenda, in the order of their days; gives the meetings' ids."""
    ids = [
        add_meeting(
            work,
            {
                "group": each.group.id,
                "day": each.day,
                "starts": each.starts,
                "finishes": each.finishes,
                "venue": each.venue,
                "online_link": each.online_link,
            },
        )
        for each in plan.standing
    ]
    for meeting_id in ids:
        prepare_agenda(work, meeting_id)
    return ids
