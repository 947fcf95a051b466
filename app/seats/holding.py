"""Who is in a seat on a day, as SQL: its holder, or by office the chair of another group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ScalarSelect, and_, func, select
from sqlalchemy.orm import aliased

from models.periods import on
from models.seats import ChairRole, ChairTerm, Holder, Seat

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement


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
