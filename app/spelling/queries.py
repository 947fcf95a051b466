"""What can be asked about the words that the unit has added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.listing import Listing, unscoped
from app.spelling.fields import SPELLING_WORD
from models.spelling import SpellingWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SpellingWordRecord:
    """A word that was added to the dictionary."""

    id: int
    version: int
    word: str


def spelling_words(session: Session, ids: Sequence[int]) -> list[SpellingWordRecord]:
    """Read words that were added."""
    rows = session.scalars(select(SpellingWord).where(SpellingWord.id.in_(ids)))
    return [SpellingWordRecord(row.id, row.version, row.word) for row in rows]


SPELLING_WORDS = Listing(
    kind="spelling-words",
    title="Words added to the dictionary",
    one="word of the dictionary",
    fields=SPELLING_WORD,
    table="spelling_word",
    id_column=SpellingWord.id,
    source=SpellingWord,
    columns={"word": SpellingWord.word},
    records=unscoped(spelling_words),
    order=("word",),
    about=lambda record: record.word,
)
