"""Whole registers at once, as partners send them: many bookings added or changed by the rules, in a few queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from app.columns import column_rows, columns_of
from app.errors import refuse
from app.fields import missing_in, problems
from app.images import conditions
from app.progress import PART, track
from app.training.fields import BOOKING, BookingStatus, BookingValues
from app.training.rules import HOLDING, OUT, cancellation
from app.training.waiting import is_open, move_up
from models.training import Booking, Course, Event

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.progress import Progress
    from app.work import Work

TWICE = "On the list of this event twice: another booking has the same e-mail address, or name and agency."
"""Noted where one booking by hand would be refused: teams share an address, and only the partner can tell."""


def add_bookings(work: Work, columns: Mapping[str, Sequence[Any]]) -> range:
    """Add many bookings, given by Field name and each checked; gives their ids.

    Without a status a delegate is booked, or waits where an event to come is full. Who is on the list already comes
    on it again, with a note. InvalidValues where something cannot be stored.
    """
    count = len(columns["event"])
    events = _events(work.session, set(columns["event"]))
    whole: dict[str, Sequence[Any]] = {"notes": [None] * count, **columns}
    whole["status"] = _Places(work, events).statuses(
        whole["event"], whole.get("status") or [None] * count
    )
    whole |= _cancellations(events, whole)
    lists = _Lists(work.session, events)
    whole["notes"] = lists.noted_all(whole, work.progress)
    lists.forget()
    refuse(missing_in(BOOKING, whole))
    return work.insert_columns(Booking, columns_of(BOOKING, whole), count)


def by_field(rows: Sequence[BookingValues]) -> dict[str, list[Any]]:
    """Give bookings by Field name, as `add_bookings` takes them; nothing is said where a row does not."""
    said: set[str] = set().union(*rows)
    return {name: [row.get(name) for row in rows] for name in said}


def change_bookings(work: Work, changes: Mapping[int, BookingValues]) -> tuple[int, ...]:
    """Change many bookings: `{id: values}`, no booking's event; gives the bookings that moved up.

    A cancellation of which no day is known stays without one and is not late. InvalidValues where something cannot
    be stored.
    """
    before = _bookings(work.session, changes)
    events = _events(work.session, {row.event_id for row in before})
    lists, freed, changed = _Lists(work.session, events), set[int](), dict[int, dict[str, Any]]()
    for row in before:
        given: dict[str, Any] = dict(changes[row.id])
        status = given.get("status", row.status)
        if {"status", "cancelled_on"} & given.keys():
            day = given.get("cancelled_on") or row.cancelled_on
            given |= events[row.event_id].cancellation(status, day)
        if row.status in OUT and status not in OUT:
            given["notes"] = lists.noted({**_listed(row), **given})
        if row.status in HOLDING and status not in HOLDING:
            freed.add(row.event_id)
        refuse(problems(BOOKING, given))
        changed[row.id] = given
    columns = column_rows(BOOKING, list(changed.values()))
    work.update_many(Booking, dict(zip(changed, columns, strict=True)))
    return tuple(
        each for event in _waited_for(work.session, freed) for each in move_up(work, event)
    )


class _Offer(NamedTuple):
    """What an event offers, and the notice by which a cancellation of it is late."""

    event: Event
    notice: int

    def cancellation(self, status: BookingStatus, day: date | None) -> dict[str, Any]:
        """Give what a booking of it says of its cancellation."""
        return cancellation(status, day, self.event.day, self.notice)


class _Lists:
    """Who is on the lists of events, as `booking_problems` compares them."""

    def __init__(self, session: Session, events: Collection[int]) -> None:
        self._addresses: set[tuple[Any, ...]] = set()
        self._names: set[tuple[Any, ...]] = set()
        self._names_alone: set[tuple[Any, ...]] = set()
        chosen = select(Booking.event_id, Booking.person, Booking.email, Booking.agency_id)
        for condition in conditions(Booking.event_id, events):
            for row in session.execute(chosen.where(condition, Booking.status.not_in(OUT))):
                self._put(*row)

    def noted_all(
        self, columns: Mapping[str, Sequence[Any]], progress: Progress
    ) -> list[str | None]:
        """Give the notes of new bookings, given by Field name, as each comes on the list of its event."""
        nothing = [None] * len(columns["event"])
        who = (columns.get(name) or nothing for name in ("event", "person", "email", "agency"))
        found = []
        places = track(range(len(nothing)), progress, "Checking bookings", PART)
        rows = zip(columns["status"], columns["notes"], *who, strict=True)
        for _, (status, notes, *booked) in zip(places, rows, strict=True):
            if status in OUT:
                found.append(notes)
                continue
            found.append(_joined(notes) if self._has(*booked) else notes)
            self._put(*booked)
        return found

    def forget(self) -> None:
        """Let go of all one by one: to free what stands for 200,000 bookings at once holds the screen for 0.3 s."""
        for each in (self._addresses, self._names, self._names_alone):
            while each:
                each.pop()

    def noted(self, values: Mapping[str, Any]) -> str | None:
        """Give the notes of a booking, with a sentence more where the delegate is on the list already."""
        notes: str | None = values.get("notes")
        if values["status"] in OUT or not self._has(*_who(values)):
            return notes
        return _joined(notes)

    def _has(self, event: int, person: str, email: str | None, agency: int | None) -> bool:
        by_name = (event, person.lower(), agency)
        if not email:
            return by_name in self._names
        return (event, email.lower()) in self._addresses or by_name in self._names_alone

    def _put(self, event: int, person: str, email: str | None, agency: int | None) -> None:
        by_name = (event, person.lower(), agency)
        self._names.add(by_name)
        if email:
            self._addresses.add((event, email.lower()))
        else:
            self._names_alone.add(by_name)


class _Places:
    """The places left of events to come, counted down as they are taken."""

    def __init__(self, work: Work, events: Mapping[int, _Offer]) -> None:
        self._left: dict[int, int] = {
            each: offer.event.capacity
            for each, offer in events.items()
            if offer.event.capacity is not None and is_open(offer.event, work.today)
        }
        chosen = select(Booking.event_id, func.count(Booking.id)).group_by(Booking.event_id)
        for condition in conditions(Booking.event_id, self._left):
            taken = chosen.where(condition, Booking.status.in_(HOLDING))
            for event, count in work.session.execute(taken):
                self._left[event] -= count

    def statuses(
        self, events: Sequence[int], given: Sequence[BookingStatus | None]
    ) -> list[BookingStatus]:
        """Give the status of each who is booked now, one after the other: as given, else whether a place is left."""
        if not self._left:
            return [status or BookingStatus.BOOKED for status in given]
        return [self._taken(event, status) for event, status in zip(events, given, strict=True)]

    def _taken(self, event: int, status: BookingStatus | None) -> BookingStatus:
        """Take a place, where the status holds one."""
        is_full = self._left.get(event, 1) <= 0
        status = status or (BookingStatus.WAITING if is_full else BookingStatus.BOOKED)
        if event in self._left and status in HOLDING:
            self._left[event] -= 1
        return status


def _cancellations(
    events: Mapping[int, _Offer], columns: Mapping[str, Sequence[Any]]
) -> dict[str, Sequence[Any]]:
    """Give what new bookings say of their cancellation."""
    count = len(columns["event"])
    days: list[date | None] = [None] * count
    late = [False] * count
    said = columns.get("cancelled_on") or days
    for place, status in enumerate(columns["status"]):
        if status is BookingStatus.CANCELLED:
            offer = events[columns["event"][place]]
            found = offer.cancellation(status, said[place])
            days[place], late[place] = found["cancelled_on"], found["late"]
    return {"cancelled_on": days, "late": late}


def _joined(notes: str | None) -> str:
    return "\n".join(filter(None, (notes, TWICE)))


def _who(values: Mapping[str, Any]) -> tuple[int, str, str | None, int | None]:
    return values["event"], values["person"], values.get("email"), values.get("agency")


def _listed(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of a query
    return {
        "event": row.event_id,
        "person": row.person,
        "email": row.email,
        "agency": row.agency_id,
        "status": row.status,
        "notes": row.notes,
    }


def _events(session: Session, ids: Collection[int]) -> dict[int, _Offer]:
    chosen = select(Event, Course.notice_days).join(Course, Course.id == Event.course_id)
    return {
        event.id: _Offer(event, notice)
        for condition in conditions(Event.id, ids)
        for event, notice in session.execute(chosen.where(condition))
    }


def _bookings(session: Session, ids: Collection[int]) -> list[Any]:
    chosen = select(
        Booking.id,
        Booking.event_id,
        Booking.person,
        Booking.email,
        Booking.agency_id,
        Booking.status,
        Booking.cancelled_on,
        Booking.notes,
    )
    return [
        row
        for condition in conditions(Booking.id, ids)
        for row in session.execute(chosen.where(condition))
    ]


def _waited_for(session: Session, events: Collection[int]) -> Iterable[int]:
    """Give those of the events for which somebody waits, in their order."""
    chosen = select(Booking.event_id).where(Booking.status == BookingStatus.WAITING).distinct()
    found = {
        event
        for condition in conditions(Booking.event_id, events)
        for event in session.scalars(chosen.where(condition))
    }
    return sorted(found)
