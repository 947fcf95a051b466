"""The heat map of a round: every agency by every standard, each cell with its lowest answer and how many fall below."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.returns.queries import RequestRecord, RoundRecord, both_scores, requests, rounds
from app.returns.scores import Level, Summary, counted, summarise
from app.returns.templates import StandardRecord, levels_of, standards_of
from models.returns import Question, ReturnAnswer, ReturnRequest, ReturnTemplate

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.fields import Mark


@dataclass(frozen=True)
class HeatRow:
    """One agency's line of the heat map: its request, and per standard id what its answers come to."""

    request: RequestRecord
    cells: dict[int, Summary]


@dataclass(frozen=True)
class HeatMap:
    """A round by agency and standard; each cell shows the lowest answer (moderated where moderated)."""

    round: RoundRecord
    standards: tuple[StandardRecord, ...]
    levels: tuple[Level, ...]
    threshold: int
    rows: tuple[HeatRow, ...]

    @property
    def questions(self) -> int:
        """Count the questions of the template."""
        return sum(standard.questions for standard in self.standards)


def heat_map(session: Session, round_id: int) -> HeatMap | None:
    """Sum up a round by agency and standard, in a fixed number of queries."""
    found = rounds(session, [round_id])
    if not found:
        return None
    template_id = found[0].template.id
    levels = levels_of(session, template_id)
    threshold = session.scalars(
        select(ReturnTemplate.threshold).where(ReturnTemplate.id == template_id)
    ).one()
    standards = standards_of(session, template_id)
    asked = select(ReturnRequest.id).where(ReturnRequest.round_id == round_id)
    lines = sorted(
        requests(session, session.scalars(asked).all()), key=lambda each: each.agency.name
    )
    scores = _scores(session, round_id)
    by_value = {level.value: level for level in levels}
    rows = tuple(
        HeatRow(
            line,
            {
                standard.id: summarise(by_value, threshold, scores.get((line.id, standard.id), ()))
                for standard in standards
            },
        )
        for line in lines
    )
    return HeatMap(found[0], standards, levels, threshold, rows)


def _scores(session: Session, round_id: int) -> dict[tuple[int, int], list[Decimal | Mark | None]]:
    chosen = (
        select(ReturnAnswer, Question.standard_id)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == round_id)
    )
    found: dict[tuple[int, int], list[Decimal | Mark | None]] = {}
    for row, standard_id in session.execute(chosen):
        own, moderated = both_scores(row)
        found.setdefault((row.request_id, standard_id), []).append(counted(own, moderated))
    return found
