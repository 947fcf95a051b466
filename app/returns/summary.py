"""A round summed up: by standard, by agency, self beside moderated, and every answer below the threshold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.rates import Rate
from app.returns.heat import HeatMap, heat_map
from app.returns.kinds import scores_of
from app.returns.scores import Level, Score, counted, level_of
from app.returns.tally import COUNTED, Tally, added, tallies
from models.returns import Question, ReturnAnswer, ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from app.returns.queries import RequestRecord
    from app.returns.templates import StandardRecord


@dataclass(frozen=True)
class AnswersSummary:
    """What the answers to a standard, or of an agency, come to."""

    lowest: Level | None
    tally: Tally
    weak: int
    """Agencies with an answer below the threshold; of an agency its weak standards."""
    of: int
    """Agencies with an answer that counts; of an agency its standards with one."""

    @property
    def rate(self) -> Rate:
        """Give how many answers fall below the threshold, of how many that count."""
        return Rate(self.tally.below, self.tally.answered, "answers")

    @property
    def own(self) -> Decimal | None:
        """Give the mean of the agencies' own scores over the answers that have both, unrounded."""
        return self.tally.own / self.tally.both if self.tally.both else None

    @property
    def moderated(self) -> Decimal | None:
        """Give the mean of the moderated scores over the same answers, unrounded."""
        return self.tally.moderated / self.tally.both if self.tally.both else None


@dataclass(frozen=True)
class WeakAnswer:
    """An answer below the threshold: its scores, where it stood, and what the agency means to do about it."""

    id: int
    agency: Ref
    request_id: int
    standard: StandardRecord
    question: str
    wording: str
    own: Score
    moderated: Score
    improvement: str | None
    deadline: date | None
    moderation: str | None
    """Why the unit moderated it."""
    sheet: str | None
    cell: str | None

    @property
    def counts(self) -> Score:
        """Give the score that counts."""
        return counted(self.own, self.moderated)


@dataclass(frozen=True)
class RoundReport:
    """A round with everything its report says."""

    heat: HeatMap
    standards: tuple[tuple[StandardRecord, AnswersSummary], ...]
    """In the template's order."""
    agencies: tuple[tuple[RequestRecord, AnswersSummary], ...]
    total: AnswersSummary
    """Of agencies, as a standard's is."""

    @property
    def lowest_first(self) -> list[tuple[StandardRecord, AnswersSummary]]:
        """Give the standards with the most answers below the threshold, as a share, first."""
        return sorted(self.standards, key=lambda each: -(each[1].rate.percent or 0))

    @property
    def absent(self) -> list[RequestRecord]:
        """Give the agencies whose return is not in."""
        return [row.request for row in self.heat.rows if row.request.received_on is None]


def review(
    session: Session, round_id: int, questions: Sequence[int] | None = None
) -> RoundReport | None:
    """Sum up a round in a fixed number of queries; None where there is no such round.

    Where some `questions` are named, only the answers to these are added up.
    """
    heat = heat_map(session, round_id)
    if heat is None:
        return None
    cells = tallies(session, round_id, heat.threshold, questions)
    stand = _Standings({level.value: level for level in heat.levels})
    by_standard: dict[int, list[Tally]] = {}
    by_request: dict[int, list[Tally]] = {}
    for (request_id, standard_id), cell in cells.items():
        by_standard.setdefault(standard_id, []).append(cell)
        by_request.setdefault(request_id, []).append(cell)
    return RoundReport(
        heat,
        tuple((each, stand.of(by_standard.get(each.id, []))) for each in heat.standards),
        tuple((row.request, stand.of(by_request.get(row.request.id, []))) for row in heat.rows),
        stand.of([added(parts) for parts in by_request.values()]),
    )


def summed(heat: HeatMap, parts: Sequence[Tally]) -> AnswersSummary:
    """Say what tallies of a round come to together; each part with an answer below counts as weak."""
    return _Standings({level.value: level for level in heat.levels}).of(parts)


def weak_answers(session: Session, heat: HeatMap) -> list[WeakAnswer]:
    """Give every answer below the threshold, by standard, the lowest score first, then by agency."""
    chosen = (
        select(ReturnAnswer, Question)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == heat.round.id, heat.threshold > COUNTED)
        .order_by(Question.position, ReturnAnswer.id)
    )
    agencies = {row.request.id: row.request.agency for row in heat.rows}
    standards = {each.id: each for each in heat.standards}
    places = {each.id: place for place, each in enumerate(heat.standards)}
    found = [
        _weak(row, question, agencies[row.request_id], standards[question.standard_id])
        for row, question in session.execute(chosen)
    ]
    return sorted(found, key=lambda row: (places[row.standard.id], row.counts, row.agency.name))


@dataclass(frozen=True)
class _Standings:
    levels: dict[int, Level]

    def of(self, parts: Sequence[Tally]) -> AnswersSummary:
        whole = added(parts)
        lowest = level_of(self.levels, whole.lowest) if whole.lowest is not None else None
        weak = sum(each.below > 0 for each in parts)
        return AnswersSummary(lowest, whole, weak, sum(each.answered > 0 for each in parts))


def _weak(
    row: ReturnAnswer, question: Question, agency: Ref, standard: StandardRecord
) -> WeakAnswer:
    own, moderated = scores_of(question.asks, row)
    plain: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("id", "request_id", "improvement", "deadline", "moderation", "sheet", "cell")
    }
    return WeakAnswer(
        agency=agency,
        standard=standard,
        question=question.number,
        wording=question.wording,
        own=own,
        moderated=moderated,
        **plain,
    )
