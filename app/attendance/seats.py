"""Attendance of one seat over a period, for the page of its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.attendance.rates import AttendanceCounts, count
from models.attendance import Attendance
from models.meetings import Meeting

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def attendance_of_seat(session: Session, seat_id: int, first: date, last: date) -> AttendanceCounts:
    """Count the codes of a seat at the meetings of a period that are closed, where it was expected."""
    chosen = (
        select(Attendance.code)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Attendance.seat_id == seat_id,
            Attendance.expected.is_(True),
            Meeting.day.between(first, last),
        )
    )
    return count(session.scalars(chosen).all())
