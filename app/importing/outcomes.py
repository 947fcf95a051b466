"""What an import makes of a row, and what it complains of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.importing.kind import Changes, Existing, Values, nothing
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping


class Outcome(Word):
    """What happens to a row when the import is stored."""

    NEW = "new", "New", "good"
    CHANGED = "changed", "Changed", "note"
    UNCHANGED = "unchanged", "Unchanged"
    QUESTION = "question", "Question", "caution"
    PROBLEM = "problem", "Problem", "bad"
    LEFT_OUT = "left-out", "Left out"
    NOTE = "note", "Note"

    def counted(self, number: int) -> str:
        """Say how many rows have it: "20 new", "1 question", "7 questions"."""
        many = "s" if number != 1 and self in {Outcome.QUESTION, Outcome.PROBLEM} else ""
        return f"{number:,} {self.title_text.lower()}{many}"


_NOTHING = nothing()


class PreviewRow(NamedTuple):
    """One row as it would be stored; `cell` is that of the first complaint, else of the row's first value.

    A named tuple: there are very many, and to make one takes a quarter of the time of a frozen dataclass.
    """

    id: int
    sheet: str
    row: int
    cell: str
    outcome: Outcome
    values: Values = _NOTHING
    existing: Existing | None = None
    changes: Changes = _NOTHING
    understood: str = ""
    complaints: Mapping[str, str] = _NOTHING
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """What is wrong at one cell, in a sentence."""

    sheet: str
    cell: str
    message: str


Spot = tuple[str, int, str]
"""Where a record stands: sheet, row, and in a form with several in one row the cell that is its own."""


@dataclass(frozen=True)
class RowEdits:
    """Rows that the person has left out, or taken in though they were not, and corrected: {spot: {field: text}}."""

    left_out: frozenset[Spot]
    corrections: Mapping[Spot, Mapping[str, str]]
