"""Bringing an action back to a meeting as an item of its own, where the action log does not give it the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.rules import check_is_open
from app.actions.updates import write_update
from app.agenda.fields import Purpose
from app.agenda.operations import add_item, begin_agenda
from app.agenda.queries import restricted_items
from app.agenda.rules import OnAgendaAlready
from app.decisions.numbering import reference
from app.meetings.naming import meeting_names
from app.wording import shortened
from models.actions import Action, UpdateKind
from models.agenda import AgendaItem

if TYPE_CHECKING:
    from app.work import Work

LINE = 120
"""Letters of an action's text that its agenda item begins with."""


def bring_back(work: Work, action_id: int, meeting_id: int) -> int:
    """Put an open action on the agenda of a meeting as an item of its own; gives the item's id.

    It is restricted as the action is, by itself or by the item that raised it.
    """
    row = work.get(Action, action_id)
    check_is_open(row)
    item_id = put_on_agenda(work, row, meeting_id)
    where = meeting_names(work.session, [meeting_id])[meeting_id]
    write_update(work, row, UpdateKind.AGENDA, f"Put on the agenda of {where}.")
    return item_id


def put_on_agenda(work: Work, row: Action, meeting_id: int, *, raised_by: str = "") -> int:
    """Give an action its item; one that another group escalates says so. OnAgendaAlready where it has one there."""
    present = work.session.get(AgendaItem, row.back_at_id) if row.back_at_id else None
    if present is not None and present.meeting_id == meeting_id:
        raise OnAgendaAlready(present.title)
    begin_agenda(work, meeting_id)
    by = f", escalated by {raised_by}" if raised_by else ""
    raised_under = [row.item_id] if row.item_id else []
    row.back_at_id = add_item(
        work,
        {
            "meeting": meeting_id,
            "title": shortened(f"{_label(row)}{by}: {row.text}", LINE),
            "presenter": shortened(row.owner_name or "", LINE) or None,
            "purpose": Purpose.ASSURANCE,
            "restricted": row.restricted or bool(restricted_items(work.session, raised_under)),
        },
    )
    return row.back_at_id


def _label(row: Action) -> str:
    return f"Action {reference(row.period, row.number)}" if row.number else "Action"
