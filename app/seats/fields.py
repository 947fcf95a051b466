"""What seats, their holders and deputies are described by, and how members are listed."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.belonging import OWNER
from app.fields import Choice, Day, Email, Fields, Flag, Link, Links, Note, Text
from models.seats import Category, ChairRole
from models.words import Word

COUNTING = frozenset({Category.STATUTORY, Category.CORE, Category.CO_OPTED, Category.LAY})
"""Categories whose seats may count to quorum where nobody says otherwise."""

OUTSIDE_RATES = frozenset({Category.WIDER})
"""Categories that are invited but left out of attendance rates and quorum (product.md, “Seat”)."""

NEEDING_DEPUTY = frozenset({Category.STATUTORY, Category.CORE, Category.ADVISER, Category.CO_OPTED})
"""Categories whose seats want a named deputy; lay members, observers and those beside need none."""

ENDING_WITHIN = 60
"""How many days before its end a term is told."""


class Need(Word):
    """Why somebody should see to a seat."""

    VACANT = "vacant", "Vacant", "bad"
    NO_DEPUTY = "no-deputy", "Without deputy", "caution"
    ENDING = "ending", "Term ended or ends soon", "caution"


SEAT: Fields = (
    Link("group", "Group", kind="groups", required=True),
    Text("post", "Post", required=True, width=30, aliases=("role", "job title", "position")),
    Links(
        "agencies",
        "Speaks for",
        kind="agencies",
        help="The agency, or all agencies, that the seat speaks for.",
    ),
    Text("sector", "Or for a sector", width=18, help="Where it is no agency, such as Schools."),
    Choice("category", "Category", words=Category, required=True),
    Link(
        "ex_officio",
        "Held by the chair of",
        kind="groups",
        listed=False,
        help="A group whose chair has this seat by office; leave empty otherwise.",
    ),
    Flag(
        "may_count",
        "May count to quorum",
        listed=False,
        help="No for observers and those in attendance.",
    ),
    Day("first_day", "First day"),
    Day("last_day", "Last day", help="Leave empty while the seat exists."),
    Note("notes", "Notes"),
)

MEMBER: Fields = (
    Text("post", "Post", required=True, width=32),
    Text("agency", "Agency", computed=True, width=22),
    Text("holder", "Holder", computed=True, width=15, aliases=("name",)),
    Text("deputy", "Deputy", computed=True, width=15),
    Choice("category", "Category", words=Category, required=True),
    Day("term_ends", "Term ends", computed=True),
    Choice("chair", "Chair", words=ChairRole, computed=True, listed=False),
    Email("email", "E-mail", computed=True, listed=False, width=28),
    Day("since", "Since", computed=True, listed=False),
    Flag("may_count", "May count to quorum", listed=False),
    Link("group", "Group", kind="groups", computed=True, listed=False, width=28),
    OWNER,
)

HOLDER: Fields = (
    Link("seat", "Seat", kind="seats", required=True, listed=False),
    Link("person", "Holder", kind="people", required=True),
    Day("first_day", "Since"),
    Day(
        "term_ends",
        "Term ends",
        help="When the term is due to end; the seat is not empty by itself then.",
    ),
    Day("last_day", "Until", help="The day the person stopped holding the seat."),
    Text("reason", "Reason it ended", listed=False, width=28),
    Day("inducted_on", "Inducted on", listed=False),
)

DEPUTY: Fields = (
    Link("seat", "Seat", kind="seats", required=True, listed=False),
    Link("person", "Deputy", kind="people", required=True),
    Flag(
        "has_authority",
        "Equivalent authority",
        help="The agency confirmed that the deputy may decide and commit it as the member does.",
    ),
    Day("first_day", "Since"),
    Day("last_day", "Until"),
)


class SeatValues(TypedDict, total=False):
    """The values of a seat that can be typed; links by id."""

    group: int
    post: str
    agencies: tuple[int, ...]
    sector: str | None
    category: Category
    ex_officio: int | None
    may_count: bool
    first_day: date | None
    last_day: date | None
    notes: str | None


class HolderValues(TypedDict, total=False):
    """The values of a holder; links by id."""

    seat: int
    person: int
    first_day: date | None
    last_day: date | None
    term_ends: date | None
    inducted_on: date | None
    reason: str | None


class DeputyValues(TypedDict, total=False):
    """The values of a deputy; links by id."""

    seat: int
    person: int
    has_authority: bool
    first_day: date | None
    last_day: date | None


__all__ = [
    "COUNTING",
    "DEPUTY",
    "ENDING_WITHIN",
    "HOLDER",
    "MEMBER",
    "NEEDING_DEPUTY",
    "OUTSIDE_RATES",
    "SEAT",
    "Category",
    "ChairRole",
    "DeputyValues",
    "HolderValues",
    "Need",
    "SeatValues",
]
