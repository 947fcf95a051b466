"""Training to test with: one course of few places, and a quarter whose published figures are known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.training.bookings import add_booking
from app.training.operations import add_course, add_event
from models.training import Booking, BookingStatus

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.work import Work

LLR = (
    ("FII", date(2016, 4, 14), 23, 8),
    ("LSCB Learning Event", date(2016, 5, 4), 280, 231),
    ("Young People's DASH", date(2016, 5, 12), 15, 8),
    ("Assessing Competency", date(2016, 6, 7), 20, 12),
    ("Introduction to CSE", date(2016, 6, 21), 40, 31),
    ("DV & Substance Misuse", date(2016, 6, 23), 15, 14),
)
"""Course, day, places and attended of a published quarter (domain.md 4.5, first quarter of 2016-17)."""

REGISTRATIONS, NO_SHOWS, CANCELLED, UNSCHEDULED = 318, 20, 29, 35
"""What the same report counts over all courses; how these spread over the courses is not published."""


def fill_quarter(core: Core) -> None:
    """Add the published quarter: the unscheduled at the largest event, the others spread evenly."""
    with core.work("Fill quarter") as work:
        agencies = [add_agency(work, {"name": name}) for name in ("Alpha", "Beta", "Gamma")]
        events = [_held(work, *line[:3]) for line in LLR]
        rows = []
        for event, (_, _, _, attended) in zip(events, LLR, strict=True):
            walked_in = UNSCHEDULED if attended > UNSCHEDULED * 2 else 0
            rows += _rows(event, BookingStatus.UNSCHEDULED, walked_in)
            rows += _rows(event, BookingStatus.ATTENDED, attended - walked_in)
        for number in range(NO_SHOWS):
            rows += _rows(events[number % len(events)], BookingStatus.DID_NOT_ATTEND, 1)
        for number in range(CANCELLED):
            rows += _rows(events[number % len(events)], BookingStatus.CANCELLED, 1)
        for number, row in enumerate(rows):
            row |= {"person": f"Delegate {number}", "agency_id": agencies[number % 3]}
        work.insert_many(Booking, rows)


def add_small_event(core: Core, places: int = 2, day: date = date(2025, 3, 27)) -> int:
    """Add an event of a course with few places; the tests' today is Tuesday 11 March 2025."""
    with core.work("Add event") as work:
        course = add_course(work, {"title": f"Neglect {day}", "capacity": places})
        return add_event(work, {"course": course, "day": day})


def book(core: Core, event: int, *names: str) -> list[int]:
    """Book delegates one after the other, as they come."""
    with core.work("Add bookings") as work:
        return [add_booking(work, {"event": event, "person": name}) for name in names]


def _held(work: Work, title: str, day: date, places: int) -> int:
    course = add_course(work, {"title": title})
    return add_event(work, {"course": course, "day": day, "capacity": places})


def _rows(event: int, status: BookingStatus, number: int) -> list[dict[str, object]]:
    return [{"event_id": event, "status": status, "late": False} for _ in range(number)]
