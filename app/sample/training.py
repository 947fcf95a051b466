"""The sample's courses, a year of events before today and some to come, and what became of their bookings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from app.sample.courses import COURSES, ROLES, WEIGHTS
from app.sample.diary import meeting_day
from app.sample.people import address_of
from app.training.operations import add_course, add_event
from app.training.rules import is_late
from models.training import Audience, Booking, BookingStatus, EventStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from app.sample.courses import SampleCourse
    from app.sample.facts import SampleIds
    from app.sample.people import Names
    from app.work import Work

NOTICE = 5
"""Working days of notice that the sample's courses ask for."""
TO_ENTER = 7
"""Days back within which the register of an event is not entered yet."""
WAITING = 4
"""How many wait for a place of the course that is in demand."""
HOURS = {
    "1 hour": (time(12), time(13)),
    "half a day": (time(9, 30), time(12, 30)),
    "1 day": (time(9, 30), time(16)),
}
"""From when to when an event of each length is; one that has none is learned alone."""


_AFTER = (
    (BookingStatus.ATTENDED, 75),
    (BookingStatus.DID_NOT_ATTEND, 7),
    (BookingStatus.CANCELLED, 9),
    (BookingStatus.LEFT_EARLY, 2),
    (BookingStatus.UNSCHEDULED, 6),
    (BookingStatus.SUBSTITUTED, 1),
)


@dataclass(frozen=True)
class _Event:
    """One delivery of a course; one that is off did not take place."""

    course: SampleCourse
    id: int
    day: date
    is_off: bool


def build_training(
    work: Work, known: SampleIds, names: Names, *, chance: Random, today: date
) -> None:
    """Add courses and their events, with a register for those that are over."""
    desk = _Desk(known, names, chance, today)
    events = [each for course in COURSES for each in _add_events(work, known, course, today)]
    rows = [row for event in events for row in desk.bookings(event)]
    booked = work.insert_many(Booking, rows)
    handed_on = [
        desk.substitute(row, booking_id)
        for booking_id, row in zip(booked, rows, strict=True)
        if row["status"] is BookingStatus.SUBSTITUTED
    ]
    work.insert_many(Booking, handed_on)


def _add_events(
    work: Work, known: SampleIds, course: SampleCourse, today: date
) -> Iterator[_Event]:
    course_id = _add_course(work, known, course)
    for offset in course.days:
        day, is_off = meeting_day(today + timedelta(days=offset)), offset == course.called_off
        yield _Event(course, _add_event(work, course, course_id, day, is_off=is_off), day, is_off)


def _add_course(work: Work, known: SampleIds, course: SampleCourse) -> int:
    return add_course(
        work,
        {
            "title": course.title,
            "code": course.code,
            "level": course.level,
            "mode": course.mode,
            "audience": Audience.BOTH if course.code in {"DA1", "CON"} else Audience.CHILDREN,
            "length": course.length,
            "capacity": course.places,
            "notice_days": NOTICE,
            "priority": known.priorities.get(course.priority),
        },
    )


def _add_event(work: Work, course: SampleCourse, course_id: int, day: date, *, is_off: bool) -> int:
    alone = course.is_learned_alone
    starts, ends = HOURS.get(course.length, (None, None))
    return add_event(
        work,
        {
            "course": course_id,
            "day": day,
            "last_day": day + timedelta(days=90) if alone else None,
            "starts": starts,
            "ends": ends,
            "mode": course.mode,
            "venue": course.venue or "Online",
            "capacity": course.places,
            "trainer": course.trainer or None,
            "status": EventStatus.CANCELLED if is_off else EventStatus.SCHEDULED,
            "notes": "The trainer was ill; held a fortnight later." if is_off else None,
        },
    )


@dataclass(frozen=True)
class _Desk:
    """Whoever takes bookings: gives delegates and what became of each."""

    known: SampleIds
    names: Names
    chance: Random
    today: date

    def bookings(self, event: _Event) -> list[dict[str, Any]]:
        """Give the bookings of one event; the next one of the course that is in demand is full, and people wait."""
        places = event.course.places or 24
        number = self.chance.randint(places * 6 // 10, places * 9 // 10)
        if event.day > self.today + timedelta(days=90):
            number //= 4
        rows = [self._booking(event) for _ in range(number)]
        if event.course.is_in_demand and timedelta() < event.day - self.today < timedelta(days=60):
            rows += [self._booking(event) for _ in range(places + WAITING - number)]
            for row in rows[places:]:
                row["status"] = BookingStatus.WAITING
        return rows

    def substitute(self, row: dict[str, Any], booking_id: int) -> dict[str, Any]:
        """Give the booking of a colleague who came in the place of another."""
        name = self.names.delegate()
        return {
            **row,
            "person": name,
            "email": address_of(name),
            "status": BookingStatus.ATTENDED,
            "evaluated": True,
            "substitute_for_id": booking_id,
        }

    def _booking(self, event: _Event) -> dict[str, Any]:
        name, chance, status = self.names.delegate(), self.chance, self._status(event)
        short = chance.choices(tuple(ROLES), WEIGHTS)[0]
        cancelled = event.day - timedelta(days=0 if event.is_off else chance.randint(1, 20))
        is_cancelled = status is BookingStatus.CANCELLED
        came = status in {BookingStatus.ATTENDED, BookingStatus.UNSCHEDULED}
        booked = min(event.day, self.today) - timedelta(days=chance.randint(21, 60))
        return {
            "event_id": event.id,
            "person": name,
            "email": address_of(name),
            "agency_id": self.known.agencies[short],
            "role": chance.choice(ROLES[short]),
            "status": status,
            "booked_on": None if status is BookingStatus.UNSCHEDULED else booked,
            "cancelled_on": cancelled if is_cancelled else None,
            "late": is_cancelled and not event.is_off and is_late(event.day, NOTICE, cancelled),
            "evaluated": chance.random() < 0.8 if came else None,
        }

    def _status(self, event: _Event) -> BookingStatus:
        """Say what became of a booking: nothing yet where the register is still to be entered."""
        if event.is_off:
            return BookingStatus.CANCELLED
        if event.course.is_learned_alone:
            return BookingStatus.ATTENDED
        if event.day > self.today - timedelta(days=TO_ENTER):
            return BookingStatus.BOOKED
        kinds = [each for each, _ in _AFTER]
        return self.chance.choices(kinds, [weight for _, weight in _AFTER])[0]
