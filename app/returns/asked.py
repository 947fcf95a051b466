"""The questions of a standard with one agency's answers: what a person reads, corrects and fills in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from app.fields import Figure
from app.record_values import named_values
from app.returns.fields import RETURN_ANSWER, answer_fields
from app.returns.queries import both_scores
from app.returns.scores import Score, counted
from models.returns import Question, ReturnAnswer, ReturnRequest

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.fields import Fields
    from app.returns.scores import Level


@dataclass(frozen=True)
class AskedRecord:
    """One question with the agency's answer, empty where there is none; the id is the question's."""

    id: int
    version: int | None
    """The answer's, None where there is none yet."""
    standard: str
    wording: str
    self_score: Score = None
    moderated_score: Score = None
    last_score: Score = None
    """What counted in the last cycle."""
    evidence: str | None = None
    improvement: str | None = None
    deadline: date | None = None
    comment: str | None = None
    reason: str | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def counts(self) -> Score:
        """Give the score that counts: the moderated one where there is one."""
        return counted(self.self_score, self.moderated_score)


LAST = "last_score"


def asked_fields(levels: tuple[Level, ...], last: str = "") -> Fields:
    """Give the columns of the questions; `last` heads the scores of the last cycle where there is one."""
    known = {field.name: field for field in RETURN_ANSWER}
    before = (Figure(LAST, last, computed=True, width=9),) if last else ()
    scores, words = answer_fields(levels)[:2], answer_fields(levels)[2:]
    number = replace(known["standard"], label="No.", width=6)
    return (number, known["wording"], *scores, *before, *words, known["cell"])


def asked(
    session: Session, request_id: int, standard_id: int, before_id: int | None = None
) -> list[AskedRecord]:
    """Give the questions of a standard in the template's order; `before_id` is the agency's request a cycle earlier."""
    last = _scores_by_wording(session, before_id) if before_id is not None else {}
    chosen = (
        select(Question, ReturnAnswer)
        .outerjoin(
            ReturnAnswer,
            and_(ReturnAnswer.question_id == Question.id, ReturnAnswer.request_id == request_id),
        )
        .where(Question.standard_id == standard_id)
        .order_by(Question.position)
    )
    return [
        _asked(question, answer, last.get(question.wording.casefold()))
        for question, answer in session.execute(chosen)
    ]


def request_in(session: Session, round_id: int, agency_id: int) -> int | None:
    """Give the id of an agency's request in a round, None where it was not asked."""
    chosen = select(ReturnRequest.id).where(
        ReturnRequest.round_id == round_id, ReturnRequest.agency_id == agency_id
    )
    return session.scalar(chosen)


def _scores_by_wording(session: Session, request_id: int) -> dict[str, Score]:
    """Give what counted per question; a template made anew keeps its wording, not its ids."""
    chosen = (
        select(Question.wording, ReturnAnswer)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .where(ReturnAnswer.request_id == request_id)
    )
    return {
        wording.casefold(): counted(*both_scores(row)) for wording, row in session.execute(chosen)
    }


def _asked(question: Question, row: ReturnAnswer | None, last: Score) -> AskedRecord:
    if row is None:
        return AskedRecord(question.id, None, question.number, question.wording, last_score=last)
    own, moderated = both_scores(row)
    return AskedRecord(
        question.id,
        row.version,
        question.number,
        question.wording,
        own,
        moderated,
        last,
        **named_values(row, _KEPT),
    )


_KEPT = ("evidence", "improvement", "deadline", "comment", "reason", "sheet", "cell")
