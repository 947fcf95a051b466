"""Voices: the seats of a group as its quorum rule sees them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Select, bindparam, or_, select

from app.fields import Ref
from app.groups.quorum import Voice
from app.listing import AS_AT
from app.seats.queries import agencies_of
from models.agencies import Agency
from models.periods import on
from models.seats import Category, Seat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session


def voices(session: Session, group_id: int, day: date) -> list[Voice]:
    """Give the seats of a group on a day with the agencies each speaks for, in three queries."""
    return voices_of(session, [group_id], day)[group_id]


def voices_of(session: Session, group_ids: Sequence[int], day: date) -> dict[int, list[Voice]]:
    """Give the seats of groups on a day with the agencies each speaks for, by group, in three queries.

    A seat speaks also for the organisation its agency is part of, and for those that agency succeeded, so that a rule
    which names the council or a former trust is met by whoever speaks for it now.
    """
    rows = session.execute(_counting(), {"groups": group_ids, "as_at": day}).all()
    agencies = agencies_of(session, [row.id for row in rows])
    above = _above(session)
    found: dict[int, list[Voice]] = {each: [] for each in group_ids}
    for row in rows:
        spoken_for = agencies.get(row.id, ())
        voice = Voice(
            row.id,
            tuple(Ref(ref.id, short) for ref, short in spoken_for),
            frozenset().union(*(_reach(ref.id, above) for ref, _ in spoken_for)),
            row.may_count and row.category is not Category.WIDER,
        )
        found[row.group_id].append(voice)
    return found


def _above(session: Session) -> dict[int, set[int]]:
    """Give by agency what it is part of and what it succeeded."""
    found: dict[int, set[int]] = {}
    for agency_id, part_of_id, succeeded_by_id in session.execute(_standing_below()):
        if part_of_id:
            found.setdefault(agency_id, set()).add(part_of_id)
        if succeeded_by_id:
            found.setdefault(succeeded_by_id, set()).add(agency_id)
    return found


@cache
def _counting() -> Select[int, int, bool, Category]:
    there = (Seat.group_id.in_(bindparam("groups", expanding=True)), on(Seat, AS_AT))
    chosen = select(Seat.id, Seat.group_id, Seat.may_count, Seat.category)
    return chosen.where(*there).order_by(Seat.id)


@cache
def _standing_below() -> Select[int, int | None, int | None]:
    return select(Agency.id, Agency.part_of_id, Agency.succeeded_by_id).where(
        or_(Agency.part_of_id.is_not(None), Agency.succeeded_by_id.is_not(None))
    )


def _reach(agency_id: int, above: Mapping[int, set[int]]) -> frozenset[int]:
    waiting: Sequence[int] = [agency_id]
    seen: set[int] = set()
    while waiting:
        seen.update(waiting)
        waiting = [each for one in waiting for each in above.get(one, ()) if each not in seen]
    return frozenset(seen)
