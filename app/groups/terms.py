"""Terms of reference and quorum rules read back, for many groups at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Select, select

from app.agencies.queries import AGENCY_SHORT
from app.fields import Ref
from app.groups.quorum import QuorumRule, rule_in_words
from app.listing import AS_AT, IDS
from models.agencies import Agency
from models.groups import (
    Frequency,
    Group,
    QuorumAgency,
    QuorumBasis,
    TermsOfReference,
)
from models.periods import on

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class TermsRecord:
    """One version of a group's terms of reference; agencies under their short names."""

    id: int
    version: int
    group: Ref
    name: str | None
    first_day: date | None
    last_day: date | None
    frequency: Frequency
    quorum_needed: tuple[Ref, ...]
    quorum_least: int | None
    quorum_basis: QuorumBasis | None
    quorum_named: tuple[Ref, ...]
    agreed_on: date | None
    review_on: date | None
    purpose: str | None
    functions: str | None

    @property
    def rule(self) -> QuorumRule:
        """The quorum rule of this version."""
        return QuorumRule(
            self.quorum_needed, self.quorum_least, self.quorum_basis, self.quorum_named
        )

    @property
    def quorum(self) -> str:
        """The quorum rule in words; empty where there is none."""
        return rule_in_words(self.rule)


def terms_on(session: Session, group_ids: Sequence[int], day: date) -> dict[int, TermsRecord]:
    """Give the terms of reference in force on a day by group id, in two queries."""
    ids = session.scalars(_in_force(), {"ids": group_ids, "as_at": day}).all()
    return {each.group.id: each for each in terms(session, ids)}


def terms_of(session: Session, group_id: int) -> list[TermsRecord]:
    """Give every version of a group's terms of reference, newest first."""
    chosen = select(TermsOfReference.id).where(TermsOfReference.group_id == group_id)
    found = terms(session, session.scalars(chosen).all())
    return sorted(found, key=lambda each: each.first_day or date.min, reverse=True)


def terms(session: Session, ids: Sequence[int]) -> list[TermsRecord]:
    """Read versions of terms of reference with the agencies their rules name."""
    named = _named(session, ids)
    return [
        TermsRecord(
            id=row.id,
            version=row.version,
            group=Ref(row.group_id, group),
            name=row.name,
            first_day=row.first_day,
            last_day=row.last_day,
            frequency=row.frequency,
            quorum_needed=tuple(named.get((row.id, True), ())),
            quorum_least=row.quorum_least,
            quorum_basis=row.quorum_basis,
            quorum_named=tuple(named.get((row.id, False), ())),
            agreed_on=row.agreed_on,
            review_on=row.review_on,
            purpose=row.purpose,
            functions=row.functions,
        )
        for row, group in session.execute(_versions(), {"ids": ids})
    ]


def quorum_rule(session: Session, group_id: int, day: date) -> QuorumRule:
    """Give the quorum rule of a group on a day; one that is not set where there are no terms."""
    found = terms_on(session, [group_id], day)
    return found[group_id].rule if group_id in found else QuorumRule()


def _named(session: Session, ids: Sequence[int]) -> dict[tuple[int, bool], list[Ref]]:
    found: dict[tuple[int, bool], list[Ref]] = {}
    for terms_id, is_needed, agency_id, name in session.execute(_quorum_agencies(), {"ids": ids}):
        found.setdefault((terms_id, is_needed), []).append(Ref(agency_id, name))
    return found


@cache
def _in_force() -> Select[int]:
    return select(TermsOfReference.id).where(
        TermsOfReference.group_id.in_(IDS), on(TermsOfReference, AS_AT)
    )


@cache
def _versions() -> Select[TermsOfReference, str]:
    return (
        select(TermsOfReference, Group.name)
        .join(Group, Group.id == TermsOfReference.group_id)
        .where(TermsOfReference.id.in_(IDS))
    )


@cache
def _quorum_agencies() -> Select[int, bool, int, str]:
    return (
        select(
            QuorumAgency.terms_id,
            QuorumAgency.is_needed,
            Agency.id,
            AGENCY_SHORT,
        )
        .join(Agency, Agency.id == QuorumAgency.agency_id)
        .where(QuorumAgency.terms_id.in_(IDS))
        .order_by(QuorumAgency.id)
    )
