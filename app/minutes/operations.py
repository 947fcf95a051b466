"""What can be done to the minutes of agenda items."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Delete, Select, bindparam, delete, select

from app.errors import refuse
from app.fields import problems
from app.meetings.rules import check_open
from app.minutes.fields import MINUTE
from models.agenda import AgendaItem
from models.engine import writing
from models.meetings import Meeting
from models.minutes import Draft, Minute

if TYPE_CHECKING:
    from app.work import Work


def save_minutes(work: Work, item_id: int, text: str, *, shown: int | None = None) -> int | None:
    """Make text that was typed the minutes of an item, and drop its draft in the same act.

    `shown` is the version of the saved text that typing began from. Gives the id of the minutes, None where there was
    nothing to save. A draft that holds other words than these stays.
    """
    item = work.get(AgendaItem, item_id)
    check_open(work.get(Meeting, item.meeting_id))
    refuse(problems(MINUTE, {"text": text}))
    row = work.session.scalars(_minute(), {"item": item_id}).first()
    if row is None and text.strip():
        row = Minute(meeting_id=item.meeting_id, item_id=item_id, text=text)
        work.add(row)
    elif row is not None and row.text != text:
        work.edit(row, {"text": text}, MINUTE, shown)
    _drop_draft(work, item_id, text)
    return row.id if row else None


def _drop_draft(work: Work, item_id: int, text: str) -> None:
    """Remove the draft that these words were; no record, so the journal does not hold it."""
    connection = work.session.connection()
    with writing(connection):
        connection.execute(_dropping(), {"item": item_id, "words": text})


@cache
def _minute() -> Select[Minute]:
    return select(Minute).where(Minute.item_id == bindparam("item"))


@cache
def _dropping() -> Delete:
    same = (Draft.item_id == bindparam("item"), Draft.text == bindparam("words"))
    return delete(Draft).where(*same)
