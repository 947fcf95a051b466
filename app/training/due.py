"""What training puts on Home: registers still to be entered, and events that come with people waiting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.amounts import counted
from app.belonging import within
from app.deadlines import Deadline, Verb, how_soon
from app.training.finding import OF_COURSE
from app.training.queries import events
from app.unit.whose import EVERYBODY
from models.training import Booking, BookingStatus, Course, Event, EventStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.training.queries import EventRecord
    from app.unit.whose import Whose

BACK = 90
"""Days after which a register that was never entered is no longer asked for here."""
AHEAD = 42
"""Days before an event from which people who wait for a place are worth a second event."""


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per event that is over and not on the register, and per full event with people waiting."""
    own = within(OF_COURSE, partnership_id)
    concerned = _concerned(session, today, whose.condition(Course.looked_after_id), *own)
    found = events(session, concerned, {"as_at": today})
    return [_register(each, today) for each in found if each.day < today and each.counts.booked] + [
        _waiting(each, today) for each in found if each.day >= today and each.waiting
    ]


def _concerned(session: Session, today: date, *conditions: ColumnElement[bool]) -> list[int]:
    """Find the events of the weeks around today that have bookings open or waiting."""
    chosen = (
        select(Event.id)
        .join(Booking, Booking.event_id == Event.id)
        .join(Course, Course.id == Event.course_id)
        .where(
            Event.status != EventStatus.CANCELLED,
            Event.day.between(today - timedelta(days=BACK), today + timedelta(days=AHEAD)),
            Booking.status.in_((BookingStatus.BOOKED, BookingStatus.WAITING)),
            *conditions,
        )
        .distinct()
    )
    return list(session.scalars(chosen))


def _register(event: EventRecord, today: date) -> Deadline:
    chip, tone = how_soon(event.day, today)
    return Deadline(
        f"Register: {event.name}",
        f"{counted(event.counts.booked, 'delegate')} to enter",
        event.day,
        chip=chip,
        tone=tone,
        verb=Verb.ENTER,
        page="training",
        record_id=event.id,
    )


def _waiting(event: EventRecord, today: date) -> Deadline:
    chip, tone = how_soon(event.day, today)
    return Deadline(
        f"Waiting list: {event.name}",
        f"{event.waiting} waiting, {event.booked} of {event.capacity} places booked",
        event.day,
        chip=chip,
        tone=tone,
        verb=Verb.OPEN,
        page="training",
        record_id=event.id,
    )
