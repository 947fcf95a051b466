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
class Scale:
    """What scores may be given and what each means; empty where a template asks for no score."""

    levels: tuple[Level, ...] = ()
    """Lowest first."""
    threshold: int = 0
    """A score below this counts as weak."""
    most: int | None = None
    """The highest score where the scale goes on above its last level, as 0-100 does; each level is a band then."""
    step: int = 1
    best_first: bool = False
    """Whether its levels are printed from the best one down, as a scale of 4 to 1 is."""

    @property
    def printed(self) -> tuple[Level, ...]:
        """Give the levels in the order they are printed."""
        return tuple(reversed(self.levels)) if self.best_first else self.levels

    @property
    def scores(self) -> tuple[int, ...]:
        """Give every score that may be given: the levels, or all from the lowest to the most in steps."""
        if self.most is None or not self.levels:
            return tuple(level.value for level in self.levels)
        return tuple(range(self.levels[0].value, self.most + 1, self.step))

    @property
    def top(self) -> int:
        """Give the best score there is; 0 of an empty scale."""
        return max(self.scores, default=0)

    def in_words(self) -> str:
        """Write the scale: "0 not met, 1 partly, 2 mostly, 3 met", its bands: "0-45 weak, 50-100 good in fives"."""
        if self.most is None or not self.levels:
            return ", ".join(f"{each.value} {each.word.lower()}" for each in self.printed)
        ends = [each.value - self.step for each in self.levels[1:]] + [self.most]
        bands = [
            f"{each.value}-{end} {each.word.lower()}"
            for each, end in zip(self.levels, ends, strict=True)
        ]
        steps = "" if self.step == 1 else f", in steps of {self.step}"
        return ", ".join(reversed(bands) if self.best_first else bands) + steps


NO_SCALE = Scale()
"""Where no question asks for a score."""


@dataclass(frozen=True)
class StandardSummary:
    """The answers to one standard by one agency: the lowest level, how many fall below the threshold, and of how many.

    Answers marked not applicable, missing or suppressed are in `left_out` and never count as 0. Of the questions that
    ask for no score, `given` of the `asked` that apply are answered; of those that ask for one, `blank` have no answer
    at all, so that the lowest may still fall.
    """

    lowest: Level | None
    below: int
    answered: int
    left_out: int
    given: int = 0
    asked: int = 0
    blank: int = 0
    changed: int = 0
    """Answers that moderation takes for others than they were given as."""

    @property
    def word(self) -> str:
        """Write the lowest level: "Partly", "Met…" while others are blank; "Blank" where none is given, else "N/A"."""
        if self.lowest is not None:
            return f"{self.lowest.word}…" if self.blank else self.lowest.word
        return self.progress or ("Blank" if self.blank else "N/A")

    @property
    def tone(self) -> Tone:
        """Give the tone of the word; one that may still fall below is none yet."""
        if self.lowest is None:
            return "caution" if self.given < self.asked else "none"
        return "none" if self.blank and not self.below else self.lowest.tone

    @property
    def progress(self) -> str:
        """Say how many of the questions that ask for no score are answered: "Answered 3 of 4"; empty without any."""
        return f"Answered {self.given} of {self.asked}" if self.asked else ""

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


def is_not_applicable(answer: object) -> bool:
    """Say whether an agency said that a question does not apply to it."""
    return isinstance(answer, Mark) and answer.kind == "not-applicable"


def counted(self_score: Score, moderated: Score) -> Score:
    """Give the score that counts: the moderated one where there is one, else the agency's own."""
    return self_score if moderated is None else moderated


def level_of(levels: Mapping[int, Level], value: Decimal) -> Level:
    """Give the level a value has reached: the highest one not above it."""
    reached = [each for each in levels if each <= value]
    return levels[max(reached)] if reached else levels[min(levels)]
