"""What needs somebody, over all features: the next meetings, every deadline, and the headline figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.actions import due as actions_due
from app.attendance.readiness import ComingMeeting, coming
from app.budget import due as budget_due
from app.deadlines import Deadline, Deadlines, Tile, soonest_first
from app.decisions import due as decisions_due
from app.forward import due as forward_due
from app.groups import due as groups_due
from app.indicators import due as indicators_due
from app.minutes import due as minutes_due
from app.partnerships.queries import all_partnerships
from app.returns import due as returns_due
from app.seats import due as seats_due
from app.training import due as training_due
from app.unit.whose import EVERYBODY

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.unit.whose import Whose

_SOURCES: tuple[Deadlines, ...] = (
    actions_due.deadlines,
    decisions_due.deadlines,
    minutes_due.deadlines,
    forward_due.deadlines,
    training_due.deadlines,
    returns_due.deadlines,
    budget_due.deadlines,
    indicators_due.deadlines,
    seats_due.deadlines,
    groups_due.deadlines,
)
"""Every feature that knows deadlines; a new one adds its line here and nowhere else."""


@dataclass(frozen=True)
class HomeView:
    """Home on one day: tiles, the next meetings with their readiness, and every deadline, late first."""

    day: date
    tiles: tuple[Tile, ...]
    meetings: tuple[ComingMeeting, ...]
    deadlines: tuple[Deadline, ...]


def home(
    session: Session, partnership_id: int | None, today: date, whose: Whose = EVERYBODY
) -> HomeView:
    """Read Home of a partnership, or of all of the file, each line then saying whose it is.

    Everything stands there, or what one of the unit sees to.
    """
    bodies = [each for each in all_partnerships(session) if partnership_id in {None, each.id}]
    tiles = (
        actions_due.tile(session, today, whose, partnership_id=partnership_id),
        minutes_due.tile(session, today, whose, partnership_id=partnership_id),
        returns_due.tile(session, today, whose, partnership_id=partnership_id),
        budget_due.tile(session, [each.id for each in bodies], today, whose),
    )
    return HomeView(
        today,
        tuple(tile for tile in tiles if tile is not None),
        tuple(coming(session, today, whose=whose, partnership_id=partnership_id)),
        tuple(
            soonest_first(
                replace(each, partnership=body.short_name or body.name)
                for body in bodies
                for source in _SOURCES
                for each in source(session, today, whose, partnership_id=body.id)
            )
        ),
    )
