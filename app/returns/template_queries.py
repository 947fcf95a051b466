"""What can be asked about templates: the list of them, and the lines of one outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.listing import Listing, unscoped
from app.returns.scales import known_scale
from app.returns.scores import Level, Scale
from app.returns.template_fields import RETURN_TEMPLATE
from app.returns.templates import named
from app.returns.using import IS_IN_USE
from models.returns import (
    AnswerKind,
    Question,
    ReturnKind,
    ReturnRound,
    ReturnTemplate,
    ScaleLevel,
    Standard,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.returns.templates import ReturnTemplateRecord


@dataclass(frozen=True)
class TemplateLine:
    """A template in the list of them."""

    id: int
    version: int
    name: str
    kind: ReturnKind
    edition: int
    standards: int
    questions: int
    scale: str
    rounds: str
    state: str
    """Whether it can still be changed."""
    guidance: str | None

    @property
    def title(self) -> str:
        """Name it with its edition."""
        return named(self.name, self.edition)


@dataclass(frozen=True)
class OutlineLine:
    """A standard or a question in the outline; the id of a standard stands below 0, so that both are in one list."""

    id: int
    number: str
    wording: str
    asks: AnswerKind | None = None
    required: bool | None = None
    evidence: bool | None = None
    guidance: str | None = None

    @property
    def is_standard(self) -> bool:
        """Say whether it is a standard."""
        return self.id < 0

    @property
    def record_id(self) -> int:
        """Give the id of the standard or question."""
        return abs(self.id)


def template_lines(session: Session, ids: Sequence[int]) -> list[TemplateLine]:
    """Read templates with their counts, scales and rounds in a fixed number of queries."""
    chosen = (
        select(
            ReturnTemplate,
            func.count(Standard.id.distinct()).label("standards"),
            func.count(Question.id).label("questions"),
        )
        .outerjoin(Standard, Standard.template_id == ReturnTemplate.id)
        .outerjoin(Question, Question.standard_id == Standard.id)
        .where(ReturnTemplate.id.in_(ids))
        .group_by(ReturnTemplate.id)
    )
    levels, rounds, used = _levels(session, ids), _rounds(session, ids), _used(session, ids)
    return [
        TemplateLine(
            row.id,
            row.version,
            row.name,
            row.kind,
            row.edition,
            standards,
            questions,
            _scale_in_words(row, levels.get(row.id, [])),
            ", ".join(rounds.get(row.id, ())),
            "In use" if row.id in used else "Open to change",
            row.guidance,
        )
        for row, standards, questions in session.execute(chosen)
    ]


def outline_lines(found: ReturnTemplateRecord) -> list[OutlineLine]:
    """Give the lines of an outline, each standard with its questions below it."""
    lines: list[OutlineLine] = []
    for standard in found.standards:
        lines.append(OutlineLine(-standard.id, standard.number, standard.title))
        lines += [
            OutlineLine(
                each.id,
                each.number,
                each.wording,
                each.asks,
                each.required,
                each.evidence,
                each.guidance,
            )
            for each in standard.questions
        ]
    return lines


def _levels(session: Session, ids: Sequence[int]) -> dict[int, list[Level]]:
    found: dict[int, list[Level]] = {}
    chosen = select(ScaleLevel).where(ScaleLevel.template_id.in_(ids)).order_by(ScaleLevel.value)
    for row in session.scalars(chosen):
        found.setdefault(row.template_id, []).append(Level(row.value, row.word, row.tone.tone))
    return found


def _rounds(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    chosen = select(ReturnRound.template_id, ReturnRound.name).where(
        ReturnRound.template_id.in_(ids)
    )
    for template_id, name in session.execute(chosen.order_by(ReturnRound.due_on.desc())):
        found.setdefault(template_id, []).append(name)
    return found


def _used(session: Session, ids: Sequence[int]) -> set[int]:
    chosen = select(ReturnRound.template_id).where(ReturnRound.template_id.in_(ids), IS_IN_USE)
    return set(session.scalars(chosen))


def _scale_in_words(row: ReturnTemplate, levels: Sequence[Level]) -> str:
    scale = Scale(tuple(levels), row.threshold, row.most, row.step, row.best_first)
    known = known_scale(scale)
    return scale.in_words() if known == "own" else known.title_text


TEMPLATES = Listing(
    kind="return-templates",
    title="Return templates",
    one="return template",
    fields=RETURN_TEMPLATE,
    table="return_template",
    id_column=ReturnTemplate.id,
    source=ReturnTemplate.__table__,
    columns={
        "name": ReturnTemplate.name,
        "kind": ReturnTemplate.kind,
        "edition": ReturnTemplate.edition,
    },
    records=unscoped(template_lines),
    order=("name", "edition"),
    about=lambda record: record.title,
)
