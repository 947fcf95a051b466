"""What the answers of a round come to, added up by agency and standard in the database."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, func, null, select

from models.returns import Question, ReturnAnswer, ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

COUNTED: ColumnElement[Any] = case(
    (ReturnAnswer.moderated_value.is_not(None), ReturnAnswer.moderated_value),
    (ReturnAnswer.moderated_mark.is_not(None), null()),
    else_=ReturnAnswer.self_value,
)
"""The score that counts, as `scores.counted` has it; nothing where a mark says why there is none."""


@dataclass(frozen=True)
class Tally:
    """Answers added up: how many fall below the threshold, of those that count, and moderation beside self-assessment.

    `own` and `moderated` are sums over the `both` answers that have both scores as numbers.
    """

    lowest: Decimal | None = None
    below: int = 0
    answered: int = 0
    left_out: int = 0
    both: int = 0
    own: Decimal = Decimal(0)
    moderated: Decimal = Decimal(0)
    lowered: int = 0
    raised: int = 0


def tallies(session: Session, round_id: int, threshold: int) -> dict[tuple[int, int], Tally]:
    """Add up a round's answers by request and standard, in one query."""
    own, moderated = ReturnAnswer.self_value, ReturnAnswer.moderated_value
    have_both = own.is_not(None) & moderated.is_not(None)
    answered = func.count(COUNTED)
    chosen = (
        select(
            ReturnAnswer.request_id,
            Question.standard_id,
            func.min(COUNTED).label("lowest"),
            _number_of(threshold > COUNTED).label("below"),
            answered.label("answered"),
            (func.count(ReturnAnswer.id) - answered).label("left_out"),
            _number_of(have_both).label("both"),
            func.sum(case((have_both, own))).label("own"),
            func.sum(case((have_both, moderated))).label("moderated"),
            _number_of(moderated < own).label("lowered"),
            _number_of(moderated > own).label("raised"),
        )
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == round_id)
        .group_by(ReturnAnswer.request_id, Question.standard_id)
    )
    return {
        (row.request_id, row.standard_id): Tally(
            row.lowest,
            row.below,
            row.answered,
            row.left_out,
            row.both,
            row.own or Decimal(0),
            row.moderated or Decimal(0),
            row.lowered,
            row.raised,
        )
        for row in session.execute(chosen)
    }


def added(parts: Iterable[Tally]) -> Tally:
    """Add tallies up; the lowest score is the lowest of all."""
    found = list(parts)
    names = ("below", "answered", "left_out", "both", "own", "moderated", "lowered", "raised")
    lowest = [each.lowest for each in found if each.lowest is not None]
    return Tally(
        min(lowest, default=None),
        **{name: sum(getattr(each, name) for each in found) for name in names},
    )


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))
