"""Interests declared in agenda items, as far as agendas must see to them when items move or go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from models.agenda import AgendaItem
from models.interests import Interest

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.work import Work


def move_interests(work: Work, item_id: int, to_item: int) -> None:
    """Let what was declared in an item before its meeting be declared in the one it moves to, at that meeting."""
    meeting_id = work.get(AgendaItem, to_item).meeting_id
    for row in work.session.scalars(select(Interest).filter_by(item_id=item_id)):
        row.item_id, row.meeting_id = to_item, meeting_id
    work.session.flush()


def interest_count(session: Session, item_id: int) -> int:
    """Count the interests declared in an item."""
    chosen = select(func.count()).select_from(Interest).where(Interest.item_id == item_id)
    return session.execute(chosen).scalar_one()
