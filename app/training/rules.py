"""Rules across the fields of courses, events and bookings: `{field name: sentence}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from app.errors import UserError
from app.workdays import add_working_days
from models.training import Booking, BookingStatus, Course

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session


class NoPlace(UserError):
    """The place of a delegate was to be handed on who has none."""

    def __init__(self, person: str, status: BookingStatus) -> None:
        super().__init__(
            f"{person} has no place to hand on: the booking is entered as “{status.title_text}”. Enter it as booked "
            "again first, or add a booking for the other delegate."
        )


OUT = (BookingStatus.CANCELLED, BookingStatus.SUBSTITUTED)
"""A delegate with such a booking may be booked anew."""

CAME = (BookingStatus.ATTENDED, BookingStatus.LEFT_EARLY, BookingStatus.UNSCHEDULED)
"""Bookings of those who were there."""

HOLDING = (
    BookingStatus.BOOKED,
    BookingStatus.ATTENDED,
    BookingStatus.LEFT_EARLY,
    BookingStatus.UNSCHEDULED,
)
"""Bookings that take a place of an event."""


def course_problems(
    session: Session, course_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say that the partnership has a course of that title already."""
    title = str(values.get("title") or "")
    same = select(Course.id).where(
        func.lower(Course.title) == title.lower(),
        Course.partnership_id == values.get("partnership"),
    )
    if any(each != course_id for each in session.scalars(same)):
        return {"title": f"There is a course called “{title}” already. Add an event to that one."}
    return {}


def event_problems(values: Mapping[str, Any]) -> dict[str, str]:
    """Say that an event ends before it starts."""
    found = {}
    day, last = values.get("day"), values.get("last_day")
    if day and last and last < day:
        found["last_day"] = "The last date is before the first."
    starts, ends = values.get("starts"), values.get("ends")
    if starts and ends and not last and ends <= starts:
        found["ends"] = "It ends before it starts."
    return found


def booking_problems(
    session: Session, booking_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say that a delegate has a place at the event already: by e-mail address, else by name and agency."""
    if values.get("status") in OUT:
        return {}
    person, email = str(values.get("person") or ""), str(values.get("email") or "")
    same = select(Booking.id).where(
        Booking.event_id == values.get("event"),
        Booking.status.not_in(OUT),
        or_(
            func.lower(Booking.email) == email.lower() if email else Booking.id.is_(None),
            (func.lower(Booking.person) == person.lower())
            & (Booking.agency_id == values.get("agency"))
            & (Booking.email.is_(None) if email else Booking.id.is_not(None)),
        ),
    )
    if any(each != booking_id for each in session.scalars(same)):
        return {"person": f"{person} is on the list of this event already."}
    return {}


def check_place(person: str, status: BookingStatus) -> None:
    """Raise NoPlace where a booking holds no place that another delegate could take over."""
    if status not in HOLDING:
        raise NoPlace(person, status)


def cancellation(
    status: BookingStatus, day: date | None, event_day: date, notice_days: int
) -> dict[str, Any]:
    """Give when a booking was cancelled and whether that was late; nothing of it stays on one that stands."""
    if status != BookingStatus.CANCELLED or day is None:
        return {"cancelled_on": None, "late": False}
    return {"cancelled_on": day, "late": is_late(event_day, notice_days, day)}


def is_late(event_day: date, notice_days: int, cancelled_on: date) -> bool:
    """Say whether a cancellation came within the notice, counted in working days with the event's day as day 0."""
    return cancelled_on > add_working_days(event_day, -notice_days)
