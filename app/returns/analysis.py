"""A round taken apart: by standard, by agency beside its sector, by sector, and answer by answer what is weak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.agencies.queries import sectors_of
from app.amounts import counted, round_half_up
from app.rates import Rate, added
from app.returns.cycles import change_in_words
from app.returns.improving import actions_from
from app.returns.states import state_in_words
from app.returns.summary import summed, weak_answers
from app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from app.returns.queries import RequestRecord
    from app.returns.scores import Score
    from app.returns.summary import AnswersSummary, RoundReport, WeakAnswer
    from models.agencies import Sector


@dataclass(frozen=True)
class LineSummary:
    """What the answers of a standard, an agency or a sector come to, in the columns that all of them share."""

    found: AnswersSummary

    @property
    def lowest(self) -> str:
        """Give the word of the lowest answer."""
        return self.found.lowest.word if self.found.lowest else ""

    @property
    def below(self) -> str:
        """Write how many answers fall below the threshold, of those that count: "5 of 42"."""
        return told(self.found.rate)

    @property
    def percent(self) -> Decimal | None:
        """Give that share in per cent, unrounded."""
        return self.found.rate.percent

    @property
    def own(self) -> Decimal | None:
        """Give the mean of the agencies' own scores over answers that have both, to two places."""
        return _mean(self.found.own)

    @property
    def moderated(self) -> Decimal | None:
        """Give the mean of the moderated scores over the same answers, to two places."""
        return _mean(self.found.moderated)


@dataclass(frozen=True)
class RoundStandardLine(LineSummary):
    """A standard over all agencies; `weak` says at how many of them an answer falls below."""

    id: int
    number: str
    title: str
    weak: str


@dataclass(frozen=True)
class RoundAgencyLine(LineSummary):
    """An agency over all standards, beside what its sector comes to; the id is the request's."""

    id: int
    agency: Ref
    sector: str
    state: str
    weak: str
    of_sector: Rate
    before: Rate | None
    """What its answers came to in the last cycle, None where it was not asked."""

    @property
    def sector_percent(self) -> Decimal | None:
        """Give the share of weak answers over the whole sector, the agency's own among them."""
        return self.of_sector.percent

    @property
    def percent_before(self) -> Decimal | None:
        """Give the share of weak answers in the last cycle."""
        return self.before.percent if self.before else None

    @property
    def change(self) -> str:
        """Say which way the share went since the last cycle."""
        return change_in_words(self.percent_before, self.percent)


@dataclass(frozen=True)
class SectorLine(LineSummary):
    """A sector over all standards; `came` says how many of its returns are in."""

    id: int
    sector: str
    came: str


@dataclass(frozen=True)
class WeakLine:
    """An answer below the threshold with what is done about it; the id is the answer's."""

    id: int
    agency: Ref
    number: str
    wording: str
    own: Score
    moderated: Score
    improvement: str | None
    deadline: date | None
    action: str
    sheet: str | None
    cell: str | None


@dataclass(frozen=True)
class Analysis:
    """A round by standard, agency and sector, and its weak answers."""

    standards: tuple[RoundStandardLine, ...]
    agencies: tuple[RoundAgencyLine, ...]
    sectors: tuple[SectorLine, ...]
    weak: tuple[WeakLine, ...]


def analyse(
    session: Session, found: RoundReport, today: date, before: RoundReport | None = None
) -> Analysis:
    """Take a round apart in a fixed number of queries; `before` is the last cycle, told beside each agency."""
    sectors = sectors_of(session, [each.agency.id for each, _ in found.agencies])
    by_sector: dict[Sector, list[tuple[RequestRecord, AnswersSummary]]] = {}
    for request, line in found.agencies:
        by_sector.setdefault(sectors[request.agency.id], []).append((request, line))
    last = {each.agency.id: line.rate for each, line in before.agencies} if before else {}
    pooled = {sector: added(line.rate for _, line in lines) for sector, lines in by_sector.items()}
    actions = actions_from(session, found.heat.round.id, today)
    raised = {cell: listed([each.reference for each in made]) for cell, made in actions.items()}
    return Analysis(
        tuple(
            RoundStandardLine(line, each.id, each.number, each.title, _of(line.weak, line.of))
            for each, line in found.standards
        ),
        tuple(
            _agency(request, line, sectors[request.agency.id], pooled, last, today)
            for request, line in found.agencies
        ),
        tuple(
            _sector(number, sector, by_sector[sector], found)
            for number, sector in enumerate(sorted(by_sector, key=_place), 1)
        ),
        tuple(
            _weak(each, raised.get((each.request_id, each.standard.id), ""))
            for each in weak_answers(session, found.heat)
        ),
    )


def told(rate: Rate) -> str:
    """Write a rate without its percentage: "5 of 42"."""
    return _of(rate.numerator, rate.denominator)


def _agency(  # noqa: PLR0917 - one agency with what stands beside it
    request: RequestRecord,
    line: AnswersSummary,
    sector: Sector,
    pooled: dict[Sector, Rate],
    last: dict[int, Rate],
    today: date,
) -> RoundAgencyLine:
    return RoundAgencyLine(
        line,
        request.id,
        request.agency,
        sector.title_text,
        state_in_words(request, today),
        _of(line.weak, line.of),
        pooled[sector],
        last.get(request.agency.id),
    )


def _sector(
    number: int,
    sector: Sector,
    lines: Sequence[tuple[RequestRecord, AnswersSummary]],
    found: RoundReport,
) -> SectorLine:
    came = sum(request.received_on is not None for request, _ in lines)
    whole = summed(found.heat, [line.tally for _, line in lines])
    return SectorLine(whole, number, sector.title_text, _of(came, len(lines)))


def _weak(each: WeakAnswer, action: str) -> WeakLine:
    return WeakLine(
        each.id,
        each.agency,
        each.question,
        each.wording,
        each.own,
        each.moderated,
        each.improvement,
        each.deadline,
        action,
        each.sheet,
        each.cell,
    )


def _place(sector: Sector) -> int:
    return list(type(sector)).index(sector)


def _mean(value: Decimal | None) -> Decimal | None:
    return None if value is None else round_half_up(value, 2)


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}" if whole else ""


def in_words(found: Analysis, threshold: int) -> str:
    """Say in one line what stands out: how many answers are weak, and where most of them are."""
    weakest = max(found.standards, key=lambda each: each.percent or 0, default=None)
    if weakest is None or not weakest.percent:
        return f"No answer falls below {threshold}."
    weak = counted(len(found.weak), "answer")
    named_so = f"{weakest.number} {weakest.title}"
    falls = "falls" if len(found.weak) == 1 else "fall"
    return f"{weak} {falls} below {threshold}; the weakest standard is {named_so}: {weakest.found.rate.told}."
