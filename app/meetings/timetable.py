"""The timetable of a meeting: working days back to the call for papers, and on to the issued minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.workdays import add_working_days

if TYPE_CHECKING:
    from models.planning import PlanningRule


@dataclass(frozen=True)
class Timings:
    """The working days of a timetable; the defaults are those of domain.md W1, steps 4 and 7, where no source has any.

    The first three count back from the meeting's own day, which is day 0, the last two on from it.
    """

    call_for_papers: int = 12
    papers_due: int = 7
    despatch: int = 5
    draft_minutes: int = 10
    issue_minutes: int = 15


USUAL = Timings()
"""What counts for a group that has no rule of its own."""


@dataclass(frozen=True)
class Timetable:
    """The days that belong to one meeting."""

    call_for_papers: date
    papers_due: date
    despatch: date
    draft_minutes: date
    issue_minutes: date


def timetable(day: date, timings: Timings = USUAL) -> Timetable:
    """Reckon the days of a meeting from its own day."""
    return Timetable(
        add_working_days(day, -timings.call_for_papers),
        add_working_days(day, -timings.papers_due),
        add_working_days(day, -timings.despatch),
        add_working_days(day, timings.draft_minutes),
        add_working_days(day, timings.issue_minutes),
    )


def timings_by(rule: PlanningRule | None) -> Timings:
    """Give the timings of a group's rule, the usual ones where it has none."""
    if rule is None:
        return USUAL
    return Timings(
        rule.call_for_papers,
        rule.papers_due,
        rule.despatch,
        rule.draft_minutes,
        rule.issue_minutes,
    )
