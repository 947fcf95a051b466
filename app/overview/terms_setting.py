"""How often each group meets and when it may decide, proposed for all groups at once from the seats they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.fields import Ref
from app.groups.operations import add_terms, change_terms
from app.groups.queries import GROUPS
from app.groups.quorum import QuorumRule, rule_in_words
from app.groups.terms import terms_on
from app.seats.voices import voices_of
from app.wording import capital
from models.groups import Frequency, Group, QuorumBasis, Tier
from models.periods import on
from models.seats import Category, Seat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.groups.fields import TermsValues
    from app.groups.quorum import Voice
    from app.work import Work

_BY_PARTNERS = frozenset({Tier.BOARD, Tier.EXECUTIVE, Tier.PANEL, Tier.ACCOUNTABILITY})
"""Groups that decide for the safeguarding partners, so each of these must be there (domain.md 1.5 and its case 4.1)."""


@dataclass(frozen=True)
class TermsProposal:
    """A group without a quorum: how often it meets, and the rules that fit its seats, the proposed one first."""

    group: Ref
    frequency: Frequency
    rules: tuple[QuorumRule, ...]
    words: tuple[str, ...]
    """The rules in few words, in the same order."""
    whole: tuple[str, ...]
    """The rules as minutes print them, in the same order."""
    terms_id: int | None = None
    """Its terms of reference in force, where it has any."""


def groups_that_meet(session: Session, today: date, partnership_id: int | None = None) -> list[int]:
    """Give the unit's own groups that have a seat today, of a partnership or of all."""
    seated = select(Seat.group_id).where(on(Seat, today))
    chosen = select(Group.id).where(
        on(Group, today),
        Group.attended_only.is_(False),
        Group.id.in_(seated),
        *GROUPS.own(partnership_id),
    )
    return list(session.scalars(chosen.order_by(Group.id)))


@dataclass(frozen=True)
class TermsCount:
    """Of the groups that meet: how many there are, how many say how often, and how many have a quorum."""

    meeting: int
    with_terms: int
    with_quorum: int


def count_terms(session: Session, today: date, partnership_id: int | None = None) -> TermsCount:
    """Count the unit's own groups that have a seat today, of a partnership or of all."""
    ids = groups_that_meet(session, today, partnership_id)
    found = terms_on(session, ids, today)
    return TermsCount(len(ids), len(found), sum(each.rule.is_set for each in found.values()))


def proposals(
    session: Session, today: date, partnership_id: int | None = None
) -> list[TermsProposal]:
    """Give what is proposed for each group without a quorum, in a fixed number of queries."""
    meeting = groups_that_meet(session, today, partnership_id)
    found = terms_on(session, meeting, today)
    ids = [each for each in meeting if each not in found or not found[each].rule.is_set]
    rows = session.execute(select(Group.id, Group.name, Group.tier).where(Group.id.in_(ids))).all()
    heard, statutory = voices_of(session, ids, today), _statutory_seats(session, ids, today)
    order = list(Tier)
    proposed = []
    for row in sorted(rows, key=lambda each: (order.index(each.tier), each.id)):
        terms, spoken = found.get(row.id), heard[row.id]
        partners = [
            ref
            for voice in spoken
            if voice.may_count and voice.seat_id in statutory
            for ref in voice.agencies
        ]
        rules = _rules(spoken, partners, by_partners=row.tier in _BY_PARTNERS)
        proposed.append(
            TermsProposal(
                Ref(row.id, row.name),
                terms.frequency if terms else Frequency.QUARTERLY,
                rules,
                tuple(_briefly(rule, spoken) for rule in rules),
                tuple(rule_in_words(rule, spoken) for rule in rules),
                terms.id if terms else None,
            )
        )
    return proposed


def set_terms(
    work: Work, chosen: Sequence[tuple[TermsProposal, Frequency, QuorumRule]]
) -> list[int]:
    """Give groups their frequency and quorum, in terms of reference of their own or in those in force."""
    return [_set(work, *each) for each in chosen]


def _set(work: Work, proposal: TermsProposal, frequency: Frequency, rule: QuorumRule) -> int:
    values: TermsValues = {
        "frequency": frequency,
        "quorum_needed": tuple(ref.id for ref in rule.needed),
        "quorum_least": rule.least,
        "quorum_basis": rule.basis,
    }
    if proposal.terms_id is not None:
        return change_terms(work, proposal.terms_id, values)
    return add_terms(work, {**values, "group": proposal.group.id})


def _rules(
    spoken: Sequence[Voice], partners: Sequence[Ref], *, by_partners: bool
) -> tuple[QuorumRule, ...]:
    """Give the rules that fit: each of `partners`, more than half of the agencies, of the seats, or none yet."""
    counting = [voice for voice in spoken if voice.may_count]
    agencies = {ref.id: ref for voice in counting for ref in voice.agencies}
    needed = tuple({ref.id: ref for ref in partners}.values())
    each = [QuorumRule(needed=needed)] if len(needed) > 1 else []
    most = []
    if len(agencies) > 1:
        most.append(QuorumRule(least=len(agencies) // 2 + 1, basis=QuorumBasis.AGENCIES))
    if len(counting) > 1:
        most.append(QuorumRule(least=len(counting) // 2 + 1, basis=QuorumBasis.SEATS))
    ordered = [*each, *most] if by_partners else [*most[:1], *each, *most[1:]]
    return (*ordered, QuorumRule())


def _statutory_seats(session: Session, group_ids: Sequence[int], today: date) -> set[int]:
    chosen = select(Seat.id).where(
        Seat.group_id.in_(group_ids), Seat.category == Category.STATUTORY, on(Seat, today)
    )
    return set(session.scalars(chosen))


def _briefly(rule: QuorumRule, spoken: Sequence[Voice]) -> str:
    if rule.needed:
        return f"Each of {len(rule.needed)} statutory agencies present"
    told = rule_in_words(rule, spoken)
    return capital(told) if told else "No quorum for now"
