"""The answers of schools: words, letters, fills and numbers, read on one of the scales that such returns use."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.natives import LIGHTS, as_text, shade, told_by_fill, told_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.importing.workbook import Cell

RAG, MET, YES_NO, NUMBER = "rag", "met", "yes-no", "number"
ANSWERS: Mapping[str, Mapping[str, str]] = {
    RAG: {
        "r": "Red",
        "red": "Red",
        "a": "Amber",
        "amber": "Amber",
        "yellow": "Amber",
        "g": "Green",
        "green": "Green",
    },
    MET: {
        "met": "Met",
        "fully met": "Met",
        "fully": "Met",
        "in place": "Met",
        "fully in place": "Met",
        "partly met": "Partly met",
        "partially met": "Partly met",
        "partly": "Partly met",
        "partially": "Partly met",
        "partially in place": "Partly met",
        "not met": "Not met",
        "not in place": "Not met",
        "not yet": "Not met",
    },
    YES_NO: {
        "yes": "Yes",
        "y": "Yes",
        "partly": "Partly",
        "in part": "Partly",
        "partially": "Partly",
        "no": "No",
        "n": "No",
    },
}
"""What is written for each word, by scale; numbers are read as they are."""
_NOT_APPLICABLE = re.compile(r"(?:n\s*/\s*a|na|not applicable)\b\W*(.*)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"(\d{1,3})(?:\.0+)?\s*(?:[-–(:,](?!\s*\d).*)?", re.DOTALL)
"""A number with words behind it; "1-2" and "0,5" are no one number."""


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
    text = as_text(cell.value).strip()
    nothing = _NOT_APPLICABLE.fullmatch(text)
    if nothing:
        told = f"“{text}”: not applicable"
        return SaidAnswer("", told, not_applicable=True, reason=nothing[1].strip(" ()."))
    for each in (scale,) if scale else (*ANSWERS, NUMBER):
        word = _read(cell, each)
        if word:
            return SaidAnswer(word, _note(cell, text, word))
    return SaidAnswer(text if scale else "")


def _read(cell: Cell, scale: str) -> str:
    text = as_text(cell.value).strip()
    if scale == NUMBER:
        found = _NUMBER.fullmatch(text)
        return found[1] if found else ""
    if not text:
        return _light(cell) if scale == RAG else ""
    return ANSWERS[scale].get(text.casefold().rstrip("."), "")


def _light(cell: Cell) -> str:
    colour = shade(cell.fill) if cell.fill else ""
    return colour if colour in LIGHTS else ""


def _note(cell: Cell, text: str, word: str) -> str:
    colour = _light(cell)
    if not text:
        return told_by_fill(colour)
    if word in LIGHTS and colour and colour != word:
        return told_otherwise(cell, colour)
    return "" if text.casefold() == word.casefold() else f"“{text}” read as {word}"
