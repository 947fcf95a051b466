"""What agencies write as an answer, understood: "3 Met", "2 - Mostly", "mostly met", "n/a because ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.fields import Day, Mark
from app.importing.natives import FieldReader, as_text
from app.importing.said_scores import plainly
from app.returns.issued_sheet import NO, NOT_APPLICABLE, YES
from app.returns.kinds import answer_field
from models.returns import AnswerKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.importing.workbook import CellValue
    from app.returns.kinds import AnswerValue

_NOT_APPLICABLE = re.compile(
    r"(?:n\s*/\s*a|n\.\s*a\.?|na|not applicable)(?![\w/])[\s:;,.\-–—(]*(?:because\b\s*)?(.*)",
    re.IGNORECASE | re.DOTALL,
)
_SCORE = re.compile(r"(\d{1,3})(?:\.0+)?(?:\s*(?:/|out of)\s*(\d{1,3}))?(?![\d.])(.*)", re.DOTALL)
_SECOND = re.compile(r"\s*(?:[-–—,/]|(?:to|or|and)\b)\s*\d+\W*")
"""Another number after the first, "1-2" or "2 or 3": neither is meant for sure."""
_YES_NO = re.compile(r"(yes|no|y|n)(?!\w)(.*)", re.IGNORECASE | re.DOTALL)
_AFTER_WORD = re.compile(r"(?:\s+met)?\s*(?:[:;,.(–—-](.*))?", re.DOTALL)
"""What may follow a word of the scale: "mostly met" says no more than "mostly", a remark stands behind a mark."""
_SCALE = "scale"
_GAP = " \t\n:;,.-–—()"


@dataclass(frozen=True)
class ScaleChoice:
    """One entry of a scale's drop-down: its score and its word."""

    score: int
    word: str

    def __str__(self) -> str:
        """Write it as the drop-down does."""
        return f"{self.score} {self.word}"


@dataclass(frozen=True)
class Understood:
    """An answer as it was understood: the value, how it is written plainly, and the words that came with it.

    `reason` says why a question does not apply, `beside` what else was written in the cell.
    """

    value: AnswerValue
    text: str
    reason: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Reads:
    """How the answers to one question are read: what it asks, and the scale where that is a score."""

    asks: AnswerKind
    choices: tuple[ScaleChoice, ...] = ()

    @classmethod
    def of(cls, asks: AnswerKind, words: tuple[str, ...]) -> Reads:
        """Take the scale from the words of its drop-down, such as "3 Met"."""
        return cls(asks, tuple(_choice(each) for each in words if asks is AnswerKind.SCORE))

    def read(self, value: CellValue) -> Understood:
        """Understand what stands in the cell of an answer; Unreadable says in a sentence why it cannot be."""
        text = as_text(value).strip()
        if self.asks is not AnswerKind.TEXT:
            found = _NOT_APPLICABLE.fullmatch(text)
            if found:
                reason = found[1].strip(_GAP)
                mark = Mark("not-applicable", NOT_APPLICABLE)
                return Understood(mark, NOT_APPLICABLE, reason)
        if self.asks is AnswerKind.SCORE:
            return self._score(text)
        if self.asks is AnswerKind.YES_NO:
            return _yes_or_no(text)
        return self._plain(value)

    def write(self, value: AnswerValue) -> str:
        """Write an answer as it is shown and compared."""
        if isinstance(value, Mark):
            return NOT_APPLICABLE if value.kind == "not-applicable" else value.sign
        if self.asks is AnswerKind.YES_NO:
            return YES if value else NO
        if self.asks is AnswerKind.SCORE:
            return next((str(each) for each in self.choices if each.score == value), f"{value}")
        if self.asks is AnswerKind.PERCENT and isinstance(value, Decimal):
            return f"{value.normalize():f} %"  # whole, since it is read again from this
        return answer_field(self.asks).show(value)

    def _score(self, text: str) -> Understood:
        number = _SCORE.fullmatch(text)
        if number:
            return self._by_number(text, number)
        folded = plainly(text)
        longest = sorted(self.choices, key=lambda each: -len(each.word))
        for each in longest:
            after = _after_word(folded, each.word)
            if after is not None and self._is_alone(each):
                return Understood(Decimal(each.score), str(each), beside=text if after else "")
        raise self._off(text)

    def _by_number(self, text: str, number: re.Match[str]) -> Understood:
        score, words = int(number[1]), number[3].strip(_GAP)
        meant = next((each for each in self.choices if each.score == score), None)
        highest = max(each.score for each in self.choices)
        is_other = bool(_SECOND.fullmatch(number[3]))
        if meant is None or is_other or (number[2] and int(number[2]) != highest):
            raise self._off(text)
        folded = plainly(words)
        after = _after_word(folded, meant.word)
        other = next((each for each in self.choices if _after_word(folded, each.word) == ""), None)
        if after is None and other is not None:
            raise Unreadable(f"“{text}” says {score} and “{other.word}”, which is {other.score}.")
        return Understood(Decimal(score), str(meant), beside=text if words and after != "" else "")

    def _off(self, text: str) -> Unreadable:
        return Unreadable(f"“{text}” is not on the scale, which has {self.scale}.")

    def _is_alone(self, choice: ScaleChoice) -> bool:
        """Say whether a word means one score; on a scale of 0-100 it means many, and the number is needed."""
        return sum(each.word == choice.word for each in self.choices) == 1

    def _plain(self, value: CellValue) -> Understood:
        field = answer_field(self.asks)
        reader = FieldReader(Day("answer", "Answer") if self.asks is AnswerKind.DAY else field)
        text = as_text(value).strip()
        if self.asks is AnswerKind.DAY and isinstance(value, str):
            found = field.parse(text)
            broken = field.problem(found)
        else:
            reading = reader.read(value)
            found, broken = reading.value, reading.complaint
        if broken:
            raise Unreadable(broken)
        return Understood(found, self.write(found))

    @property
    def scale(self) -> str:
        """Write what may be answered on the scale: 0 Not met, 1 Partly or N/A."""
        if len(self.choices) <= 6:
            return f"{', '.join(map(str, self.choices))} or {NOT_APPLICABLE}"
        scores = sorted(each.score for each in self.choices)
        return (
            f"{scores[0]} to {scores[-1]} in steps of {scores[1] - scores[0]}, or {NOT_APPLICABLE}"
        )


def all_told(asked: Mapping[str, AnswerKind], words: tuple[str, ...]) -> str:
    """Write how the answers to every question are read, by number, so that `all_read` takes it again."""
    lines = (f"{number}\t{asks.value}" for number, asks in asked.items())
    # The first line is never empty: a text is kept without blanks at its ends, and many returns have no scale.
    return "\n".join(("\t".join((_SCALE, *words)), *lines))


@lru_cache(maxsize=8)
def all_read(told: str) -> Mapping[str, Reads]:
    """Take how the answers to every question of a return are read, by number."""
    scale, *lines = told.split("\n")
    words = tuple(scale.split("\t")[1:])
    found = (line.partition("\t") for line in lines)
    return {number: Reads.of(AnswerKind(asks), words) for number, _, asks in found}


def _choice(text: str) -> ScaleChoice:
    score, _, word = text.partition(" ")
    return ScaleChoice(int(score), word)


def _yes_or_no(text: str) -> Understood:
    found = _YES_NO.fullmatch(text)
    if not found or (found[2] and found[2][0] not in _GAP):
        raise Unreadable(f"“{text}” is neither {YES}, {NO} nor {NOT_APPLICABLE}.")
    is_yes = found[1].casefold().startswith("y")
    return Understood(is_yes, YES if is_yes else NO, beside=text if found[2].strip(_GAP) else "")


def _after_word(folded: str, word: str) -> str | None:
    """Give what follows a word that a text begins with, "" for nothing that counts; None where it begins otherwise.

    "met mostly" is no beginning with "met" that could be trusted.
    """
    plain = plainly(word)
    found = _AFTER_WORD.fullmatch(folded[len(plain) :]) if folded.startswith(plain) else None
    return (found[1] or "").strip(_GAP) if found else None
