"""Templates: what a return asks, its scale, standards and questions, as it is defined or as a workbook shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.returns.scores import Level
from models.returns import (
    AnswerKind,
    LevelTone,
    Question,
    ReturnKind,
    ReturnTemplate,
    ScaleLevel,
    Standard,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.work import Work

SCALE_0_3 = (
    Level(0, "Not met", "bad"),
    Level(1, "Partly", "bad"),
    Level(2, "Mostly", "caution"),
    Level(3, "Met", "good"),
)
"""The scale of the Greater Manchester Section 11 template: 3 met, 2 mostly, 1 partly, 0 not met."""

SCALE_RAG = (Level(1, "Red", "bad"), Level(2, "Amber", "caution"), Level(3, "Green", "good"))
"""Red, amber, green, in that order upwards."""


@dataclass(frozen=True)
class StandardOutline:
    """A standard of a template with its questions as (number, wording)."""

    number: str
    title: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TemplateOutline:
    """A whole template as it is defined or as a workbook shows it."""

    name: str
    kind: ReturnKind
    layout: str
    levels: tuple[Level, ...]
    threshold: int
    standards: tuple[StandardOutline, ...]
    edition: int = 1


def add_template(work: Work, outline: TemplateOutline) -> int:
    """Define a template with its scale, standards and questions."""
    row = ReturnTemplate(
        name=outline.name,
        edition=outline.edition,
        kind=outline.kind,
        layout=outline.layout,
        threshold=outline.threshold,
        step=1,
    )
    template_id = work.add(row)
    levels = [
        {
            "template_id": template_id,
            "value": level.value,
            "word": level.word,
            "tone": LevelTone(level.tone),
        }
        for level in outline.levels
    ]
    work.insert_many(ScaleLevel, levels)
    standards = work.insert_many(
        Standard,
        [
            {
                "template_id": template_id,
                "number": each.number,
                "title": each.title,
                "position": place,
            }
            for place, each in enumerate(outline.standards)
        ],
    )
    questions = [
        {
            "standard_id": standard_id,
            "number": number,
            "wording": wording,
            "position": place,
            "asks": AnswerKind.SCORE,
            "required": True,
            "evidence": True,
        }
        for standard_id, each in zip(standards, outline.standards, strict=True)
        for place, (number, wording) in enumerate(each.questions)
    ]
    work.insert_many(Question, questions)
    return template_id


@dataclass(frozen=True)
class StandardRecord:
    """A standard of a round's template."""

    id: int
    number: str
    title: str
    questions: int


def levels_of(session: Session, template_id: int) -> tuple[Level, ...]:
    """Give the scale of a template, lowest level first."""
    chosen = (
        select(ScaleLevel).where(ScaleLevel.template_id == template_id).order_by(ScaleLevel.value)
    )
    return tuple(Level(row.value, row.word, row.tone.tone) for row in session.scalars(chosen))


def standards_of(session: Session, template_id: int) -> tuple[StandardRecord, ...]:
    """Give the standards of a template in its own order."""
    chosen = (
        select(Standard.id, Standard.number, Standard.title, func.count(Question.id))
        .outerjoin(Question, Question.standard_id == Standard.id)
        .where(Standard.template_id == template_id)
        .group_by(Standard.id)
        .order_by(Standard.position)
    )
    return tuple(StandardRecord(*row) for row in session.execute(chosen))


def threshold_of(session: Session, template_id: int) -> int:
    """Give the level below which an answer counts as weak."""
    chosen = select(ReturnTemplate.threshold).where(ReturnTemplate.id == template_id)
    return session.scalars(chosen).one()
