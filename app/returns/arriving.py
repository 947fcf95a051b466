"""Where an arriving return belongs: its round, its template, its request; each is made from it where there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.belonging import within
from app.errors import UserError
from app.fields import Ref
from app.importing.kind import Accepted, Values, partnership_of
from app.partnerships.operations import partnership_meant
from app.partnerships.years import read_year_name, year_of
from app.returns.defining import TemplateOutline, add_template
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


@dataclass(frozen=True)
class RoundsFromFiles:
    """How the rows of one kind of return find their round, and what is made of them where there is none.

    Rows are values by Field name: `round` where it is named, `period` where the file says its year ("2024-25"),
    `returned_on`, and whatever tells which questions they answer; `template` where that was found out from all rows of
    a file, since those of them that can be stored may be asked by another as well.
    """

    kind: ReturnKind
    title: str
    """What a new round is called before its period: "Section 11"."""
    asks_all: Callable[[Sequence[Question], Sequence[Values]], bool]
    """Says whether the questions of a template are those that rows answer."""
    outline: Callable[[Session, Sequence[Values]], TemplateOutline]
    """Makes a template of what rows answer."""

    def templates(self, session: Session, rows: Sequence[Values]) -> list[int]:
        """Give the templates of the kind that ask all that rows answer, the newest first."""
        known = next((row["template"] for row in rows if row.get("template")), None)
        if known is not None:
            return [known]
        chosen = (
            select(Standard.template_id, Question)
            .join(Question, Question.standard_id == Standard.id)
            .join(ReturnTemplate, ReturnTemplate.id == Standard.template_id)
            .where(ReturnTemplate.kind == self.kind)
        )
        asked: dict[int, list[Question]] = {}
        for template_id, question in session.execute(chosen):
            asked.setdefault(template_id, []).append(question)
        fits = (each for each, known in asked.items() if self.asks_all(known, rows))
        return sorted(fits, reverse=True)

    def find(self, session: Session, rows: Sequence[Values]) -> int | None:
        """Give the round that rows name, else the newest one whose template asks what they answer.

        Where the file says its year, a round of another year is none of its own.
        """
        named = next((row["round"] for row in rows if row.get("round") is not None), None)
        if named is not None:
            return named.id if isinstance(named, Ref) else None
        templates = self.templates(session, rows)
        said = _period_of(rows)
        if not said:
            templates = templates[:1]
        chosen = select(ReturnRound.id, ReturnRound.period).where(
            ReturnRound.template_id.in_(templates), *within(OF_ROUND, partnership_of(rows))
        )
        newest = chosen.order_by(
            ReturnRound.template_id.desc(), ReturnRound.due_on.desc(), ReturnRound.id.desc()
        )
        found = session.execute(newest).all()
        ways = (lambda period: period == said, lambda period: not said or not period)
        years = [(row.id, read_year_name(row.period)) for row in found]
        return next((each for way in ways for each, year in years if way(year)), None)

    def open(self, work: Work, rows: Sequence[Values]) -> int:
        """Open a round for rows that fit none: of the template that asks them, or of one made from them."""
        templates = self.templates(work.session, rows)
        template_id = (
            templates[0] if templates else add_template(work, self.outline(work.session, rows))
        )
        partnership = partnership_meant(work, partnership_of(rows))
        begins = work.get(Partnership, partnership).financial_year
        came = max(
            (row["returned_on"] for row in rows if row.get("returned_on")), default=work.today
        )
        period = _period_of(rows) or year_of(begins, came).name
        named = next((str(row["round"]) for row in rows if row.get("round")), "")
        names = select(ReturnRound.name).where(OF_ROUND.is_in(partnership))
        name = named or free_name(work.session, names, f"{self.title} {period}")
        return add_round(
            work,
            {"partnership": partnership, "name": name, "template": template_id, "period": period},
        )

    def in_words(self, session: Session, rows: Sequence[Values]) -> tuple[str, str]:
        """Name the round that rows go to; one that storing would open is told as new."""
        round_id = self.find(session, rows)
        if round_id is not None:
            chosen = select(ReturnRound.name).where(ReturnRound.id == round_id)
            return "Round", session.scalars(chosen).one()
        named = next((str(row["round"]) for row in rows if row.get("round")), "")
        told = named or _period_of(rows)
        return "Round", f"{told}, a new one" if told else "a new one"


def _period_of(rows: Sequence[Values]) -> str:
    return next((row["period"] for row in rows if row.get("period")), "")


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
