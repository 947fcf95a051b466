"""What can be done to the standing items of a group, from which each new agenda of it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.agenda.fields import STANDING, STANDING_ITEM, USUAL, StandingValues
from app.agenda.order import put_in_places
from app.agenda.queries import standing_of
from app.columns import column_values
from app.errors import refuse
from app.fields import problems
from models.agenda import StandingItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.work import Work


def add_standing_item(work: Work, values: StandingValues) -> int:
    """Add a standing item to a group, after those it has; the usual ones count as its own from then on."""
    full: dict[str, Any] = {"group": None, "title": None, **STANDING, **values}
    full.setdefault("place", len(_items(work, full["group"])) + 1)
    refuse(problems(STANDING_ITEM, full))
    return work.add(StandingItem(**column_values(STANDING_ITEM, full)))


def add_usual_standing_items(work: Work, group_id: int) -> list[int]:
    """Give a group the usual order of business as its own standing items, to be changed from there."""
    return [add_standing_item(work, {**values, "group": group_id}) for values in USUAL]


def change_standing_item(
    work: Work, item_id: int, values: StandingValues, shown: int | None = None
) -> int:
    """Change some values of a standing item; agendas that exist keep what they took from it."""
    row = work.get(StandingItem, item_id)
    work.edit(row, cast("Mapping[str, Any]", values), STANDING_ITEM, shown)
    return item_id


def place_standing_item(work: Work, item_id: int, place: int) -> int:
    """Move a standing item to a place (from 1) among those that come before, or after, a meeting's own items."""
    row = work.get(StandingItem, item_id)
    items = _items(work, row.group_id)
    beside = [each for each in items if each.at_end is row.at_end and each.id != item_id]
    beside.insert(max(0, place - 1), row)
    others = [each for each in items if each.at_end is not row.at_end]
    put_in_places(work, others + beside if row.at_end else beside + others)
    return item_id


def remove_standing_item(work: Work, item_id: int) -> int:
    """Take a standing item off later agendas for good."""
    row = work.get(StandingItem, item_id)
    left = [each for each in _items(work, row.group_id) if each.id != item_id]
    work.delete(row)
    put_in_places(work, left)
    return item_id


def _items(work: Work, group_id: int) -> list[StandingItem]:
    return list(work.session.scalars(standing_of(group_id)))
