"""What can be done about replies: what a seat said before a meeting about coming to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.attendance.fields import REPLY
from app.attendance.operations import name_deputy, seat_row
from app.attendance.rules import NotMemberThen
from app.columns import column_values
from app.errors import refuse
from app.fields import problems
from app.meetings.rules import check_open
from app.seats.queries import seats_on
from models.attendance import Reply
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.attendance.fields import ReplyValues
    from app.attendance.tracking import SeatReply
    from app.work import Work


def record_reply(work: Work, meeting_id: int, seat_id: int, values: ReplyValues) -> int:
    """Record what a seat said about coming; a later reply takes the place of an earlier one."""
    row = work.get(Meeting, meeting_id)
    check_open(row)
    _check_seat(work, row, seat_id)
    given: dict[str, Any] = {"replied_on": work.today, **values}
    name_deputy(work, given)
    stored = work.session.scalars(
        select(Reply).where(Reply.meeting_id == meeting_id, Reply.seat_id == seat_id)
    ).first()
    if stored is None:
        full = {"meeting": meeting_id, "seat": seat_id, "answer": None, **given}
        refuse(problems(REPLY, full))
        return work.add(Reply(**column_values(REPLY, full)))
    work.edit(stored, given, REPLY)
    return stored.id


def record_replies(work: Work, meeting_id: int, replies: Sequence[SeatReply]) -> int:
    """Record what a tracking list says for many seats; gives how many were new or changed."""
    news = [each for each in replies if each.is_news]
    for each in news:
        record_reply(
            work,
            meeting_id,
            each.seat.seat_id,
            {
                "answer": each.answer,
                "deputy": each.deputy,
                "deputy_name": each.deputy_name,
                "replied_by": "Tracking list",
            },
        )
    return len(news)


def remove_reply(work: Work, meeting_id: int, seat_id: int) -> int | None:
    """Take back what was noted of a seat's coming by mistake; gives the reply's id, None where there was none."""
    check_open(work.get(Meeting, meeting_id))
    chosen = select(Reply).where(Reply.meeting_id == meeting_id, Reply.seat_id == seat_id)
    stored = work.session.scalars(chosen).first()
    if stored is None:
        return None
    work.delete(stored)
    return stored.id


def _check_seat(work: Work, row: Meeting, seat_id: int) -> None:
    """Refuse a seat that the group does not have on the day; a closed meeting goes by its own register."""
    if row.closed_on is not None:
        seat_row(work, row, seat_id)
    elif seat_id not in seats_on(work.session, row.group_id, row.day):
        raise NotMemberThen(row)
