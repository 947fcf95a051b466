"""The answers of a round to questions that ask for no score: figures, pounds, days, words, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.fields import Ref
from app.returns.kinds import answer_shown, answer_value
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
    reason: str | None
    """Why it does not apply, where it does not."""


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
    found = [
        (row, question, agency, answer_shown(question.asks, answer_value(question.asks, row)))
        for row, question, agency in session.execute(chosen)
    ]
    return [
        UnscoredAnswer(
            Ref(agency.id, agency.name, agency.short_name or ""),
            question.number,
            question.wording,
            answer,
            row.reason,
        )
        for row, question, agency, answer in found
        if answer
    ]
