"""Carrying an item over from a meeting in progress: its minutes say where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agenda.carrying import carry_over
from app.days import show_full_day
from app.meetings.moves import AHEAD, ENDED
from app.minutes.operations import save_minutes
from models.agenda import AgendaItem
from models.meetings import Meeting
from models.minutes import Minute

if TYPE_CHECKING:
    from app.work import Work


def carry_item_over(work: Work, item_id: int, meeting_id: int) -> int:
    """Put an item on the agenda of another meeting and, once its own has begun, write so in its minutes.

    Gives the id that the item has there. The words are minutes like any other: what is issued stays as it was, even
    when the later meeting moves.
    """
    row = work.get(AgendaItem, item_id)
    here, there = work.get(Meeting, row.meeting_id), work.get(Meeting, meeting_id)
    new_id = carry_over(work, item_id, meeting_id)
    if here.state not in AHEAD | ENDED:
        said = work.session.scalars(select(Minute.text).where(Minute.item_id == item_id)).first()
        told = f"Carried over to the meeting of {show_full_day(there.day)}."
        save_minutes(work, item_id, "\n".join(filter(None, (said, told))))
    return new_id
