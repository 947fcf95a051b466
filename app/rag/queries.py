"""What can be asked about RAG words: all of them in their order, and those that a text means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Select, select

from app.fields import Ref
from app.importing.lookup import Known
from app.listing import Listing, unscoped
from app.rag.fields import MEANT, RAG_WORD, RagTone
from app.record_values import named_values
from app.typed import holding
from models.rag import RagWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class RagWordRecord:
    """A RAG word."""

    id: int
    version: int
    place: int
    word: str
    letter: str | None
    tone: RagTone
    meaning: str | None

    @property
    def ref(self) -> Ref:
        """Give it as it stands in a record of another feature."""
        return rag_ref(self.id, self.word, self.tone)


def rag_ref(word_id: int, word: str, tone: RagTone) -> Ref:
    """Give a RAG word as it stands in a record of another feature, with its tone."""
    return Ref(word_id, word, tone=tone.tone)


def rag_words(session: Session, ids: Sequence[int]) -> list[RagWordRecord]:
    """Read RAG words."""
    names = RagWordRecord.__dataclass_fields__
    rows = session.scalars(select(RagWord).where(RagWord.id.in_(ids)))
    return [RagWordRecord(**named_values(row, names)) for row in rows]


def all_rag_words(session: Session) -> list[RagWordRecord]:
    """Give every RAG word in the unit's order."""
    names = RagWordRecord.__dataclass_fields__
    return [RagWordRecord(**named_values(row, names)) for row in session.scalars(_in_order())]


def rag_choices(session: Session, typed: str, limit: int = 20) -> list[Ref]:
    """Give the RAG words that hold what was typed, in the unit's order."""
    chosen = _in_order().where(holding(typed, RagWord.word, RagWord.letter)).limit(limit)
    return [rag_ref(row.id, row.word, row.tone) for row in session.scalars(chosen)]


def known_rag_words(session: Session) -> list[Known]:
    """Give RAG words with what logs write for them: the letter, and the colour where one word alone has it."""
    words = all_rag_words(session)
    letters = {(each.letter or "").casefold() for each in words}
    tones = Counter(each.tone for each in words)
    return [
        Known(
            each.id,
            each.word,
            (
                *(((each.letter, "its letter"),) if each.letter else ()),
                *((other, "its colour") for other in _colour(each, tones, letters)),
            ),
        )
        for each in words
    ]


def _colour(word: RagWordRecord, tones: Counter[RagTone], letters: set[str]) -> tuple[str, ...]:
    """Give what means the colour of a word, its initial too; nothing where several words have that colour."""
    if tones[word.tone] > 1:
        return ()
    initial = word.tone.title_text[0]
    return (*MEANT[word.tone], *(() if initial.casefold() in letters else (initial,)))


@cache
def _in_order() -> Select[RagWord]:
    return select(RagWord).order_by(RagWord.place, RagWord.id)


RAG_WORDS = Listing(
    kind="rag-words",
    title="RAG words",
    one="RAG word",
    fields=RAG_WORD,
    table="rag_word",
    id_column=RagWord.id,
    source=RagWord,
    columns={
        "place": RagWord.place,
        "word": RagWord.word,
        "letter": RagWord.letter,
        "tone": RagWord.tone,
        "meaning": RagWord.meaning,
    },
    records=unscoped(rag_words),
    order=("place",),
    about=lambda record: record.word,
)
