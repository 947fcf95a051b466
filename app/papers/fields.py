"""What papers and their versions are described by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from app.belonging import OWNER
from app.fields import Choice, Day, Fields, Flag, Link, Number, Text
from models.papers import PaperFault, PaperKind
from models.words import Word


class PaperStanding(Word):
    """How a paper stands: it came in time or late, was withdrawn, or cannot be opened."""

    RECEIVED = "received", "Received", "good"
    LATE = "late", "Late", "caution"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DAMAGED = "damaged", "Damaged", "bad"
    LOCKED = "locked", "Password", "bad"


PAPER: Fields = (
    Text("label", "No.", computed=True, width=6),
    Text("title", "Title", required=True, width=40, help="What the pack and the agenda call it."),
    Link("item", "Agenda item", kind="agenda-items", required=True, width=30),
    Choice("standing", "State", words=PaperStanding, computed=True, width=11),
    Flag("restricted", "Restricted", help="Left out of the pack for the public."),
    Number("pages", "Pages", computed=True, width=7),
    Day("received_on", "Received", required=True),
    Number("number", "Version", computed=True, width=8),
    Choice("kind", "Kind", words=PaperKind, computed=True, chip=False, width=16),
    Text("file_name", "File", computed=True, width=30, listed=False),
    Flag("late", "Late", computed=True, listed=False),
    Flag("withdrawn", "Withdrawn", computed=True, listed=False),
    Link("meeting", "Meeting", kind="meetings", computed=True, width=26),
    OWNER,
)

VERSION: Fields = (
    Number("number", "Version", computed=True, width=8),
    Text("file_name", "File", computed=True, width=34),
    Choice("kind", "Kind", words=PaperKind, computed=True, chip=False, width=16),
    Number("pages", "Pages", computed=True, width=7),
    Choice("fault", "Fault", words=PaperFault, computed=True, width=11),
    Day("added_on", "Added", computed=True),
    Number("size", "Bytes", computed=True, listed=False, width=11),
    Text("sha256", "Content (SHA-256)", computed=True, listed=False, width=66),
)

PACK: Fields = (
    Number("number", "Supplement", computed=True, help="0 is the whole pack."),
    Flag("is_public", "For the public", computed=True),
    Number("first_page", "First page", computed=True),
    Number("last_page", "Last page", computed=True),
    Day("made_on", "Written", computed=True),
)


class PaperValues(TypedDict, total=False):
    """The values of a paper that can be typed; the item by id."""

    title: str
    item: int
    restricted: bool
    received_on: date


__all__ = ["PACK", "PAPER", "VERSION", "PaperFault", "PaperKind", "PaperStanding", "PaperValues"]
