"""Postponing a meeting with its agenda: what was to be dealt with goes to the new day, with its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agenda.carrying import carry_over
from app.agenda.fields import ItemKind
from app.meetings.operations import postpone_meeting
from models.agenda import AgendaItem

if TYPE_CHECKING:
    from datetime import date

    from app.work import Work


def postpone_with_agenda(work: Work, meeting_id: int, *, reason: str, new_day: date | None) -> int:
    """Postpone a meeting; where its new day is known, its own items with their papers go to that one's agenda.

    Standing items come to the new agenda by themselves, and replies are asked for anew. Gives the id of the new
    meeting, else of the postponed one, which keeps its agenda while no day is agreed.
    """
    new_id = postpone_meeting(work, meeting_id, reason=reason, new_day=new_day)
    for item_id in _own_items(work, meeting_id) if new_id != meeting_id else ():
        carry_over(work, item_id, new_id)
    return new_id


def _own_items(work: Work, meeting_id: int) -> list[int]:
    chosen = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.parent_id.is_(None),
        AgendaItem.is_standing.is_(False),
        AgendaItem.kind == ItemKind.ITEM,
    )
    return list(work.session.scalars(chosen.order_by(AgendaItem.place, AgendaItem.id)))
