"""What courses, events and bookings are described by."""

from __future__ import annotations

from datetime import date, time
from typing import TypedDict

from app.fields import (
    Choice,
    Day,
    Email,
    Fields,
    Flag,
    Link,
    Note,
    Number,
    Percent,
    Text,
    Time,
)
from app.unit.fields import LOOKED_AFTER
from models.training import Audience, BookingStatus, EventState, EventStatus, TrainingMode

COURSE: Fields = (
    Link(
        "partnership",
        "Partnership",
        kind="partnerships",
        required=True,
        listed=False,
        help="The one that runs it, whoever may come.",
    ),
    Text("title", "Course", required=True, width=38),
    Text("code", "Code", longest=40, width=10),
    Text("level", "Level", longest=60, listed=False, help="Such as Level 2 or Group 3."),
    Choice("mode", "Mode", words=TrainingMode, required=True, chip=False, width=16),
    Choice("audience", "For", words=Audience, required=True, chip=False, width=20),
    Text("length", "Length", longest=60, help="Such as half a day or 2 x half days."),
    Number("capacity", "Places", least=0, help="What a new event of it offers."),
    Number(
        "notice_days",
        "Notice",
        least=0,
        most=60,
        required=True,
        listed=False,
        help="Working days before the event; a cancellation after that is late.",
    ),
    Number(
        "attended_from",
        "Attended from %",
        least=1,
        most=100,
        required=True,
        listed=False,
        help="Per cent of an event's length; by an attendance report who stays for less has left early.",
    ),
    Link("priority", "Priority", kind="priorities", listed=False),
    LOOKED_AFTER,
    Day("ended_on", "Ended on", listed=False, help="The day it was last offered."),
    Note("notes", "Notes"),
)

EVENT: Fields = (
    Link("course", "Course", kind="courses", required=True, width=34),
    Day("day", "Date", required=True, width=15),
    Day("last_day", "Last date", listed=False, help="For an event of several days."),
    Time("starts", "Starts", listed=False),
    Time("ends", "Ends", listed=False),
    Choice("mode", "Mode", words=TrainingMode, required=True, chip=False, width=15, listed=False),
    Text("venue", "Venue", width=24, listed=False),
    Number(
        "capacity",
        "Places",
        least=0,
        listed=False,
        help="Leave empty where places are not limited.",
    ),
    Number("booked", "Booked", computed=True, width=18),
    Number("waiting", "Waiting", computed=True, listed=False),
    Number("attended", "Attended", computed=True, width=10),
    Percent(
        "take_up",
        "Take-up",
        computed=True,
        width=10,
        help="Those who attended, of the places offered.",
    ),
    Text("trainer", "Trainer", width=22, listed=False),
    Choice("status", "Status", words=EventStatus, required=True, width=12, listed=False),
    Choice(
        "state",
        "State",
        words=EventState,
        computed=True,
        width=12,
        listed=False,
        help="Planned, held or cancelled, as at the day of the list.",
    ),
    Link("agency", "Held for", kind="agencies", listed=False, help="Empty when open to all."),
    Note("notes", "Notes"),
)

BOOKING: Fields = (
    Text("person", "Delegate", required=True, width=26),
    Email("email", "E-mail", width=28),
    Link("agency", "Agency", kind="agencies", width=30),
    Text("role", "Role", longest=120, listed=False),
    Link("event", "Event", kind="events", required=True, listed=False, width=40),
    Text("course", "Course", computed=True, width=32),
    Day("day", "Date", computed=True),
    Choice("status", "Status", words=BookingStatus, required=True, width=17),
    Day("booked_on", "Booked on", listed=False),
    Day("cancelled_on", "Cancelled on", listed=False),
    Flag("late", "Late cancellation", listed=False, help="Cancelled within the course's notice."),
    Number(
        "minutes",
        "Minutes there",
        least=0,
        listed=False,
        width=13,
        help="By the attendance report of Teams or Zoom.",
    ),
    Flag("evaluated", "Evaluation returned", listed=False),
    Link("contact", "Person on file", kind="people", listed=False),
    Link("substitute_for", "In place of", kind="bookings", listed=False),
    Note("notes", "Notes"),
)


_COUNTED: Fields = (
    Number("registrations", "Registered", computed=True, width=11),
    Number("cancelled", "Cancelled", computed=True, width=10),
    Number("late", "Late", computed=True, help="Cancelled within the notice.", width=7),
    Number("no_shows", "No-shows", computed=True, width=10),
    Number("unscheduled", "Unscheduled", computed=True, width=12),
    Number("attended", "Attended", computed=True, width=10),
)

COURSE_LINE: Fields = (
    Text("course", "Course", computed=True, width=34),
    Number("events", "Events", computed=True, width=8),
    Number("places", "Places", computed=True, width=8),
    *_COUNTED,
    Percent("take_up", "Take-up", computed=True, width=9),
)
"""One course in a summary of a period."""

AGENCY_LINE: Fields = (
    Text("agency", "Agency", computed=True, width=38),
    *_COUNTED,
    Percent("share", "Of all attended", computed=True, width=15),
)
"""One agency in a summary of a period."""


class CourseValues(TypedDict, total=False):
    """The values of a course that can be typed; links by id."""

    partnership: int
    title: str
    code: str | None
    level: str | None
    mode: TrainingMode
    audience: Audience
    length: str | None
    capacity: int | None
    notice_days: int
    attended_from: int
    priority: int | None
    looked_after: int | None
    ended_on: date | None
    notes: str | None


class EventValues(TypedDict, total=False):
    """The values of an event that can be typed; links by id."""

    course: int
    day: date
    last_day: date | None
    starts: time | None
    ends: time | None
    mode: TrainingMode
    venue: str | None
    capacity: int | None
    trainer: str | None
    status: EventStatus
    agency: int | None
    notes: str | None


class BookingValues(TypedDict, total=False):
    """The values of a booking that can be typed; links by id."""

    person: str
    email: str | None
    agency: int | None
    role: str | None
    event: int
    status: BookingStatus
    booked_on: date | None
    cancelled_on: date | None
    late: bool
    minutes: int | None
    evaluated: bool | None
    contact: int | None
    substitute_for: int | None
    notes: str | None


__all__ = [
    "AGENCY_LINE",
    "BOOKING",
    "COURSE",
    "COURSE_LINE",
    "EVENT",
    "Audience",
    "BookingStatus",
    "BookingValues",
    "CourseValues",
    "EventStatus",
    "EventValues",
    "TrainingMode",
]
