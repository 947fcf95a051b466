"""What partnerships, their lead officers and their priorities are described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Email, Fields, Link, Note, Number, Text
from app.partnerships.years import YearStart
from models.partnerships import Numbering, OfficerRole, PartnershipKind

PARTNERSHIP: Fields = (
    Text("name", "Name", required=True, width=38),
    Text("short_name", "Short name", longest=40, help="As the side bar shows it, such as BwD SCP."),
    Choice("kind", "Kind", words=PartnershipKind, required=True, chip=False, width=30),
    Text("area", "Area", width=24, help="The area it serves, such as Blackburn with Darwen."),
    YearStart("reporting_year", "Reporting year begins", required=True, listed=False),
    YearStart("financial_year", "Financial year begins", required=True, listed=False),
    Choice(
        "numbering",
        "Decisions and actions numbered",
        words=Numbering,
        required=True,
        chip=False,
        listed=False,
        help="Given for good when a meeting is closed; a change numbers nothing anew.",
    ),
    YearStart(
        "numbering_year",
        "Numbering begins anew on",
        required=True,
        listed=False,
        help="Where they are numbered per year, and for actions that no meeting raised.",
    ),
    Text("marking", "Marking", longest=60, help="On every document, such as OFFICIAL."),
    Email("mailbox", "Mailbox", listed=False, width=28),
    Note("address", "Address"),
    Note("notes", "Notes"),
)

OFFICER: Fields = (
    Link("partnership", "Partnership", kind="partnerships", required=True, listed=False),
    Choice("role", "Role", words=OfficerRole, required=True, width=28),
    Link("agency", "Agency", kind="agencies", required=True),
    Text("post", "Post", required=True, width=28),
    Link("person", "Officer", kind="people", width=22),
    Day("first_day", "From"),
    Day("last_day", "Until", help="Leave empty while it lasts."),
)

PRIORITY: Fields = (
    Link("partnership", "Partnership", kind="partnerships", required=True, listed=False),
    Number("place", "No.", required=True, least=1, most=99, width=5),
    Text("name", "Priority", required=True, width=38),
    Link("agency", "Lead partner", kind="agencies"),
    Day("first_day", "From"),
    Day("last_day", "Until", help="Leave empty while it stands."),
    Note("aim", "Aim"),
)


class PartnershipValues(TypedDict, total=False):
    """The values of a partnership that can be typed; a year's start as "MM-DD"."""

    name: str
    short_name: str | None
    kind: PartnershipKind
    area: str | None
    reporting_year: str
    financial_year: str
    numbering: Numbering
    numbering_year: str
    marking: str | None
    mailbox: str | None
    address: str | None
    notes: str | None


class OfficerValues(TypedDict, total=False):
    """The values of a lead or delegated safeguarding partner; links by id."""

    partnership: int
    role: OfficerRole
    agency: int
    post: str
    person: int | None
    first_day: date | None
    last_day: date | None


class PriorityValues(TypedDict, total=False):
    """The values of a priority; links by id."""

    partnership: int
    place: int
    name: str
    agency: int | None
    first_day: date | None
    last_day: date | None
    aim: str | None


__all__ = [
    "OFFICER",
    "PARTNERSHIP",
    "PRIORITY",
    "Numbering",
    "OfficerRole",
    "OfficerValues",
    "PartnershipKind",
    "PartnershipValues",
    "PriorityValues",
]
