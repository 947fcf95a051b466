"""What the answers of a round come to, added up by agency and standard in the database."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, func, null, or_, select

from models.returns import AnswerKind, Question, ReturnAnswer, ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

_SCORED = Question.asks == AnswerKind.SCORE
_NOT_APPLICABLE = func.coalesce(ReturnAnswer.moderated_mark, ReturnAnswer.self_mark, "").startswith(
    "not-applicable"
) & ~(
    ReturnAnswer.moderated_value.is_not(None)
    | ReturnAnswer.moderated_text.is_not(None)
    | ReturnAnswer.moderated_day.is_not(None)
)
"""What counts says that the question does not apply: moderation where there is any, else the agency."""
_PARTS = (
    (ReturnAnswer.self_value, ReturnAnswer.moderated_value),
    (ReturnAnswer.self_mark, ReturnAnswer.moderated_mark),
    (ReturnAnswer.text, ReturnAnswer.moderated_text),
    (ReturnAnswer.day, ReturnAnswer.moderated_day),
)
"""The columns of an answer, each with that of its moderation."""
_GIVEN = or_(*(column.is_not(None) for pair in _PARTS for column in pair)) & ~_NOT_APPLICABLE
_CHANGED = or_(*(moderated.is_not(None) for _, moderated in _PARTS)) & or_(
    *(own.is_distinct_from(moderated) for own, moderated in _PARTS)
)
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
    changed: int = 0
    """Answers of any kind that moderation takes for others than they were given as."""
    given: int = 0
    """Answers to questions that ask for no score; a mark such as <5 is one of them, N/A is not."""
    not_applicable: int = 0
    """Such questions that do not apply; they leave the denominator."""
    beyond: int = 0
    """Those of `given` and `not_applicable` that might have been left empty."""


def tallies(
    session: Session, round_id: int, threshold: int, questions: Sequence[int] | None = None
) -> dict[tuple[int, int], Tally]:
    """Add up a round's answers by request and standard, in one query; to these questions only where some are named."""
    chosen = (
        select(ReturnAnswer.request_id, Question.standard_id, *_sums(threshold))
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(
            ReturnRequest.round_id == round_id,
            *([] if questions is None else [Question.id.in_(questions)]),
        )
        .group_by(ReturnAnswer.request_id, Question.standard_id)
    )
    return {
        (request_id, standard_id): Tally(**_known(sums))
        for request_id, standard_id, *sums in session.execute(chosen)
    }


def _known(sums: Iterable[Any]) -> dict[str, Any]:
    """Name the sums as Tally does; the lowest of no score and the sum of none are left to what it has there."""
    named = zip((each.name for each in fields(Tally)), sums, strict=True)
    return {name: value for name, value in named if value is not None}


def _sums(threshold: int) -> tuple[ColumnElement[Any], ...]:
    """Give what is added up, in the order of the fields of Tally."""
    own, moderated = ReturnAnswer.self_value, ReturnAnswer.moderated_value
    have_both = _SCORED & own.is_not(None) & moderated.is_not(None)
    return (
        func.min(COUNTED),
        _number_of(threshold > COUNTED),
        func.count(COUNTED),
        _number_of(_SCORED & COUNTED.is_(None) & _MARKED),
        _number_of(have_both),
        func.sum(case((have_both, own))),
        func.sum(case((have_both, moderated))),
        _number_of(_SCORED & (moderated < own)),
        _number_of(_SCORED & (moderated > own)),
        _number_of(_CHANGED),
        _number_of(~_SCORED & _GIVEN),
        _number_of(~_SCORED & _NOT_APPLICABLE),
        _number_of(~_SCORED & ~Question.required & (_GIVEN | _NOT_APPLICABLE)),
    )


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
