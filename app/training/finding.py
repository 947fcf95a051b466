"""How courses, events and bookings are found: what a form offers while a person types, and the words of search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.belonging import Belonging, within
from app.called import told_apart
from app.days import show_day, show_hours
from app.fields import Ref
from app.images import among
from app.importing.lookup import Known
from app.training.queries import courses
from app.typed import holding, holding_day, time_words
from models.training import Booking, Course, Event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session


OF_COURSE = Belonging(Course.partnership_id)
"""Events and bookings belong where their course does."""


def course_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give courses whose title or code holds what was typed, for a form."""
    chosen = select(Course.id, Course.title).where(
        holding(typed, Course.title, Course.code), *where
    )
    rows = session.execute(chosen.order_by(Course.title).limit(limit))
    return [Ref(each, title) for each, title in rows]


def event_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give events whose course, day or venue holds what was typed, the latest first; two of one day by their times."""
    words = (Course.title, Event.venue, time_words(Event.starts))
    chosen = (
        select(Event.id, Event.day, Event.starts, Course.title)
        .join(Course, Course.id == Event.course_id)
        .where(holding_day(typed, Event.day, *words), *where)
    )
    rows = session.execute(chosen.order_by(Event.day.desc(), Event.id).limit(limit))
    return told_apart(
        (each, f"{title}, {show_day(day)}", show_hours(starts, None))
        for each, day, starts, title in rows
    )


def booking_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give bookings whose delegate, e-mail address, course or day holds what was typed, the latest event first."""
    words = (Booking.person, Booking.email, Course.title)
    chosen = (
        select(Booking.id, Booking.person, Event.day, Course.title)
        .join(Event, Event.id == Booking.event_id)
        .join(Course, Course.id == Event.course_id)
        .where(holding_day(typed, Event.day, *words), *where)
    )
    rows = session.execute(chosen.order_by(Event.day.desc(), Booking.id).limit(limit))
    return [Ref(each, f"{person}, {title}, {show_day(day)}") for each, person, day, title in rows]


def course_words(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Give the words that courses are found by."""
    return {
        each.id: (each.title, " ".join(filter(None, (each.code, each.level, each.notes))))
        for each in courses(session, ids)
    }


def event_words(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Give the words that events are found by."""
    chosen = (
        select(Event, Course.title)
        .join(Course, Course.id == Event.course_id)
        .where(Event.id.in_(ids))
    )
    return {
        row.id: (
            f"{title}, {show_day(row.day)}",
            " ".join(filter(None, (row.venue, row.trainer, row.notes))),
        )
        for row, title in session.execute(chosen)
    }


def booking_rows() -> Select[int, str, str]:
    """Give the words that bookings are found by, as a query of id, title and body."""
    said = (func.coalesce(Booking.email, ""), Course.title, func.coalesce(Booking.notes, ""))
    email, title, notes = said
    return (
        select(Booking.id, Booking.person, func.trim(email + " " + title + " " + notes))
        .join(Event, Event.id == Booking.event_id)
        .join(Course, Course.id == Event.course_id)
    )


def booking_words(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Give the words that bookings are found by."""
    rows = session.execute(booking_rows().where(among(Booking.id, ids)))
    return {row_id: (title, body) for row_id, title, body in rows}


def known_courses(session: Session, partnership_id: int | None = None) -> list[Known]:
    """Give every course an import may name, of a partnership or of all, with its code."""
    chosen = select(Course.id, Course.title, Course.code).where(*within(OF_COURSE, partnership_id))
    return [
        Known(each, title, ((code, "code"),) if code else ())
        for each, title, code in session.execute(chosen.order_by(Course.id))
    ]


def known_events(session: Session, partnership_id: int | None = None) -> list[Known]:
    """Give every event an import may name, of a partnership or of all: by course and day, two of one day by times."""
    chosen = (
        select(Event.id, Event.day, Event.starts, Event.ends, Course.title)
        .join(Course, Course.id == Event.course_id)
        .where(*within(OF_COURSE, partnership_id))
        .order_by(Event.day, Event.id)
    )
    plain = {
        each: (f"{title}, {show_day(day)}", show_hours(starts, ends))
        for each, day, starts, ends, title in session.execute(chosen)
    }
    named = told_apart((each, *names) for each, names in plain.items())
    return [
        Known(ref.id, ref.name, () if ref.name == short else ((short, "without its time"),))
        for ref, (short, _) in zip(named, plain.values(), strict=True)
    ]


def name_of_event(session: Session, event_id: int, partnership_id: int | None = None) -> str:
    """Give the name by which an import knows an event."""
    known = known_events(session, partnership_id)
    return next((each.name for each in known if each.id == event_id), "")


def nobody_known(_session: Session) -> list[Known]:
    """Give no delegate: whom an attendance report may name depends on its event and comes with the report."""
    return []
