"""Rules of who chairs a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_

from app.periods import order_problem, overlapping, show_period
from models.seats import ChairRole, ChairTerm, Seat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session


def chair_problems(
    session: Session, term_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Object to two chairs on a day, to one who is vice-chair twice, and to a seat that cannot lead the group."""
    found = order_problem(values) | _leader_problem(session, values)
    if found:
        return found
    same = ChairTerm.group_id == values.get("group")
    if values.get("role") is ChairRole.CHAIR:
        same = and_(same, ChairTerm.role == ChairRole.CHAIR)
    else:
        same = and_(
            same,
            ChairTerm.seat_id.is_not_distinct_from(values.get("seat")),
            ChairTerm.person_id.is_not_distinct_from(values.get("person")),
        )
    other = overlapping(session, ChairTerm, same, values, but=term_id)
    if other is None:
        return {}
    period = show_period(other.first_day, other.last_day) or "without end"
    return {
        "first_day": f"There is a {other.role.title_text.lower()} {period}. End that first, or choose other days."
    }


def _leader_problem(session: Session, values: Mapping[str, Any]) -> dict[str, str]:
    seat_id, person_id = values.get("seat"), values.get("person")
    if bool(seat_id) == bool(person_id):
        return {"seat": "Name a seat of the group or a person, one of the two."}
    seat = session.get(Seat, seat_id) if seat_id else None
    if seat is not None and seat.group_id != values.get("group"):
        return {"seat": "This seat belongs to another group; choose a seat of this one."}
    if seat is not None and seat.ex_officio_id is not None:
        return {
            "seat": "The chair of another group has this seat by office; name that person instead."
        }
    return {}
