"""The questions of a standard with one agency's answers: what a person reads, corrects and fills in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from app.fields import Note, Text, by_name
from app.record_values import named_values
from app.returns.fields import RETURN_ANSWER
from app.returns.kinds import (
    MODERATED,
    AnswerValue,
    answer_fields,
    answer_shown,
    answer_value,
    counted_answer,
    scores_of,
)
from app.returns.scores import Score, counted
from models.returns import AnswerKind, Question, ReturnAnswer, ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.fields import Fields
    from app.returns.scores import Scale


@dataclass(frozen=True)
class AskedRecord:
    """One question with the agency's answer, empty where there is none; the id is the question's."""

    id: int
    version: int | None
    """The answer's, None where there is none yet."""
    standard: str
    wording: str
    asks: AnswerKind = AnswerKind.SCORE
    required: bool = True
    wants_evidence: bool = True
    guidance: str | None = None
    self_score: Score = None
    moderated_score: Score = None
    given: AnswerValue = None
    """What was answered where no score is asked for."""
    moderated: AnswerValue = None
    """What the unit takes that for instead."""
    last: AnswerValue = None
    """What counted in the last cycle."""
    evidence: str | None = None
    improvement: str | None = None
    deadline: date | None = None
    comment: str | None = None
    moderation: str | None = None
    reason: str | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def counts(self) -> Score:
        """Give the score that counts: the moderated one where there is one."""
        return counted(self.self_score, self.moderated_score)

    @property
    def answer(self) -> str | None:
        """Write what was answered where no score is asked for."""
        return answer_shown(self.asks, self.given)

    @property
    def moderated_answer(self) -> str | None:
        """Write what the unit takes it for instead."""
        return answer_shown(self.asks, self.moderated)

    @property
    def last_shown(self) -> str | None:
        """Write what counted in the last cycle."""
        return shown(self.asks, self.last) or None

    @property
    def is_missing(self) -> bool:
        """Say whether an answer that is needed has not been given."""
        given = (self.counts, self.given, self.moderated)
        return self.required and all(each is None for each in given)


def shown(asks: AnswerKind, value: AnswerValue) -> str:
    """Write an answer of any kind; nothing where there is none."""
    return answer_fields(asks)[0].show(value)


LAST = "last_shown"


def asked_fields(scale: Scale, kinds: Iterable[AnswerKind], last: str = "") -> Fields:
    """Give the columns of questions that ask such kinds of answer; `last` heads those of the last cycle."""
    known, wanted = by_name(RETURN_ANSWER), set(kinds)
    typed = answer_fields(AnswerKind.SCORE, scale)
    scores = typed[:2] if AnswerKind.SCORE in wanted or not wanted else ()
    others = (
        Text("answer", "Answer", width=20),
        Text("moderated_answer", "Moderated answer" if scores else "Moderated", width=16),
    )
    before = (Text(LAST, last, computed=True, width=9),) if last else ()
    number = replace(known["standard"], label="No.", width=6)
    about = Note("guidance", "Guidance", computed=True)
    return (
        number,
        known["wording"],
        *scores,
        *(others if wanted - {AnswerKind.SCORE} else ()),
        *before,
        *typed[2:],
        replace(known["asks"], label="Kind", width=12),
        about,
        known["cell"],
    )


def asked(
    session: Session, request_id: int, standard_id: int, before_id: int | None = None
) -> list[AskedRecord]:
    """Give the questions of a standard in the template's order; `before_id` is the agency's request a cycle earlier."""
    last = _LastCycle(session, before_id)
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
        _asked(question, answer, last.answer_to(question))
        for question, answer in session.execute(chosen)
    ]


def request_in(session: Session, round_id: int, agency_id: int) -> int | None:
    """Give the id of an agency's request in a round, None where it was not asked."""
    chosen = select(ReturnRequest.id).where(
        ReturnRequest.round_id == round_id, ReturnRequest.agency_id == agency_id
    )
    return session.scalar(chosen)


class _LastCycle:
    """What counted in an earlier round, found by number and wording, or by wording alone where it was renumbered."""

    def __init__(self, session: Session, request_id: int | None) -> None:
        self._exact: dict[tuple[str, str, AnswerKind], AnswerValue] = {}
        self._worded: dict[tuple[str, AnswerKind], AnswerValue] = {}
        if request_id is None:
            return
        chosen = (
            select(Question, ReturnAnswer)
            .join(ReturnAnswer, Question.id == ReturnAnswer.question_id)
            .where(ReturnAnswer.request_id == request_id)
        )
        for question, row in session.execute(chosen):
            value = counted_answer(question.asks, row)
            wording = question.wording.casefold()
            self._exact[question.number, wording, question.asks] = value
            self._worded[wording, question.asks] = value

    def answer_to(self, question: Question) -> AnswerValue:
        wording = question.wording.casefold()
        exact = self._exact.get((question.number, wording, question.asks))
        return self._worded.get((wording, question.asks)) if exact is None else exact


def _asked(question: Question, row: ReturnAnswer | None, last: AnswerValue) -> AskedRecord:
    plain = AskedRecord(
        question.id,
        None,
        question.number,
        question.wording,
        question.asks,
        question.required,
        question.evidence,
        question.guidance,
        last=last,
    )
    if row is None:
        return plain
    own, moderated = scores_of(question.asks, row)
    scored = question.asks is AnswerKind.SCORE
    return replace(
        plain,
        version=row.version,
        self_score=own,
        moderated_score=moderated,
        given=None if scored else answer_value(question.asks, row),
        moderated=None if scored else answer_value(question.asks, row, MODERATED),
        **named_values(row, _KEPT),
    )


_KEPT = (
    *("evidence", "improvement", "deadline", "comment", "moderation", "reason"),
    *("sheet", "cell"),
)
