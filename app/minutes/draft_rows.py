"""The rows of drafts: written outside the journal, read back when an item is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from app.minutes.side_files import DraftText
from models.minutes import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from app.bootstrap import Core


def write_drafts(connection: Connection, drafts: Sequence[DraftText]) -> None:
    """Write drafts, each in the place of an earlier one of its item; the connection is one from `Core.unjournaled`."""
    for draft in drafts:
        values = {"text": draft.text, "at": draft.at, "shown": draft.shown}
        changed = connection.execute(
            update(Draft).where(Draft.item_id == draft.item_id).values(**values)
        )
        if changed.rowcount == 0:
            connection.execute(insert(Draft).values(item_id=draft.item_id, **values))


def read_drafts(session: Session, item_ids: Sequence[int] | None = None) -> dict[int, DraftText]:
    """Give the drafts of these items, or all there are, by item."""
    chosen = select(Draft).order_by(Draft.at)
    if item_ids is not None:
        chosen = chosen.where(Draft.item_id.in_(item_ids))
    return {
        row.item_id: DraftText(row.item_id, row.text, row.at, row.shown)
        for row in session.scalars(chosen)
    }


def discard_draft(core: Core, item_id: int) -> None:
    """Throw a draft away because a person said so."""
    with core.unjournaled() as connection:
        connection.execute(delete(Draft).where(Draft.item_id == item_id))
