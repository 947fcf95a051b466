"""A round of schools by phase and trust: who has answered, who has not, and which standards many fall short of.

domain.md W6 asks for completion by phase, the schools that have not answered, and common weak standards. Every rate has
its numerator and denominator; a school whose phase is not known stands in a line of its own and is never left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from app.belonging import within
from app.fields import Ref
from app.rates import Rate
from app.returns.queries import OF_ROUND
from app.returns.tally import COUNTED
from app.returns.templates import scale_of
from models.agencies import Agency, Phase
from models.returns import (
    Question,
    ReturnAnswer,
    ReturnKind,
    ReturnRequest,
    ReturnRound,
    ReturnTemplate,
    Standard,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import InstrumentedAttribute, Session

SCHOOLS = "schools"
"""Basis of the rates of completion."""
ANSWERED = "schools that answered it"
"""Basis of the rates of weak standards; an answer marked N/A is in neither part."""
NO_PHASE = "Phase not known"
NO_TRUST = "No trust"


@dataclass(frozen=True)
class Completion:
    """How many of the schools asked have answered: of a phase, of a trust, or of all."""

    name: str
    received: int
    asked: int
    late: int
    """Of those that have not answered, how many are past the due day."""

    @property
    def rate(self) -> Rate:
        """Give the share that has answered."""
        return Rate(self.received, self.asked, SCHOOLS)


@dataclass(frozen=True)
class Waiting:
    """A school that was asked and has not answered."""

    request_id: int
    school: Ref
    urn: str | None
    phase: str
    trust: str
    chased_on: date | None


@dataclass(frozen=True)
class CommonWeakness:
    """A question that schools fall short of: how many, of those whose answer counts."""

    standard: str
    number: str
    wording: str
    weak: int
    answered: int
    by_phase: tuple[tuple[str, Rate], ...]
    """The same for each phase with an answer, in the order of the phases."""

    @property
    def rate(self) -> Rate:
        """Give the share that falls short."""
        return Rate(self.weak, self.answered, ANSWERED)


def newest_school_round(session: Session, partnership_id: int | None = None) -> int | None:
    """Give the Section 175/157 round that is due last, of a partnership or of all; None where there is none."""
    chosen = (
        select(ReturnRound.id)
        .join(ReturnTemplate, ReturnTemplate.id == ReturnRound.template_id)
        .where(ReturnTemplate.kind == ReturnKind.SECTION_175, *within(OF_ROUND, partnership_id))
    )
    newest = chosen.order_by(ReturnRound.due_on.desc(), ReturnRound.id.desc())
    return session.scalars(newest).first()


def completion_by_phase(session: Session, round_id: int, today: date) -> list[Completion]:
    """Give completion per phase in the order of the phases, those without one last, in one query."""
    found = _completion(session, round_id, Agency.phase, today)
    order = [*Phase, None]
    return [
        _named(phase.title_text if phase else NO_PHASE, found[phase])
        for phase in order
        if phase in found
    ]


def completion_by_trust(session: Session, round_id: int, today: date) -> list[Completion]:
    """Give completion per trust by name, the schools of none last, in one query."""
    found = _completion(session, round_id, Agency.trust, today)
    trusts = sorted((each for each in found if each), key=str.casefold)
    told = [_named(each, found[each]) for each in trusts]
    return [*told, *([_named(NO_TRUST, found[None])] if None in found else [])]


def completion(session: Session, round_id: int, today: date) -> Completion:
    """Give completion of the whole round; its parts by phase, and by trust, add up to it."""
    parts = completion_by_phase(session, round_id, today)
    return Completion(
        "All",
        sum(each.received for each in parts),
        sum(each.asked for each in parts),
        sum(each.late for each in parts),
    )


def waiting_schools(session: Session, round_id: int) -> list[Waiting]:
    """Give the schools that have not answered, by phase, then trust, then name, in one query."""
    chosen = (
        select(ReturnRequest.id, ReturnRequest.chased_on, Agency)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .where(ReturnRequest.round_id == round_id, ReturnRequest.received_on.is_(None))
    )
    places = {phase: place for place, phase in enumerate((*Phase, None))}
    rows = sorted(
        session.execute(chosen),
        key=lambda row: (
            places[row.Agency.phase],
            (row.Agency.trust or "\uffff").casefold(),
            row.Agency.name.casefold(),
        ),
    )
    return [
        Waiting(
            row.id,
            Ref(row.Agency.id, row.Agency.name, row.Agency.short_name or ""),
            row.Agency.urn,
            row.Agency.phase.title_text if row.Agency.phase else NO_PHASE,
            row.Agency.trust or NO_TRUST,
            row.chased_on,
        )
        for row in rows
    ]


def common_weaknesses(session: Session, round_id: int) -> list[CommonWeakness]:
    """Give every question that some school falls short of, the largest share first, in a few queries.

    A score below the template's threshold falls short; the moderated one counts where there is one.
    """
    template = select(ReturnRound.template_id).where(ReturnRound.id == round_id)
    threshold = scale_of(session, session.scalars(template).one()).threshold
    weak = func.count(case((threshold > COUNTED, 1)))
    counts = (
        select(Question.id, Agency.phase, weak, func.count(COUNTED))
        .select_from(ReturnAnswer)
        .join(Question, Question.id == ReturnAnswer.question_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAnswer.request_id)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .where(ReturnRequest.round_id == round_id)
        .group_by(Question.id, Agency.phase)
    )
    parts: dict[int, list[tuple[Phase | None, int, int]]] = {}
    for question_id, phase, short, answered in session.execute(counts):
        parts.setdefault(question_id, []).append((phase, short, answered))
    asked = (
        select(Standard.title, Question)
        .join(Question, Question.standard_id == Standard.id)
        .where(Standard.template_id == template.scalar_subquery())
    )
    found = [
        _weakness(title, question, parts.get(question.id, ()))
        for title, question in session.execute(asked)
    ]
    return sorted(
        (each for each in found if each.weak),
        key=lambda each: (-each.weak / each.answered, -each.weak, each.number),
    )


def _weakness(
    title: str, question: Question, parts: Sequence[tuple[Phase | None, int, int]]
) -> CommonWeakness:
    told = {phase: Rate(weak, answered, ANSWERED) for phase, weak, answered in parts if answered}
    return CommonWeakness(
        title,
        question.number,
        question.wording,
        sum(weak for _, weak, _ in parts),
        sum(answered for _, _, answered in parts),
        tuple(
            (phase.title_text if phase else NO_PHASE, told[phase])
            for phase in (*Phase, None)
            if phase in told
        ),
    )


def _completion(
    session: Session, round_id: int, key: InstrumentedAttribute[Any], today: date
) -> dict[Any, tuple[int, int, int]]:
    late = func.count(case((ReturnRequest.received_on.is_(None) & (ReturnRound.due_on < today), 1)))
    chosen = (
        select(key, func.count(ReturnRequest.received_on), func.count(ReturnRequest.id), late)
        .join(Agency, Agency.id == ReturnRequest.agency_id)
        .join(ReturnRound, ReturnRound.id == ReturnRequest.round_id)
        .where(ReturnRequest.round_id == round_id)
        .group_by(key)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in session.execute(chosen)}


def _named(name: str, counts: tuple[int, int, int]) -> Completion:
    return Completion(name, *counts)
