"""Section 11 returns read from workbooks: their standards become a template, their answers one agency's return."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.operations import add_agency
from app.errors import UserError
from app.fields import Day, Email, Fields, Figure, Flag, Link, Mark, Note, Ref, Text
from app.importing.kind import Accepted, Existing, FormKind, NewName, Values
from app.importing.lookup import Known
from app.importing.section_eleven import COLOURS, read_section_eleven
from app.returns.operations import (
    SCALE_0_3,
    SCALE_RAG,
    StandardOutline,
    TemplateOutline,
    add_round,
    add_template,
    ask_agencies,
    receive,
)
from app.returns.queries import answers
from app.returns.scores import Score, columns_of
from models.returns import (
    Question,
    RequestState,
    ReturnAnswer,
    ReturnKind,
    ReturnRequest,
    ReturnRound,
    ReturnTemplate,
    Standard,
)

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.work import Work

_LIGHTS = {level.word.casefold(): Decimal(level.value) for level in SCALE_RAG}
_NOT_APPLICABLE = Mark("not-applicable", "N/A")
_FINANCIAL_YEAR_MONTH = 4


class UnknownStandards(UserError):
    """A workbook answers questions that the template of its round does not ask."""

    def __init__(self, numbers: Sequence[str]) -> None:
        super().__init__(
            f"The round does not ask {', '.join(numbers[:5])}. Choose the round this workbook belongs to."
        )


@dataclass(frozen=True)
class Answered(Figure):
    """A score as a number, or a traffic light by its word; a light counts as 1 red, 2 amber, 3 green."""

    def _read(self, text: str) -> Decimal | Mark:
        light = _LIGHTS.get(text.casefold())
        return super()._read(text) if light is None else light


SECTION_11: Fields = (
    Link("agency", "Agency", kind="agencies", required=True),
    Link("round", "Round", kind="return-rounds"),
    Text("standard", "Standard", required=True),
    Note("wording", "Question", required=True),
    Note("section", "Key standard"),
    Answered("self_score", "Self", least=0, most=100),
    Answered("moderated_score", "Moderated", least=0, most=100),
    Flag("not_applicable", "Not applicable"),
    Note("reason", "Reason not applicable"),
    Note("evidence", "Evidence"),
    Note("improvement", "Areas for improvement"),
    Day("deadline", "Deadline"),
    Note("comment", "Comment"),
    Note("health_link", "Link to health audit"),
    Text("person", "Completed by"),
    Text("substitute", "Substitute contact"),
    Email("email", "Contact e-mail"),
    Day("returned_on", "Date of return"),
)


def known_rounds(session: Session) -> list[Known]:
    """Give every round by its name."""
    return [
        Known(row.id, row.name) for row in session.execute(select(ReturnRound.id, ReturnRound.name))
    ]


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the answers these agencies have in the round that the rows belong to."""
    round_id = _round_of(session, rows)
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
    )
    return [
        Existing(answer.id, answer.version, {name: getattr(answer, name) for name in compared})
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
    round_id = _round_of(work.session, [first]) or _open_round(work, rows)
    request_id = _request(work, round_id, agency_id)
    questions = _questions(work, round_id, rows)
    kept = {answer.standard: answer.id for answer in _answers(work, request_id)}
    changed = [row for row in rows if row.values["standard"] in kept]
    added = [row for row in rows if row.values["standard"] not in kept]
    if kept:
        work.update_many(
            ReturnAnswer, {kept[row.values["standard"]]: _columns(row) for row in changed}
        )
        work.insert_many(ReturnAnswer, [_new(row, request_id, questions) for row in added])
    else:
        receive(work, request_id, [_new(row, request_id, questions) for row in added])
    _note_arrival(work, request_id, first)


SECTION_11_RETURN = FormKind(
    "section-11",
    "Section 11 return",
    SECTION_11,
    key=("agency", "standard"),
    existing=existing,
    store=store,
    creates=frozenset({"agency", "round"}),
    read_form=read_section_eleven,
)


def _round_of(session: Session, rows: Sequence[Values]) -> int | None:
    """Give the round the rows name, or the newest Section 11 round whose template asks their standards."""
    named = next((row["round"] for row in rows if row.get("round") is not None), None)
    if isinstance(named, NewName):
        return None
    if isinstance(named, Ref):
        return named.id
    template_id = _template(session, {row["standard"] for row in rows if "standard" in row})
    chosen = select(ReturnRound.id).where(ReturnRound.template_id == template_id)
    return session.scalars(
        chosen.order_by(ReturnRound.due_on.desc(), ReturnRound.id.desc())
    ).first()


def _template(session: Session, numbers: set[str]) -> int | None:
    """Give the newest Section 11 template that asks all of these questions."""
    chosen = (
        select(Standard.template_id, Question.number)
        .join(Question, Question.standard_id == Standard.id)
        .join(ReturnTemplate, ReturnTemplate.id == Standard.template_id)
        .where(ReturnTemplate.kind == ReturnKind.SECTION_11)
    )
    asked: dict[int, set[str]] = {}
    for template_id, number in session.execute(chosen):
        asked.setdefault(template_id, set()).add(number)
    return max((each for each, known in asked.items() if numbers <= known), default=None)


def _open_round(work: Work, rows: Sequence[Accepted]) -> int:
    """Open a round for rows that fit none: of the template that asks them, or of one made from them."""
    template_id = _template(work.session, {row.values["standard"] for row in rows})
    if template_id is None:
        template_id = add_template(work, _outline(work.session, rows))
    period = _period(rows[0].values.get("returned_on") or work.today)
    named = rows[0].values.get("round")
    name = (
        str(named)
        if named is not None
        else _free_name(work.session, ReturnRound, f"Section 11 {period}")
    )
    return add_round(work, {"name": name, "template": template_id, "period": period})


def _outline(session: Session, rows: Sequence[Accepted]) -> TemplateOutline:
    """Make a template of what a workbook asks: its key standards, or each area for itself."""
    by_colour = all("section" not in row.values for row in rows)
    sections: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        heading = str(row.values.get("section") or row.values["wording"])
        sections.setdefault(heading, []).append((row.values["standard"], row.values["wording"]))
    standards = tuple(
        StandardOutline(str(place), _title(heading), tuple(questions))
        for place, (heading, questions) in enumerate(sections.items(), 1)
    )
    name = "Section 11, areas by colour" if by_colour else "Section 11, scores 0 to 3"
    return TemplateOutline(
        _free_name(session, ReturnTemplate, name),
        ReturnKind.SECTION_11,
        COLOURS if by_colour else "",
        SCALE_RAG if by_colour else SCALE_0_3,
        2,
        standards,
    )


def _title(heading: str) -> str:
    """Take the words of a heading: "Key Standard 1 Leadership and Accountability" -> the last three."""
    words = heading.split()
    numbered = next(
        (place for place, word in enumerate(words[:3]) if word.rstrip(".:").isdigit()), None
    )
    return heading if numbered is None else " ".join(words[numbered + 1 :])


def _request(work: Work, round_id: int, agency_id: int) -> int:
    """Give the agency's request in a round; one that was not asked is asked by what it sent."""
    chosen = select(ReturnRequest.id).where(
        ReturnRequest.round_id == round_id, ReturnRequest.agency_id == agency_id
    )
    found = work.session.scalar(chosen)
    return ask_agencies(work, round_id, [agency_id], None)[0] if found is None else found


def _questions(work: Work, round_id: int, rows: Sequence[Accepted]) -> dict[str, int]:
    """Give the ids of the round's questions by number; every row's is there, since the template asks them all."""
    template_id = work.get(ReturnRound, round_id).template_id
    chosen = (
        select(Question.number, Question.id)
        .join(Standard, Standard.id == Question.standard_id)
        .where(Standard.template_id == template_id)
    )
    found = {row.number: row.id for row in work.session.execute(chosen)}
    strange = [row.values["standard"] for row in rows if row.values["standard"] not in found]
    if strange:
        raise UnknownStandards(strange)
    return found


def _answers(work: Work, request_id: int) -> list[Any]:
    chosen = select(ReturnAnswer.id).where(ReturnAnswer.request_id == request_id)
    return answers(work.session, work.session.scalars(chosen).all())


def _columns(row: Accepted) -> dict[str, Any]:
    """Give the columns a row fills; a blank says nothing and clears nothing."""
    values = row.values
    own: Score = _NOT_APPLICABLE if values.get("not_applicable") else values.get("self_score")
    self_value, self_mark = columns_of(own)
    moderated_value, moderated_mark = columns_of(values.get("moderated_score"))
    texts = {name: values[name] for name in _TEXTS if name in values}
    return {
        "self_value": self_value,
        "self_mark": self_mark,
        "moderated_value": moderated_value,
        "moderated_mark": moderated_mark,
        "sheet": row.sheet,
        "cell": row.cell,
        **texts,
    }


def _new(row: Accepted, request_id: int, questions: dict[str, int]) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(_TEXTS)
    return {
        **empty,
        **_columns(row),
        "request_id": request_id,
        "question_id": questions[row.values["standard"]],
    }


def _note_arrival(work: Work, request_id: int, values: Values) -> None:
    row = work.get(ReturnRequest, request_id)
    row.state = RequestState.RECEIVED
    row.received_on = values.get("returned_on") or work.today
    row.completed_by, row.contact = values.get("person"), values.get("email")
    row.source_name, row.source_digest = work.source_name, work.source_digest
    work.session.flush()


def _period(day: date) -> str:
    """Give the financial year of a day: 4 Mar 2025 -> "2024-25"."""
    start = day.year if day.month >= _FINANCIAL_YEAR_MONTH else day.year - 1
    return f"{start}-{(start + 1) % 100:02d}"


def _free_name(session: Session, table: type[ReturnRound | ReturnTemplate], name: str) -> str:
    taken = set(session.scalars(select(table.name)))
    return next(
        each for each in (name, *(f"{name} ({n})" for n in range(2, 1000))) if each not in taken
    )


_TEXTS = ("evidence", "improvement", "deadline", "comment", "reason")
