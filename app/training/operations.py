"""What can be done to courses and events; each checks the rules, changes, and returns an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_rows, column_values, field_values
from app.errors import refuse
from app.fields import missing
from app.images import conditions
from app.partnerships.operations import partnership_meant
from app.training.fields import (
    COURSE,
    EVENT,
    Audience,
    CourseValues,
    EventStatus,
    EventValues,
    TrainingMode,
)
from app.training.rules import course_problems, event_problems
from app.training.waiting import move_up
from models.training import Booking, Course, Event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.work import Work

NOTICE_DAYS = 3
"""Working days of notice that a new course asks for; boards ask for 2 or 3 (domain.md 4.6)."""

ATTENDED_FROM = 75
"""Per cent of an event's length that a new course asks for; boards give certificates for full attendance only, and
people come in late and leave before the last goodbye (peers.md, Training)."""


def add_course(work: Work, values: CourseValues) -> int:
    """Add a course of a partnership, which need not be named where the file has one."""
    full: dict[str, Any] = {
        "mode": TrainingMode.FACE_TO_FACE,
        "audience": Audience.CHILDREN,
        "notice_days": NOTICE_DAYS,
        "attended_from": ATTENDED_FROM,
        **values,
        "partnership": partnership_meant(work, values.get("partnership")),
    }
    refuse(missing(COURSE, full) | course_problems(work.session, None, full))
    return work.add(Course(**column_values(COURSE, full)))


def change_course(
    work: Work, course_id: int, values: CourseValues, shown: int | None = None
) -> int:
    """Change some values of a course; its events keep theirs."""
    row = work.get(Course, course_id)
    whole = field_values(COURSE, row) | dict(values)
    refuse(course_problems(work.session, course_id, whole))
    work.edit(row, cast("Mapping[str, Any]", values), COURSE, shown)
    return course_id


def remove_course(work: Work, course_id: int) -> int:
    """Remove a course that has no events; one that was taught is ended instead."""
    work.delete(work.get(Course, course_id))
    return course_id


def add_event(work: Work, values: EventValues) -> int:
    """Add an event of a course, with the mode and places of the course where none are given."""
    full = _as_offered(work.session.get(Course, values.get("course", 0)), values)
    refuse(missing(EVENT, full) | event_problems(full))
    return work.add(Event(**column_values(EVENT, full)))


def add_events(work: Work, rows: Sequence[EventValues]) -> range:
    """Add many events at once, as an import does; gives their ids."""
    named = {row["course"] for row in rows}
    courses = {
        course.id: course
        for condition in conditions(Course.id, named)
        for course in work.session.scalars(select(Course).where(condition))
    }
    full = [_as_offered(courses.get(row["course"]), row) for row in rows]
    for each in full:
        refuse(missing(EVENT, each) | event_problems(each))
    return work.insert_many(Event, column_rows(EVENT, full))


def change_event(
    work: Work, event_id: int, values: EventValues, shown: int | None = None
) -> tuple[int, ...]:
    """Change some values of an event; gives the bookings that moved up because it has more places now."""
    row = work.get(Event, event_id)
    refuse(event_problems(field_values(EVENT, row) | dict(values)))
    work.edit(row, cast("Mapping[str, Any]", values), EVENT, shown)
    return move_up(work, event_id)


def remove_event(work: Work, event_id: int) -> int:
    """Remove an event with its bookings; one that was called off is cancelled instead."""
    bookings = select(Booking.id).where(Booking.event_id == event_id)
    row = work.get(Event, event_id)
    work.delete_many(Booking, work.session.scalars(bookings).all())
    work.delete(row)
    return event_id


def _as_offered(course: Course | None, values: EventValues) -> dict[str, Any]:
    """Give an event's values with the mode and places of its course where none are given."""
    full: dict[str, Any] = {"status": EventStatus.SCHEDULED, **values}
    return full if course is None else {"mode": course.mode, "capacity": course.capacity, **full}
