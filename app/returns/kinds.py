"""Answers of every kind: the Field that reads and shows one, and how it stands in the columns of an answer."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, cast

from app.errors import Unreadable
from app.fields import Day, Field, Fields, Figure, Flag, Mark, Money, Note, Percent, by_name
from app.returns.fields import RETURN_ANSWER, Scored
from app.returns.scores import NO_SCALE, Scale, Score, columns_of, score_of
from models.returns import AnswerKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.field import Align
    from models.returns import ReturnAnswer

AnswerValue = Decimal | int | bool | date | str | Mark | None
"""What an agency answered: a score, number or per cent (Decimal), pounds in whole pence (int), yes or no (bool),
a date, words, or the mark that says why there is none."""

_FIGURES = frozenset({AnswerKind.NUMBER, AnswerKind.PERCENT, AnswerKind.MONEY})
_OF_SCORES = ("moderation", "reason", "comment", "evidence", "improvement", "deadline")
_OF_OTHERS = ("moderation", "reason", "comment", "evidence")


@dataclass(frozen=True)
class Side:
    """The columns of ReturnAnswer that an answer of any kind is kept in."""

    value: str
    mark: str
    text: str
    day: str


OWN = Side("self_value", "self_mark", "text", "day")
MODERATED = Side("moderated_value", "moderated_mark", "moderated_text", "moderated_day")


SAMPLES: Mapping[AnswerKind, str] = {
    AnswerKind.SCORE: "A score of the scale",
    AnswerKind.YES_NO: "Yes or no",
    AnswerKind.NUMBER: "A number such as 1,204, or a mark such as <5",
    AnswerKind.PERCENT: "A percentage such as 91.5 %",
    AnswerKind.MONEY: "Pounds such as £38,742.50",
    AnswerKind.DAY: "A date such as 4 Sep 2025",
    AnswerKind.TEXT: "A few words",
}
"""What is typed as an answer of each kind."""


@dataclass(frozen=True)
class OrMark(Field):
    """A value of another kind, or the mark that says why there is none: N/A everywhere, c or <5 for figures too."""

    _: KW_ONLY
    plain: Field = field(default_factory=lambda: Figure("value", "Value"))
    figures: bool = False

    def parse(self, text: str) -> AnswerValue:
        """Read a mark, else a value of the kind."""
        mark = mark_in(text, figures=self.figures)
        return mark if mark is not None else cast("AnswerValue", self.plain.parse(text))

    def problem(self, value: Any) -> str | None:  # noqa: ANN401 - the value's type is the kind's own
        """Check a value by its kind; a mark may always be stored."""
        if isinstance(value, Mark):
            return None
        return super().problem(value) or self.plain.problem(value)

    def _write(self, value: AnswerValue) -> str:
        return value.sign if isinstance(value, Mark) else self.plain.show(value)


@dataclass(frozen=True)
class Words(Note):
    """An answer in words, or N/A."""

    def parse(self, text: str) -> Any:  # noqa: ANN401 - words or a mark
        """Read N/A as a mark, anything else as it stands."""
        return mark_in(text, figures=False) or super().parse(text)

    def problem(self, value: Any) -> str | None:  # noqa: ANN401 - words or a mark
        """Check the length of words; a mark may always be stored."""
        return None if isinstance(value, Mark) else super().problem(value)

    def _write(self, value: str | Mark) -> str:
        return value.sign if isinstance(value, Mark) else value


@dataclass(frozen=True)
class Counted(Figure):
    """A number an agency counted or measured; at most four decimal places are kept."""

    align: ClassVar[Align] = "right"

    def _limit(self, value: Decimal | int | Mark) -> str | None:
        if isinstance(value, Decimal) and value != round(value, 4):
            return f"{self.label} has more than four decimal places."
        return super()._limit(value)

    def _write(self, value: Decimal | int | Mark) -> str:
        return f"{value:,f}" if isinstance(value, Decimal) else super()._write(value)


def mark_in(text: str, *, figures: bool) -> Mark | None:
    """Read the mark that a text is: N/A, and where a figure is asked for also c, <5 and the like."""
    plain = " ".join(text.split())
    if plain.casefold() in Figure.not_applicable:
        return Mark("not-applicable", plain)
    if not figures:
        return None
    try:
        found = Figure("value", "Value").parse(plain)
    except Unreadable:
        return None
    return found if isinstance(found, Mark) else None


def answer_field(
    asks: AnswerKind, scale: Scale = NO_SCALE, name: str = "answer", label: str = "Answer"
) -> Field:
    """Give the Field of an answer: it parses what is typed or read from a cell, shows it, and says what is wrong."""
    if asks is AnswerKind.SCORE:
        return Scored(name, label, scale=scale)
    if asks is AnswerKind.TEXT:
        return Words(name, label)
    plain: dict[AnswerKind, Field] = {
        AnswerKind.YES_NO: Flag(name, label),
        AnswerKind.NUMBER: Counted(name, label),
        AnswerKind.PERCENT: Percent(name, label),
        AnswerKind.MONEY: Money(name, label),
        AnswerKind.DAY: Day(name, label),
    }
    return OrMark(name, label, plain=plain[asks], figures=asks in _FIGURES)


def answer_fields(asks: AnswerKind, scale: Scale = NO_SCALE, evidence: bool = True) -> Fields:  # noqa: FBT001, FBT002 - as a template says
    """Give the values of an answer that can be typed: two scores on the template's scale, or one answer of its kind."""
    known = by_name(RETURN_ANSWER)
    told = f"{SAMPLES[asks]}, or N/A with its reason."
    if asks is AnswerKind.SCORE:
        words = scale.in_words().capitalize()
        told = f"{words}, or N/A with its reason." if words else ""
        own, moderated = (known[name] for name in ("self_score", "moderated_score"))
        first = [
            replace(each, scale=scale, help=told)
            for each in (own, moderated)
            if isinstance(each, Scored)
        ]
        return (*first, *(known[name] for name in _OF_SCORES))
    rest = _OF_OTHERS if evidence else _OF_OTHERS[:-1]
    moderated = answer_field(asks, name="moderated_answer", label="Moderated")
    said = "What the unit takes it for instead, with the reason. Empty: the answer as it was given."
    return (
        replace(answer_field(asks), help=told),
        replace(moderated, help=said),
        *(known[name] for name in rest),
    )


def answer_columns(asks: AnswerKind, value: AnswerValue, side: Side = OWN) -> dict[str, Any]:
    """Write an answer into the columns of ReturnAnswer; what it does not use is emptied."""
    empty = dict.fromkeys((side.value, side.mark, side.text, side.day))
    if isinstance(value, Mark):
        return empty | {side.mark: columns_of(value)[1]}
    if asks is AnswerKind.TEXT:
        return empty | {side.text: value}
    if asks is AnswerKind.DAY:
        return empty | {side.day: value}
    return empty | {side.value: None if value is None else Decimal(cast("Decimal | int", value))}


def answer_value(asks: AnswerKind, row: ReturnAnswer, side: Side = OWN) -> AnswerValue:
    """Read an answer from the columns of its kind; money is whole pence there, yes is 1 and no is 0."""
    mark, value = getattr(row, side.mark), getattr(row, side.value)
    if mark is not None:
        return score_of(None, mark)
    if asks is AnswerKind.TEXT:
        return cast("str | None", getattr(row, side.text))
    if asks is AnswerKind.DAY:
        return cast("date | None", getattr(row, side.day))
    if value is None:
        return None
    if asks is AnswerKind.YES_NO:
        return bool(value)
    return int(value) if asks is AnswerKind.MONEY else cast("Decimal", value)


def counted_answer(asks: AnswerKind, row: ReturnAnswer) -> AnswerValue:
    """Give the answer that counts, of any kind: the moderated one where there is one, else the agency's own."""
    moderated = answer_value(asks, row, MODERATED)
    return answer_value(asks, row) if moderated is None else moderated


def answer_shown(asks: AnswerKind, value: AnswerValue) -> str | None:
    """Write an answer of a kind that asks for no score; None of a score, and where there is no answer."""
    return None if asks is AnswerKind.SCORE else answer_field(asks).show(value) or None


def scores_of(asks: AnswerKind, row: ReturnAnswer) -> tuple[Score, Score]:
    """Give an answer's own and its moderated score; neither where no score is asked for."""
    if asks is not AnswerKind.SCORE:
        return None, None
    own = score_of(row.self_value, row.self_mark)
    return own, score_of(row.moderated_value, row.moderated_mark)
