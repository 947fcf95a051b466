"""RAG words: how something comes on, in the words that the unit defines, each with a letter and a tone."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import LongText, ShortText, Whole, choice
from models.words import Word


class RagTone(Word):
    """The colour of a RAG word; the word always stands with it."""

    GOOD = "good", "Green", "good"
    CAUTION = "caution", "Amber", "caution"
    BAD = "bad", "Red", "bad"
    NOTE = "note", "Blue", "note"
    NONE = "none", "Grey"


class RagWord(Record):
    """One word of the unit's own order of them; what was said with it stays when it is renamed."""

    __tablename__ = "rag_word"

    place: Mapped[Whole]
    """Its place in the order, from 1 on, the best first."""
    letter: Mapped[ShortText | None]
    """What logs write for short, such as G."""
    word: Mapped[ShortText]
    tone: Mapped[RagTone] = choice(RagTone)
    meaning: Mapped[LongText | None]
    """When it is to be used."""
