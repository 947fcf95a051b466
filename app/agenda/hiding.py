"""Which items of an agenda the public does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.agenda.queries import ItemRecord


def left_out(items: Sequence[ItemRecord]) -> frozenset[int]:
    """Give the ids of the items that the public does not see: restricted ones with all that stands under them."""
    restricted = {item.id for item in items if item.restricted}
    return frozenset(
        item.id
        for item in items
        if item.id in restricted or (item.parent is not None and item.parent.id in restricted)
    )
