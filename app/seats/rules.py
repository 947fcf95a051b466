"""Rules of seats, holders and deputies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from app.days import show_day
from app.periods import order_problem, overlapping, show_period
from models.people import Person
from models.seats import Deputy, Holder, Seat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session


def seat_problems(values: Mapping[str, Any]) -> dict[str, str]:
    """Say what is wrong with a seat's values as a whole: `{field name: sentence}`."""
    found = order_problem(values)
    if values.get("ex_officio") and values.get("ex_officio") == values.get("group"):
        found["ex_officio"] = (
            "Choose another group: a group's own chair is named under its chair, not by a seat."
        )
    return found


def days_of_holder(values: Mapping[str, Any]) -> dict[str, str]:
    """Object to days in the wrong order: of who holds a seat, and of the term."""
    found = order_problem(values)
    first, term_ends = values.get("first_day"), values.get("term_ends")
    if first and term_ends and term_ends < first:
        found["term_ends"] = f"The term would end before it begins on {show_day(first)}."
    return found


def holder_problems(
    session: Session, holder_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to a seat held twice on a day, to a holder of an ex officio seat, and to days in the wrong order."""
    found = days_of_holder(values) | _outside_seat(session, values)
    other = overlapping(
        session, Holder, Holder.seat_id == values.get("seat"), values, but=holder_id
    )
    if other is not None and not found:
        found["first_day"] = (
            f"{_name(session, other.person_id)} holds this seat "
            f"{show_period(other.first_day, other.last_day) or 'without end'}. "
            "End that first, or choose other days."
        )
    return found


def deputy_problems(
    session: Session, deputy_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to a deputy named twice on a day, and to a deputy who holds the seat then."""
    found = order_problem(values)
    seat, person = values.get("seat"), values.get("person")
    twice = overlapping(
        session,
        Deputy,
        and_(Deputy.seat_id == seat, Deputy.person_id == person),
        values,
        but=deputy_id,
    )
    holding = overlapping(
        session, Holder, and_(Holder.seat_id == seat, Holder.person_id == person), values
    )
    if twice is not None and not found:
        found["person"] = "This person is the seat's deputy already on those days."
    elif holding is not None and not found:
        found["person"] = "This person holds the seat on those days; name somebody else as deputy."
    return found


def _outside_seat(session: Session, values: Mapping[str, Any]) -> dict[str, str]:
    seat = session.get(Seat, values.get("seat"))
    if seat is None:
        return {}
    if seat.ex_officio_id is not None:
        return {
            "person": "The chair of another group has this seat by office. Change the seat first to name a holder."
        }
    first, last = values.get("first_day"), values.get("last_day")
    if seat.last_day and first and first > seat.last_day:
        return {"first_day": f"The seat ended on {show_day(seat.last_day)}."}
    if seat.first_day and last and last < seat.first_day:
        return {"last_day": f"The seat began on {show_day(seat.first_day)}."}
    return {}


def _name(session: Session, person_id: int) -> str:
    return session.scalars(select(Person.name).where(Person.id == person_id)).one()
