"""How courses, events and bookings are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import aliased

from app.agencies.queries import BOTH_NAMES
from app.listing import AS_AT, Listing, unscoped
from app.search import Searched
from app.training.fields import BOOKING, COURSE, EVENT, BookingStatus
from app.training.finding import OF_COURSE, booking_rows, booking_words, course_words, event_words
from app.training.queries import bookings, courses, events
from app.training.rules import CAME
from app.unit.queries import looked_after_by
from models.agencies import Agency
from models.partnerships import Partnership, Priority
from models.people import Person
from models.training import Booking, Course, Event, EventState, EventStatus

if TYPE_CHECKING:
    from app.listing import Scope

_PLACED = (
    BookingStatus.BOOKED,
    BookingStatus.ATTENDED,
    BookingStatus.LEFT_EARLY,
    BookingStatus.DID_NOT_ATTEND,
)
_REPLACED = aliased(Booking, name="replaced")
_STATE = case(
    (Event.status == EventStatus.CANCELLED, EventState.CANCELLED.value),
    (Event.day <= AS_AT, EventState.HELD.value),
    else_=EventState.PLANNED.value,
)
"""In SQL what `state_on` says."""


def _number(*statuses: BookingStatus) -> ColumnElement[int]:
    return (
        select(func.count(Booking.id))
        .where(Booking.event_id == Event.id, Booking.status.in_(statuses))
        .scalar_subquery()
    )


def _events_within(scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if scope.get("course"):
        found.append(Event.course_id == scope["course"])
    if scope.get("from_day"):
        found.append(Event.day >= scope["from_day"])
    if scope.get("to_day"):
        found.append(Event.day <= scope["to_day"])
    return found


def _bookings_within(scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if scope.get("event"):
        found.append(Booking.event_id == scope["event"])
    if scope.get("agency"):
        found.append(Booking.agency_id == scope["agency"])
    return found


COURSES = Listing(
    kind="courses",
    title="Courses",
    one="course",
    fields=COURSE,
    table="course",
    id_column=Course.id,
    source=Course.__table__.join(
        Partnership.__table__, Partnership.id == Course.partnership_id
    ).outerjoin(Priority.__table__, Priority.id == Course.priority_id),
    columns={
        "partnership": Partnership.name,
        "title": Course.title,
        "code": Course.code,
        "level": Course.level,
        "mode": Course.mode,
        "audience": Course.audience,
        "length": Course.length,
        "capacity": Course.capacity,
        "notice_days": Course.notice_days,
        "attended_from": Course.attended_from,
        "priority": Priority.name,
        "looked_after": looked_after_by(Course.looked_after_id),
        "ended_on": Course.ended_on,
    },
    records=unscoped(courses),
    order=("title",),
    about=lambda record: record.title,
    belongs=OF_COURSE,
)

EVENTS = Listing(
    kind="events",
    title="Events",
    one="event",
    fields=EVENT,
    table="event",
    id_column=Event.id,
    source=Event.__table__.join(Course.__table__, Course.id == Event.course_id).outerjoin(
        Agency.__table__, Agency.id == Event.agency_id
    ),
    columns={
        "course": Course.title,
        "day": Event.day,
        "last_day": Event.last_day,
        "starts": Event.starts,
        "ends": Event.ends,
        "mode": Event.mode,
        "venue": Event.venue,
        "capacity": Event.capacity,
        "booked": _number(*_PLACED),
        "waiting": _number(BookingStatus.WAITING),
        "attended": _number(*CAME),
        "take_up": 100.0 * _number(*CAME) / func.nullif(Event.capacity, 0),
        "trainer": Event.trainer,
        "status": Event.status,
        "state": _STATE,
        "agency": Agency.name,
    },
    found_by={"agency": BOTH_NAMES},
    is_dated=True,
    records=events,
    within=_events_within,
    order=("day", "course"),
    about=lambda record: record.name,
    belongs=OF_COURSE,
)

BOOKINGS = Listing(
    kind="bookings",
    title="Bookings",
    one="booking",
    fields=BOOKING,
    table="booking",
    id_column=Booking.id,
    source=Booking.__table__.join(Event.__table__, Event.id == Booking.event_id)
    .join(Course.__table__, Course.id == Event.course_id)
    .outerjoin(Agency.__table__, Agency.id == Booking.agency_id)
    .outerjoin(Person.__table__, Person.id == Booking.contact_id)
    .outerjoin(_REPLACED, _REPLACED.id == Booking.substitute_for_id),
    columns={
        "person": Booking.person,
        "email": Booking.email,
        "agency": Agency.name,
        "role": Booking.role,
        "event": Course.title,
        "course": Course.title,
        "day": Event.day,
        "status": Booking.status,
        "booked_on": Booking.booked_on,
        "cancelled_on": Booking.cancelled_on,
        "late": Booking.late,
        "minutes": Booking.minutes,
        "evaluated": Booking.evaluated,
        "contact": Person.name,
        "substitute_for": _REPLACED.person,
    },
    found_by={"agency": BOTH_NAMES},
    records=unscoped(bookings),
    within=_bookings_within,
    order=("day", "course", "person"),
    about=lambda record: record.person,
    belongs=OF_COURSE,
)

COURSE_WORDS = Searched(9, "course", "courses", course_words, icon="graduation-cap")
EVENT_WORDS = Searched(10, "event", "events", event_words, icon="calendar-check")
BOOKING_WORDS = Searched(
    11, "booking", "bookings", booking_words, icon="clipboard-check", chosen=booking_rows
)
