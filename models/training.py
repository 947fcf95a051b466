"""Training: what is taught (courses), each delivery of it (events), and each delegate's place (bookings)."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import DayOf, LongText, ShortText, TimeOfDay, Whole, YesNo, choice, link
from models.words import Word


class TrainingMode(Word):
    """How a course is taught (domain.md 1.24)."""

    FACE_TO_FACE = "face-to-face", "Face to face"
    VIRTUAL = "virtual", "Virtual"
    E_LEARNING = "e-learning", "E-learning"
    LUNCH_AND_LEARN = "lunch-and-learn", "Lunch and learn"
    BRIEFING = "briefing", "7-minute briefing"
    CONFERENCE = "conference", "Conference"


class Audience(Word):
    """Whose workforce a course is for."""

    CHILDREN = "children", "Children's workforce"
    ADULTS = "adults", "Adults' workforce"
    BOTH = "both", "Both workforces"


class EventStatus(Word):
    """Whether an event takes place."""

    SCHEDULED = "scheduled", "Scheduled"
    CANCELLED = "cancelled", "Cancelled", "bad"


class EventState(Word):
    """How an event stands on a day; nothing that is stored."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held", "good"
    CANCELLED = "cancelled", "Cancelled", "bad"


class BookingStatus(Word):
    """What became of a delegate's place (domain.md 1.24)."""

    BOOKED = "booked", "Booked", "note"
    WAITING = "waiting", "Waiting", "caution"
    CANCELLED = "cancelled", "Cancelled"
    SUBSTITUTED = "substituted", "Substituted"
    ATTENDED = "attended", "Attended", "good"
    LEFT_EARLY = "left-early", "Left early", "caution"
    DID_NOT_ATTEND = "did-not-attend", "Did not attend", "bad"
    UNSCHEDULED = "unscheduled", "Unscheduled", "good"


class Course(Record):
    """What a partnership teaches, whenever and however often; its events and bookings belong where it does."""

    __tablename__ = "course"
    __table_args__ = (Index("uq_course_title", "partnership_id", "title", unique=True),)

    partnership_id: Mapped[int] = link("partnership")
    priority_id: Mapped[int | None] = link("priority")
    looked_after_id: Mapped[int | None] = link("unit_member")
    """Who of the unit sees to it."""
    title: Mapped[ShortText]
    code: Mapped[ShortText | None]
    level: Mapped[ShortText | None]
    mode: Mapped[TrainingMode] = choice(TrainingMode)
    audience: Mapped[Audience] = choice(Audience)
    length: Mapped[ShortText | None]
    """In the brochure's words: half a day, 2 x half days."""
    capacity: Mapped[Whole | None]
    """Places that a new event of it offers."""
    notice_days: Mapped[Whole]
    """Working days before the event from which a cancellation is late."""
    attended_from: Mapped[Whole]
    """Per cent of an event's length from which a delegate has attended; who stays for less has left early."""
    ended_on: Mapped[DayOf | None]
    notes: Mapped[LongText | None]


class Event(Record):
    """One delivery of a course; `capacity` null means that places are not limited."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "day"),)

    course_id: Mapped[int] = link("course")
    agency_id: Mapped[int | None] = link("agency")
    """The agency it is held for, null when it is open to all."""
    day: Mapped[DayOf]
    last_day: Mapped[DayOf | None]
    starts: Mapped[TimeOfDay | None]
    ends: Mapped[TimeOfDay | None]
    mode: Mapped[TrainingMode] = choice(TrainingMode)
    venue: Mapped[ShortText | None]
    capacity: Mapped[Whole | None]
    trainer: Mapped[ShortText | None]
    status: Mapped[EventStatus] = choice(EventStatus)
    notes: Mapped[LongText | None]


class Booking(Record):
    """One delegate's place at an event; most delegates are not among the people of the file."""

    __tablename__ = "booking"
    __table_args__ = (Index(None, "email"), Index(None, "event_id", "status", "late"))

    event_id: Mapped[int] = link("event")
    agency_id: Mapped[int | None] = link("agency")
    contact_id: Mapped[int | None] = link("person")
    """The delegate where they are among the people of the file."""
    substitute_for_id: Mapped[int | None] = link("booking")
    """The booking whose place this delegate took over."""
    person: Mapped[ShortText]
    """The delegate's name as it was booked."""
    email: Mapped[ShortText | None]
    role: Mapped[ShortText | None]
    booked_on: Mapped[DayOf | None]
    status: Mapped[BookingStatus] = choice(BookingStatus)
    cancelled_on: Mapped[DayOf | None]
    late: Mapped[YesNo]
    """Whether it was cancelled within the notice of its course."""
    minutes: Mapped[Whole | None]
    """How long the delegate was there by an attendance report, null where none was read."""
    evaluated: Mapped[YesNo | None]
    notes: Mapped[LongText | None]
