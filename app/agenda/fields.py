"""What the items of an agenda, and the standing items of a group, are described by."""

from __future__ import annotations

from typing import TypedDict

from app.fields import Choice, Fields, Flag, Link, Number, Text
from models.agenda import ItemKind, PaperState, Purpose

AGENDA_ITEM: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True, listed=False),
    Text("number", "No.", computed=True, width=6),
    Text("title", "Item", required=True, width=40),
    Choice("purpose", "Purpose", words=Purpose, required=True),
    Text("presenter", "Presenter", width=22),
    Number("minutes", "Minutes", least=1, most=600, help="The time allotted to it."),
    Text("paper", "Paper", width=14, help="The reference of its paper, such as Paper 4a."),
    Choice("paper_state", "Paper state", words=PaperState, required=True, width=16),
    Choice("kind", "Kind", words=ItemKind, required=True, chip=False, listed=False),
    Flag("is_standing", "Standing", listed=False),
    Flag("at_end", "Kept last", listed=False, help="New items are put before it."),
    Flag("restricted", "Restricted", help="Left out of the public agenda and minutes."),
    Link("parent", "Under item", kind="agenda-items", listed=False),
    Link("about_meeting", "Minutes of", kind="meetings", computed=True, listed=False),
    Link("carried_from", "Carried over from", kind="agenda-items", computed=True, listed=False),
)

STANDING_ITEM: Fields = (
    Link("group", "Group", kind="groups", required=True, listed=False),
    Number("place", "Order", least=1, most=99, required=True, width=7),
    Text("title", "Item", required=True, width=40),
    Choice("kind", "Kind", words=ItemKind, required=True, chip=False, width=24),
    Choice("purpose", "Purpose", words=Purpose, required=True),
    Text("presenter", "Presenter", width=22),
    Number("minutes", "Minutes", least=1, most=600),
    Flag("at_end", "At the end", help="After the meeting's own items, as any other business is."),
    Flag("restricted", "Restricted", help="Left out of the public agenda and minutes."),
    Flag("switched_off", "Switched off", help="New agendas leave it out until it is on again."),
)


class ItemValues(TypedDict, total=False):
    """The values of an agenda item that can be typed; links by id."""

    meeting: int
    title: str
    purpose: Purpose
    presenter: str | None
    minutes: int | None
    paper: str | None
    paper_state: PaperState
    kind: ItemKind
    is_standing: bool
    at_end: bool
    restricted: bool
    parent: int | None


class StandingValues(TypedDict, total=False):
    """The values of a standing item that can be typed; the group by id."""

    group: int
    place: int
    title: str
    kind: ItemKind
    purpose: Purpose
    presenter: str | None
    minutes: int | None
    at_end: bool
    restricted: bool
    switched_off: bool


STANDING: StandingValues = {
    "kind": ItemKind.ITEM,
    "purpose": Purpose.DISCUSSION,
    "at_end": False,
    "restricted": False,
    "switched_off": False,
}
"""What a standing item is where nothing else is said."""

USUAL: tuple[StandingValues, ...] = (
    {
        "title": "Welcome, apologies and declarations of interest",
        "purpose": Purpose.INFORMATION,
        "presenter": "Chair",
        "minutes": 5,
    },
    {
        "title": "Minutes of the last meeting and matters arising",
        "kind": ItemKind.LAST_MINUTES,
        "purpose": Purpose.DECISION,
        "presenter": "Chair",
        "minutes": 5,
    },
    {
        "title": "Action log",
        "kind": ItemKind.ACTION_LOG,
        "purpose": Purpose.ASSURANCE,
        "presenter": "Business manager",
        "minutes": 10,
    },
    {
        "title": "Any other business",
        "purpose": Purpose.DISCUSSION,
        "presenter": "All",
        "minutes": 5,
        "at_end": True,
    },
)
"""The order of business where a group has no standing items of its own (domain.md W1, peers.md “Standing order”)."""

__all__ = [
    "AGENDA_ITEM",
    "STANDING",
    "STANDING_ITEM",
    "USUAL",
    "ItemKind",
    "ItemValues",
    "PaperState",
    "Purpose",
    "StandingValues",
]
