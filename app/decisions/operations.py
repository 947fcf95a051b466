"""What can be done to decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.attendance.register import present_line, seat_rows
from app.columns import column_values
from app.decisions.fields import DECISION, DecisionValues, Manner, Verdict
from app.decisions.numbering import (
    give_number,
    give_numbers_by_day,
    give_numbers_of_meeting,
    reference,
)
from app.errors import UserError, refuse
from app.fields import problems
from app.interests.quorum import there_for
from app.meetings.moves import HELD
from app.meetings.queries import meeting as meeting_record
from app.meetings.rules import check_open
from models.agenda import AgendaItem
from models.decisions import Decision
from models.meetings import Meeting
from models.recommendations import Recommendation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.work import Work

SERIES = "decision"


class NumberedForGood(UserError):
    """A decision or action that has its number was to be removed."""

    def __init__(self, what: str, number: str) -> None:
        super().__init__(
            f"{what} {number} has its number for good, so it stays in the log. Correct its text instead."
        )


def add_decision(work: Work, values: DecisionValues) -> int:
    """Record a decision; of its meeting it takes group and day, and who of the quorum was present for it.

    One that is added after its meeting was closed gets its number at once.
    """
    full: dict[str, Any] = {
        "group": None,
        "text": None,
        "manner": Manner.AGREED,
        "changes_arrangements": False,
        "restricted": False,
        **values,
    }
    if full.get("meeting"):
        full = _of_meeting(work, full)
    refuse(problems(DECISION, full) | _no_day(full))
    row = Decision(**column_values(DECISION, full))
    decision_id = work.add(row)
    meeting = work.get(Meeting, row.meeting_id) if row.meeting_id else None
    if meeting is not None and meeting.state in HELD:
        give_number(work, row, SERIES, meeting.day)
    return decision_id


def add_logged_decisions(work: Work, rows: Sequence[DecisionValues]) -> list[int]:
    """Add decisions of a log that no meeting of the file took, and number them, the earliest first; gives their ids."""
    ids = [add_decision(work, values) for values in rows]
    added = [work.get(Decision, each) for each in ids]
    dated = sorted(((each, each.day) for each in added), key=lambda pair: pair[1])
    give_numbers_by_day(work, dated, SERIES)
    return ids


def change_decision(
    work: Work, decision_id: int, values: DecisionValues, shown: int | None = None
) -> int:
    """Change some values of a decision whose minutes are not locked."""
    row = work.get(Decision, decision_id)
    _check_meeting(work, row)
    work.edit(row, cast("Mapping[str, Any]", values), DECISION, shown)
    return decision_id


def judge_decision(work: Work, decision_id: int, verdict: Verdict, proposed: str) -> int:
    """Say what became of what was proposed; its wording is kept where the meeting did not take it as it was."""
    row = work.get(Decision, decision_id)
    _check_meeting(work, row)
    row.verdict = verdict
    row.proposed = proposed if verdict is not Verdict.AGREED else None
    work.session.flush()
    return decision_id


def remove_decision(work: Work, decision_id: int) -> int:
    """Remove a decision that is still new; NumberedForGood once it has its number.

    What was proposed for it waits for an answer again.
    """
    row = work.get(Decision, decision_id)
    _check_meeting(work, row)
    if row.number is not None:
        raise NumberedForGood("Decision", reference(row.period, row.number))
    for each in work.session.scalars(select(Recommendation).filter_by(decision_id=decision_id)):
        each.decision_id = None
    work.session.flush()
    work.delete(row)
    return decision_id


def number_decisions(work: Work, meeting_id: int) -> int:
    """Give every decision of a meeting its number, in the order they were made; gives how many there are."""
    return give_numbers_of_meeting(work, Decision, SERIES, meeting_id)


def number_decision(work: Work, decision_id: int) -> int:
    """Give a decision that no meeting took, such as a chair's action, its number at once."""
    row = work.get(Decision, decision_id)
    give_number(work, row, SERIES, row.day)
    return decision_id


def _of_meeting(work: Work, full: dict[str, Any]) -> dict[str, Any]:
    meeting = work.get(Meeting, full["meeting"])
    check_open(meeting)
    taken = {
        **full,
        "group": full["group"] or meeting.group_id,
        "day": full.get("day") or meeting.day,
    }
    item_id = full.get("item")
    if item_id and work.get(AgendaItem, item_id).meeting_id != meeting.id:
        refuse({"item": "That item is not on this meeting's agenda."})
    if "present" not in full:
        one = meeting_record(work.session, meeting.id)
        rows = seat_rows(work.session, one)
        if item_id:
            rows = there_for(work.session, rows, item_id)
        taken["present"] = present_line(work.session, one, rows) or None
    return taken


def _no_day(full: Mapping[str, Any]) -> dict[str, str]:
    return {} if full.get("day") else {"day": "A decision outside a meeting needs its date."}


def _check_meeting(work: Work, row: Decision) -> None:
    if row.meeting_id is not None:
        check_open(work.get(Meeting, row.meeting_id))
