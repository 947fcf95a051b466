"""Open actions of whoever is in a seat, for the pages of groups and people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from app.actions.listings import ACTIONS
from app.actions.queries import ActionRecord, actions
from app.actions.rules import OPEN
from models.actions import Action

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def open_actions(
    session: Session,
    today: date,
    *,
    seat: int | None = None,
    person: int | None = None,
    partnership_id: int | None = None,
) -> list[ActionRecord]:
    """Give the open actions owned by a seat or by a person, the soonest due first, those without a day last.

    They are those of one partnership, or of all.
    """
    owned = [
        column == wanted
        for column, wanted in ((Action.owner_seat_id, seat), (Action.owner_id, person))
        if wanted is not None
    ]
    if not owned:
        return []
    chosen = select(Action.id).where(
        Action.status.in_(OPEN), or_(*owned), *ACTIONS.own(partnership_id)
    )
    found = actions(session, session.scalars(chosen).all(), {"as_at": today})
    return sorted(found, key=lambda each: (each.due or date.max, each.id))
