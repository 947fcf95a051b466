"""What a RAG word is described by, those that a new file begins with, and what logs write for them."""

from __future__ import annotations

from typing import TypedDict

from app.fields import Choice, Fields, Note, Number, Text
from models.rag import RagTone

RAG_WORD: Fields = (
    Number("place", "Order", least=1, most=20, width=8, help="1 is the best; others move along."),
    Text("word", "Word", required=True, longest=40, width=24, help="As it is shown and printed."),
    Text(
        "letter",
        "Letter",
        longest=4,
        width=8,
        help="What logs write for short, such as G; an imported log is read by it.",
    ),
    Choice("tone", "Colour", words=RagTone, required=True),
    Note("meaning", "When it is used", listed=True, longest=400, width=48),
)

USUAL: tuple[tuple[str, str, RagTone, str], ...] = (
    ("G", "On track", RagTone.GOOD, "It will be done by its due day."),
    ("A", "Some delay", RagTone.CAUTION, "It is late or will be, and there is a plan to mend it."),
    ("R", "Off track", RagTone.BAD, "It will not be done as it stands; the group has to act."),
    ("B", "Embedded", RagTone.NOTE, "Done, and there is evidence that practice has changed."),
)
"""The words boards use most (peers.md 5: they differ by board, so that each unit defines its own)."""

MEANT: dict[RagTone, tuple[str, ...]] = {
    RagTone.GOOD: ("green", "on target", "on schedule"),
    RagTone.CAUTION: ("amber", "yellow", "orange", "slippage", "at risk", "minor delay"),
    RagTone.BAD: ("red", "off target", "critical", "not on track"),
    RagTone.NOTE: ("blue", "complete and embedded", "fully embedded"),
    RagTone.NONE: ("grey", "gray", "white"),
}
"""What logs write besides a unit's own words, by the colour that is meant."""


class RagWordValues(TypedDict, total=False):
    """The values of a RAG word that can be typed."""

    place: int | None
    """Emptied, it is the last one of a new word, and the one it has of another."""
    word: str
    letter: str | None
    tone: RagTone
    meaning: str | None


__all__ = ["MEANT", "RAG_WORD", "USUAL", "RagTone", "RagWordValues"]
