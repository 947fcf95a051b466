"""Section 175/157 returns read from workbooks: each school's answers in a round, schools known by URN, then name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.fields import Urn
from app.agencies.operations import add_agencies
from app.agencies.school_imports import PHASE
from app.errors import Unreadable
from app.fields import Day, Email, Fields, Flag, Link, Mark, Note, Ref, Text
from app.importing.kind import PARTNERSHIP, Accepted, Existing, FormKind, NewName, Shown, Values
from app.importing.school_answers import ANSWERS
from app.importing.section_175 import read_section_175
from app.record_values import named_values
from app.returns.arriving import UnknownStandards, request_of
from app.returns.imports import remarks, round_of_answer
from app.returns.operations import store_answers, store_answers_again
from app.returns.school_rounds import (
    is_in_words,
    open_school_round,
    questions_meant,
    school_round,
    value_of,
)
from app.returns.scores import columns_of, score_of
from app.returns.templates import scale_of
from app.returns.tracking import note_arrival
from models.agencies import Sector
from models.returns import ReturnAnswer, ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from app.agencies.fields import AgencyValues
    from app.returns.scores import Scale
    from app.work import Work

_WORDS = {word for words in ANSWERS.values() for word in words.values()}
_NOT_APPLICABLE = Mark("not-applicable", "N/A")
_TEXTS = ("evidence", "improvement", "deadline", "comment", "reason")


@dataclass(frozen=True)
class SchoolAnswer(Text):
    """An answer as it is read on the scale of its file: a word, or a number of up to three digits."""

    def _read(self, text: str) -> str:
        if text in _WORDS or (text.isdecimal() and len(text) < 4):
            return text
        raise Unreadable(
            f"“{text}” is no answer on the scale of this file; put the right one in, or N/A with its reason."
        )


SECTION_175: Fields = (
    Link("agency", "School", kind="agencies", required=True, width=34),
    Urn("urn", "URN", width=9, listed=False),
    Link("round", "Round", kind="return-rounds"),
    Text("number", "No.", width=6),
    Note("wording", "Question", required=True, listed=True, width=44),
    Note("section", "Section"),
    SchoolAnswer("answer", "Answer", width=12),
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
    Link(PARTNERSHIP, "Partnership", kind="partnerships", computed=True),
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the answers these schools have in the round that the rows belong to, by the wording of the rows."""
    round_id = school_round(session, rows)
    template_id = _template_of(session, round_id) if round_id is not None else None
    if template_id is None:
        return
    scale = scale_of(session, template_id)
    wordings: dict[int, list[str]] = {}
    for wording, question in questions_meant(session, template_id, rows).items():
        wordings.setdefault(question.id, []).append(wording)
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
                yield Existing(answer.id, answer.version, _compared(answer, scale), known)


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Store each school's answers as its return in the round they belong to; new schools are added with their URN."""
    said = [row.values for row in rows]
    round_id = school_round(work.session, said) or open_school_round(work, said)
    template_id = work.get(ReturnRound, round_id).template_id
    questions = questions_meant(work.session, template_id, said)
    strange = [row["number"] for row in said if row["wording"] not in questions]
    if strange:
        raise UnknownStandards(list(dict.fromkeys(strange)))
    scale = scale_of(work.session, template_id)
    schools = _schools(work, said)
    by_school: dict[int, list[Accepted]] = {}
    for row in rows:
        by_school.setdefault(schools[_school_key(row.values["agency"])], []).append(row)
    for agency_id, own in by_school.items():
        request_id = request_of(work, round_id, agency_id)
        known = {row.existing.id: _columns(row, scale) for row in own if row.existing is not None}
        added = [
            {**_columns(row, scale), "question_id": questions[row.values["wording"]].id}
            for row in own
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
    round_id = school_round(session, whole)
    if round_id is not None:
        return "Round", session.scalars(
            select(ReturnRound.name).where(ReturnRound.id == round_id)
        ).one()
    named = next((str(row["round"]) for row in whole if row.get("round")), "")
    return "Round", f"{named}, a new one" if named else "a new one"


def _template_of(session: Session, round_id: int) -> int | None:
    return session.scalar(select(ReturnRound.template_id).where(ReturnRound.id == round_id))


def _compared(answer: ReturnAnswer, scale: Scale) -> dict[str, Any]:
    """Give an answer as a file writes it: a word of its scale, or a number."""
    score = score_of(answer.self_value, answer.self_mark)
    word = None if isinstance(score, Mark) or score is None else _word(score, scale)
    return {
        **named_values(answer, _TEXTS),
        "answer": word,
        "not_applicable": isinstance(score, Mark),
    }


def _word(score: Decimal, scale: Scale) -> str:
    words = {each.value: each.word for each in scale.levels} if is_in_words(scale) else {}
    return words.get(int(score), f"{score:f}")


def _columns(row: Accepted, scale: Scale) -> dict[str, Any]:
    """Give the columns a row fills; a blank says nothing and clears nothing."""
    values = row.values
    columns = {name: values[name] for name in _TEXTS if name in values}
    if values.get("not_applicable"):
        columns["self_value"], columns["self_mark"] = columns_of(_NOT_APPLICABLE)
    elif values.get("answer"):
        columns["self_value"], columns["self_mark"] = value_of(values["answer"], scale), None
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
    remarks=remarks,
    shown=Shown("return-rounds", "return_answer", round_of_answer),
    goes_to=round_in_words,
    read_form=read_section_175,
)
