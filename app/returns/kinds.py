"""Answers of every kind: the Field that reads and shows one, and how it stands in the columns of an answer."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, cast

from app.errors import Unreadable
from app.fields import Day, Field, Figure, Flag, Mark, Money, Note, Percent
from app.returns.fields import Scored
from app.returns.scores import columns_of, score_of
from models.returns import AnswerKind

if TYPE_CHECKING:
    from app.field import Align
    from app.returns.scores import Level
    from models.returns import ReturnAnswer

AnswerValue = Decimal | int | bool | date | str | Mark | None
"""What an agency answered: a score, number or per cent (Decimal), pounds in whole pence (int), yes or no (bool),
a date, words, or the mark that says why there is none."""

_FIGURES = frozenset({AnswerKind.SCORE, AnswerKind.NUMBER, AnswerKind.PERCENT, AnswerKind.MONEY})


@dataclass(frozen=True)
class OrMark(Field):
    """A value of another kind, or the mark that says why there is none: N/A everywhere, c or <5 for figures too."""

    _: KW_ONLY
    plain: Field = field(default_factory=lambda: Figure("value", "Value"))
    figures: bool = False

    def parse(self, text: str) -> AnswerValue:
        """Read a mark, else a value of the kind."""
        mark = self._mark(" ".join(text.split()))
        return mark if mark is not None else cast("AnswerValue", self.plain.parse(text))

    def problem(self, value: Any) -> str | None:  # noqa: ANN401 - the value's type is the kind's own
        """Check a value by its kind; a mark may always be stored."""
        if isinstance(value, Mark):
            return None
        return super().problem(value) or self.plain.problem(value)

    def _mark(self, text: str) -> Mark | None:
        if text.casefold() in Figure.not_applicable:
            return Mark("not-applicable", text)
        if not self.figures:
            return None
        try:
            found = Figure("value", "Value").parse(text)
        except Unreadable:
            return None
        return found if isinstance(found, Mark) else None

    def _write(self, value: AnswerValue) -> str:
        return value.sign if isinstance(value, Mark) else self.plain.show(value)


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


def answer_field(
    asks: AnswerKind,
    levels: tuple[Level, ...] = (),
    name: str = "answer",
    label: str = "Answer",
) -> Field:
    """Give the Field of an answer: it parses what is typed or read from a cell, shows it, and says what is wrong."""
    if asks is AnswerKind.SCORE:
        return Scored(name, label, least=0, most=100, levels=levels)
    plain: dict[AnswerKind, Field] = {
        AnswerKind.YES_NO: Flag(name, label),
        AnswerKind.NUMBER: Counted(name, label),
        AnswerKind.PERCENT: Percent(name, label),
        AnswerKind.MONEY: Money(name, label),
        AnswerKind.DAY: Day(name, label),
        AnswerKind.TEXT: Note(name, label),
    }
    return OrMark(name, label, plain=plain[asks], figures=asks in _FIGURES)


def answer_columns(asks: AnswerKind, value: AnswerValue) -> dict[str, Any]:
    """Write an answer into the columns of ReturnAnswer; what it does not use is emptied."""
    empty = {"self_value": None, "self_mark": None, "text": None, "day": None}
    if isinstance(value, Mark):
        return empty | {"self_mark": columns_of(value)[1]}
    if asks is AnswerKind.TEXT:
        return empty | {"text": value}
    if asks is AnswerKind.DAY:
        return empty | {"day": value}
    return empty | {"self_value": None if value is None else Decimal(cast("Decimal | int", value))}


def answer_value(asks: AnswerKind, row: ReturnAnswer) -> AnswerValue:
    """Read an answer from the columns of its kind; money is whole pence there, yes is 1 and no is 0."""
    if row.self_mark is not None:
        return score_of(None, row.self_mark)
    if asks is AnswerKind.TEXT:
        return row.text
    if asks is AnswerKind.DAY:
        return row.day
    if row.self_value is None:
        return None
    if asks is AnswerKind.YES_NO:
        return bool(row.self_value)
    return int(row.self_value) if asks is AnswerKind.MONEY else row.self_value
