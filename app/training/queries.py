"""What can be asked about courses, events and bookings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.agencies.queries import agency_ref
from app.days import show_day, show_hours
from app.fields import Ref
from app.people.rules import surname_of
from app.record_values import named_values
from app.training.tally import counts_by
from app.unit.queries import looked_after_by
from models.agencies import Agency
from models.partnerships import Partnership, Priority
from models.people import Person
from models.training import Booking, Course, Event, EventState, EventStatus

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.listing import Scope
    from app.training.counts import BookingCounts
    from app.training.fields import Audience, BookingStatus, TrainingMode


@dataclass(frozen=True)
class CourseRecord:
    """A course as lists and pages show it."""

    id: int
    version: int
    partnership: Ref
    title: str
    code: str | None
    level: str | None
    mode: TrainingMode
    audience: Audience
    length: str | None
    capacity: int | None
    notice_days: int
    attended_from: int
    priority: Ref | None
    looked_after: Ref | None
    ended_on: date | None
    notes: str | None


@dataclass(frozen=True)
class EventRecord:
    """An event with what became of its bookings."""

    id: int
    version: int
    course: Ref
    day: date
    last_day: date | None
    starts: time | None
    ends: time | None
    mode: TrainingMode
    venue: str | None
    capacity: int | None
    trainer: str | None
    status: EventStatus
    agency: Ref | None
    notes: str | None
    counts: BookingCounts
    state: EventState

    @property
    def booked(self) -> int:
        """Count the bookings that were not cancelled or handed on."""
        return self.counts.registrations - self.counts.cancelled

    @property
    def waiting(self) -> int:
        """Count who waits for a place."""
        return self.counts.waiting

    @property
    def attended(self) -> int:
        """Count who came."""
        return self.counts.attended

    @property
    def take_up(self) -> Decimal | None:
        """Give those who came of the places offered, in per cent, once anybody is marked as having come."""
        return self.counts.take_up.percent if self.counts.attended else None

    @property
    def hours(self) -> str:
        """Its times as "09:30–12:00", "09:30" or nothing."""
        return show_hours(self.starts, self.ends)

    @property
    def name(self) -> str:
        """Name the event by its course and date."""
        return f"{self.course.name}, {show_day(self.day)}"


@dataclass(frozen=True)
class BookingRecord:
    """A delegate's place at an event."""

    id: int
    version: int
    person: str
    email: str | None
    agency: Ref | None
    role: str | None
    event: Ref
    course: str
    day: date
    status: BookingStatus
    booked_on: date | None
    cancelled_on: date | None
    late: bool
    minutes: int | None
    evaluated: bool | None
    contact: Ref | None
    substitute_for: Ref | None
    notes: str | None


def courses(session: Session, ids: Sequence[int]) -> list[CourseRecord]:
    """Read courses with their partnership and the priority they serve."""
    chosen = (
        select(Course, Partnership.name, Priority.name, looked_after_by(Course.looked_after_id))
        .join(Partnership, Partnership.id == Course.partnership_id)
        .outerjoin(Priority, Priority.id == Course.priority_id)
        .where(Course.id.in_(ids))
    )
    return [
        CourseRecord(
            partnership=Ref(row.partnership_id, partnership),
            priority=_ref(row.priority_id, priority),
            looked_after=_ref(row.looked_after_id, member),
            **named_values(row, _COURSE),
        )
        for row, partnership, priority, member in session.execute(chosen)
    ]


def state_on(day: date, status: EventStatus, event_day: date) -> EventState:
    """Say how an event stands on a day: one that was not called off is held on its date."""
    if status is EventStatus.CANCELLED:
        return EventState.CANCELLED
    return EventState.HELD if event_day <= day else EventState.PLANNED


def events(session: Session, ids: Sequence[int], scope: Scope) -> list[EventRecord]:
    """Read events as at the scope's day `as_at`, with what became of their bookings, in two queries."""
    counts = counts_by(session, Booking.event_id, Event.id.in_(ids), places_by=Event.id)
    chosen = (
        select(Event, Course.title, Agency.name, Agency.short_name)
        .join(Course, Course.id == Event.course_id)
        .outerjoin(Agency, Agency.id == Event.agency_id)
        .where(Event.id.in_(ids))
    )
    return [
        EventRecord(
            course=Ref(row.course_id, title),
            agency=agency_ref(row.agency_id, *agency),
            counts=counts[row.id],
            state=state_on(scope["as_at"], row.status, row.day),
            **named_values(row, _EVENT),
        )
        for row, title, *agency in session.execute(chosen)
    ]


def bookings(session: Session, ids: Sequence[int]) -> list[BookingRecord]:
    """Read bookings with their event, agency and links, in one query."""
    other = aliased(Booking)
    chosen = (
        select(
            Booking,
            Event.day,
            Course.title,
            Person.name,
            other.person,
            Agency.name,
            Agency.short_name,
        )
        .join(Event, Event.id == Booking.event_id)
        .join(Course, Course.id == Event.course_id)
        .outerjoin(Agency, Agency.id == Booking.agency_id)
        .outerjoin(Person, Person.id == Booking.contact_id)
        .outerjoin(other, other.id == Booking.substitute_for_id)
        .where(Booking.id.in_(ids))
    )
    return [_booking(row) for row in session.execute(chosen)]


def register(session: Session, event_id: int) -> list[BookingRecord]:
    """Give everybody on the list of an event, those with a place first, each part by surname."""
    chosen = select(Booking.id).where(Booking.event_id == event_id)
    found = bookings(session, session.scalars(chosen).all())
    return sorted(found, key=_on_the_list)


def _booking(row: Any) -> BookingRecord:  # noqa: ANN401 - a row of several classes
    booking, day, course, contact, replaced, *agency = tuple(row)
    return BookingRecord(
        agency=agency_ref(booking.agency_id, *agency),
        event=Ref(booking.event_id, f"{course}, {show_day(day)}"),
        course=course,
        day=day,
        contact=_ref(booking.contact_id, contact),
        substitute_for=_ref(booking.substitute_for_id, replaced),
        **named_values(booking, _BOOKING),
    )


def _on_the_list(booking: BookingRecord) -> tuple[int, str, str, int]:
    place = {"waiting": 1, "cancelled": 2, "substituted": 2}.get(booking.status, 0)
    return place, surname_of(booking.person).casefold(), booking.person.casefold(), booking.id


def _ref(record_id: int | None, name: str | None) -> Ref | None:
    return Ref(record_id, name) if record_id is not None and name is not None else None


_COURSE = (
    "id",
    "version",
    "title",
    "code",
    "level",
    "mode",
    "audience",
    "length",
    "capacity",
    "notice_days",
    "attended_from",
    "ended_on",
    "notes",
)
_EVENT = (
    "id",
    "version",
    "day",
    "last_day",
    "starts",
    "ends",
    "mode",
    "venue",
    "capacity",
    "trainer",
    "status",
    "notes",
)
_BOOKING = (
    "id",
    "version",
    "person",
    "email",
    "role",
    "status",
    "booked_on",
    "cancelled_on",
    "late",
    "minutes",
    "evaluated",
    "notes",
)
