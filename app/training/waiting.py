"""Places and the waiting list, which moves up by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.training.rules import HOLDING
from models.training import Booking, BookingStatus, Event, EventStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work


def places_left(session: Session, event: Event) -> int | None:
    """Count the free places of an event, less than nothing when it is overbooked; None where they are not limited."""
    if event.capacity is None:
        return None
    taken = select(func.count(Booking.id)).where(
        Booking.event_id == event.id, Booking.status.in_(HOLDING)
    )
    return event.capacity - (session.scalar(taken) or 0)


def is_open(event: Event, today: date) -> bool:
    """Say whether places of an event are still given out: up to its day, unless it was called off."""
    return event.day >= today and event.status != EventStatus.CANCELLED


def move_up(work: Work, event_id: int) -> tuple[int, ...]:
    """Give free places to those who have waited longest; gives the bookings that moved up, first come first."""
    event = work.get(Event, event_id)
    if not is_open(event, work.today):
        return ()
    left = places_left(work.session, event)
    if left is not None and left <= 0:
        return ()
    waiting = (
        select(Booking)
        .where(Booking.event_id == event_id, Booking.status == BookingStatus.WAITING)
        .order_by(Booking.booked_on.is_(None), Booking.booked_on, Booking.id)
        .limit(left)
    )
    moved = work.session.scalars(waiting).all()
    for booking in moved:
        booking.status = BookingStatus.BOOKED
    work.session.flush()
    return tuple(booking.id for booking in moved)
