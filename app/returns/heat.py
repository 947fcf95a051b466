"""The heat map of a round: every agency by every standard, each cell with its lowest answer and how many fall below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.returns.queries import RequestRecord, RoundRecord, requests, rounds
from app.returns.scores import Level, Scale, StandardSummary, level_of
from app.returns.tally import Tally, tallies
from app.returns.templates import StandardRecord, scale_of, standards_of
from models.returns import ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class HeatRow:
    """One agency's line of the heat map: its request, and per standard id what its answers come to."""

    request: RequestRecord
    cells: dict[int, StandardSummary]


@dataclass(frozen=True)
class HeatMap:
    """A round by agency and standard; each cell shows the lowest answer (moderated where moderated)."""

    round: RoundRecord
    standards: tuple[StandardRecord, ...]
    scale: Scale
    rows: tuple[HeatRow, ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        """Give the levels of its scale, lowest first."""
        return self.scale.levels

    @property
    def threshold(self) -> int:
        """Give the score below which an answer is weak."""
        return self.scale.threshold

    @property
    def some_blank(self) -> bool:
        """Say whether a return is in whose answers to a standard are not all given."""
        came = (row for row in self.rows if row.request.received_on is not None)
        return any(cell.blank for row in came for cell in row.cells.values())

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
    scale = scale_of(session, template_id)
    standards = standards_of(session, template_id)
    asked = select(ReturnRequest.id).where(ReturnRequest.round_id == round_id)
    lines = sorted(
        requests(session, session.scalars(asked).all()), key=lambda each: each.agency.name
    )
    cells = tallies(session, round_id, scale.threshold)
    by_value = {level.value: level for level in scale.levels}
    rows = tuple(
        HeatRow(
            line,
            {
                each.id: _summary(by_value, each, cells.get((line.id, each.id), Tally()))
                for each in standards
            },
        )
        for line in lines
    )
    return HeatMap(found[0], standards, scale, rows)


def _summary(
    levels: Mapping[int, Level], standard: StandardRecord, found: Tally
) -> StandardSummary:
    lowest = level_of(levels, found.lowest) if found.lowest is not None and levels else None
    # What may be left empty and is lacks nothing.
    asked = standard.unscored - standard.optional + found.beyond
    apply = asked - found.not_applicable
    scored = standard.questions - standard.unscored
    return StandardSummary(
        lowest,
        found.below,
        found.answered,
        found.left_out,
        found.given,
        apply,
        blank=scored - found.answered - found.left_out,
        changed=found.changed,
    )
