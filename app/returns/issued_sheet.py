"""What the workbook of a return is known by when it comes back: its hidden sheet, keys of its rows, and headings."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TYPE_CHECKING

from app.returns.scores import level_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.returns.templates import ReturnTemplateRecord

MARK = "partnership-desk-return"
"""What the first cell of the hidden sheet says; on the sheet of the answers the token follows it."""

HIDDEN_SHEET = "Desk"
RETURN_SHEET = "Return"
ABOUT_SHEET = "About this return"

HEADS_KEY = "heads"
"""Key of the row of headings."""

HEADS: Mapping[str, str] = {
    "number": "No.",
    "wording": "Question",
    "answer": "Your answer",
    "before": "Last time",
    "reason": "Reason if not applicable",
    "evidence": "Evidence",
    "improvement": "Areas for improvement",
    "deadline": "Deadline",
}
"""The headings of the answers by what stands below them; columns are found again by these words."""

SENDER: Mapping[str, str] = {
    "person": "Completed by",
    "role": "Role",
    "email": "E-mail",
    "returned_on": "Date of return",
}
"""What the agency says about itself, by the key of its row; the answers' column holds it."""

NOT_APPLICABLE = "N/A"
YES, NO = "Yes", "No"


@dataclass(frozen=True)
class Identity:
    """Which return a workbook is: the token decides, the rest names it where the token is not known."""

    token: str
    partnership: str
    template: str
    edition: str
    round: str
    agency: str

    @classmethod
    def read(cls, said: Mapping[str, str]) -> Identity:
        """Take what the hidden sheet says by name; what is missing is empty."""
        return cls(**{each.name: said.get(each.name, "") for each in fields(cls)})

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Give what the hidden sheet says, line by line."""
        return tuple((each.name, getattr(self, each.name)) for each in fields(self))


def key_of(question_id: int) -> str:
    """Give the key by which the row of a question is known, wherever it is moved to."""
    return f"q{question_id}"


def question_of(key: str) -> int | None:
    """Give the question whose row has a key; None for any other row."""
    return int(key[1:]) if key[:1] == "q" and key[1:].isdecimal() and len(key) < 12 else None


def choices_of(asked: ReturnTemplateRecord) -> tuple[str, ...]:
    """Give the words of a scale as its drop-down has them, in the order they are printed: "3 Met"."""
    by_value = {level.value: level for level in asked.levels}
    scores = reversed(asked.scores) if asked.best_first else asked.scores
    return tuple(f"{score} {level_of(by_value, Decimal(score)).word}" for score in scores)
