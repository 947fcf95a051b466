"""What the unit's members are described by, and the Field by which a record says who looks after it."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.fields import Choice, Day, Fields, Link, Text
from models.unit import UnitRole

UNIT_MEMBER: Fields = (
    Text("name", "Name", required=True, longest=80, width=26),
    Text(
        "initials",
        "Initials",
        required=True,
        longest=6,
        width=9,
        help="As in that person's own settings: by these the program knows who sits before it.",
    ),
    Choice("role", "Role", words=UnitRole, required=True, chip=False, width=26),
    Day("first_day", "Since", listed=False),
    Day("last_day", "Last day", help="Leave empty while the person works in the unit."),
)

LOOKED_AFTER = Link(
    "looked_after",
    "Looked after by",
    kind="unit-members",
    listed=False,
    width=22,
    help="Who in the unit sees to it. Home shows it to that person under Mine; to both while nobody does.",
)
"""Borne by groups, return rounds, courses and financial years; meetings, actions and deadlines take it from those."""


class UnitMemberValues(TypedDict, total=False):
    """The values of a member of the unit that can be typed."""

    name: str
    initials: str
    role: UnitRole
    first_day: date | None
    last_day: date | None


__all__ = ["LOOKED_AFTER", "UNIT_MEMBER", "UnitMemberValues", "UnitRole"]
