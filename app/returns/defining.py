"""Templates as they are defined: an outline of standards, questions and scale becomes a template of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from app.returns.scores import Level, Scale
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
    from typing import Unpack

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


class OutlineOptions(TypedDict, total=False):
    """What an outline may say besides its scale and standards."""

    edition: int
    guidance: str | None
    built_in: str | None


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
    """A whole template as it is defined or as a workbook shows it."""

    name: str
    kind: ReturnKind
    layout: str
    levels: tuple[Level, ...]
    """Lowest first."""
    threshold: int
    standards: tuple[StandardOutline, ...]
    edition: int = 1
    most: int | None = None
    step: int = 1
    best_first: bool = False
    guidance: str | None = None
    built_in: str | None = None

    @property
    def scale(self) -> Scale:
        """Give its scale whole."""
        return Scale(self.levels, self.threshold, self.most, self.step, self.best_first)


def add_template(work: Work, outline: TemplateOutline) -> int:
    """Define a template with its scale, standards and questions."""
    row = ReturnTemplate(
        name=outline.name,
        edition=outline.edition,
        kind=outline.kind,
        layout=outline.layout,
        **scale_columns(outline.scale),
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


def outlined(
    name: str,
    kind: ReturnKind,
    scale: Scale,
    standards: tuple[StandardOutline, ...],
    **more: Unpack[OutlineOptions],
) -> TemplateOutline:
    """Give an outline on a whole scale, of no layout of a workbook."""
    return TemplateOutline(
        name,
        kind,
        "",
        scale.levels,
        scale.threshold,
        standards,
        most=scale.most,
        step=scale.step,
        best_first=scale.best_first,
        **more,
    )


def scale_columns(scale: Scale) -> dict[str, Any]:
    """Give what the row of a template keeps of its scale; the levels have rows of their own."""
    return {
        "threshold": scale.threshold,
        "most": scale.most,
        "step": scale.step,
        "best_first": scale.best_first,
    }


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
