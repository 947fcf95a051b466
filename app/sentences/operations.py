"""What can be done to ready-made sentences; they belong to the file, so both people have the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.errors import refuse
from app.fields import problems
from app.sentences.fields import READY_SENTENCE, USUAL, ReadySentenceValues
from models.sentences import ReadySentence

if TYPE_CHECKING:
    from app.work import Work


def add_sentence(work: Work, values: ReadySentenceValues) -> int:
    """Add a ready-made sentence."""
    full: dict[str, Any] = {"name": None, "text": None, **values}
    refuse(problems(READY_SENTENCE, full))
    return work.add(ReadySentence(**full))


def add_usual_sentences(work: Work) -> int:
    """Add those of the usual sentences whose names are not there yet; gives how many."""
    known = set(work.session.scalars(select(ReadySentence.name)))
    missing = [{"name": name, "text": text} for name, text in USUAL if name not in known]
    work.insert_many(ReadySentence, missing)
    return len(missing)


def change_sentence(
    work: Work, sentence_id: int, values: ReadySentenceValues, shown: int | None = None
) -> int:
    """Change some values of a sentence; minutes that it went into stay as they are."""
    work.edit(work.get(ReadySentence, sentence_id), dict(values), READY_SENTENCE, shown)
    return sentence_id


def remove_sentence(work: Work, sentence_id: int) -> int:
    """Remove a sentence; minutes that it went into stay as they are."""
    work.delete(work.get(ReadySentence, sentence_id))
    return sentence_id
