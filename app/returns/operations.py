"""What can be done to rounds and answers: open a round, ask agencies, store and correct what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.partnerships.operations import partnership_meant
from app.returns.fields import (
    RETURN_ANSWER,
    RETURN_ROUND,
    AnswerValues,
    RoundValues,
)
from app.returns.kinds import MODERATED, OWN, answer_columns, answer_fields, answer_value
from app.returns.rules import AlreadyIn, answer_problems, round_problems
from app.returns.scores import columns_of, score_of
from app.returns.templates import scale_of
from models.agencies import Agency
from models.returns import (
    AnswerKind,
    Question,
    RequestState,
    ReturnAction,
    ReturnAnswer,
    ReturnRequest,
    ReturnRound,
    Standard,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.work import Work

NO_REASON = "No reason was given."
"""Kept as the reason of an answer that came as not applicable without one."""

NOT_IN = "This return has not come in yet. Record that it was received."

_SCORES = ("self", "moderated")


def add_round(work: Work, values: RoundValues) -> int:
    """Open a round of a template; a partnership, which need not be named where the file has one, uses a name once."""
    whose = partnership_meant(work, values.get("partnership"))
    given: dict[str, Any] = {"name": None, "template": None, "period": None, **values}
    full = {**given, "partnership": whose}
    refuse(problems(RETURN_ROUND, full) or round_problems(work.session, None, full))
    return work.add(ReturnRound(**column_values(RETURN_ROUND, full)))


def change_round(work: Work, round_id: int, values: RoundValues, shown: int | None = None) -> int:
    """Change some values of a round; its template only while no answer is in."""
    row = work.get(ReturnRound, round_id)
    given = cast("Mapping[str, Any]", values)
    refuse(round_problems(work.session, round_id, field_values(RETURN_ROUND, row) | dict(given)))
    work.edit(row, given, RETURN_ROUND, shown)
    return round_id


def remove_round(work: Work, round_id: int) -> int:
    """Remove a round with its requests and answers; its template stays, and so do actions raised from it."""
    row = work.get(ReturnRound, round_id)
    asked = select(ReturnRequest.id).where(ReturnRequest.round_id == round_id)
    _remove_requests(work, work.session.scalars(asked).all())
    work.delete(row)
    return round_id


def ask_agencies(
    work: Work, round_id: int, agency_ids: Sequence[int], sent_on: date | None
) -> range:
    """Ask agencies for their share of a round; those that were asked before are passed over."""
    asked = set(
        work.session.scalars(
            select(ReturnRequest.agency_id).where(ReturnRequest.round_id == round_id)
        )
    )
    state = RequestState.SENT if sent_on else RequestState.NOT_SENT
    rows = [
        {"round_id": round_id, "agency_id": agency_id, "state": state, "sent_on": sent_on}
        for agency_id in dict.fromkeys(agency_ids)
        if agency_id not in asked
    ]
    return work.insert_many(ReturnRequest, rows)


def remove_request(work: Work, request_id: int) -> int:
    """Take an agency out of a round, with what it answered; actions raised from it stay in the log."""
    work.get(ReturnRequest, request_id)
    _remove_requests(work, [request_id])
    return request_id


def answer_question(
    work: Work,
    request_id: int,
    question_id: int,
    values: AnswerValues,
    *,
    shown: int | None = None,
) -> int:
    """Record or correct one agency's answer to a question; gives the id of the answer.

    `shown` is the version of the answer the person saw, where there was one.
    """
    chosen = select(ReturnAnswer.id).where(
        ReturnAnswer.request_id == request_id, ReturnAnswer.question_id == question_id
    )
    answer_id = work.session.scalar(chosen)
    if answer_id is None:
        if work.get(ReturnRequest, request_id).received_on is None:
            refuse({next(iter(values), "self_score"): NOT_IN})
        answer_id = work.add(ReturnAnswer(request_id=request_id, question_id=question_id))
    return change_answer(work, answer_id, values, shown)


def change_answer(
    work: Work, answer_id: int, values: AnswerValues, shown: int | None = None
) -> int:
    """Change an answer of its question's kind, or the moderation of a score; what does not apply needs a reason."""
    row = work.get(ReturnAnswer, answer_id)
    question = work.get(Question, row.question_id)
    given: dict[str, Any] = dict(cast("Mapping[str, Any]", values))
    scale = scale_of(work.session, work.get(Standard, question.standard_id).template_id)
    refuse(problems(answer_fields(question.asks, scale), given))
    refuse(answer_problems(_whole(row, question) | given))
    columns: dict[str, Any] = {}
    for name, side in (("answer", OWN), ("moderated_answer", MODERATED)):
        if name in given:
            columns |= answer_columns(question.asks, given.pop(name), side)
    for name in _SCORES:
        if f"{name}_score" in given:
            value, mark = columns_of(given.pop(f"{name}_score"))
            columns |= {f"{name}_value": value, f"{name}_mark": mark}
    work.edit_columns(row, columns | column_values(RETURN_ANSWER, given), shown)
    return answer_id


def store_answers(work: Work, request_id: int, answers: Sequence[Mapping[str, Any]]) -> int:
    """Store the answers of a workbook for one request: rows by column of ReturnAnswer, replacing those it had."""
    check_not_moderated(work, request_id)
    old = work.session.scalars(
        select(ReturnAnswer.id).where(ReturnAnswer.request_id == request_id)
    ).all()
    work.delete_many(ReturnAnswer, old)
    _add_answers(work, request_id, answers)
    return request_id


def store_answers_again(
    work: Work,
    request_id: int,
    changed: Mapping[int, Mapping[str, Any]],
    added: Sequence[Mapping[str, Any]],
) -> int:
    """Store what a workbook that came again says: columns of the answers it changes, by id, and further answers."""
    check_not_moderated(work, request_id)
    reasons = select(ReturnAnswer.id, ReturnAnswer.reason).where(
        ReturnAnswer.request_id == request_id
    )
    known = {row.id: row.reason for row in work.session.execute(reasons)}
    work.update_many(
        ReturnAnswer, {each: _explained(columns, known[each]) for each, columns in changed.items()}
    )
    _add_answers(work, request_id, added)
    return request_id


def check_not_moderated(work: Work, request_id: int) -> None:
    """Raise AlreadyIn where a return was moderated or accepted: a workbook no longer changes what was agreed."""
    row = work.get(ReturnRequest, request_id)
    if row.moderated_on is not None or row.accepted_on is not None:
        raise AlreadyIn(work.get(Agency, row.agency_id).name)


def _add_answers(work: Work, request_id: int, answers: Sequence[Mapping[str, Any]]) -> None:
    rows = [{"request_id": request_id, **_explained(each, None)} for each in answers]
    work.insert_many(ReturnAnswer, rows)


def _explained(columns: Mapping[str, Any], known: str | None) -> dict[str, Any]:
    """Say of an answer that does not apply and gives no reason that none was given: partners leave it out."""
    values = {
        f"{name}_score": score_of(columns.get(f"{name}_value"), columns.get(f"{name}_mark"))
        for name in _SCORES
    }
    broken = answer_problems({**values, "reason": columns.get("reason") or known})
    return {**columns, "reason": NO_REASON} if broken else dict(columns)


def _remove_requests(work: Work, request_ids: Sequence[int]) -> None:
    for record in (ReturnAction, ReturnAnswer):
        rows = select(record.id).where(record.request_id.in_(request_ids))
        work.delete_many(record, work.session.scalars(rows).all())
    work.delete_many(ReturnRequest, request_ids)


def _whole(row: ReturnAnswer, question: Question) -> dict[str, Any]:
    scores = {
        f"{name}_score": score_of(getattr(row, f"{name}_value"), getattr(row, f"{name}_mark"))
        for name in _SCORES
    }
    scored = question.asks is AnswerKind.SCORE
    others = {
        name: None if scored else answer_value(question.asks, row, side)
        for name, side in (("answer", OWN), ("moderated_answer", MODERATED))
    }
    return scores | field_values(RETURN_ANSWER, row) | others
