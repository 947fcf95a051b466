"""What agenda items are called beside their agendas, and how they are found: by number, title and meeting."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Select, or_, select

from app.agenda.order import numbered
from app.belonging import Belonging
from app.called import told_apart
from app.days import show_hours
from app.fields import Ref
from app.listing import IDS
from app.meetings.naming import meeting_names
from app.meetings.queries import OF_GROUP
from app.search import Searched, Words
from app.typed import holding, holding_day, time_words
from models.agenda import AgendaItem
from models.groups import Group
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

OF_MEETING = Belonging(AgendaItem.meeting_id, Meeting, OF_GROUP)
"""An agenda item is of the partnership of its meeting's group."""

_NUMBER = re.compile(r"^\s*\d+(\.\d+)*\s+(?=\S)")
"""The number that an item is shown with; it is reckoned from its place, so no column holds it."""


class ItemBeside(NamedTuple):
    """An item among those of its meeting."""

    id: int
    meeting_id: int
    parent_id: int | None
    place: int
    title: str


def headings(session: Session, item_ids: Sequence[int]) -> dict[int, str]:
    """Give number and title of items of any meetings by id, in one query."""
    wanted_ids = set(item_ids)
    if not wanted_ids:
        return {}
    meetings: dict[int, list[ItemBeside]] = {}
    for row in items_beside(session, wanted_ids):
        meetings.setdefault(row.meeting_id, []).append(row)
    return {
        item.id: f"{number} {item.title}"
        for items in meetings.values()
        for number, item in numbered(items)
        if item.id in wanted_ids
    }


def item_in(item_id: int | None, named: Mapping[int, str]) -> Ref | None:
    """Give an item as a record of another feature shows it, out of what `headings` gave."""
    return Ref(item_id, named[item_id]) if item_id else None


def item_places(session: Session, item_ids: Sequence[int]) -> dict[int, str]:
    """Say where items stand: "SCP Board, 27 Mar 2025, item 4", by id; those that have gone are left out."""
    chosen = select(AgendaItem.id, AgendaItem.meeting_id).where(AgendaItem.id.in_(set(item_ids)))
    rows = session.execute(chosen).all() if item_ids else []
    numbers = headings(session, [row.id for row in rows]) if rows else {}
    names = meeting_names(session, [row.meeting_id for row in rows]) if rows else {}
    return {
        row.id: f"{names[row.meeting_id]}, item {numbers[row.id].split(' ', 1)[0]}" for row in rows
    }


def item_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give agenda items named with their meetings, "1 Welcome, SCP Board, 27 Mar 2025", the newest first.

    Their titles, groups and days hold the words typed, a number before them aside.
    """
    words = _NUMBER.sub("", typed)
    columns = (AgendaItem.title, Group.name, Group.short_name, time_words(Meeting.starts))
    # A day that stands in a title, as in "Minutes of 12 December 2024", is not that of the meeting.
    fits = or_(holding(words, AgendaItem.title), holding_day(words, Meeting.day, *columns))
    chosen = (
        select(AgendaItem.id, AgendaItem.meeting_id, Meeting.starts)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Group, Group.id == Meeting.group_id)
        .where(fits, *where)
        .order_by(Meeting.day.desc(), AgendaItem.meeting_id, AgendaItem.place, AgendaItem.id)
        .limit(limit)
    )
    rows = session.execute(chosen).all()
    named = headings(session, [row.id for row in rows])
    meetings = meeting_names(session, [row.meeting_id for row in rows])
    whole = told_apart(
        (row.id, f"{named[row.id]}, {meetings[row.meeting_id]}", show_hours(row.starts, None))
        for row in rows
    )
    return [replace(each, short=named[each.id]) for each in whole]


def items_beside(session: Session, item_ids: Collection[int]) -> list[ItemBeside]:
    """Read the items of the meetings of some, as far as they are numbered and named by it."""
    return [ItemBeside(*row) for row in session.execute(_beside(), {"ids": item_ids})]


@cache
def _beside() -> Select[int, int, int | None, int, str]:
    # Columns and no rows: a list of actions asks for the items of thousands of meetings.
    chosen = select(
        AgendaItem.id,
        AgendaItem.meeting_id,
        AgendaItem.parent_id,
        AgendaItem.place,
        AgendaItem.title,
    )
    wanted = select(AgendaItem.meeting_id).where(AgendaItem.id.in_(IDS))
    return chosen.where(AgendaItem.meeting_id.in_(wanted))


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    chosen = select(
        AgendaItem.id,
        AgendaItem.title,
        AgendaItem.meeting_id,
        AgendaItem.presenter,
        AgendaItem.paper,
    ).where(AgendaItem.id.in_(ids))
    rows = session.execute(chosen).all()
    names = meeting_names(session, [row.meeting_id for row in rows])
    return {
        row.id: (
            f"{row.title} ({names[row.meeting_id]})",
            " ".join(filter(None, (row.presenter, row.paper))),
        )
        for row in rows
    }


ITEM_WORDS = Searched(16, "agenda_item", "agenda-items", _words, icon="list-ordered")
