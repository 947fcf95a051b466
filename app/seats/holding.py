"""Who is in a seat on a day: its holder, or by office the chair of another group; as SQL, and for a group's seats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ScalarSelect, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from app.listing import AS_AT
from models.periods import on
from models.seats import Category, ChairRole, ChairTerm, Holder, Seat

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SeatOnDay:
    """A seat of a group on a day, with no more than whether anybody is in it."""

    id: int
    post: str
    category: Category
    may_count: bool
    is_vacant: bool


def seats_on_day(session: Session, group_id: int, day: date) -> list[SeatOnDay]:
    """Give the seats of a group that exist on a day, in the order they were made, in one query."""
    rows = session.execute(_of_group(), {"group_id": group_id, "as_at": day})
    return [
        SeatOnDay(row.id, row.post, row.category, row.may_count, row.person_id is None)
        for row in rows
    ]


@cache
def _of_group() -> Any:  # noqa: ANN401 - a select of four columns and a person's id
    """Put the statement together once: that takes longer than the database takes to answer it."""
    return (
        select(
            Seat.id,
            Seat.post,
            Seat.category,
            Seat.may_count,
            person_in_seat(AS_AT).label("person_id"),
        )
        .where(Seat.group_id == bindparam("group_id"), on(Seat, AS_AT))
        .order_by(Seat.id)
    )


def person_in_seat(day: date | ColumnElement[date]) -> ColumnElement[Any]:
    """Give the id of the person in the row's Seat on a day; NULL while it is vacant."""
    return func.coalesce(_holder(day), _by_office(day))


def chair_person(day: date | ColumnElement[date]) -> ColumnElement[Any]:
    """Give the id of the person a ChairTerm row means on a day: named, or holding the chair's seat."""
    holding = aliased(Holder)
    seated = select(holding.person_id).where(holding.seat_id == ChairTerm.seat_id, on(holding, day))
    return func.coalesce(ChairTerm.person_id, seated.limit(1).scalar_subquery())


def _holder(day: date | ColumnElement[date]) -> ScalarSelect[int]:
    chosen = select(Holder.person_id).where(Holder.seat_id == Seat.id, on(Holder, day))
    return chosen.order_by(Holder.id).limit(1).correlate(Seat).scalar_subquery()


def _by_office(day: date | ColumnElement[date]) -> ScalarSelect[Any]:
    """A chair's seat is never itself held by office (rule of chairs), so one step is enough."""
    term, holding = aliased(ChairTerm), aliased(Holder)
    chosen = (
        select(func.coalesce(term.person_id, holding.person_id))
        .select_from(term)
        .outerjoin(holding, and_(holding.seat_id == term.seat_id, on(holding, day)))
        .where(term.group_id == Seat.ex_officio_id, term.role == ChairRole.CHAIR, on(term, day))
    )
    return chosen.order_by(term.id).limit(1).correlate(Seat).scalar_subquery()
