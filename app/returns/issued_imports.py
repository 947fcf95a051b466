"""Returns in the workbooks that were made for them: identified by the hidden sheet, answered question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.errors import Unreadable, UserError
from app.fields import Day, Fields, Link, Note, Ref, Text
from app.importing.form_kind import FormKind
from app.importing.kind import Accepted, Existing, Shown, Values
from app.returns.answer_words import Reads, all_read
from app.returns.arriving import questions_of
from app.returns.imports import round_of_answer
from app.returns.issued_arriving import set_beside
from app.returns.issued_form import read_issued
from app.returns.issued_sheet import NOT_APPLICABLE, choices_of
from app.returns.kinds import answer_columns, answer_value
from app.returns.operations import store_answers_again
from app.returns.templates import template
from app.returns.tracking import note_arrival
from models.agencies import Agency
from models.returns import Question, ReturnAnswer, ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work

ISSUED: Fields = (
    Link("agency", "Agency", kind="agencies", required=True),
    Text("number", "No.", required=True, width=6),
    Note("wording", "Question", listed=True),
    Note("answer", "Answer", listed=True, width=12),
    Note("reason", "Reason not applicable"),
    Note("evidence", "Evidence", listed=True),
    Note("improvement", "Areas for improvement"),
    Day("deadline", "Deadline", listed=False),
    Note("comment", "Comment"),
    Text("person", "Completed by"),
    Text("role", "Role"),
    Text("email", "Contact"),
    Day("returned_on", "Date of return"),
    Text("token", "Token of the workbook", required=True, listed=False),
    Note("reads", "Kinds of answers", listed=False),
)


class RequestGone(UserError):
    """The agency was taken out of its round after its workbook had been looked at."""

    def __init__(self) -> None:
        super().__init__(
            "The agency was taken out of the round after this workbook was looked at; nothing was stored."
        )


_BESIDE = ("reason", "evidence", "improvement", "deadline", "comment")


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the answers of the return that a workbook belongs to."""
    request = _request(session, rows)
    if request is None:
        return []
    template_id = session.scalars(
        select(ReturnRound.template_id).where(ReturnRound.id == request.round_id)
    ).one()
    asked = template(session, template_id)
    choices = choices_of(asked) if asked else ()
    agency = Ref(request.agency_id, session.get_one(Agency, request.agency_id).name)
    chosen = select(Question, ReturnAnswer).join(
        ReturnAnswer, ReturnAnswer.question_id == Question.id
    )
    return [
        Existing(row.id, row.version, {"agency": agency, **_shown(question, row, choices)})
        for question, row in session.execute(chosen.where(ReturnAnswer.request_id == request.id))
    ]


def rules(values: Values) -> Mapping[str, str]:
    """Object to an answer that is none of those the question may have."""
    if values.get("answer"):
        try:
            _reads(values).read(values["answer"])
        except Unreadable as unreadable:
            return {"answer": str(unreadable)}
    return {}


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Remark on a question that does not apply for no reason, and on one of which only what stands beside is told."""
    if not values.get("answer"):
        return ("It is not answered; what stands beside it is kept",)
    if values["answer"] == NOT_APPLICABLE and not values.get("reason"):
        return ("The workbook does not say why it does not apply",)
    return ()


def would_store(values: Values, _existing: Existing) -> Values:
    """Give what a row says with its answer written plainly, so that it is compared as it would be stored."""
    if not values.get("answer"):
        return values
    return {**values, "answer": _reads(values).read(values["answer"]).text}


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Store the answers of one workbook as the return of its agency; what it leaves empty clears nothing."""
    first = rows[0].values
    request = _request(work.session, [first])
    if request is None:
        raise RequestGone
    questions = questions_of(work, request.round_id, rows, by="number")
    chosen = select(ReturnAnswer.question_id, ReturnAnswer.id)
    kept = {
        row.question_id: row.id
        for row in work.session.execute(chosen.where(ReturnAnswer.request_id == request.id))
    }
    said = {questions[row.values["number"]]: _columns(row) for row in rows}
    store_answers_again(
        work,
        request.id,
        {kept[each]: columns for each, columns in said.items() if each in kept},
        [{"question_id": each, **columns} for each, columns in said.items() if each not in kept],
    )
    person = ", ".join(filter(None, (first.get("person"), first.get("role"))))
    returned = first.get("returned_on")
    day = returned if returned and returned <= work.today else None
    note_arrival(work, request.id, day, person=person, contact=first.get("email"))


def round_in_words(session: Session, rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name the round that a workbook belongs to."""
    request = _request(session, rows)
    if request is None:
        return None
    chosen = select(ReturnRound.name).where(ReturnRound.id == request.round_id)
    return ("Round", session.scalars(chosen).one())


ISSUED_RETURN = FormKind(
    "issued-return",
    "Issued return",
    ISSUED,
    key=("agency", "number"),
    existing=existing,
    store=store,
    rules=rules,
    remarks=remarks,
    would_store=would_store,
    shown=Shown("return-rounds", "return_answer", round_of_answer),
    goes_to=round_in_words,
    read_form=read_issued,
    is_own=True,
    beside=set_beside,
)


def _request(session: Session, rows: Sequence[Values]) -> ReturnRequest | None:
    token = next((row["token"] for row in rows if row.get("token")), None)
    return session.scalars(select(ReturnRequest).where(ReturnRequest.token == token)).first()


def _reads(values: Values) -> Reads:
    return all_read(values["reads"])[values["number"]]


def _shown(question: Question, row: ReturnAnswer, choices: tuple[str, ...]) -> dict[str, Any]:
    value = answer_value(question.asks, row)
    answer = None if value is None else Reads.of(question.asks, choices).write(value)
    return {
        "number": question.number,
        "answer": answer,
        **{name: getattr(row, name) for name in _BESIDE},
    }


def _columns(row: Accepted) -> dict[str, Any]:
    """Give the columns a row fills; a blank says nothing and clears nothing."""
    values = row.values
    columns = {name: values[name] for name in _BESIDE if name in values}
    if values.get("answer"):
        reads = _reads(values)
        columns |= answer_columns(reads.asks, reads.read(values["answer"]).value)
    return {**columns, "sheet": row.sheet, "cell": row.cell}
