"""The answers of a round to questions that ask for no score: figures, pounds, days, words, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.fields import Ref
from app.returns.kinds import MODERATED, OWN, answer_shown, answer_value
from models.agencies import Agency
from models.returns import AnswerKind, Question, ReturnAnswer, ReturnRequest, Standard

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class UnscoredAnswer:
    """What one agency answered to one question, as it is read."""

    agency: Ref
    question: str
    wording: str
    answer: str
    """Empty where the unit alone said something."""
    reason: str | None
    """Why it does not apply, where it does not."""
    moderated: str | None
    """What the unit takes it for instead."""
    moderation: str | None
    """Why it does."""


def unscored_answers(session: Session, round_id: int) -> list[UnscoredAnswer]:
    """Give every such answer of a round by agency, in the order of the template, in one query."""
    chosen = (
        select(ReturnAnswer, Question, Agency)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(Standard, Standard.id == Question.standard_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .where(ReturnRequest.round_id == round_id, Question.asks != AnswerKind.SCORE)
        .order_by(Agency.name, Agency.id, Standard.position, Question.position)
    )
    return [
        each
        for row in session.execute(chosen)
        if (each := _answered(*row)).answer or each.moderated
    ]


def _answered(row: ReturnAnswer, question: Question, agency: Agency) -> UnscoredAnswer:
    own, moderated = (
        answer_shown(question.asks, answer_value(question.asks, row, side))
        for side in (OWN, MODERATED)
    )
    return UnscoredAnswer(
        Ref(agency.id, agency.name, agency.short_name or ""),
        question.number,
        question.wording,
        own or "",
        row.reason,
        moderated,
        row.moderation,
    )
