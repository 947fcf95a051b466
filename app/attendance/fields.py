"""What replies, attendance and guests are described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Fields, Flag, Link, Note, Text
from models.attendance import Answer, Code, Mode
from models.seats import Category

REPLY: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True, listed=False),
    Link("seat", "Seat", kind="seats", required=True),
    Choice("answer", "Reply", words=Answer, required=True, width=16),
    Link("deputy", "Deputy", kind="people"),
    Text("deputy_name", "Deputy's name", help="Where the deputy is not among the people."),
    Day("replied_on", "Replied on"),
    Text("replied_by", "From", help="Who told it, such as the member's PA."),
    Note("note", "Note"),
)

ATTENDANCE: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True, width=26),
    Link("seat", "Seat", kind="seats", required=True, listed=False),
    Text("post", "Post", computed=True, width=26),
    Text("holder", "Member", computed=True, width=22),
    Text("agencies", "Agency", computed=True, width=26),
    Choice("category", "Category", words=Category, computed=True),
    Choice("code", "Attendance", words=Code, width=16, aliases=("code", "attended")),
    Link("deputy", "Deputy", kind="people", listed=False),
    Text("deputy_name", "Deputy's name", width=20),
    Choice("mode", "Took part", words=Mode, chip=False),
    Link(
        "arrived_item",
        "Came for item",
        kind="agenda-items",
        listed=False,
        help="For who came late.",
    ),
    Link(
        "left_item",
        "Left after item",
        kind="agenda-items",
        listed=False,
        help="For who left early.",
    ),
    Text("note", "Note", width=20),
    Flag("expected", "Counts in rates", computed=True, listed=False),
)

GUEST: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True, listed=False),
    Text("name", "Name", required=True, width=24),
    Text("role", "Post and organisation", width=30),
    Link("agency", "Agency", kind="agencies"),
    Link("person", "Among the people", kind="people", listed=False),
    Link("item", "For item", kind="agenda-items", help="Leave empty for the whole meeting."),
    Choice("mode", "Took part", words=Mode, required=True, chip=False),
)


class ReplyValues(TypedDict, total=False):
    """The values of a reply that can be typed; links by id."""

    answer: Answer
    deputy: int | None
    deputy_name: str | None
    replied_on: date | None
    replied_by: str | None
    note: str | None


class AttendanceValues(TypedDict, total=False):
    """The values of one seat's attendance that can be typed; links by id."""

    code: Code | None
    deputy: int | None
    deputy_name: str | None
    mode: Mode
    arrived_item: int | None
    left_item: int | None
    note: str | None


class GuestValues(TypedDict, total=False):
    """The values of a guest that can be typed; links by id."""

    meeting: int
    name: str
    role: str | None
    agency: int | None
    person: int | None
    item: int | None
    mode: Mode


__all__ = [
    "ATTENDANCE",
    "GUEST",
    "REPLY",
    "Answer",
    "AttendanceValues",
    "Code",
    "GuestValues",
    "Mode",
    "ReplyValues",
]
