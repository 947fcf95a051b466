"""Templates as they are defined: an outline of standards, questions and scale becomes a template of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    from collections.abc import Sequence

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
class QuestionOutline:
    """One question of an outline; what is not said is a score that is needed, with evidence beside it."""

    number: str
    wording: str
    asks: AnswerKind = AnswerKind.SCORE
    required: bool = True
    evidence: bool = True
    guidance: str | None = None


@dataclass(frozen=True)
class StandardOutline:
    """A standard of an outline with its questions."""

    number: str
    title: str
    questions: tuple[QuestionOutline, ...]


@dataclass(frozen=True)
class TemplateOutline:
    """A whole template as it is defined or as a workbook shows it; `levels` stand lowest first."""

    name: str
    kind: ReturnKind
    layout: str
    levels: tuple[Level, ...]
    threshold: int
    standards: tuple[StandardOutline, ...]
    edition: int = 1
    most: int | None = None
    step: int = 1
    best_first: bool = False
    guidance: str | None = None
    built_in: str | None = None


def add_template(work: Work, outline: TemplateOutline) -> int:
    """Define a template with its scale, standards and questions."""
    row = ReturnTemplate(
        name=outline.name,
        edition=outline.edition,
        kind=outline.kind,
        layout=outline.layout,
        threshold=outline.threshold,
        most=outline.most,
        step=outline.step,
        best_first=outline.best_first,
        guidance=outline.guidance,
        built_in=outline.built_in,
    )
    template_id = work.add(row)
    add_levels(work, template_id, outline.levels)
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
    for standard_id, each in zip(standards, outline.standards, strict=True):
        add_questions(work, standard_id, each.questions)
    return template_id


def add_levels(work: Work, template_id: int, levels: Sequence[Level]) -> None:
    """Give a template the levels of its scale."""
    rows = [
        {
            "template_id": template_id,
            "value": level.value,
            "word": level.word,
            "tone": LevelTone(level.tone),
        }
        for level in levels
    ]
    work.insert_many(ScaleLevel, rows)


def add_questions(work: Work, standard_id: int, questions: Sequence[QuestionOutline]) -> None:
    """Give a standard that has none its questions."""
    rows = [
        {
            "standard_id": standard_id,
            "number": each.number,
            "wording": each.wording,
            "position": place,
            "asks": each.asks,
            "required": each.required,
            "evidence": each.evidence,
            "guidance": each.guidance,
        }
        for place, each in enumerate(questions)
    ]
    work.insert_many(Question, rows)
