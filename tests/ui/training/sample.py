"""Training to look at: three courses, events held and coming, one of them full with people waiting."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.training.bookings import add_booking, record
from app.training.operations import add_course, add_event
from models.training import BookingStatus
from tests.app.budget.sample import add_body

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.work import Work

TODAY = date(2025, 3, 11)
NAMES = ("Abel", "Bell", "Cole", "Dean", "Eccles", "Farooq", "Greenhalgh", "Haslam", "Iqbal")
AGENCIES = ("BwD Council", "Lancashire Constabulary", "East Lancashire Hospitals NHS Trust")


def fill(core: Core) -> None:
    """Add three courses with an event each month, the next one full."""
    with core.work("Fill training") as work:
        add_body(work)
        agencies = [add_agency(work, {"name": name}) for name in AGENCIES]
        courses = [
            add_course(work, {"title": title, "capacity": places})
            for title, places in (
                ("Neglect: recognise and respond", 8),
                ("Domestic abuse: impact on children", 20),
                ("Contextual safeguarding", 16),
            )
        ]
        for month in range(1, 7):
            course = courses[month % 3]
            event = _event(work, course, date(2025, month, 20 if month != 3 else 27))
            people = range(9) if course == courses[0] else range(month + 3)
            ids = [_booking(work, event, number, agencies[number % 3]) for number in people]
            if month < 3:
                _enter(work, ids)


def _event(work: Work, course: int, day: date) -> int:
    return add_event(
        work,
        {
            "course": course,
            "day": day,
            "starts": time(9, 30),
            "ends": time(12, 30),
            "venue": "Duke Street, Room C",
            "trainer": "N. Hussain",
        },
    )


def _booking(work: Work, event: int, number: int, agency: int) -> int:
    name = f"{'ABCDEFGHI'[-number - 1]}. {NAMES[number]}"
    return add_booking(work, {"event": event, "person": name, "agency": agency})


def _enter(work: Work, ids: list[int]) -> None:
    for place, booking in enumerate(ids):
        status = (
            BookingStatus.ATTENDED,
            BookingStatus.ATTENDED,
            BookingStatus.LEFT_EARLY,
            BookingStatus.DID_NOT_ATTEND,
        )[place % 4]
        record(work, booking, status)
