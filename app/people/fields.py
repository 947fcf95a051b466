"""What a person is described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Day, Email, Fields, Link, Note, Text

PERSON: Fields = (
    Text("title", "Title", longest=30, width=8, listed=False, aliases=("salutation",)),
    Text(
        "name",
        "Name",
        required=True,
        width=26,
        aliases=("full name", "person", "member", "contact", "delegate"),
    ),
    Text("post", "Post", width=28, aliases=("job title", "position", "role")),
    Link(
        "agency",
        "Employer",
        kind="agencies",
        aliases=("agency", "organisation", "employing organisation"),
    ),
    Email("email", "E-mail", width=28, aliases=("email address", "mail", "e mail")),
    Text("phone", "Phone", longest=40, listed=False, aliases=("telephone", "tel", "mobile")),
    Text(
        "initials",
        "Initials",
        longest=12,
        width=8,
        listed=False,
        help="As minutes write them; left empty they are taken from the name.",
    ),
    Text(
        "surname",
        "Sorted under",
        longest=80,
        listed=False,
        help="Left empty it is the last word of the name.",
    ),
    Day(
        "left_on",
        "Left on",
        listed=False,
        help="The day the person left the employer; what they did stays.",
    ),
    Note("notes", "Notes"),
    Text("seats", "Seats", computed=True, width=26, help="The groups the person sits on today."),
)


class PersonValues(TypedDict, total=False):
    """The values of a person that can be typed; the employer by id."""

    title: str | None
    name: str
    post: str | None
    agency: int | None
    email: str | None
    phone: str | None
    initials: str
    surname: str
    left_on: date | None
    notes: str | None


__all__ = ["PERSON", "PersonValues"]
