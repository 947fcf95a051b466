"""Answers as they are listed: each with its agency, round and question, and where it stood in the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from app.fields import Mark, Ref
from app.record_values import named_values
from app.returns.kinds import MODERATED, AnswerValue, answer_shown, answer_value, scores_of
from models.agencies import Agency
from models.returns import AnswerKind, Question, ReturnAnswer, ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class AnswerRecord:
    """One answer with where it stood in the workbook."""

    id: int
    version: int
    agency: Ref
    round: Ref
    standard: str
    wording: str
    self_score: Decimal | Mark | None
    moderated_score: Decimal | Mark | None
    asks: AnswerKind
    given: AnswerValue
    """What was answered, of whatever kind; a score is the agency's own."""
    moderated: AnswerValue
    """What moderation put beside an answer that is no score."""
    moderation: str | None
    """Why it did."""
    evidence: str | None
    improvement: str | None
    deadline: date | None
    comment: str | None
    reason: str | None
    sheet: str | None
    cell: str | None

    @property
    def answer(self) -> str | None:
        """Write what was answered where no score is asked for."""
        return answer_shown(self.asks, self.given)

    @property
    def moderated_answer(self) -> str | None:
        """Write what moderation put beside it."""
        return answer_shown(self.asks, self.moderated)


def answers(session: Session, ids: Sequence[int]) -> list[AnswerRecord]:
    """Read answers with agency, round and question in one query."""
    return [_answer(row) for row in session.execute(_answered().where(ReturnAnswer.id.in_(ids)))]


def cell_of(session: Session, answer_id: int) -> tuple[int, int] | None:
    """Give the request and the standard an answer belongs to, None where it is gone."""
    chosen = (
        select(ReturnAnswer.request_id, Question.standard_id)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .where(ReturnAnswer.id == answer_id)
    )
    row = session.execute(chosen).first()
    return (row.request_id, row.standard_id) if row else None


def _answered() -> Any:  # noqa: ANN401 - a select of several classes
    return (
        select(ReturnAnswer, Agency, ReturnRound, Question)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .join(ReturnRound, ReturnRound.id == ReturnRequest.round_id)
        .join(Question, Question.id == ReturnAnswer.question_id)
    )


def _answer(row: Row[Any]) -> AnswerRecord:
    answer, agency, round_, question = tuple(row)
    own, moderated = scores_of(question.asks, answer)
    return AnswerRecord(
        agency=Ref(agency.id, agency.name, agency.short_name or ""),
        round=Ref(round_.id, round_.name),
        standard=question.number,
        wording=question.wording,
        self_score=own,
        moderated_score=moderated,
        asks=question.asks,
        given=answer_value(question.asks, answer),
        moderated=answer_value(question.asks, answer, MODERATED),
        **named_values(answer, _ANSWERED),
    )


_ANSWERED = (
    "id",
    "version",
    "evidence",
    "improvement",
    "deadline",
    "comment",
    "moderation",
    "reason",
    "sheet",
    "cell",
)
