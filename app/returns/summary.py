"""A round summed up: by standard, by agency, self beside moderated, and every answer below the threshold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.rates import Rate
from app.returns.heat import HeatMap, heat_map
from app.returns.queries import both_scores
from app.returns.scores import Level, Score, counted, summarise
from models.returns import Question, ReturnAnswer, ReturnRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from app.returns.queries import RequestRecord
    from app.returns.templates import StandardRecord


@dataclass(frozen=True)
class Both:
    """Self-assessment beside moderation, over the answers that have both as numbers."""

    answers: int
    own: Decimal | None
    """Mean, unrounded; None where no answer has both."""
    moderated: Decimal | None
    lowered: int
    raised: int


@dataclass(frozen=True)
class Standing:
    """What the answers to a standard, or of an agency, come to."""

    lowest: Level | None
    below: int
    answered: int
    left_out: int
    weak: int
    """Agencies with an answer below the threshold; of an agency its weak standards."""
    of: int
    """Agencies with an answer that counts; of an agency its standards with one."""
    both: Both

    @property
    def rate(self) -> Rate:
        """Give how many answers fall below the threshold, of how many that count."""
        return Rate(self.below, self.answered, "answers")


@dataclass(frozen=True)
class GivenAnswer:
    """An answer of a round with its scores, where it stood, and what the agency means to do about it."""

    agency: Ref
    request_id: int
    standard: StandardRecord
    question: str
    wording: str
    own: Score
    moderated: Score
    improvement: str | None
    deadline: date | None
    comment: str | None
    sheet: str | None
    cell: str | None

    @property
    def counts(self) -> Score:
        """Give the score that counts."""
        return counted(self.own, self.moderated)


@dataclass(frozen=True)
class Review:
    """A round with everything its report says."""

    heat: HeatMap
    standards: tuple[tuple[StandardRecord, Standing], ...]
    """In the template's order."""
    agencies: tuple[tuple[RequestRecord, Standing], ...]
    weak: tuple[GivenAnswer, ...]
    """By standard, the lowest score first."""
    total: Standing

    @property
    def lowest_first(self) -> list[tuple[StandardRecord, Standing]]:
        """Give the standards with the most answers below the threshold, as a share, first."""
        return sorted(self.standards, key=lambda each: -(each[1].rate.percent or Decimal(-1)))

    @property
    def absent(self) -> list[RequestRecord]:
        """Give the agencies whose return is not in."""
        return [row.request for row in self.heat.rows if row.request.received_on is None]


def review(session: Session, round_id: int) -> Review | None:
    """Sum up a round in a fixed number of queries; None where there is no such round."""
    heat = heat_map(session, round_id)
    if heat is None:
        return None
    rows = _answers(session, heat)
    stand = _Standings({level.value: level for level in heat.levels}, heat.threshold)
    weak = [row for row in rows if stand.is_weak(row.counts)]
    order = [each.id for each in heat.standards]
    weak.sort(key=lambda row: (order.index(row.standard.id), row.counts, row.agency.name))
    return Review(
        heat,
        tuple(
            (each, stand.of([row for row in rows if row.standard.id == each.id], _request))
            for each in heat.standards
        ),
        tuple(
            (
                line.request,
                stand.of([r for r in rows if r.request_id == line.request.id], _standard),
            )
            for line in heat.rows
        ),
        tuple(weak),
        stand.of(rows, _request),
    )


@dataclass(frozen=True)
class _Standings:
    levels: Mapping[int, Level]
    threshold: int

    def is_weak(self, score: Score) -> bool:
        return isinstance(score, Decimal) and score < self.threshold

    def of(self, rows: Sequence[GivenAnswer], part: Callable[[GivenAnswer], int]) -> Standing:
        found = summarise(self.levels, self.threshold, [row.counts for row in rows])
        scored = {part(row) for row in rows if isinstance(row.counts, Decimal)}
        weak = {part(row) for row in rows if self.is_weak(row.counts)}
        return Standing(
            found.lowest,
            found.below,
            found.answered,
            found.left_out,
            len(weak),
            len(scored),
            _both((row.own, row.moderated) for row in rows),
        )


def _request(row: GivenAnswer) -> int:
    return row.request_id


def _standard(row: GivenAnswer) -> int:
    return row.standard.id


def _both(pairs: Iterable[tuple[Score, Score]]) -> Both:
    found = [
        (own, moderated)
        for own, moderated in pairs
        if isinstance(own, Decimal) and isinstance(moderated, Decimal)
    ]
    return Both(
        len(found),
        _mean([own for own, _ in found]),
        _mean([moderated for _, moderated in found]),
        sum(moderated < own for own, moderated in found),
        sum(moderated > own for own, moderated in found),
    )


def _mean(numbers: Sequence[Decimal]) -> Decimal | None:
    return sum(numbers, Decimal(0)) / len(numbers) if numbers else None


def _answers(session: Session, heat: HeatMap) -> list[GivenAnswer]:
    chosen = (
        select(ReturnAnswer, Question)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .where(ReturnRequest.round_id == heat.round.id)
        .order_by(Question.position, ReturnAnswer.id)
    )
    agencies = {row.request.id: row.request.agency for row in heat.rows}
    standards = {each.id: each for each in heat.standards}
    return [
        _answer(row, question, agencies[row.request_id], standards[question.standard_id])
        for row, question in session.execute(chosen)
    ]


def _answer(
    row: ReturnAnswer, question: Question, agency: Ref, standard: StandardRecord
) -> GivenAnswer:
    own, moderated = both_scores(row)
    plain: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("request_id", "improvement", "deadline", "comment", "sheet", "cell")
    }
    return GivenAnswer(
        agency=agency,
        standard=standard,
        question=question.number,
        wording=question.wording,
        own=own,
        moderated=moderated,
        **plain,
    )
