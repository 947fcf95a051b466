"""What can be done to RAG words; removing one that is in use is an act of whatever uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.columns import field_values
from app.errors import refuse
from app.fields import problems
from app.rag.fields import RAG_WORD, USUAL, RagWordValues
from models.rag import RagTone, RagWord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work


def add_rag_word(work: Work, values: RagWordValues) -> int:
    """Add a RAG word, last where no place is given."""
    others = _in_order(work)
    full: dict[str, Any] = {"word": None, "letter": None, "tone": RagTone.NONE, **values}
    full["place"] = full.get("place") or len(others) + 1
    refuse(problems(RAG_WORD, full) | _taken(others, full))
    row = RagWord(**full)
    word_id = work.add(row)
    _put(work, row, others)
    return word_id


def add_usual_rag_words(work: Work) -> int:
    """Add those of the usual words that are not there yet, with a letter where that is free; gives how many."""
    others = _in_order(work)
    known = {_fold(each.word) for each in others}
    letters = {_fold(each.letter) for each in others if each.letter}
    missing = [each for each in USUAL if _fold(each[1]) not in known]
    rows = [
        {
            "place": place,
            "letter": None if _fold(letter) in letters else letter,
            "word": word,
            "tone": tone,
            "meaning": meaning,
        }
        for place, (letter, word, tone, meaning) in enumerate(missing, len(others) + 1)
    ]
    work.insert_many(RagWord, rows)
    return len(rows)


def change_rag_word(
    work: Work, word_id: int, values: RagWordValues, shown: int | None = None
) -> int:
    """Change a RAG word; whatever has it shows the new word, and entries written before keep the old one."""
    row = work.get(RagWord, word_id)
    others = [each for each in _in_order(work) if each.id != word_id]
    given: dict[str, Any] = dict(values)
    if given.get("place", row.place) is None:
        # Emptied, it stays where it is.
        given["place"] = row.place
    full = {**field_values(RAG_WORD, row), **given}
    refuse(problems(RAG_WORD, full) | _taken(others, full))
    work.edit(row, given, RAG_WORD, shown)
    if "place" in given:
        _put(work, row, others)
    return word_id


def close_the_gap(work: Work, removed_id: int) -> None:
    """Number those that follow a word that is about to be removed anew."""
    _number(work, [each for each in _in_order(work) if each.id != removed_id])


def _put(work: Work, row: RagWord, others: list[RagWord]) -> None:
    """Give a word its place among the others, which move along."""
    at = max(0, min((row.place or len(others) + 1) - 1, len(others)))
    _number(work, [*others[:at], row, *others[at:]])


def _number(work: Work, rows: list[RagWord]) -> None:
    for place, row in enumerate(rows, 1):
        if row.place != place:
            row.place = place
    work.session.flush()


def _in_order(work: Work) -> list[RagWord]:
    return list(work.session.scalars(select(RagWord).order_by(RagWord.place, RagWord.id)))


def _taken(others: list[RagWord], full: Mapping[str, Any]) -> dict[str, str]:
    """Object to a word or letter that another has: a log read by it would not say which is meant."""
    found = {}
    for name in ("word", "letter"):
        text = full.get(name)
        same = [each for each in others if text and _fold(text) in _said(each)]
        if same:
            found[name] = f"“{text}” is there already: it means “{same[0].word}”."
    return found


def _said(row: RagWord) -> set[str]:
    return {_fold(text) for text in (row.word, row.letter) if text}


def _fold(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
