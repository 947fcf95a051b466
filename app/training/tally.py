"""Counts bookings in the file: by event, by course and by agency, in a few queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, func, select

from app.amounts import counted
from app.belonging import Belonging, within
from app.shares import percentages
from app.training.counts import BookingCounts, added
from app.training.rules import CAME
from models.agencies import Agency
from models.training import Booking, BookingStatus, Course, Event, EventStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import InstrumentedAttribute, Session


NO_AGENCY = "No agency given"
OF_EVENT = Belonging(Event.course_id, Course)
"""How an event belongs where its course is not in the query."""


@dataclass(frozen=True)
class _Line:
    """A line of a summary: its id, its counts and what lists show of them."""

    id: int
    counts: BookingCounts

    @property
    def registrations(self) -> int:
        """Count the bookings that were made and not handed on."""
        return self.counts.registrations

    @property
    def cancelled(self) -> int:
        """Count the cancelled."""
        return self.counts.cancelled

    @property
    def late(self) -> int:
        """Count those cancelled within the notice."""
        return self.counts.late

    @property
    def no_shows(self) -> int:
        """Count the booked who did not come."""
        return self.counts.no_shows

    @property
    def unscheduled(self) -> int:
        """Count who came without a booking."""
        return self.counts.unscheduled

    @property
    def attended(self) -> int:
        """Count all who came."""
        return self.counts.attended


@dataclass(frozen=True)
class CourseLine(_Line):
    """One course: how many events of it were held, and what became of their bookings."""

    course: str
    events: int

    @property
    def places(self) -> int:
        """Add up the places that the events offered."""
        return self.counts.places

    @property
    def take_up(self) -> Decimal | None:
        """Give those who attended of the places offered, in per cent."""
        return self.counts.take_up.percent


@dataclass(frozen=True)
class AgencyLine(_Line):
    """One agency with its share of all who attended; id 0 stands for delegates of no known agency."""

    agency: str
    share: Decimal | None
    short: str = ""


@dataclass(frozen=True)
class TrainingSummary:
    """Training over a period, by course and by agency; both add up to the same total."""

    first_day: date
    last_day: date
    by_course: tuple[CourseLine, ...]
    by_agency: tuple[AgencyLine, ...]
    unregistered: int = 0
    """Events with bookings of which the register says nothing yet."""

    @property
    def total(self) -> BookingCounts:
        """Add up the courses, which know the places offered."""
        return added(line.counts for line in self.by_course)

    @property
    def open_registers(self) -> str:
        """Say how many events have no register yet, "" where all have."""
        return (
            f"{counted(self.unregistered, 'event')} not on the register yet"
            if self.unregistered
            else ""
        )

    @property
    def events(self) -> int:
        """Count the events."""
        return sum(line.events for line in self.by_course)


def counts_by(
    session: Session,
    key: InstrumentedAttribute[Any],
    *where: ColumnElement[bool],
    places_by: InstrumentedAttribute[Any] | None = None,
) -> defaultdict[Any, BookingCounts]:
    """Count bookings per value of a column; a value without any has counts of nothing.

    `places_by` is the column of Event with the same values, by which places are added up.
    """
    tallies: defaultdict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    limited = Event.capacity.is_not(None)
    chosen = (
        select(key, Booking.status, Booking.late, limited, func.count())
        .select_from(Event)
        .join(Booking, Booking.event_id == Event.id)
        .where(*where)
        .group_by(key, Booking.status, Booking.late, limited)
    )
    for row in session.execute(chosen):
        _tally(tallies[row[0]], row)
    if places_by is not None:
        offered = (
            select(places_by, func.sum(Event.capacity)).where(*where, limited).group_by(places_by)
        )
        for value, places in session.execute(offered):
            tallies[value]["places"] = int(places)
    return defaultdict(
        BookingCounts, {value: BookingCounts(**tally) for value, tally in tallies.items()}
    )


def summary(
    session: Session, first: date, last: date, today: date, *, partnership_id: int | None = None
) -> TrainingSummary:
    """Count the training held in a period up to today, by a partnership or all; what was called off does not count."""
    held = (
        *within(OF_EVENT, partnership_id),
        Event.day.between(first, min(last, today)),
        Event.status != EventStatus.CANCELLED,
    )
    waiting = (
        select(func.count(func.distinct(Event.id)))
        .join(Booking, Booking.event_id == Event.id)
        .where(*held, Booking.status == BookingStatus.BOOKED)
    )
    return TrainingSummary(
        first,
        last,
        _by_course(session, held),
        _by_agency(session, held),
        session.scalar(waiting) or 0,
    )


def held_days(
    session: Session, today: date, *, partnership_id: int | None = None
) -> tuple[int, date | None, date | None]:
    """Give how many events were held up to today, and the days of the first and the last of them."""
    held = select(func.count(Event.id), func.min(Event.day), func.max(Event.day)).where(
        *within(OF_EVENT, partnership_id),
        Event.day <= today,
        Event.status != EventStatus.CANCELLED,
    )
    number, first, last = session.execute(held).one()
    return number, first, last


def _by_course(session: Session, held: Iterable[ColumnElement[bool]]) -> tuple[CourseLine, ...]:
    counts = counts_by(session, Event.course_id, *held, places_by=Event.course_id)
    chosen = (
        select(Course.id, Course.title, func.count())
        .join(Event, Event.course_id == Course.id)
        .where(*held)
        .group_by(Course.id, Course.title)
        .order_by(func.lower(Course.title))
    )
    return tuple(
        CourseLine(each, counts[each], title, number)
        for each, title, number in session.execute(chosen)
    )


def _by_agency(session: Session, held: Iterable[ColumnElement[bool]]) -> tuple[AgencyLine, ...]:
    counts = counts_by(session, Booking.agency_id, *held)
    chosen = select(Agency.id, Agency.name, Agency.short_name).where(
        Agency.id.in_([each for each in counts if each])
    )
    rows = [(row.id, row.name, row.short_name or "") for row in session.execute(chosen)]
    named = sorted(rows, key=lambda each: each[1].casefold())
    if None in counts:
        named.append((0, NO_AGENCY, ""))
    found = [counts[each or None] for each, _, _ in named]
    shares = percentages([each.attended for each in found], places=1)
    return tuple(
        AgencyLine(each, counts_of, name, share, short)
        for (each, name, short), counts_of, share in zip(named, found, shares, strict=True)
    )


def _tally(tally: dict[str, int], row: Row[Any]) -> None:
    _, status, late, limited, number = tuple(row)
    tally[_NAMES[status]] += number
    if status == BookingStatus.CANCELLED and late:
        tally["late"] += number
    if status in CAME and limited:
        tally["attended_places"] += number


_NAMES = {
    BookingStatus.BOOKED: "booked",
    BookingStatus.WAITING: "waiting",
    BookingStatus.CANCELLED: "cancelled",
    BookingStatus.SUBSTITUTED: "substituted",
    BookingStatus.ATTENDED: "stayed",
    BookingStatus.LEFT_EARLY: "left_early",
    BookingStatus.DID_NOT_ATTEND: "no_shows",
    BookingStatus.UNSCHEDULED: "unscheduled",
}
