"""What the answers of a round come to, added up by agency and standard in the database."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, func, null, select

from models.returns import AnswerKind, Question, ReturnAnswer, ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

_SCORED = Question.asks == AnswerKind.SCORE
_GIVEN = ReturnAnswer.self_value.is_not(None) | (
    ReturnAnswer.text.is_not(None) | ReturnAnswer.day.is_not(None)
)
_NOT_APPLICABLE = ReturnAnswer.self_mark.startswith("not-applicable")
_MARKED = ReturnAnswer.self_mark.is_not(None) | ReturnAnswer.moderated_mark.is_not(None)
COUNTED: ColumnElement[Any] = case(
    (~_SCORED, null()),
    (ReturnAnswer.moderated_value.is_not(None), ReturnAnswer.moderated_value),
    (ReturnAnswer.moderated_mark.is_not(None), null()),
    else_=ReturnAnswer.self_value,
)
"""The score that counts, of an answer joined with its question, as `scores.counted` has it; nothing where a mark says
why there is none."""


@dataclass(frozen=True)
class Tally:
    """Answers added up: how many fall below the threshold, of those that count, and moderation beside self-assessment.

    `own` and `moderated` are sums over the `both` answers that have both scores as numbers.
    """

    lowest: Decimal | None = None
    below: int = 0
    answered: int = 0
    left_out: int = 0
    """Answers with a mark that says why there is no score; a question that nobody answered is none of them."""
    both: int = 0
    own: Decimal = Decimal(0)
    moderated: Decimal = Decimal(0)
    lowered: int = 0
    raised: int = 0
    given: int = 0
    """Answers to questions that ask for no score."""
    not_applicable: int = 0
    """Such questions that do not apply; they leave the denominator."""


def tallies(
    session: Session, round_id: int, threshold: int, questions: Sequence[int] | None = None
) -> dict[tuple[int, int], Tally]:
    """Add up a round's answers by request and standard, in one query; to these questions only where some are named."""
    own, moderated = ReturnAnswer.self_value, ReturnAnswer.moderated_value
    have_both = _SCORED & own.is_not(None) & moderated.is_not(None)
    answered = func.count(COUNTED)
    chosen = (
        select(
            ReturnAnswer.request_id,
            Question.standard_id,
            func.min(COUNTED).label("lowest"),
            _number_of(threshold > COUNTED).label("below"),
            answered.label("answered"),
            _number_of(_SCORED & COUNTED.is_(None) & _MARKED).label("left_out"),
            _number_of(have_both).label("both"),
            func.sum(case((have_both, own))).label("own"),
            func.sum(case((have_both, moderated))).label("moderated"),
            _number_of(_SCORED & (moderated < own)).label("lowered"),
            _number_of(_SCORED & (moderated > own)).label("raised"),
            _number_of(~_SCORED & _GIVEN).label("given"),
            _number_of(~_SCORED & _NOT_APPLICABLE).label("not_applicable"),
        )
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(
            ReturnRequest.round_id == round_id,
            *([] if questions is None else [Question.id.in_(questions)]),
        )
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
            row.given,
            row.not_applicable,
        )
        for row in session.execute(chosen)
    }


def added(parts: Iterable[Tally]) -> Tally:
    """Add tallies up; the lowest score is the lowest of all."""
    found = list(parts)
    names = [each.name for each in fields(Tally) if each.name != "lowest"]
    lowest = [each.lowest for each in found if each.lowest is not None]
    return Tally(
        min(lowest, default=None),
        **{name: sum(getattr(each, name) for each in found) for name in names},
    )


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))
