"""How a group plans its meetings, as it is typed and shown."""

from __future__ import annotations

from datetime import time
from typing import TypedDict

from app.fields import Choice, Fields, Link, Number, Text, Time
from models.planning import Weekday, WeekOfMonth

PLANNING_RULE: Fields = (
    Link("group", "Group", kind="groups", required=True, width=26),
    Choice("week", "Week of the month", words=WeekOfMonth, chip=False, width=12),
    Choice("weekday", "Weekday", words=Weekday, chip=False, width=12),
    Number(
        "per_year",
        "Meetings a year",
        least=1,
        most=52,
        help="Empty where the frequency in the terms of reference says it.",
    ),
    Time("starts", "Start"),
    Time("finishes", "Finish"),
    Text("venue", "Venue", width=26),
    Text("online_link", "Online link", longest=2000, listed=False, width=30),
    Number(
        "call_for_papers",
        "Call for papers",
        required=True,
        least=0,
        most=120,
        help="Working days before the meeting.",
    ),
    Number(
        "papers_due",
        "Papers due",
        required=True,
        least=0,
        most=120,
        help="Working days before the meeting.",
    ),
    Number(
        "despatch",
        "Agenda and papers out",
        required=True,
        least=0,
        most=120,
        help="Working days before the meeting.",
    ),
    Number(
        "draft_minutes",
        "Draft minutes to chair",
        required=True,
        least=0,
        most=120,
        help="Working days after the meeting.",
    ),
    Number(
        "issue_minutes",
        "Minutes issued",
        required=True,
        least=0,
        most=120,
        help="Working days after the meeting.",
    ),
)


class PlanningRuleValues(TypedDict, total=False):
    """The values of a group's planning rule; counts are working days, times are London's."""

    group: int
    week: WeekOfMonth | None
    weekday: Weekday | None
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


__all__ = ["PLANNING_RULE", "PlanningRuleValues"]
