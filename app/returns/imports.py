"""Section 11 returns read from workbooks: their standards become a template, their answers one agency's return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.operations import add_agency
from app.belonging import within
from app.fields import Day, Email, Fields, Flag, Link, Mark, Note, Number, Ref, Text
from app.importing.form_kind import FormCell, FormKind
from app.importing.kind import PARTNERSHIP, Accepted, Existing, NewName, Shown, Values
from app.importing.lookup import Known
from app.importing.section_eleven import read_section_eleven
from app.record_values import named_values
from app.returns.answer_words import all_read, all_told
from app.returns.answered import answers
from app.returns.arriving import AnotherScale, questions_of, request_of
from app.returns.besides import (
    PERIOD,
    READS,
    TEMPLATE,
    asked_by,
    reads_where,
    said_rows,
    with_period,
)
from app.returns.defining import SCALE_0_3, SCALE_RAG
from app.returns.lights import Answered, Light, as_light
from app.returns.operations import store_answers, store_answers_again
from app.returns.queries import OF_ROUND
from app.returns.scores import columns_of, is_not_applicable
from app.returns.section_eleven_rounds import SECTION_11_ROUNDS, is_by_colour
from app.returns.templates import scale_of
from app.returns.tracking import note_arrival
from models.returns import AnswerKind, ReturnAnswer, ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.importing.form_kind import Form, Surroundings
    from app.work import Work

_NOT_APPLICABLE = Mark("not-applicable", "N/A")


SECTION_11: Fields = (
    Link("agency", "Agency", kind="agencies", required=True),
    Link("round", "Round", kind="return-rounds"),
    Text("standard", "Standard", required=True),
    Note("wording", "Question", required=True, listed=True),
    Note("section", "Key standard"),
    Text("scale", "Scale", listed=False),
    Answered("self_score", "Self", least=0, most=100),
    Answered("moderated_score", "Moderated", least=0, most=100),
    Flag("not_applicable", "N/A", aliases=("not applicable",)),
    Note("reason", "Reason not applicable"),
    Note("evidence", "Evidence", listed=True),
    Note("improvement", "Areas for improvement"),
    Day("deadline", "Deadline", listed=False),
    Note("comment", "Comment"),
    Note("health_link", "Link to health audit"),
    Text("person", "Completed by"),
    Text("substitute", "Substitute contact"),
    Email("email", "Contact e-mail"),
    Day("returned_on", "Date of return"),
    Text(PERIOD, "Period", listed=False),
    Note(READS, "Scores of the round", listed=False),
    Number(TEMPLATE, "Template", listed=False),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)


def known_rounds(session: Session, partnership_id: int | None = None) -> list[Known]:
    """Give every round by its name, of a partnership or of all, and by the period it covers."""
    chosen = select(ReturnRound.id, ReturnRound.name, ReturnRound.period).where(
        *within(OF_ROUND, partnership_id)
    )
    return [
        Known(row.id, row.name, ((row.period, "its period"),)) for row in session.execute(chosen)
    ]


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the answers these agencies have in the round that the rows belong to."""
    round_id = SECTION_11_ROUNDS.find(session, rows)
    agencies = {row["agency"].id for row in rows if isinstance(row.get("agency"), Ref)}
    if round_id is None:
        return []
    chosen = (
        select(ReturnAnswer.id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == round_id, ReturnRequest.agency_id.in_(agencies))
    )
    compared = (
        "agency",
        "standard",
        "self_score",
        "moderated_score",
        "evidence",
        "improvement",
        "deadline",
        "comment",
        "reason",
    )
    scale = scale_of(session, session.get_one(ReturnRound, round_id).template_id)
    return [
        Existing(
            answer.id,
            answer.version,
            named_values(answer, compared)
            | {
                name: as_light(getattr(answer, name), scale)
                for name in ("self_score", "moderated_score")
            }
            | {"not_applicable": is_not_applicable(answer.self_score)},
        )
        for answer in answers(session, session.scalars(chosen).all())
    ]


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Store a workbook as the return of its agency, with all its answers, in the round it belongs to.

    The rows of one workbook are taken together: an answer that is unchanged comes again with the changed ones.
    """
    first = rows[0].values
    agency = first["agency"]
    agency_id = (
        add_agency(work, {"name": agency.name}) if isinstance(agency, NewName) else agency.id
    )
    said = [row.values for row in rows]
    rounds = SECTION_11_ROUNDS
    round_id = rounds.find(work.session, said) or rounds.open(work, said)
    _check_scale(work, round_id, rows)
    request_id = request_of(work, round_id, agency_id)
    questions = questions_of(work, round_id, rows)
    kept = {answer.standard: answer.id for answer in _answers(work, request_id)}
    changed = [row for row in rows if row.values["standard"] in kept]
    added = [row for row in rows if row.values["standard"] not in kept]
    new = [_new(row, questions) for row in added]
    if kept:
        changes = {kept[row.values["standard"]]: _columns(row) for row in changed}
        store_answers_again(work, request_id, changes, new)
    else:
        store_answers(work, request_id, new)
    note_arrival(
        work,
        request_id,
        first.get("returned_on"),
        person=first.get("person"),
        contact=first.get("email"),
    )


def _check_scale(work: Work, round_id: int, rows: Sequence[Accepted]) -> None:
    """Raise AnotherScale where a score is none that may be given in a round."""
    scale = scale_of(work.session, work.get(ReturnRound, round_id).template_id)
    said = (row.values.get(f"{name}_score") for row in rows for name in _SCORES)
    for score in said:
        if isinstance(score, Decimal) and score not in scale.scores:
            raise AnotherScale(f"{score:f}", scale.in_words())


def set_beside(session: Session, form: Form, around: Surroundings) -> Form:
    """Give a return with the year it says, and with the scores that may be given in the round it goes to."""
    found = with_period(form, around.workbook)
    rows = said_rows(found, around)
    known = reads_where(session, SECTION_11_ROUNDS, rows)
    told = asked_by(known) if known else {READS: FormCell("A1", _reads_of_new(rows))}
    return replace(found, header={**found.header, **told})


def _reads_of_new(rows: Sequence[Values]) -> str:
    """Write how answers are read in the template that is made of rows which none asks yet."""
    levels = SCALE_RAG if is_by_colour(rows) else SCALE_0_3
    asked = {row["standard"]: AnswerKind.SCORE for row in rows if row.get("standard")}
    return all_told(asked, tuple(f"{each.value} {each.word}" for each in levels))


def rules(values: Values) -> Mapping[str, str]:
    """Object to a score that is none of those that may be given in the round."""
    reads = all_read(values[READS]).get(values.get("standard", "")) if values.get(READS) else None
    if reads is None or reads.asks is not AnswerKind.SCORE:
        return {}
    scores = {each.score for each in reads.choices}
    words = {each.word for each in reads.choices}
    found = {}
    for name in (f"{each}_score" for each in _SCORES):
        score = values.get(name)
        strange = isinstance(score, Light) and score.word not in words
        if isinstance(score, Decimal) and (strange or score not in scores):
            shown = score.word if isinstance(score, Light) else f"{score:f}"
            found[name] = f"“{shown}” is not on the scale of the round, which has {reads.scale}."
    return found


def remarks(values: Values, _today: date | None) -> Sequence[str]:
    """Remark on a question that does not apply for no reason that is given."""
    if values.get("not_applicable") and not values.get("reason"):
        return ("The workbook does not say why it does not apply",)
    return ()


def round_in_words(session: Session, rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name the round that the rows of a workbook go to; one that storing would open is told as new."""
    if not any(row.get("standard") for row in rows):
        return None
    return SECTION_11_ROUNDS.in_words(session, rows)


def round_of_answer(session: Session, answer_id: int) -> int:
    """Give the id of the round that an answer belongs to."""
    chosen = select(ReturnRequest.round_id).join(
        ReturnAnswer, ReturnAnswer.request_id == ReturnRequest.id
    )
    return session.scalars(chosen.where(ReturnAnswer.id == answer_id)).one()


SECTION_11_RETURN = FormKind(
    "section-11",
    "Section 11 return",
    SECTION_11,
    key=("agency", "standard"),
    existing=existing,
    store=store,
    creates=frozenset({"agency", "round"}),
    rules=rules,
    remarks=remarks,
    beside=set_beside,
    shown=Shown("return-rounds", "return_answer", round_of_answer),
    goes_to=round_in_words,
    read_form=read_section_eleven,
)


def _answers(work: Work, request_id: int) -> list[Any]:
    chosen = select(ReturnAnswer.id).where(ReturnAnswer.request_id == request_id)
    return answers(work.session, work.session.scalars(chosen).all())


def _columns(row: Accepted) -> dict[str, Any]:
    """Give the columns a row fills; a blank says nothing and clears nothing."""
    values = row.values
    scores = {name: values[f"{name}_score"] for name in _SCORES if f"{name}_score" in values}
    if values.get("not_applicable"):
        scores["self"] = _NOT_APPLICABLE
    columns = {name: values[name] for name in _TEXTS if name in values}
    for name, score in scores.items():
        columns[f"{name}_value"], columns[f"{name}_mark"] = columns_of(score)
    return {**columns, "sheet": row.sheet, "cell": row.cell}


def _new(row: Accepted, questions: dict[str, int]) -> dict[str, Any]:
    return {**_columns(row), "question_id": questions[row.values["standard"]]}


_SCORES = ("self", "moderated")
_TEXTS = ("evidence", "improvement", "deadline", "comment", "reason")
