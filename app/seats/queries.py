"""What can be asked about seats: what they are, and who is a member of a group as at a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import aliased

from app.agencies.queries import names_on
from app.fields import Ref
from app.listing import AS_AT, IDS, Scope
from app.record_values import named_values
from app.seats.fields import Category, ChairRole
from app.seats.holding import person_in_seat
from app.seats.tenures import DeputyRecord, HolderRecord, deputies, holders
from models.agencies import Agency
from models.groups import Group
from models.people import Person
from models.periods import on
from models.seats import ChairTerm, Deputy, Seat, SeatAgency

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SeatRecord:
    """A seat as it is kept, whoever holds it."""

    id: int
    version: int
    group: Ref
    post: str
    agencies: tuple[Ref, ...]
    sector: str | None
    category: Category
    ex_officio: Ref | None
    may_count: bool
    first_day: date | None
    last_day: date | None
    notes: str | None


@dataclass(frozen=True)
class MemberRecord:
    """A seat of a group on a day with who is in it; `id` and `version` are the seat's.

    `agency` names whom it speaks for (short names in `agency_short`); `holder` is None while the seat is vacant;
    `holding` is None too where the chair of another group has the seat by office.
    """

    id: int
    version: int
    group: Ref
    post: str
    agency: str | None
    agency_short: str | None
    agencies: tuple[Ref, ...]
    category: Category
    may_count: bool
    ex_officio: Ref | None
    holder: str | None
    person: Ref | None
    email: str | None
    holding: HolderRecord | None
    since: date | None
    term_ends: date | None
    deputy: str | None
    deputies: tuple[DeputyRecord, ...]
    chair: ChairRole | None
    partnership: Ref | None = None
    """Whose it is, where a list read it."""

    @property
    def is_vacant(self) -> bool:
        """Whether nobody is in the seat."""
        return self.person is None

    def term_ended(self, day: date) -> bool:
        """Say whether the term of whoever is in the seat was over before a day."""
        return self.term_ends is not None and self.term_ends < day


def seats(session: Session, ids: Sequence[int]) -> list[SeatRecord]:
    """Read seats with the agencies they speak for, two queries however many."""
    agencies = agencies_of(session, ids)
    return [
        SeatRecord(
            **named_values(row, _PLAIN),
            group=Ref(row.group_id, group),
            agencies=tuple(ref for ref, _ in agencies.get(row.id, ())),
            ex_officio=_office(row, office),
        )
        for row, group, office, _ in session.execute(_seats(), {"ids": ids, "as_at": date.min})
    ]


def members(session: Session, ids: Sequence[int], scope: Scope) -> list[MemberRecord]:
    """Read seats with who is in them on the scope's day `as_at`, seven queries however many."""
    day = scope["as_at"]
    rows = session.execute(_seats(), {"ids": ids, "as_at": day}).all()
    agencies = agencies_of(session, ids, day)
    holdings = {each.seat_id: each for each in holders(session, ids, day)}
    stand_ins: dict[int, list[DeputyRecord]] = {}
    for each in deputies(session, ids, day):
        stand_ins.setdefault(each.seat_id, []).append(each)
    people = _people(session, [person_id for *_, person_id in rows if person_id])
    chairs = _chairs(session, ids, day)
    return [
        _member(
            row,
            group=Ref(row.group_id, group),
            ex_officio=_office(row, office),
            agencies=agencies.get(row.id, []),
            person=people.get(person_id),
            holding=holdings.get(row.id),
            deputies=tuple(stand_ins.get(row.id, ())),
            chair=chairs.get(row.id),
        )
        for row, group, office, person_id in rows
    ]


def members_of(session: Session, group_id: int, day: date) -> list[MemberRecord]:
    """Give the seats of a group that exist on a day, by category, then in the order they were made."""
    ids = seats_on(session, group_id, day)
    order = list(Category)
    found = sorted(members(session, ids, {"as_at": day}), key=lambda each: each.id)
    return sorted(found, key=lambda each: order.index(each.category))


def seats_on(session: Session, group_id: int, day: date) -> Sequence[int]:
    """Give the ids of the seats of a group that exist on a day, in the order they were made."""
    return session.scalars(_of_group(), {"group": group_id, "as_at": day}).all()


def members_for(
    session: Session, day: date, *, agency: int | None = None, person: int | None = None
) -> list[MemberRecord]:
    """Give the seats of all groups on a day that an agency speaks in, or that a person is in, by group."""
    chosen = (
        select(Seat.id)
        .join(Group, Group.id == Seat.group_id)
        .where(on(Seat, AS_AT), on(Group, AS_AT))
        .order_by(Group.name, Seat.id)
    )
    if agency is not None:
        spoken = select(SeatAgency.seat_id).where(SeatAgency.agency_id == agency)
        chosen = chosen.where(Seat.id.in_(spoken))
    if person is not None:
        chosen = chosen.where(person_in_seat(AS_AT) == person)
    ids = session.scalars(chosen, {"as_at": day}).all()
    found = {each.id: each for each in members(session, ids, {"as_at": day})}
    return [found[each] for each in ids]


def deputy_for(session: Session, person_id: int, day: date) -> list[MemberRecord]:
    """Give the seats that a person stands in for on a day."""
    chosen = (
        select(Seat.id)
        .join(Deputy, Deputy.seat_id == Seat.id)
        .where(Deputy.person_id == person_id, on(Deputy, day), on(Seat, day))
        .order_by(Seat.id)
    )
    return members(session, session.scalars(chosen).all(), {"as_at": day})


def agencies_of(
    session: Session, seat_ids: Sequence[int], day: date | None = None
) -> dict[int, list[tuple[Ref, str]]]:
    """Give the agencies each seat speaks for, each with its short name; under the names they had on a day."""
    rows = session.execute(_speaking(), {"ids": seat_ids}).all()
    former = names_on(session, [row.id for row in rows], day) if day else {}
    found: dict[int, list[tuple[Ref, str]]] = {}
    for seat_id, agency_id, name, short in rows:
        then = former.get(agency_id)
        found.setdefault(seat_id, []).append((Ref(agency_id, then or name), then or short or name))
    return found


@cache
def _seats() -> Select[Any]:
    leading = aliased(Group)
    office = select(leading.name).where(leading.id == Seat.ex_officio_id).scalar_subquery()
    return (
        select(Seat, Group.name, office, person_in_seat(AS_AT))
        .join(Group, Group.id == Seat.group_id)
        .where(Seat.id.in_(IDS))
    )


@cache
def _of_group() -> Select[Any]:
    there = select(Seat.id).where(Seat.group_id == bindparam("group"), on(Seat, AS_AT))
    return there.order_by(Seat.id)


@cache
def _speaking() -> Select[int, int, str, str | None]:
    return (
        select(SeatAgency.seat_id, Agency.id, Agency.name, Agency.short_name)
        .join(Agency, Agency.id == SeatAgency.agency_id)
        .where(SeatAgency.seat_id.in_(IDS))
        .order_by(SeatAgency.id)
    )


def _office(row: Seat, name: str | None) -> Ref | None:
    return Ref(row.ex_officio_id, name) if row.ex_officio_id and name else None


def _people(session: Session, ids: Sequence[int]) -> dict[int, tuple[Ref, str | None]]:
    found = session.execute(_named(), {"ids": ids})
    return {row.id: (Ref(row.id, row.name), row.email) for row in found}


@cache
def _named() -> Select[int, str, str | None]:
    return select(Person.id, Person.name, Person.email).where(Person.id.in_(IDS))


def _chairs(session: Session, ids: Sequence[int], day: date) -> dict[int, ChairRole]:
    found = session.execute(_chairing(), {"ids": ids, "as_at": day})
    return {seat_id: role for seat_id, role in found if seat_id is not None}


@cache
def _chairing() -> Select[int | None, ChairRole]:
    return select(ChairTerm.seat_id, ChairTerm.role).where(
        ChairTerm.seat_id.in_(IDS), on(ChairTerm, AS_AT)
    )


def _member(
    row: Seat,
    *,
    agencies: Sequence[tuple[Ref, str]],
    person: tuple[Ref, str | None] | None,
    holding: HolderRecord | None,
    deputies: tuple[DeputyRecord, ...],
    **links: Any,  # noqa: ANN401 - group, ex_officio and chair
) -> MemberRecord:
    return MemberRecord(
        id=row.id,
        version=row.version,
        post=row.post,
        agency="; ".join(ref.name for ref, _ in agencies) or row.sector,
        agency_short="; ".join(short for _, short in agencies) or row.sector,
        agencies=tuple(ref for ref, _ in agencies),
        category=row.category,
        may_count=row.may_count,
        holder=person[0].name if person else None,
        person=person[0] if person else None,
        email=person[1] if person else None,
        holding=holding,
        since=holding.first_day if holding else None,
        term_ends=(holding.term_ends or holding.last_day) if holding else None,
        deputy="; ".join(each.person.name for each in deputies) or None,
        deputies=deputies,
        **links,
    )


_PLAIN = (
    "id",
    "version",
    "post",
    "sector",
    "category",
    "may_count",
    "first_day",
    "last_day",
    "notes",
)
