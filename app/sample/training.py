"""The sample's courses, a year of events before today and some to come, and their bookings."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from app.training.operations import add_course, add_event
from app.workdays import next_working_day
from models.training import Audience, Booking, BookingStatus, EventStatus, TrainingMode

if TYPE_CHECKING:
    from random import Random

    from app.sample.facts import Known
    from app.sample.people import Names
    from app.work import Work

COURSES = (
    (
        "Working together to safeguard children",
        "WT1",
        "Level 2",
        TrainingMode.FACE_TO_FACE,
        "1 day",
        25,
    ),
    (
        "Neglect and the Graded Care Profile 2",
        "NEG",
        "Level 3",
        TrainingMode.FACE_TO_FACE,
        "1 day",
        20,
    ),
    (
        "Domestic abuse and its effect on children",
        "DA1",
        "Level 2",
        TrainingMode.VIRTUAL,
        "half a day",
        30,
    ),
    ("Contextual safeguarding", "CS1", "Level 2", TrainingMode.VIRTUAL, "half a day", 30),
    ("Safer recruitment", "SR1", "Level 3", TrainingMode.FACE_TO_FACE, "1 day", 18),
    (
        "Seven-minute briefing: school-age neglect",
        "BRF",
        "Level 1",
        TrainingMode.BRIEFING,
        "1 hour",
        60,
    ),
)
ROLES = (
    "Social worker",
    "Health visitor",
    "Teacher",
    "Police officer",
    "Housing officer",
    "Support worker",
)
_AFTER = (
    (BookingStatus.ATTENDED, 74),
    (BookingStatus.DID_NOT_ATTEND, 8),
    (BookingStatus.CANCELLED, 9),
    (BookingStatus.LEFT_EARLY, 2),
    (BookingStatus.UNSCHEDULED, 7),
)


def build_training(work: Work, known: Known, names: Names, *, chance: Random, today: date) -> None:
    """Add courses and their events, one every eight weeks or so, with a register for those that are over."""
    agencies = list(known.agencies.values())[:13]
    rows: list[dict[str, object]] = []
    for place, (title, code, level, mode, length, capacity) in enumerate(COURSES):
        course = add_course(
            work,
            {
                "title": title,
                "code": code,
                "level": level,
                "mode": mode,
                "audience": Audience.CHILDREN if code != "DA1" else Audience.BOTH,
                "length": length,
                "capacity": capacity,
                "notice_days": 5,
            },
        )
        for week in range(-48 + 3 * place, 14, 12):
            day = next_working_day(today + timedelta(weeks=week, days=place))
            event = add_event(
                work,
                {
                    "course": course,
                    "day": day,
                    "starts": time(9, 30),
                    "ends": time(12, 30) if "half" in length else time(16, 0),
                    "mode": mode,
                    "venue": "Online"
                    if mode is TrainingMode.VIRTUAL
                    else "Blackburn Central Library",
                    "capacity": capacity,
                    "trainer": "Trainers' pool",
                    "status": EventStatus.SCHEDULED,
                },
            )
            rows += _bookings(event, day, capacity, (names, chance, agencies, today))
    work.insert_many(Booking, rows)


def _bookings(
    event: int, day: date, capacity: int, around: tuple[Names, Random, list[int], date]
) -> list[dict[str, object]]:
    """Give the bookings of one event: what became of each for one that is over, booked for one to come."""
    names, chance, agencies, today = around
    found = []
    for _ in range(min(24, chance.randint(capacity * 6 // 10, capacity))):
        name = names.next()
        over = day < today
        status = chance.choices([each for each, _ in _AFTER], [weight for _, weight in _AFTER])[0]
        cancelled = over and status is BookingStatus.CANCELLED
        found.append(
            {
                "event_id": event,
                "person": name,
                "email": f"{name.casefold().replace(' ', '.')}@example.org",
                "agency_id": chance.choice(agencies),
                "role": chance.choice(ROLES),
                "status": status if over else BookingStatus.BOOKED,
                "booked_on": None
                if over and status is BookingStatus.UNSCHEDULED
                else day - timedelta(days=chance.randint(10, 60)),
                "cancelled_on": day - timedelta(days=chance.randint(1, 14)) if cancelled else None,
                "late": False,
            }
        )
    return found
