"""Tenures: who holds or held seats, and who stands or stood in for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from app.fields import Ref
from app.listing import AS_AT, IDS
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
    chosen = _holders() if day is None else _holders_then()
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
        for row, name in session.execute(chosen, _which(seat_ids, day))
    ]


def deputies(
    session: Session, seat_ids: Sequence[int], day: date | None = None
) -> list[DeputyRecord]:
    """Give who stands in for seats on a day, or ever did, in the order they were named."""
    chosen = _deputies() if day is None else _deputies_then()
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
        for row, name in session.execute(chosen, _which(seat_ids, day))
    ]


def _which(seat_ids: Sequence[int], day: date | None) -> dict[str, Any]:
    return {"ids": seat_ids} if day is None else {"ids": seat_ids, "as_at": day}


@cache
def _holders() -> Select[Holder, str]:
    return (
        select(Holder, Person.name)
        .join(Person, Person.id == Holder.person_id)
        .where(Holder.seat_id.in_(IDS))
        .order_by(Holder.first_day.desc(), Holder.id.desc())
    )


@cache
def _holders_then() -> Select[Holder, str]:
    return _holders().where(on(Holder, AS_AT))


@cache
def _deputies() -> Select[Deputy, str]:
    return (
        select(Deputy, Person.name)
        .join(Person, Person.id == Deputy.person_id)
        .where(Deputy.seat_id.in_(IDS))
        .order_by(Deputy.first_day, Deputy.id)
    )


@cache
def _deputies_then() -> Select[Deputy, str]:
    return _deputies().where(on(Deputy, AS_AT))
