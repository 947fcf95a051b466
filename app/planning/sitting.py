"""Who sits on which group on a day, read once for a whole period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.periods import meets
from models.seats import Holder, Seat

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


class Sitting:
    """The holders of all seats during a period; called with a group's id and a day, it gives the people's ids."""

    def __init__(self, session: Session, first: date, last: date) -> None:
        """Read every tenure that touches the period, in one query."""
        chosen = (
            select(Seat.group_id, Holder.person_id, Holder.first_day, Holder.last_day)
            .join(Seat, Seat.id == Holder.seat_id)
            .where(meets(Holder, first, last))
        )
        self._tenures: dict[int, list[tuple[int, date | None, date | None]]] = {}
        for group_id, person_id, begins, ends in session.execute(chosen):
            self._tenures.setdefault(group_id, []).append((person_id, begins, ends))

    def __call__(self, group_id: int, day: date) -> frozenset[int]:
        """Give the people who hold a seat of a group on a day."""
        return frozenset(
            person
            for person, begins, ends in self._tenures.get(group_id, ())
            if (begins is None or begins <= day) and (ends is None or day <= ends)
        )
