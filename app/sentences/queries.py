"""What can be asked about ready-made sentences: all of them, and those that a few letters mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.listing import Listing, unscoped
from app.sentences.fields import READY_SENTENCE
from models.sentences import ReadySentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SentenceRecord:
    """A ready-made sentence."""

    id: int
    version: int
    name: str
    text: str


def sentences(session: Session, ids: Sequence[int]) -> list[SentenceRecord]:
    """Read ready-made sentences."""
    rows = session.scalars(select(ReadySentence).where(ReadySentence.id.in_(ids)))
    return [_record(row) for row in rows]


def all_sentences(session: Session) -> list[SentenceRecord]:
    """Give every sentence in the order in which they were added, which is about that of a meeting."""
    return [
        _record(row) for row in session.scalars(select(ReadySentence).order_by(ReadySentence.id))
    ]


def meant(known: Iterable[SentenceRecord], typed: str) -> list[SentenceRecord]:
    """Give the sentences with words that begin with what was typed, those first whose names have them."""
    letters = typed.casefold().split()
    by_name = [each for each in known if _begins(each.name, letters)]
    others = [each for each in known if _begins(f"{each.name} {each.text}", letters)]
    return [*by_name, *(each for each in others if each not in by_name)]


def _begins(text: str, letters: Sequence[str]) -> bool:
    words = re.findall(r"\w+", text.casefold())
    return all(any(word.startswith(part) for word in words) for part in letters)


def _record(row: ReadySentence) -> SentenceRecord:
    return SentenceRecord(row.id, row.version, row.name, row.text)


READY_SENTENCES = Listing(
    kind="ready-sentences",
    title="Ready-made sentences",
    one="ready-made sentence",
    fields=READY_SENTENCE,
    table="ready_sentence",
    id_column=ReadySentence.id,
    source=ReadySentence,
    columns={"name": ReadySentence.name, "text": ReadySentence.text},
    records=unscoped(sentences),
    order=("name",),
    about=lambda record: record.name,
)
