"""Rules of planning: what a group's timetable and times may be together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.meetings.rules import hours_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_ORDER = (
    ("despatch", "papers_due", "Papers cannot be due after the agenda has gone out."),
    ("papers_due", "call_for_papers", "Papers cannot be called for after the day they are due."),
    ("draft_minutes", "issue_minutes", "Minutes cannot be issued before their draft is ready."),
)
"""Of each pair the second lies at least as many working days from the meeting as the first."""


def rule_problems(values: Mapping[str, Any]) -> dict[str, str]:
    """Say what is wrong with a planning rule as a whole: `{field name: sentence}`."""
    found = hours_problem(values)
    if values.get("week") and not values.get("weekday"):
        found["weekday"] = "Say which weekday of that week, such as Thursday."
    return found | {
        far: sentence
        for near, far, sentence in _ORDER
        if (values.get(far) or 0) < (values.get(near) or 0)
    }
