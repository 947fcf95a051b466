"""Tenures: who holds or held seats, and who stands or stood in for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.fields import Ref
from models.people import Person
from models.periods import on
from models.seats import Deputy, Holder

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class DeputyRecord:
    """A stand-in for a seat between two days."""

    id: int
    version: int
    seat_id: int
    person: Ref
    has_authority: bool
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True)
class HolderRecord:
    """A person in a seat between two days."""

    id: int
    version: int
    seat_id: int
    person: Ref
    first_day: date | None
    last_day: date | None
    term_ends: date | None
    inducted_on: date | None
    reason: str | None


def holders(
    session: Session, seat_ids: Sequence[int], day: date | None = None
) -> list[HolderRecord]:
    """Give who holds seats on a day, or ever held them, newest first."""
    chosen = (
        select(Holder, Person.name)
        .join(Person, Person.id == Holder.person_id)
        .where(Holder.seat_id.in_(seat_ids))
        .order_by(Holder.first_day.desc(), Holder.id.desc())
    )
    if day is not None:
        chosen = chosen.where(on(Holder, day))
    return [
        HolderRecord(
            id=row.id,
            version=row.version,
            seat_id=row.seat_id,
            person=Ref(row.person_id, name),
            first_day=row.first_day,
            last_day=row.last_day,
            term_ends=row.term_ends,
            inducted_on=row.inducted_on,
            reason=row.reason,
        )
        for row, name in session.execute(chosen)
    ]


def deputies(
    session: Session, seat_ids: Sequence[int], day: date | None = None
) -> list[DeputyRecord]:
    """Give who stands in for seats on a day, or ever did, in the order they were named."""
    chosen = (
        select(Deputy, Person.name)
        .join(Person, Person.id == Deputy.person_id)
        .where(Deputy.seat_id.in_(seat_ids))
        .order_by(Deputy.first_day, Deputy.id)
    )
    if day is not None:
        chosen = chosen.where(on(Deputy, day))
    return [
        DeputyRecord(
            id=row.id,
            version=row.version,
            seat_id=row.seat_id,
            person=Ref(row.person_id, name),
            has_authority=row.has_authority,
            first_day=row.first_day,
            last_day=row.last_day,
        )
        for row, name in session.execute(chosen)
    ]
