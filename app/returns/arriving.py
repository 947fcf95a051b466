"""Where an arriving return belongs: its round, its template, its request; each is made from it where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.belonging import within
from app.errors import UserError
from app.fields import Ref
from app.importing.kind import Accepted, NewName, Values, partnership_of
from app.importing.section_eleven import COLOURS
from app.partnerships.operations import partnership_meant
from app.partnerships.years import year_of
from app.returns.defining import (
    SCALE_0_3,
    SCALE_RAG,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
)
from app.returns.operations import add_round, ask_agencies
from app.returns.queries import OF_ROUND
from models.partnerships import Partnership
from models.returns import (
    Question,
    ReturnKind,
    ReturnRequest,
    ReturnRound,
    ReturnTemplate,
    Standard,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from app.work import Work


class UnknownStandards(UserError):
    """A workbook answers questions that the template of its round does not ask."""

    def __init__(self, numbers: Sequence[str]) -> None:
        super().__init__(
            f"The round does not ask {', '.join(numbers[:5])}. Choose the round this workbook belongs to."
        )


class AnotherScale(UserError):
    """A file answers on another scale than the round it goes to."""

    def __init__(self, answer: str, scale: str) -> None:
        super().__init__(
            f"“{answer}” is not on the scale of the round ({scale}). Choose the round this file is for."
        )


def round_of(session: Session, rows: Sequence[Values]) -> int | None:
    """Give the round the rows name, or the newest Section 11 round whose template asks their standards."""
    named = next((row["round"] for row in rows if row.get("round") is not None), None)
    if isinstance(named, NewName):
        return None
    if isinstance(named, Ref):
        return named.id
    template_id = _template(session, rows)
    chosen = select(ReturnRound.id).where(
        ReturnRound.template_id == template_id, *within(OF_ROUND, partnership_of(rows))
    )
    return session.scalars(
        chosen.order_by(ReturnRound.due_on.desc(), ReturnRound.id.desc())
    ).first()


def _template(session: Session, rows: Sequence[Values]) -> int | None:
    """Give the newest Section 11 template that asks all of these questions, most of them in these words.

    Numbers alone prove nothing: every template begins with 1.1.
    """
    wanted = {row["standard"]: _plain(row.get("wording")) for row in rows if "standard" in row}
    chosen = (
        select(Standard.template_id, Question.number, Question.wording)
        .join(Question, Question.standard_id == Standard.id)
        .join(ReturnTemplate, ReturnTemplate.id == Standard.template_id)
        .where(ReturnTemplate.kind == ReturnKind.SECTION_11)
    )
    asked: dict[int, dict[str, str]] = {}
    for template_id, number, wording in session.execute(chosen):
        asked.setdefault(template_id, {})[number] = _plain(wording)
    fitting = [
        template_id
        for template_id, known in asked.items()
        if wanted.keys() <= known.keys()
        and 2 * sum(known[number] == words for number, words in wanted.items()) >= len(wanted)
    ]
    return max(fitting, default=None)


def _plain(wording: object) -> str:
    """Give the letters and figures of a wording, which stay when a partner types it anew."""
    return "".join(filter(str.isalnum, str(wording or "").casefold()))


def open_round(work: Work, rows: Sequence[Accepted]) -> int:
    """Open a round for rows that fit none: of the template that asks them, or of one made from them."""
    template_id = _template(work.session, [row.values for row in rows])
    if template_id is None:
        template_id = add_template(work, _outline(work.session, rows))
    named = rows[0].values.get("round")
    partnership = partnership_meant(work, partnership_of(row.values for row in rows))
    begins = work.get(Partnership, partnership).financial_year
    period = year_of(begins, rows[0].values.get("returned_on") or work.today).name
    name = (
        str(named)
        if named is not None
        else free_name(
            work.session,
            select(ReturnRound.name).where(OF_ROUND.is_in(partnership)),
            f"Section 11 {period}",
        )
    )
    return add_round(
        work,
        {"partnership": partnership, "name": name, "template": template_id, "period": period},
    )


def _outline(session: Session, rows: Sequence[Accepted]) -> TemplateOutline:
    """Make a template of what a workbook asks: its key standards, or each area for itself."""
    by_colour = all(row.values.get("scale") == COLOURS for row in rows)
    sections: dict[str, list[QuestionOutline]] = {}
    for row in rows:
        heading = str(row.values.get("section") or row.values["wording"])
        sections.setdefault(heading, []).append(
            QuestionOutline(row.values["standard"], row.values["wording"])
        )
    standards = tuple(
        StandardOutline(str(place), _title(heading), tuple(questions))
        for place, (heading, questions) in enumerate(sections.items(), 1)
    )
    name = "Section 11, areas by colour" if by_colour else "Section 11, scores 0 to 3"
    return TemplateOutline(
        free_name(session, select(ReturnTemplate.name), name),
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


def request_of(work: Work, round_id: int, agency_id: int) -> int:
    """Give the agency's request in a round; one that was not asked is asked by what it sent."""
    chosen = select(ReturnRequest.id).where(
        ReturnRequest.round_id == round_id, ReturnRequest.agency_id == agency_id
    )
    found = work.session.scalar(chosen)
    return ask_agencies(work, round_id, [agency_id], None)[0] if found is None else found


def questions_of(
    work: Work, round_id: int, rows: Sequence[Accepted], by: str = "standard"
) -> dict[str, int]:
    """Give the ids of the round's questions by number; UnknownStandards where a row answers none of them.

    `by` is the Field in which the rows name their questions.
    """
    template_id = work.get(ReturnRound, round_id).template_id
    chosen = (
        select(Question.number, Question.id)
        .join(Standard, Standard.id == Question.standard_id)
        .where(Standard.template_id == template_id)
    )
    found = {row.number: row.id for row in work.session.execute(chosen)}
    strange = [row.values[by] for row in rows if row.values[by] not in found]
    if strange:
        raise UnknownStandards(strange)
    return found


def free_name(session: Session, names: Select[str], name: str) -> str:
    """Give a name that none of the names is yet: the name itself, or with (2) behind it."""
    taken = set(session.scalars(names))
    return next(
        each for each in (name, *(f"{name} ({n})" for n in range(2, 1000))) if each not in taken
    )
