"""Scores: a number or a mark in two columns, and what a scale makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, cast

from app.fields import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.words import Tone

Score = Decimal | Mark | None
_KINDS = ("suppressed", "missing", "not-applicable")


@dataclass(frozen=True)
class Level:
    """One level of a scale: its value, its word and its tone."""

    value: int
    word: str
    tone: Tone


@dataclass(frozen=True)
class StandardSummary:
    """The answers to one standard by one agency: the lowest level, how many fall below the threshold, and of how many.

    Answers marked not applicable, missing or suppressed are in `left_out` and never count as 0.
    """

    lowest: Level | None
    below: int
    answered: int
    left_out: int

    @property
    def of(self) -> str:
        """Write how many fall below, of how many that count: "2 of 6"."""
        return f"{self.below} of {self.answered}"


def score_of(value: Decimal | None, mark: str | None) -> Score:
    """Read a score from its two columns; a mark is stored as "not-applicable:N/A"."""
    if mark is None:
        return value
    kind, _, sign = mark.partition(":")
    return Mark(cast("Literal['suppressed', 'missing', 'not-applicable']", kind), sign)


def columns_of(score: Score) -> tuple[Decimal | None, str | None]:
    """Write a score into its two columns: a value or a mark, never both."""
    if isinstance(score, Mark):
        return None, f"{score.kind}:{score.sign}"
    return score, None


def is_not_applicable(score: Score) -> bool:
    """Say whether an agency said that a question does not apply to it."""
    return isinstance(score, Mark) and score.kind == "not-applicable"


def counted(self_score: Score, moderated: Score) -> Score:
    """Give the score that counts: the moderated one where there is one, else the agency's own."""
    return self_score if moderated is None else moderated


def level_of(levels: Mapping[int, Level], value: Decimal) -> Level:
    """Give the level a value has reached: the highest one not above it."""
    reached = [each for each in levels if each <= value]
    return levels[max(reached)] if reached else levels[min(levels)]
