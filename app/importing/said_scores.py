"""Scores in the forms of partners as people write them: "3 (fully met)", "N/A (no pupils)", or a fill alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.natives import LIGHTS, shade, told_by_fill, told_otherwise

if TYPE_CHECKING:
    from app.importing.workbook import Cell

ONE_NUMBER = re.compile(r"(\d{1,3})(?:\.0+)?\s*(?:[-–(:,](?!\s*\d).*)?", re.DOTALL)
"""A whole number with words behind it; "1-2" and "0,5" are no one number."""
NOT_APPLICABLE = re.compile(r"(?:n\s*/\s*a|na|not applicable)\b\W*(.*)", re.IGNORECASE | re.DOTALL)
"""What says that a question does not apply, with its reason behind it."""
_OTHER_WORDS = (
    (re.compile(r"\b(partial|partially|(?:in )?part)\b"), "partly"),
    (re.compile(r"\bmainly\b"), "mostly"),
    (re.compile(r"(?<!\bnot )\b(fully|completely|entirely)\s+|\byet\s+"), ""),
)
"""How people write the words of a scale."""
LETTERS = {"r": "Red", "a": "Amber", "g": "Green"}
"""What people write for a traffic light beside its word."""


def plainly(text: str) -> str:
    """Bring an answer to the words of scales: no case, single spaces, "partially" as "partly", "fully met" as "met".

    What is not fully met may be met in part, so that "not fully" stays and is asked about.
    """
    folded = " ".join(text.casefold().split())
    for pattern, word in _OTHER_WORDS:
        folded = pattern.sub(word, folded)
    return folded


def light_of(cell: Cell) -> str:
    """Give "Red", "Amber" or "Green" for a cell filled so, else ""."""
    colour = shade(cell.fill) if cell.fill else ""
    return colour if colour in LIGHTS else ""


def note_of(cell: Cell, text: str, word: str) -> str:
    """Say how a cell's text, or its fill alone, was read as a word where that is not plain."""
    colour = light_of(cell)
    if not text:
        return told_by_fill(colour) if colour else ""
    if word in LIGHTS and colour and colour != word:
        return told_otherwise(cell, colour)
    return "" if text.casefold() == word.casefold() else f"“{text}” read as {word}"
