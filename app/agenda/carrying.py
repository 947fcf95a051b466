"""Carrying an item over to a later agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.agenda.attached import move_papers
from app.agenda.declared import move_interests
from app.agenda.fields import AGENDA_ITEM, ItemValues
from app.agenda.operations import add_item, begin_agenda, remove_item
from app.agenda.recommended import move_recommendations
from app.agenda.rules import OnAgendaAlready
from app.columns import field_values
from app.meetings.moves import AHEAD, ENDED
from app.meetings.rules import check_open
from models.agenda import AgendaItem
from models.attendance import Attendance
from models.meetings import Meeting

if TYPE_CHECKING:
    from app.work import Work

_CHANGED: dict[str, Any] = {"is_standing": False}
"""On the later agenda it stands for itself, beside that meeting's own standing items."""


def carry_over(work: Work, item_id: int, meeting_id: int) -> int:
    """Put an item with those under it on the agenda of another meeting; gives the id it has there.

    From a meeting that is still to come, or does not take place, it moves with its papers; at a meeting that was begun,
    though it was not quorate, it stays too, because it was on the agenda, and so do its papers; what is proposed and
    not answered goes along.
    """
    row = work.get(AgendaItem, item_id)
    here, there = work.get(Meeting, row.meeting_id), work.get(Meeting, meeting_id)
    check_open(there)
    if here.id == there.id or _is_there(work, item_id, meeting_id):
        raise OnAgendaAlready(row.title)
    parts = _below(work, item_id)
    moves = here.state in AHEAD | ENDED and not has_met(work, here)
    if here.state not in AHEAD | ENDED:
        check_open(here)
    begin_agenda(work, meeting_id)
    new_id = _again(work, row, meeting_id, None, is_linked=not moves)
    for part in parts:
        _again(work, part, meeting_id, new_id, is_linked=not moves)
    for each in (*parts, row) if moves else ():
        remove_item(work, each.id, ended=True)
    return new_id


def _again(
    work: Work, row: AgendaItem, meeting_id: int, parent: int | None, *, is_linked: bool
) -> int:
    again = field_values(AGENDA_ITEM, row) | {"meeting": meeting_id, "parent": parent}
    kept = {name: again[name] for name in ItemValues.__annotations__ if name in again}
    new_id = add_item(work, cast("ItemValues", kept | _CHANGED))
    new = work.get(AgendaItem, new_id)
    new.topic_id = row.topic_id
    new.carried_from_id = row.id if is_linked else None
    work.session.flush()
    move_recommendations(work, row.id, new_id)
    if not is_linked:
        move_papers(work, row.id, new_id)
        move_interests(work, row.id, new_id)
    return new_id


def has_met(work: Work, meeting: Meeting) -> bool:
    """Say whether anybody was marked at a meeting, whatever became of it."""
    marked = select(Attendance.id).where(
        Attendance.meeting_id == meeting.id, Attendance.code.is_not(None)
    )
    return work.session.scalar(marked.limit(1)) is not None


def _below(work: Work, item_id: int) -> list[AgendaItem]:
    chosen = select(AgendaItem).where(AgendaItem.parent_id == item_id)
    return list(work.session.scalars(chosen.order_by(AgendaItem.place, AgendaItem.id)))


def _is_there(work: Work, item_id: int, meeting_id: int) -> bool:
    chosen = select(AgendaItem.id).where(
        AgendaItem.carried_from_id == item_id, AgendaItem.meeting_id == meeting_id
    )
    return work.session.scalar(chosen.limit(1)) is not None
