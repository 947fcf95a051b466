"""The timetable of a meeting: working days back to the call for papers, and on to the draft minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.workdays import add_working_days

CALL_FOR_PAPERS = 12
PAPERS_DUE = 7
DESPATCH = 5
"""Working days before the meeting on which the agenda goes out (domain.md W1, step 4: a default)."""
DRAFT_MINUTES = 10
"""Working days after the meeting by which the draft minutes go to the chair (domain.md W1, step 7: a default)."""


@dataclass(frozen=True)
class Timetable:
    """The days that belong to one meeting; the meeting's own day is day 0."""

    call_for_papers: date
    papers_due: date
    despatch: date
    draft_minutes: date


def timetable(day: date) -> Timetable:
    """Reckon the days of a meeting from its own day."""
    return Timetable(
        add_working_days(day, -CALL_FOR_PAPERS),
        add_working_days(day, -PAPERS_DUE),
        add_working_days(day, -DESPATCH),
        add_working_days(day, DRAFT_MINUTES),
    )
