"""Keeps issued minutes as they are: no step that changed what they say is taken back while they are locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.meetings.moves import LOCKED
from app.meetings.naming import meeting_names
from models.actions import Action
from models.agenda import AgendaItem
from models.attendance import Attendance, Guest
from models.decisions import Decision
from models.interests import Interest
from models.meetings import Meeting
from models.minutes import Minute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    Values = Mapping[str, tuple[str | None, str | None]]

_HOLDS: dict[str, Any] = {
    record.__tablename__: record
    for record in (Minute, AgendaItem, Attendance, Guest, Interest, Decision, Action)
}
_IN_MINUTES = {
    "action": frozenset(
        {"text", "restricted", "first_due", "first_owner", "item_id", "meeting_id"}
    ),
    "decision": frozenset(
        {
            *("meeting_id", "item_id", "text", "verdict", "proposed", "manner", "present"),
            *("dissent", "by_when", "restricted"),
        }
    ),
    "meeting": frozenset(
        {"group_id", "day", "starts", "finishes", "venue", "title", "chair_id", "chair_seat_id"}
    ),
}
"""Tables of which only these columns are printed; a number, an update, a new due day, or how a decision was
carried out is no change of minutes."""


def locked_minutes(session: Session, table: str, rows: Mapping[int, Values]) -> list[str]:
    """Say which locked minutes a step's changes to a table belong to; empty when it may be taken back.

    `rows` gives per row the changed columns with their values before and after, none for a row the step added. Minutes
    issued elsewhere, of a meeting whose attendance alone was taken over, have no day of issue and keep nothing.
    """
    meetings = set(_meetings(session, table, rows))
    if not meetings:
        return []
    chosen = select(Meeting.id).where(
        Meeting.id.in_(meetings), Meeting.state.in_(LOCKED), Meeting.issued_on.is_not(None)
    )
    names = meeting_names(session, session.scalars(chosen).all())
    return [f"the minutes of {name} are issued; reopen them first" for name in names.values()]


def _meetings(session: Session, table: str, rows: Mapping[int, Values]) -> Iterator[int]:
    printed = _IN_MINUTES.get(table)
    concerned = {
        row_id: values
        for row_id, values in rows.items()
        if printed is None or not values or printed & values.keys()
    }
    if table == Meeting.__tablename__:
        yield from (row_id for row_id, values in concerned.items() if values)
    if table not in _HOLDS:
        return
    record = _HOLDS[table]
    ids = list(concerned)
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        yield from filter(
            None, session.scalars(select(record.meeting_id).where(record.id.in_(part)))
        )
    for values in concerned.values():
        before, _ = values.get("meeting_id", (None, None))
        if before:
            yield int(before)
