"""Training registers read from workbooks: each delegate's booking, with courses and events they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.agencies.arriving import add_new_agencies
from app.fields import Choice, Day, Fields, Flag, Link, Ref, by_name
from app.importing.kind import (
    PARTNERSHIP,
    Accepted,
    Existing,
    ImportKind,
    NewName,
    Shown,
    Values,
    partnership_of,
)
from app.importing.matching import same_text
from app.importing.names import fold_name
from app.partnerships.operations import partnership_meant
from app.training.fields import BOOKING, BookingStatus, BookingValues
from app.training.operations import add_course, add_events
from app.training.registers import add_bookings, change_bookings
from models.agencies import Agency
from models.training import Booking, Course, Event

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work
    from models.words import Word

_MEANT = {
    "y": BookingStatus.ATTENDED,
    "yes": BookingStatus.ATTENDED,
    "present": BookingStatus.ATTENDED,
    "completed": BookingStatus.ATTENDED,
    "n": BookingStatus.DID_NOT_ATTEND,
    "no": BookingStatus.DID_NOT_ATTEND,
    "absent": BookingStatus.DID_NOT_ATTEND,
    "dna": BookingStatus.DID_NOT_ATTEND,
    "no show": BookingStatus.DID_NOT_ATTEND,
    "no-show": BookingStatus.DID_NOT_ATTEND,
    "canceled": BookingStatus.CANCELLED,
    "apologies": BookingStatus.CANCELLED,
    "confirmed": BookingStatus.BOOKED,
    "waiting list": BookingStatus.WAITING,
    "substitute": BookingStatus.SUBSTITUTED,
    "walk in": BookingStatus.UNSCHEDULED,
    "walk-in": BookingStatus.UNSCHEDULED,
}
"""What registers write besides our own words; a course's register says Y and N (domain.md 4.5)."""


@dataclass(frozen=True)
class StatusAsWritten(Choice):
    """A booking's status in the words of registers, DNA and Y among them."""

    def _read(self, text: str) -> Word:
        return _MEANT.get(text.casefold()) or super()._read(text)


_OF_FORM = by_name(BOOKING)
_COMPARED = ("email", "role", "status", "booked_on", "cancelled_on", "evaluated")
_CARRIED = ("person", *_COMPARED)
_PART = 500

FIELDS: Fields = (
    Link(
        "course",
        "Course",
        kind="courses",
        required=True,
        aliases=("course title", "course name", "training", "training course", "event", "title"),
    ),
    Day(
        "day",
        "Date",
        required=True,
        aliases=("course date", "event date", "date of course", "training date", "date attended"),
    ),
    replace(
        _OF_FORM["person"],
        aliases=(
            "delegate name",
            "name",
            "attendee",
            "participant",
            "full name",
            "learner",
            "staff name",
        ),
    ),
    replace(
        _OF_FORM["email"],
        listed=False,
        aliases=("delegate email", "email", "email address", "delegate e-mail"),
    ),
    replace(
        _OF_FORM["agency"],
        aliases=("organisation", "organization", "employer", "partner agency", "agency name"),
    ),
    replace(_OF_FORM["role"], listed=False, aliases=("job title", "job role", "position", "post")),
    StatusAsWritten(
        "status",
        "Status",
        words=BookingStatus,
        aliases=("booking status", "attendance", "attended", "outcome", "attendance status"),
    ),
    replace(_OF_FORM["booked_on"], listed=False, aliases=("date booked", "booking date")),
    replace(
        _OF_FORM["cancelled_on"], listed=False, aliases=("date cancelled", "cancellation date")
    ),
    Flag(
        "evaluated",
        "Evaluation returned",
        listed=False,
        aliases=("evaluation", "evaluation received", "evaluated"),
    ),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the bookings that the rows may be: of the events that they name by course and day, those of their names."""
    wanted = {
        (row["course"].id, row["day"]) for row in rows if row.get("course") and row.get("day")
    }
    names = {same_text(row["person"]) for row in rows if row.get("person")}
    events = _events_on(session, wanted)
    for start in range(0, len(events), _PART):
        yield from _booked(session, events[start : start + _PART], names)


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add new bookings at once, with the courses, events and agencies they name; change what differs."""
    arrivals = _Arrivals(work, rows)
    new = [row.values for row in rows if row.existing is None]
    if new:
        add_bookings(work, arrivals.bookings(new))
    change_bookings(
        work, {row.existing.id: _changes(row) for row in rows if row.existing is not None}
    )


def would_store(values: Values, booking: Existing) -> Values:
    """Give what of a row its booking would take over: not the delegate's spelling, nor the day of no cancellation."""
    taken = {name: values[name] for name in _COMPARED if name in values}
    if taken.get("status", booking.values["status"]) != BookingStatus.CANCELLED:
        taken.pop("cancelled_on", None)
    return taken


def _changes(row: Accepted) -> BookingValues:
    changed: Any = {name: new for name, (_, new) in row.changes.items()}
    return cast("BookingValues", changed)


def _events_on(session: Session, wanted: set[tuple[int, date]]) -> list[int]:
    courses = {course for course, _ in wanted}
    chosen = select(Event.id, Event.course_id, Event.day).where(Event.course_id.in_(courses))
    return [
        event_id for event_id, course, day in session.execute(chosen) if (course, day) in wanted
    ]


def _booked(session: Session, events: Sequence[int], names: AbstractSet[str]) -> Iterable[Existing]:
    chosen = (
        select(
            Booking.id,
            Booking.version,
            Booking.person,
            Course.id,
            Course.title,
            Event.day,
            Agency.id,
            Agency.name,
            *(getattr(Booking, name) for name in _COMPARED),
        )
        .join(Event, Event.id == Booking.event_id)
        .join(Course, Course.id == Event.course_id)
        .outerjoin(Agency, Agency.id == Booking.agency_id)
        .where(Booking.event_id.in_(events))
    )
    # There are very many bookings, and few courses and agencies.
    ref = cache(Ref)
    for row_id, version, person, course, title, day, agency, name, *others in session.execute(
        chosen
    ):
        if same_text(person) in names:
            values = dict(zip(_COMPARED, others, strict=True))
            values["course"], values["day"], values["person"] = ref(course, title), day, person
            values["agency"] = ref(agency, name) if agency else None
            yield Existing(row_id, version, values)


class _Arrivals:
    """The courses, events and agencies that a register names, those that are new added once."""

    def __init__(self, work: Work, rows: Sequence[Accepted]) -> None:
        self._work = work
        self._partnership = partnership_of(row.values for row in rows)
        self._new: dict[tuple[str, str], int] = {}
        agencies, courses = _met(rows, "agency"), _met(rows, "course")
        for name, agency_id in add_new_agencies(work, agencies).items():
            self._new["agency", name] = agency_id
        for given in courses:
            if isinstance(given, NewName):
                self._add_course(given)
        self._ids = {
            id(given): self._id(kind, given)
            for kind, met in (("agency", agencies), ("course", courses))
            for given in met
        }
        """Course or agency as it is given, by which object it is, -> its id."""
        self._events = self._all_events([row.values for row in rows if row.existing is None])

    def bookings(self, rows: Sequence[Values]) -> dict[str, Sequence[Any]]:
        """Give the values of new bookings by Field name, their links by id."""
        said: set[str] = set().union(*rows)
        found: dict[str, Sequence[Any]] = {
            name: [row.get(name) for row in rows] for name in _CARRIED if name in said
        }
        found["event"] = [self._events[key] for key in self._held(rows)]
        if "agency" in said:
            agencies = (row.get("agency") for row in rows)
            found["agency"] = [given and self._ids[id(given)] for given in agencies]
        return found

    def _held(self, rows: Sequence[Values]) -> Iterable[tuple[int, date]]:
        """Give the course, by its id, and the day of each row."""
        return ((self._ids[id(row["course"])], row["day"]) for row in rows)

    def _id(self, kind: str, given: Ref | NewName) -> int:
        return given.id if isinstance(given, Ref) else self._new[kind, fold_name(given.name)]

    def _add_course(self, given: NewName) -> None:
        key = ("course", fold_name(given.name))
        if key not in self._new:
            own = partnership_meant(self._work, self._partnership)
            self._new[key] = add_course(self._work, {"title": given.name, "partnership": own})

    def _all_events(self, rows: Sequence[Values]) -> dict[tuple[int, date], int]:
        """Find the event of each course and day, the first of several, and add those that are missing."""
        wanted = dict.fromkeys(self._held(rows), 0)
        courses = {course for course, _ in wanted}
        known = select(Event.id, Event.course_id, Event.day).where(Event.course_id.in_(courses))
        for event_id, course, day in self._work.session.execute(known.order_by(Event.id.desc())):
            if (course, day) in wanted:
                wanted[course, day] = event_id
        missing = [key for key, event_id in wanted.items() if not event_id]
        ids = add_events(self._work, [{"course": course, "day": day} for course, day in missing])
        return wanted | dict(zip(missing, ids, strict=True))


def _met(rows: Sequence[Accepted], name: str) -> list[Ref | NewName]:
    """Give what rows say for a link, each object once: an import has one for all rows that say the same."""
    said = (row.values.get(name) for row in rows)
    return list({id(given): given for given in said if given}.values())


TRAINING_REGISTER = ImportKind(
    "training-register",
    "Training register",
    FIELDS,
    key=("course", "day", "person", "agency"),
    existing=existing,
    store=store,
    creates=frozenset({"course", "agency"}),
    would_store=would_store,
    whole_name="person",
    signs=("training", "register", "bookings", "delegates"),
    shown=Shown("bookings", "booking"),
)
