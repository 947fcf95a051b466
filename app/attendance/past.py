"""Attendance taken over from a list that was kept elsewhere: meetings that are over, each with its register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.attendance.operations import record_codes
from app.days import show_day
from app.errors import UserError
from app.meetings.moves import LOCKED
from app.meetings.operations import add_meeting
from app.seats.fields import OUTSIDE_RATES
from app.seats.queries import members
from models.attendance import Attendance, Code, Mode
from models.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.seats.queries import MemberRecord
    from app.work import Work

CALLED_OFF = frozenset({MeetingState.CANCELLED, MeetingState.POSTPONED})
"""States of a meeting that nobody came to; another one may have been held that day."""


class RegisterRefused(UserError):
    """The attendance of a day cannot be taken over beside what the file says of its meeting by now."""

    def __init__(self, day: date, why: str) -> None:
        super().__init__(
            f"Meeting of {show_day(day)}: {why} Leave the rows of that meeting out, or put it right first; "
            "nothing was stored."
        )


class NotHeldYet(UserError):
    """Attendance was given for a day that is still to come."""

    def __init__(self) -> None:
        super().__init__("That day is still to come, so nobody can have attended.")


@dataclass(frozen=True)
class ListedRegister:
    """Who came to a group's meeting of a day by a list kept elsewhere: codes by seat, and where the list is from."""

    group_id: int
    day: date
    codes: Mapping[int, Code]
    source: str


def take_register(work: Work, listed: ListedRegister) -> int:
    """Take over who came on a day: into the group's meeting of that day, else into a new one; gives its id.

    A new meeting is over and its minutes were issued elsewhere, so nothing of it falls due here, and a later list may
    correct it. Any other keeps its state; RegisterRefused where that allows no change. “Not a member then” takes a seat
    out of a register that has it.
    """
    chosen = select(Meeting.id).where(
        Meeting.group_id == listed.group_id,
        Meeting.day == listed.day,
        Meeting.state.not_in(CALLED_OFF),
    )
    meeting_id = work.session.scalars(chosen.order_by(Meeting.id).limit(1)).first()
    try:
        if meeting_id is None:
            return _add_past_meeting(work, listed)
        _correct(work, work.get(Meeting, meeting_id), listed.codes)
    except UserError as refused:
        raise RegisterRefused(listed.day, str(refused)) from refused
    return meeting_id


def _correct(work: Work, row: Meeting, codes: Mapping[int, Code]) -> None:
    if row.state not in LOCKED or row.issued_on is not None:
        record_codes(work, row.id, codes)
        return
    chosen = select(Attendance).where(Attendance.meeting_id == row.id)
    stored = {each.seat_id: each for each in work.session.scalars(chosen)}
    for seat, code in codes.items():
        if seat in stored and code is Code.NOT_MEMBER:
            work.delete(stored[seat])
        elif seat in stored:
            stored[seat].code = code
    work.session.flush()
    _keep(work, row, {seat: codes[seat] for seat in codes.keys() - stored.keys()})


def _add_past_meeting(work: Work, listed: ListedRegister) -> int:
    """Add a meeting that is over, with the seats of its list alone: no other was counted there."""
    if listed.day > work.today:
        raise NotHeldYet
    notes = f"Attendance taken over from {listed.source}; its minutes were written elsewhere."
    meeting_id = add_meeting(work, {"group": listed.group_id, "day": listed.day, "notes": notes})
    row = work.get(Meeting, meeting_id)
    row.state, row.closed_on = MeetingState.ISSUED, listed.day
    _keep(work, row, listed.codes)
    return meeting_id


def _keep(work: Work, row: Meeting, codes: Mapping[int, Code]) -> None:
    there = members(work.session, list(codes), {"as_at": row.day})
    work.insert_many(Attendance, [_kept(row.id, member, codes[member.id]) for member in there])


def _kept(meeting_id: int, member: MemberRecord, code: Code) -> dict[str, Any]:
    """Give a seat's row as closing a meeting keeps it; one that nobody is known to have held counts by its code."""
    return {
        "meeting_id": meeting_id,
        "seat_id": member.id,
        "holder_id": member.person.id if member.person else None,
        "code": code,
        "mode": Mode.ROOM,
        "post": member.post,
        "holder": member.holder,
        "agencies": member.agency_short or "",
        "category": member.category,
        "expected": member.category not in OUTSIDE_RATES,
    }
