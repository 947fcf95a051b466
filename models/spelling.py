"""Spelling: the words that the unit has added to the dictionary."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import ShortText


class SpellingWord(Record):
    """A word that is right though the dictionary lacks it, for everybody who writes minutes in this file."""

    __tablename__ = "spelling_word"
    __table_args__ = (Index("uq_spelling_word_word", "word", unique=True),)

    word: Mapped[ShortText]
