"""Rows as they were when they were added: worked out from the row as it stands and every change since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.images import conditions, read_rows, shape_of
from app.journal import values_of
from models.base import Base
from models.journal import Act, Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.images import Image

Added = tuple[int, int]
"""An addition: the id of its change and the id of its row."""

_CONTENT = (Act.UPDATE, Act.DELETE)


def as_added(session: Session, name: str, added: Sequence[Added]) -> dict[int, Image]:
    """Give, per change that added a row of a table, what the row held then, in portable text.

    The journal keeps no values of an addition, because the row itself holds them. What a later change or the removal
    overwrote stands in its image; what none touched stands in the row. Where an image was erased, what it covered is
    left out: it is not known any more. Three queries, some hundred rows to each.
    """
    table = Base.metadata.tables[name]
    ids = [row_id for _, row_id in added]
    names = shape_of(table).names
    live = {
        row_id: shape_of(table).image(texts)
        for row_id, _, texts in read_rows(session.connection(), table, ids)
    }
    later = _changes(session, name, ids)
    return {
        change_id: _walked(names, later.get(row_id, ()), change_id, live.get(row_id))
        for change_id, row_id in added
    }


def _changes(
    session: Session, name: str, ids: Sequence[int]
) -> dict[int, list[tuple[int, Act, str | None]]]:
    """Read all changes and removals of these rows, oldest first."""
    found: dict[int, list[tuple[int, Act, str | None]]] = {}
    chosen = select(Change.row_id, Change.id, Change.act, Change.images).order_by(Change.id)
    chosen = chosen.where(Change.table_name == name, Change.act.in_(_CONTENT))
    for condition in conditions(Change.__table__.c.row_id, ids):
        for row_id, change_id, act, images in session.execute(chosen.where(condition)):
            found.setdefault(row_id, []).append((change_id, act, images))
    return found


def _walked(
    names: Iterable[str],
    later: Sequence[tuple[int, Act, str | None]],
    since: int,
    live: Mapping[str, str | None] | None,
) -> Image:
    """Walk the changes after an addition: the first that touched a column tells what it held."""
    held: Image = {}
    for change_id, act, images in later:
        if change_id < since:
            continue
        if images is None:
            return held
        for name, (before, _) in values_of(images).items():
            held.setdefault(name, before)
        if act is Act.DELETE:
            # A removal holds all that was not empty.
            return {name: held.get(name) for name in names}
    return {name: held[name] if name in held else (live or {}).get(name) for name in names}
