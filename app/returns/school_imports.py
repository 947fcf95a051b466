"""Section 175/157 returns read from workbooks: each school's answers in a round, schools known by URN, then name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.fields import Urn
from app.agencies.operations import add_agencies
from app.agencies.school_imports import PHASE
from app.fields import Day, Email, Fields, Flag, Link, Mark, Note, Number, Ref, Text
from app.importing.form_kind import FormCell, FormKind
from app.importing.kind import PARTNERSHIP, Accepted, Existing, NewName, Shown, Values
from app.importing.natives import as_text
from app.importing.section_175 import read_section_175
from app.record_values import named_values
from app.returns.arriving import UnknownStandards, request_of
from app.returns.besides import (
    PERIOD,
    READS,
    TEMPLATE,
    asked_by,
    reads_where,
    said_rows,
    with_period,
)
from app.returns.imports import remarks, round_of_answer
from app.returns.kinds import answer_columns, answer_value
from app.returns.operations import store_answers, store_answers_again
from app.returns.school_judging import ASKED, answer_of, reads_in, reads_meant, rules, written
from app.returns.school_rounds import (
    SECTION_175_ROUNDS,
    questions_meant,
)
from app.returns.tracking import note_arrival
from models.agencies import Sector
from models.returns import AnswerKind, ReturnAnswer, ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from app.agencies.fields import AgencyValues
    from app.importing.form_kind import Form, Surroundings
    from app.returns.answer_words import Reads
    from app.work import Work

_NOT_APPLICABLE = Mark("not-applicable", "N/A")
_TEXTS = ("evidence", "improvement", "deadline", "comment", "reason")


SECTION_175: Fields = (
    Link("agency", "School", kind="agencies", required=True, width=34),
    Urn("urn", "URN", width=9, listed=False),
    Link("round", "Round", kind="return-rounds"),
    Text("number", "No.", width=6),
    Note("wording", "Question", required=True, listed=True, width=44),
    Note("section", "Section"),
    Text("answer", "Answer", width=12, longest=4000),
    Text("scale", "Scale", listed=False),
    Flag("not_applicable", "N/A", aliases=("not applicable",)),
    Note("reason", "Reason not applicable"),
    Note("evidence", "Evidence", listed=True),
    Note("improvement", "Action"),
    Day("deadline", "Deadline", listed=False),
    Note("comment", "Comment"),
    replace(PHASE, listed=False),
    Text("trust", "Trust", listed=False),
    Text("authority", "Authority", listed=False),
    Text("person", "Completed by", listed=False),
    Text("dsl", "Designated safeguarding lead", listed=False),
    Email("email", "Contact e-mail", listed=False),
    Day("returned_on", "Date of return", listed=False),
    Text(PERIOD, "Period", listed=False),
    Text(ASKED, "Question of the template", listed=False),
    Note(READS, "Kinds of answers", listed=False),
    Number(TEMPLATE, "Template", listed=False),
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the answers these schools have in the round that the rows belong to, by the wording of the rows."""
    round_id = SECTION_175_ROUNDS.find(session, rows)
    if round_id is None:
        return
    template_id = session.get_one(ReturnRound, round_id).template_id
    reads = reads_in(session, template_id)
    wordings: dict[int, list[str]] = {}
    meant = questions_meant(session, template_id, rows)
    for wording, question in meant.items():
        wordings.setdefault(question.id, []).append(wording)
    numbers = {question.id: question.number for question in meant.values()}
    schools = {row["agency"].id: row["agency"] for row in rows if isinstance(row["agency"], Ref)}
    chosen = (
        select(ReturnRequest.agency_id, ReturnAnswer)
        .join(ReturnAnswer, ReturnAnswer.request_id == ReturnRequest.id)
        .where(ReturnRequest.round_id == round_id)
    )
    for agency_id, answer in session.execute(chosen):
        for wording in wordings.get(answer.question_id, ()):
            if agency_id in schools:
                known = {"agency": schools[agency_id], "wording": wording}
                own = reads[numbers[answer.question_id]]
                yield Existing(answer.id, answer.version, _compared(answer, own), known)


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Store each school's answers as its return in the round they belong to; new schools are added with their URN."""
    said = [row.values for row in rows]
    rounds = SECTION_175_ROUNDS
    round_id = rounds.find(work.session, said) or rounds.open(work, said)
    template_id = work.get(ReturnRound, round_id).template_id
    questions = questions_meant(work.session, template_id, said)
    strange = [row["number"] for row in said if row["wording"] not in questions]
    if strange:
        raise UnknownStandards(list(dict.fromkeys(strange)))
    reads = reads_in(work.session, template_id)
    numbers = {wording: each.number for wording, each in questions.items()}
    schools = _schools(work, said)
    by_school: dict[int, list[Accepted]] = {}
    for row in rows:
        by_school.setdefault(schools[_school_key(row.values["agency"])], []).append(row)
    for agency_id, own in by_school.items():
        request_id = request_of(work, round_id, agency_id)
        told = [(row, _columns(row, reads[numbers[row.values["wording"]]])) for row in own]
        known = {row.existing.id: each for row, each in told if row.existing is not None}
        added = [
            {**each, "question_id": questions[row.values["wording"]].id}
            for row, each in told
            if row.existing is None
        ]
        if known:
            store_answers_again(work, request_id, known, added)
        else:
            store_answers(work, request_id, added)
        first = own[0].values
        note_arrival(
            work,
            request_id,
            first.get("returned_on"),
            person=first.get("person"),
            contact=first.get("email") or first.get("dsl"),
        )


def round_in_words(session: Session, rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name the round that the rows go to; one that storing would open is told as new."""
    whole = [row for row in rows if row.get("wording")]
    if not whole:
        return None
    return SECTION_175_ROUNDS.in_words(session, whole)


def set_beside(session: Session, form: Form, around: Surroundings) -> Form:
    """Give a return with the year it says, and each row with the question of the template that it answers."""
    found = with_period(form, around.workbook)
    rows = said_rows(found, around)
    known = reads_where(session, SECTION_175_ROUNDS, rows)
    if known is None:
        return found
    meant = questions_meant(session, known[0], rows)
    made = [
        replace(row, cells={**row.cells, ASKED: FormCell(cell.address, question.number)})
        if (cell := row.cells.get("wording")) and (question := meant.get(as_text(cell.value)))
        else row
        for row in found.rows
    ]
    return replace(found, rows=tuple(made), header={**found.header, **asked_by(known)})


def would_store(values: Values, _existing: Existing) -> Values:
    """Give what a row says with its answer written plainly, so that it is compared as it would be stored."""
    reads = reads_meant(values)
    if not values.get("answer") or reads is None or reads.asks is AnswerKind.SCORE:
        return values
    return {**values, "answer": reads.read(values["answer"]).text}


def _compared(answer: ReturnAnswer, reads: Reads) -> dict[str, Any]:
    """Give an answer as a file writes it: a word of its scale, or what its question asks for."""
    value = answer_value(reads.asks, answer)
    is_mark = isinstance(value, Mark)
    return {
        **named_values(answer, _TEXTS),
        "answer": None if is_mark or value is None else written(value, reads),
        "not_applicable": is_mark,
    }


def _columns(row: Accepted, reads: Reads) -> dict[str, Any]:
    """Give the columns a row fills; a blank says nothing and clears nothing."""
    values = row.values
    columns = {name: values[name] for name in _TEXTS if name in values}
    if values.get("not_applicable"):
        columns |= answer_columns(reads.asks, _NOT_APPLICABLE)
    elif values.get("answer"):
        columns |= answer_columns(reads.asks, answer_of(reads, values["answer"]))
    return {**columns, "sheet": row.sheet, "cell": row.cell}


def _schools(work: Work, rows: Sequence[Values]) -> dict[Any, int]:
    """Give the agency of every school of the rows, new ones added once with what their rows say of them."""
    new: dict[Any, AgencyValues] = {}
    found: dict[Any, int] = {}
    for row in rows:
        key = _school_key(row["agency"])
        if isinstance(row["agency"], NewName):
            new.setdefault(key, _new_school(row))
        else:
            found[key] = row["agency"].id
    return found | dict(zip(new, add_agencies(work, list(new.values())), strict=True))


def _school_key(school: Ref | NewName) -> Any:  # noqa: ANN401 - an id, or a name with its URN
    return (school.name.casefold(), school.surer) if isinstance(school, NewName) else school.id


def _new_school(row: Values) -> AgencyValues:
    return {
        "name": row["agency"].name,
        "sector": Sector.SCHOOL,
        "urn": row.get("urn"),
        "phase": row.get("phase"),
        "trust": row.get("trust"),
        "local_authority": row.get("authority"),
    }


SECTION_175_RETURN = FormKind(
    "section-175",
    "Section 175/157 return",
    SECTION_175,
    key=("agency", "wording"),
    existing=existing,
    store=store,
    creates=frozenset({"agency", "round"}),
    surer={"agency": "urn"},
    rules=rules,
    remarks=remarks,
    would_store=would_store,
    beside=set_beside,
    shown=Shown("return-rounds", "return_answer", round_of_answer),
    goes_to=round_in_words,
    read_form=read_section_175,
)
