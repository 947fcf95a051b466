"""What can be done to meetings; what closing them entails is done by the minutes, which know all their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from app.columns import column_values, field_values
from app.errors import InvalidValues, refuse
from app.fields import problems
from app.meetings.fields import MEETING, MeetingValues
from app.meetings.moves import (
    APPROVE,
    CALL_OFF,
    CLOSE,
    ISSUE,
    ISSUE_AGENDA,
    POSTPONE,
    REINSTATE,
    REOPEN,
    RESUME,
    WITHDRAW_AGENDA,
)
from app.meetings.rules import (
    check_move,
    day_problem,
    life_problem,
    locked_problems,
    meeting_problems,
)
from models.meetings import Meeting, MeetingState
from models.periods import on
from models.seats import ChairRole, ChairTerm

if TYPE_CHECKING:
    from datetime import date

    from app.meetings.moves import Move
    from app.work import Work

_DATED = {
    ISSUE_AGENDA.name: "agenda_issued_on",
    CLOSE.name: "closed_on",
    CALL_OFF.name: "closed_on",
    ISSUE.name: "issued_on",
    APPROVE.name: "approved_on",
}
_UNDATED = {
    WITHDRAW_AGENDA.name: ("agenda_issued_on",),
    RESUME.name: ("closed_on",),
    REINSTATE.name: ("closed_on", "agenda_issued_on", "quorate", "quorum_sentence"),
    REOPEN.name: ("issued_on", "approved_on", "approved_at_id"),
}


def add_meeting(work: Work, values: MeetingValues) -> int:
    """Plan a meeting of a group; it gets the next number of the group's sequence."""
    full: dict[str, Any] = {"group": None, "day": None, **values}
    refuse(
        problems(MEETING, full)
        | life_problem(work.session, full)
        | meeting_problems(work.session, None, full)
    )
    if full.get("number") is None:
        full["number"] = _next_number(work, full["group"])
    return work.add(Meeting(**column_values(MEETING, full), state=MeetingState.PLANNED))


def change_meeting(
    work: Work, meeting_id: int, values: MeetingValues, shown: int | None = None
) -> int:
    """Change some values of a meeting; its group and day only until it is closed."""
    row = work.get(Meeting, meeting_id)
    given = {name: value for name, value in values.items() if (name, value) != ("number", None)}
    before = field_values(MEETING, row)
    found = meeting_problems(work.session, meeting_id, {**before, **given})
    moved = [name for name in ("group", "day") if name in given and given[name] != before[name]]
    problem = day_problem(row.state)
    refuse(
        found
        | (life_problem(work.session, {**before, **given}) if moved else {})
        | (dict.fromkeys(moved, problem) if problem else {})
        | locked_problems(row, before, given)
    )
    work.edit(row, given, MEETING, shown)
    return meeting_id


def move_meeting(work: Work, meeting_id: int, move: Move, *, reason: str | None = None) -> int:
    """Bring a meeting to the state a move leads to; WrongMove where the table does not allow it."""
    row = work.get(Meeting, meeting_id)
    check_move(row, move, reason)
    row.state = move.after
    row.reason = (reason or "").strip() or None
    if move.name in _DATED:
        setattr(row, _DATED[move.name], work.today)
    for column in _UNDATED.get(move.name, ()):
        setattr(row, column, None)
    work.session.flush()
    return meeting_id


def postpone_meeting(work: Work, meeting_id: int, *, reason: str, new_day: date | None) -> int:
    """Postpone a meeting, to a new one on another day where that is known; gives the new one's id, else its own."""
    move_meeting(work, meeting_id, POSTPONE, reason=reason)
    if new_day is None:
        return meeting_id
    row = work.get(Meeting, meeting_id)
    if new_day == row.day:
        refuse({"new_day": "That is the day from which it is postponed. Choose another."})
    again = field_values(MEETING, row) | {"day": new_day}
    kept = {name: again[name] for name in MeetingValues.__annotations__ if name != "number"}
    try:
        row.postponed_to_id = add_meeting(work, cast("MeetingValues", kept))
    except InvalidValues as wrong:
        # The person typed the new day, so what is wrong with it stands there.
        named = {"day": "new_day"}
        raise InvalidValues(
            {named.get(name, name): told for name, told in wrong.problems.items()}
        ) from wrong
    work.session.flush()
    return row.postponed_to_id


def record_approval(work: Work, meeting_id: int, approved_at: int) -> int:
    """Note which later meeting approved the minutes."""
    work.get(Meeting, meeting_id).approved_at_id = approved_at
    work.session.flush()
    return meeting_id


def keep_chair(work: Work, meeting_id: int) -> int:
    """Write down who chaired where the record left it to the group's chair of the day."""
    row = work.get(Meeting, meeting_id)
    if row.chair_seat_id is None and row.chair_id is None:
        term = work.session.scalars(
            select(ChairTerm).where(
                ChairTerm.group_id == row.group_id,
                ChairTerm.role == ChairRole.CHAIR,
                on(ChairTerm, row.day),
            )
        ).first()
        if term is not None:
            row.chair_seat_id = term.seat_id
            row.chair_id = None if term.seat_id else term.person_id
            work.session.flush()
    return meeting_id


def _next_number(work: Work, group_id: int) -> int:
    last = select(func.max(Meeting.number)).where(Meeting.group_id == group_id)
    return (work.session.scalar(last) or 0) + 1
