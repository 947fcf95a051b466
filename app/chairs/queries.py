"""What can be asked about who chairs groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.chairs.fields import ChairRole
from app.fields import Ref
from app.listing import AS_AT
from app.seats.holding import chair_person
from models.people import Person
from models.periods import on
from models.seats import ChairTerm, Seat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class ChairRecord:
    """A chair's or vice-chair's term; `holder` is who that is on the day asked for, None while the seat is vacant."""

    id: int
    version: int
    group_id: int
    role: ChairRole
    seat: Ref | None
    person: Ref | None
    holder: Ref | None
    first_day: date | None
    last_day: date | None

    @property
    def told(self) -> str:
        """The chair as documents name it: the person with the post, whichever there are."""
        names = [ref.name for ref in (self.holder, self.seat) if ref is not None]
        return ", ".join(names) or "vacant"


def chairs_on(session: Session, group_ids: Sequence[int], day: date) -> dict[int, ChairRecord]:
    """Give the chair of each group on a day, where there is one."""
    found = _read(session, group_ids, day, only_then=True)
    return {each.group_id: each for each in found if each.role is ChairRole.CHAIR}


def chair_terms(session: Session, group_id: int, day: date) -> list[ChairRecord]:
    """Give every chair's and vice-chair's term of a group, newest first, with who that is on a day."""
    found = _read(session, [group_id], day, only_then=False)
    return sorted(found, key=lambda each: (each.first_day or date.min, -each.id), reverse=True)


def _read(
    session: Session, group_ids: Sequence[int], day: date, *, only_then: bool
) -> list[ChairRecord]:
    person = chair_person(AS_AT)
    chosen: Any = (
        select(ChairTerm, Seat.post, person)
        .outerjoin(Seat, Seat.id == ChairTerm.seat_id)
        .where(ChairTerm.group_id.in_(group_ids))
        .order_by(ChairTerm.id)
    )
    if only_then:
        chosen = chosen.where(on(ChairTerm, AS_AT))
    rows = session.execute(chosen, {"as_at": day}).all()
    wanted = {each for row, _, each in rows if each} | {row.person_id for row, *_ in rows}
    names = select(Person.id, Person.name).where(Person.id.in_(wanted))
    people = {person_id: Ref(person_id, name) for person_id, name in session.execute(names)}
    return [
        ChairRecord(
            id=row.id,
            version=row.version,
            group_id=row.group_id,
            role=row.role,
            seat=Ref(row.seat_id, post) if row.seat_id else None,
            person=people.get(row.person_id),
            holder=people.get(person_id),
            first_day=row.first_day,
            last_day=row.last_day,
        )
        for row, post, person_id in rows
    ]
