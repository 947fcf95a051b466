"""What can be done to bookings: book, cancel, substitute, and enter the register; free places go to who waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import missing
from app.training.fields import BOOKING, BookingStatus, BookingValues
from app.training.rules import booking_problems, cancellation, check_place
from app.training.waiting import is_open, move_up, places_left
from models.people import Person
from models.training import Booking, Course, Event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.work import Work


def add_booking(work: Work, values: BookingValues) -> int:
    """Book a delegate; without a given status on the list, or on the waiting list when the event is full.

    A person on file brings name, e-mail address and agency along where these are not given.
    """
    full: dict[str, Any] = {"late": False, "booked_on": work.today, **_known(work, values)}
    if "status" not in full:
        full["status"] = _first_status(work, full.get("event"))
    refuse(missing(BOOKING, full) | booking_problems(work.session, None, full))
    return work.add(Booking(**column_values(BOOKING, full)))


def add_unscheduled(work: Work, values: BookingValues) -> int:
    """Put a delegate on the register who came without a booking."""
    full: BookingValues = {**values, "status": BookingStatus.UNSCHEDULED, "booked_on": None}
    return add_booking(work, full)


def change_booking(
    work: Work, booking_id: int, values: BookingValues, shown: int | None = None
) -> tuple[int, ...]:
    """Change some values of a booking; gives the bookings that moved up."""
    row = work.get(Booking, booking_id)
    given: dict[str, Any] = dict(values)
    given = {**_cancellation(work, row, given), **given}
    refuse(booking_problems(work.session, booking_id, field_values(BOOKING, row) | given))
    work.edit(row, given, BOOKING, shown)
    return move_up(work, row.event_id)


def record(work: Work, booking_id: int, status: BookingStatus) -> tuple[int, ...]:
    """Enter what became of one booking, as the register does; gives the bookings that moved up."""
    return change_booking(work, booking_id, {"status": status})


def record_all_attended(work: Work, event_id: int) -> tuple[int, ...]:
    """Enter everybody who is still booked as having attended; gives the bookings that moved up.

    None of the rules of a booking can object: each of them holds its place before and after.
    """
    booked = select(Booking.id).where(
        Booking.event_id == event_id, Booking.status == BookingStatus.BOOKED
    )
    attended = {"status": BookingStatus.ATTENDED}
    work.update_many(Booking, dict.fromkeys(work.session.scalars(booked), attended))
    return move_up(work, event_id)


def cancel_booking(work: Work, booking_id: int, day: date) -> tuple[int, ...]:
    """Cancel a booking as of a day, late or in time by the notice of its course; gives the bookings that moved up."""
    values: BookingValues = {"status": BookingStatus.CANCELLED, "cancelled_on": day}
    return change_booking(work, booking_id, values)


def substitute(work: Work, booking_id: int, values: BookingValues) -> int:
    """Give a place to another delegate, of the same agency unless the values say another; gives the new booking.

    NoPlace where the booking holds none: it waits, was cancelled or handed on, or nobody came.
    """
    row = work.get(Booking, booking_id)
    check_place(row.person, row.status)
    status = row.status
    row.status = BookingStatus.SUBSTITUTED
    work.session.flush()
    taken_over: BookingValues = {
        "agency": row.agency_id,
        "booked_on": row.booked_on,
        **values,
        "event": row.event_id,
        "substitute_for": booking_id,
        "status": status,
    }
    return add_booking(work, taken_over)


def remove_bookings(work: Work, booking_ids: Sequence[int]) -> tuple[int, ...]:
    """Remove bookings made by mistake; gives the bookings that moved up."""
    events = dict.fromkeys(work.get(Booking, each).event_id for each in booking_ids)
    # Who took over a place came later and goes first, for it refers to the booking it replaced.
    work.delete_many(Booking, sorted(booking_ids, reverse=True))
    return tuple(each for event_id in events for each in move_up(work, event_id))


def _first_status(work: Work, event_id: int | None) -> BookingStatus:
    event = work.session.get(Event, event_id or 0)
    if event is None or not is_open(event, work.today):
        return BookingStatus.BOOKED
    left = places_left(work.session, event)
    return BookingStatus.WAITING if left is not None and left <= 0 else BookingStatus.BOOKED


def _known(work: Work, values: BookingValues) -> dict[str, Any]:
    full: dict[str, Any] = dict(values)
    contact = full.get("contact")
    person = work.session.get(Person, contact) if contact else None
    if person is not None:
        own = {"person": person.name, "email": person.email, "agency": person.agency_id}
        full |= {name: value for name, value in own.items() if not full.get(name)}
    return full


def _cancellation(work: Work, row: Booking, given: Mapping[str, Any]) -> dict[str, Any]:
    """Say when it was cancelled, today unless it is said, and whether that was late."""
    status = given.get("status", row.status)
    if status == BookingStatus.CANCELLED and not {"status", "cancelled_on"} & given.keys():
        return {}
    event = work.get(Event, row.event_id)
    day = given.get("cancelled_on") or row.cancelled_on or work.today
    return cancellation(status, day, event.day, work.get(Course, event.course_id).notice_days)


__all__ = [
    "add_booking",
    "add_unscheduled",
    "cancel_booking",
    "change_booking",
    "record",
    "record_all_attended",
    "remove_bookings",
    "substitute",
]
