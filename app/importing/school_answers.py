"""The answers of schools: words, letters, fills and numbers, read on one of the scales that such returns use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.natives import as_text, in_hundredths
from app.importing.said_scores import (
    LETTERS,
    NOT_APPLICABLE,
    ONE_NUMBER,
    light_of,
    note_of,
    plainly,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.importing.workbook import Cell

RAG, MET, YES_NO, NUMBER = "rag", "met", "yes-no", "number"
ANSWERS: Mapping[str, Mapping[str, str]] = {
    RAG: {
        **LETTERS,
        "red": "Red",
        "amber": "Amber",
        "yellow": "Amber",
        "green": "Green",
    },
    MET: {
        "met": "Met",
        "fully": "Met",
        "in place": "Met",
        "partly met": "Partly met",
        "partly": "Partly met",
        "partly in place": "Partly met",
        "not met": "Not met",
        "not in place": "Not met",
        "not yet": "Not met",
    },
    YES_NO: {
        "yes": "Yes",
        "y": "Yes",
        "partly": "Partly",
        "no": "No",
        "n": "No",
    },
}
"""What is written plainly for each word, by scale; numbers are read as they are."""


@dataclass(frozen=True)
class SaidAnswer:
    """What a cell answers: a word or number of its scale, or what is written where that is neither; or N/A."""

    word: str
    note: str = ""
    not_applicable: bool = False
    reason: str = ""


def scale_of(cells: Iterable[Cell]) -> str:
    """Give the scale that most of the answers of a file are on; the earlier one where several explain as many."""
    counts: Counter[str] = Counter()
    for cell in cells:
        for scale in (*ANSWERS, NUMBER):
            counts[scale] += bool(_read(cell, scale))
    best = max((*ANSWERS, NUMBER), key=lambda scale: counts[scale])
    return best if counts[best] else RAG


def read_answer(cell: Cell, scale: str | None) -> SaidAnswer:
    """Read an answer on a scale, or on any where none is named; `word` is "" for a blank, or for what is no answer.

    On a named scale what does not fit it is given as it is written, to be complained of.
    """
    text = _written(cell)
    nothing = NOT_APPLICABLE.fullmatch(text)
    if nothing:
        told = f"“{text}”: not applicable"
        return SaidAnswer("", told, not_applicable=True, reason=nothing[1].strip(" ()."))
    for each in (scale,) if scale else (*ANSWERS, NUMBER):
        word = _read(cell, each)
        if word:
            return SaidAnswer(word, note_of(cell, text, word))
    return SaidAnswer(text if scale else "")


def _written(cell: Cell) -> str:
    """Give what a reader sees in a cell, a percentage with its sign."""
    if cell.percent and isinstance(cell.value, float):
        return f"{in_hundredths(cell.value)}%"
    return as_text(cell.value).strip()


def _read(cell: Cell, scale: str) -> str:
    text = _written(cell)
    if scale == NUMBER:
        found = ONE_NUMBER.fullmatch(text)
        return found[1] if found else ""
    if not text:
        return light_of(cell) if scale == RAG else ""
    return ANSWERS[scale].get(plainly(text).rstrip("."), "")
