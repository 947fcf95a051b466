"""Templates: what a return asks, its standards and questions, the kind of each answer, and its scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from app.returns.scores import Level, Scale
from models.returns import (
    AnswerKind,
    Question,
    ReturnKind,
    ReturnTemplate,
    ScaleLevel,
    Standard,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class TemplateQuestion:
    """One question as its template asks it."""

    id: int
    number: str
    wording: str
    asks: AnswerKind
    required: bool
    evidence: bool
    """Whether evidence is asked for beside the answer."""
    guidance: str | None


@dataclass(frozen=True)
class TemplateStandard:
    """A standard of a template with its questions, both in the order they are printed."""

    id: int
    number: str
    title: str
    questions: tuple[TemplateQuestion, ...]


@dataclass(frozen=True)
class ReturnTemplateRecord:
    """A whole template: what a workbook or a screen is made from."""

    id: int
    version: int
    name: str
    edition: int
    kind: ReturnKind
    built_in: str | None
    """Which of the program's own templates it was made from, such as section-11."""
    guidance: str | None
    levels: tuple[Level, ...]
    """The scale, lowest level first; empty where no question asks for a score."""
    threshold: int
    """A score below this counts as weak."""
    most: int | None
    """The highest score where the scale goes on above its last level, as 0-100 does; each level is a band then."""
    step: int
    best_first: bool
    """Whether its levels are printed from the best one down, as a scale of 4 to 1 is."""
    standards: tuple[TemplateStandard, ...]

    @property
    def title(self) -> str:
        """Name it with its edition, where it has more than one."""
        return named(self.name, self.edition)

    @property
    def questions(self) -> int:
        """Count its questions."""
        return sum(len(each.questions) for each in self.standards)

    @property
    def scale(self) -> Scale:
        """Give its scale whole."""
        return Scale(self.levels, self.threshold, self.most, self.step, self.best_first)

    @property
    def printed(self) -> tuple[Level, ...]:
        """Give the levels in the order they are printed."""
        return self.scale.printed

    @property
    def scores(self) -> tuple[int, ...]:
        """Give every score that may be given."""
        return self.scale.scores


def named(name: str, edition: int) -> str:
    """Name a template with its edition; the first edition needs no word for it."""
    return name if edition == 1 else f"{name}, edition {edition}"


def template(session: Session, template_id: int) -> ReturnTemplateRecord | None:
    """Read a whole template in four queries; None where it is gone."""
    row = session.get(ReturnTemplate, template_id)
    if row is None:
        return None
    standards = select(Standard).where(Standard.template_id == template_id)
    scale = scale_of(session, template_id)
    return ReturnTemplateRecord(
        row.id,
        row.version,
        row.name,
        row.edition,
        row.kind,
        row.built_in,
        row.guidance,
        scale.levels,
        scale.threshold,
        scale.most,
        scale.step,
        scale.best_first,
        _with_questions(session, session.scalars(standards.order_by(Standard.position)).all()),
    )


def newest_template(session: Session) -> int | None:
    """Give the id of the template that was made last; None where there is none."""
    return session.scalar(select(func.max(ReturnTemplate.id)))


def _with_questions(
    session: Session, standards: Sequence[Standard]
) -> tuple[TemplateStandard, ...]:
    found: dict[int, list[TemplateQuestion]] = {each.id: [] for each in standards}
    chosen = select(Question).where(Question.standard_id.in_(found)).order_by(Question.position)
    for row in session.scalars(chosen):
        found[row.standard_id].append(
            TemplateQuestion(
                row.id,
                row.number,
                row.wording,
                row.asks,
                row.required,
                row.evidence,
                row.guidance,
            )
        )
    return tuple(
        TemplateStandard(each.id, each.number, each.title, tuple(found[each.id]))
        for each in standards
    )


@dataclass(frozen=True)
class StandardRecord:
    """A standard of a round's template."""

    id: int
    number: str
    title: str
    questions: int
    unscored: int
    """Those of its questions that ask for no score."""
    optional: int = 0
    """Those of these that may be left empty."""


def levels_of(session: Session, template_id: int) -> tuple[Level, ...]:
    """Give the levels of a template's scale, lowest first."""
    chosen = (
        select(ScaleLevel).where(ScaleLevel.template_id == template_id).order_by(ScaleLevel.value)
    )
    return tuple(Level(row.value, row.word, row.tone.tone) for row in session.scalars(chosen))


def scale_of(session: Session, template_id: int) -> Scale:
    """Give the scale of a template."""
    row = session.get_one(ReturnTemplate, template_id)
    levels = levels_of(session, template_id)
    return Scale(levels, row.threshold, row.most, row.step, row.best_first)


def standards_of(session: Session, template_id: int) -> tuple[StandardRecord, ...]:
    """Give the standards of a template in its own order."""
    chosen = (
        select(
            Standard.id,
            Standard.number,
            Standard.title,
            func.count(Question.id),
            func.count(case((Question.asks != AnswerKind.SCORE, 1))),
            func.count(case(((Question.asks != AnswerKind.SCORE) & ~Question.required, 1))),
        )
        .outerjoin(Question, Question.standard_id == Standard.id)
        .where(Standard.template_id == template_id)
        .group_by(Standard.id)
        .order_by(Standard.position)
    )
    return tuple(StandardRecord(*row) for row in session.execute(chosen))
