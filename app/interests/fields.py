"""What a declaration of interest is described by."""

from __future__ import annotations

from typing import TypedDict

from app.belonging import OWNER
from app.fields import Choice, Fields, Flag, Link, Note, Text
from models.interests import Handling, InterestKind

INTEREST: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True),
    Link("seat", "Member", kind="seats", listed=False, help="Who declares it, by their seat."),
    Text(
        "name",
        "Name",
        width=24,
        help="Left empty for the member of the seat; needed for a deputy, or somebody without a seat.",
    ),
    Link(
        "item",
        "Item",
        kind="agenda-items",
        help="Left empty where it is about no item of the agenda.",
    ),
    Choice("kind", "Kind", words=InterestKind, required=True, chip=False, width=22),
    Note("text", "Interest", required=True, longest=2_000, listed=True, width=44),
    Choice("handling", "What was done", words=Handling, width=20),
    Flag(
        "standing",
        "Standing",
        help="It lasts: the next meetings of the group offer it again until one says No here.",
    ),
    Flag("restricted", "Restricted", listed=False, help="Left out of the minutes for the public."),
    OWNER,
)


class InterestValues(TypedDict, total=False):
    """The values of a declaration that can be typed; links by id."""

    meeting: int
    seat: int | None
    name: str | None
    item: int | None
    kind: InterestKind
    text: str
    handling: Handling | None
    standing: bool
    restricted: bool


__all__ = ["INTEREST", "Handling", "InterestKind", "InterestValues"]
