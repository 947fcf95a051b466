"""What the chair of a group is described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Fields, Link
from models.seats import ChairRole

CHAIR: Fields = (
    Link("group", "Group", kind="groups", required=True, listed=False),
    Choice("role", "Role", words=ChairRole, required=True),
    Link("seat", "Seat", kind="seats", help="Whoever holds this seat of the group leads it."),
    Link("person", "Or a person", kind="people", help="An independent chair, by name."),
    Day("first_day", "From"),
    Day("last_day", "Until"),
)


class ChairValues(TypedDict, total=False):
    """The values of a chair's term; links by id, a seat or a person."""

    group: int
    role: ChairRole
    seat: int | None
    person: int | None
    first_day: date | None
    last_day: date | None


__all__ = ["CHAIR", "ChairRole", "ChairValues"]
