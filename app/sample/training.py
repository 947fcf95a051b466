"""The sample's courses, a year of events before today and some to come, and what became of their bookings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from app.sample.diary import meeting_day
from app.sample.facts import ICB, LA, POLICE
from app.sample.people import address_of
from app.training.operations import add_course, add_event
from app.training.rules import is_late
from models.training import Audience, Booking, BookingStatus, EventStatus, TrainingMode

if TYPE_CHECKING:
    from random import Random

    from app.sample.facts import Known
    from app.sample.people import Names
    from app.work import Work

NOTICE = 5
"""Working days of notice that the sample's courses ask for."""
TO_ENTER = 7
"""Days back within which the register of an event is not entered yet."""


@dataclass(frozen=True)
class _Course:
    """A course with its trainer, its usual place, and the days from today on which it was or will be held."""

    title: str
    code: str
    level: str
    mode: TrainingMode
    length: str
    places: int | None
    days: tuple[int, ...]
    trainer: str
    venue: str = ""
    priority: str = ""
    called_off: int | None = None
    """The day among `days` on which it did not take place."""


COURSES = (
    _Course(
        "Working together to safeguard children",
        "WT1",
        "Level 2",
        TrainingMode.FACE_TO_FACE,
        "1 day",
        25,
        (-330, -246, -162, -78, -3, 38, 122),
        "Trainers' pool: Children's Services and ELHT",
        "Blackburn Central Library",
    ),
    _Course(
        "Neglect and the Graded Care Profile 2",
        "NEG",
        "Level 3",
        TrainingMode.FACE_TO_FACE,
        "1 day",
        20,
        (-300, -216, -132, -48, 24, 108),
        "Licensed trainer, commissioned",
        "Duke Street, training room",
        "Neglect",
    ),
    _Course(
        "Domestic abuse and its effect on children",
        "DA1",
        "Level 2",
        TrainingMode.VIRTUAL,
        "half a day",
        30,
        (-310, -190, -70, 45),
        "Trainers' pool: VCFS alliance",
        priority="Domestic Abuse",
    ),
    _Course(
        "Contextual safeguarding",
        "CS1",
        "Level 2",
        TrainingMode.VIRTUAL,
        "half a day",
        30,
        (-280, -160, -145, -40, 66),
        "Trainers' pool: Lancashire Constabulary",
        priority="Contextual Safeguarding",
        called_off=-160,
    ),
    _Course(
        "Safer recruitment",
        "SR1",
        "Level 3",
        TrainingMode.FACE_TO_FACE,
        "1 day",
        18,
        (-260, -120, -15, 80),
        "Business manager and a head teacher",
        "Blackburn College",
    ),
    _Course(
        "Seven-minute briefing: school-age neglect",
        "BRF",
        "Level 1",
        TrainingMode.BRIEFING,
        "1 hour",
        40,
        (-200, -110, -20, 12),
        "Neglect subgroup",
        priority="Neglect",
    ),
    _Course(
        "Annual practice conference",
        "CON",
        "All levels",
        TrainingMode.CONFERENCE,
        "1 day",
        80,
        (-96, 269),
        "Speakers from four agencies",
        "King George's Hall",
        "Partnership arrangements",
    ),
    _Course(
        "Safeguarding awareness",
        "ELA",
        "Level 1",
        TrainingMode.E_LEARNING,
        "40 minutes",
        None,
        (-182, -91),
        "",
    ),
)

_ROLES = {
    LA: ("Social worker", "Early help worker", "Family support worker"),
    POLICE: ("Police officer", "Detective constable", "Police community support officer"),
    ICB: ("General practitioner", "Practice nurse"),
    "BwD Adult Services": ("Social worker, adults", "Occupational therapist"),
    "BwD Public Health": ("Health improvement officer",),
    "ELHT": ("Midwife", "Staff nurse, children's ward", "Physiotherapist"),
    "LSCFT": ("Health visitor", "School nurse", "Mental health practitioner"),
    "Probation": ("Probation officer",),
    "YJS": ("Youth justice officer",),
    "Blackburn College": ("Tutor", "Pastoral lead"),
    "Schools": ("Teacher", "Designated safeguarding lead", "Teaching assistant"),
    "Together Housing": ("Housing officer",),
    "VCFS alliance": ("Support worker", "Volunteer co-ordinator"),
}
_WEIGHTS = (6, 3, 1, 2, 1, 3, 4, 1, 1, 2, 8, 2, 3)
"""How often delegates come from each of these agencies."""

_AFTER = (
    (BookingStatus.ATTENDED, 75),
    (BookingStatus.DID_NOT_ATTEND, 7),
    (BookingStatus.CANCELLED, 9),
    (BookingStatus.LEFT_EARLY, 2),
    (BookingStatus.UNSCHEDULED, 6),
    (BookingStatus.SUBSTITUTED, 1),
)


def build_training(work: Work, known: Known, names: Names, *, chance: Random, today: date) -> None:
    """Add courses and their events, with a register for those that are over."""
    desk = _Desk(known, names, chance, today)
    rows: list[dict[str, Any]] = []
    for course in COURSES:
        course_id = _add_course(work, known, course)
        for offset in course.days:
            day = meeting_day(today + timedelta(days=offset))
            is_off = offset == course.called_off
            event_id = _add_event(work, course, course_id, day, is_off=is_off)
            rows += desk.bookings(course, event_id, day, is_off=is_off)
    booked = work.insert_many(Booking, rows)
    handed_on = [
        desk.substitute(row, booking_id)
        for booking_id, row in zip(booked, rows, strict=True)
        if row["status"] is BookingStatus.SUBSTITUTED
    ]
    work.insert_many(Booking, handed_on)


def _add_course(work: Work, known: Known, course: _Course) -> int:
    return add_course(
        work,
        {
            "title": course.title,
            "code": course.code,
            "level": course.level,
            "mode": course.mode,
            "audience": Audience.BOTH if course.code in {"DA1", "CON"} else Audience.CHILDREN,
            "length": course.length,
            "capacity": course.places,
            "notice_days": NOTICE,
            "priority": known.priorities.get(course.priority),
        },
    )


def _add_event(work: Work, course: _Course, course_id: int, day: date, *, is_off: bool) -> int:
    is_virtual = course.mode in {TrainingMode.VIRTUAL, TrainingMode.BRIEFING}
    is_learning = course.mode is TrainingMode.E_LEARNING
    ends = {"1 hour": time(13, 0), "half a day": time(12, 30)}.get(course.length, time(16, 0))
    return add_event(
        work,
        {
            "course": course_id,
            "day": day,
            "last_day": day + timedelta(days=90) if is_learning else None,
            "starts": None if is_learning else time(12, 0) if ends == time(13, 0) else time(9, 30),
            "ends": None if is_learning else ends,
            "mode": course.mode,
            "venue": "Online" if is_virtual or is_learning else course.venue,
            "capacity": course.places,
            "trainer": course.trainer or None,
            "status": EventStatus.CANCELLED if is_off else EventStatus.SCHEDULED,
            "notes": "The trainer was ill; held a fortnight later." if is_off else None,
        },
    )


@dataclass(frozen=True)
class _Desk:
    """Whoever takes bookings: gives delegates and what became of each."""

    known: Known
    names: Names
    chance: Random
    today: date

    def bookings(
        self, course: _Course, event_id: int, day: date, *, is_off: bool
    ) -> list[dict[str, Any]]:
        """Give the bookings of one event; the next one about neglect is full, and people wait for it."""
        places = course.places or 24
        number = self.chance.randint(places * 6 // 10, places * 9 // 10)
        is_next = day >= self.today
        waiting = (
            4 if course.code == "NEG" and is_next and day < self.today + timedelta(days=60) else 0
        )
        number = places + waiting if waiting else number
        if day > self.today + timedelta(days=90):
            number //= 4
        is_learning = course.mode is TrainingMode.E_LEARNING
        rows = [
            self._booking(event_id, day, is_off=is_off, is_learning=is_learning)
            for _ in range(number)
        ]
        for row in rows[number - waiting :]:
            row["status"] = BookingStatus.WAITING
        return rows

    def substitute(self, row: dict[str, Any], booking_id: int) -> dict[str, Any]:
        """Give the booking of a colleague who came in the place of another."""
        name = self.names.delegate()
        return {
            **row,
            "person": name,
            "email": address_of(name),
            "status": BookingStatus.ATTENDED,
            "evaluated": True,
            "substitute_for_id": booking_id,
        }

    def _booking(
        self, event_id: int, day: date, *, is_off: bool, is_learning: bool
    ) -> dict[str, Any]:
        name, chance = self.names.delegate(), self.chance
        short = chance.choices(tuple(_ROLES), _WEIGHTS)[0]
        status = BookingStatus.ATTENDED if is_learning else self._status(day, is_off=is_off)
        is_cancelled = status is BookingStatus.CANCELLED
        cancelled = day - timedelta(days=0 if is_off else chance.randint(1, 20))
        came = status in {BookingStatus.ATTENDED, BookingStatus.UNSCHEDULED}
        return {
            "event_id": event_id,
            "person": name,
            "email": address_of(name),
            "agency_id": self.known.agencies[short],
            "role": chance.choice(_ROLES[short]),
            "status": status,
            "booked_on": None
            if status is BookingStatus.UNSCHEDULED
            else min(day, self.today) - timedelta(days=chance.randint(21, 60)),
            "cancelled_on": cancelled if is_cancelled else None,
            "late": is_cancelled and not is_off and is_late(day, NOTICE, cancelled),
            "evaluated": chance.random() < 0.8 if came else None,
        }

    def _status(self, day: date, *, is_off: bool) -> BookingStatus:
        if is_off:
            return BookingStatus.CANCELLED
        if day > self.today - timedelta(days=TO_ENTER):
            return BookingStatus.BOOKED
        kinds = [each for each, _ in _AFTER]
        return self.chance.choices(kinds, [weight for _, weight in _AFTER])[0]
