"""How meetings are listed and searched."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, select

from app.days import show_full_day
from app.groups.queries import GROUP_NAME
from app.listing import IDS, Listing, Scope, unscoped
from app.meetings.fields import MEETING
from app.meetings.queries import OF_GROUP, meetings
from app.search import Searched, Words
from models.groups import Group
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    chosen = [Meeting.group_id == scope["group"]] if scope.get("group") else []
    if scope.get("first_day"):
        chosen.append(Meeting.day >= scope["first_day"])
    if scope.get("last_day"):
        chosen.append(Meeting.day <= scope["last_day"])
    return chosen


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    return {
        row.id: (
            f"{row.name}, {show_full_day(row.day)}",
            " ".join(filter(None, (row.short_name, row.title, row.venue, row.notes))),
        )
        for row in session.execute(_told(), {"ids": ids})
    }


@cache
def _told() -> Select[int, date, str | None, str | None, str | None, str, str | None]:
    chosen = select(
        Meeting.id,
        Meeting.day,
        Meeting.title,
        Meeting.venue,
        Meeting.notes,
        Group.name,
        Group.short_name,
    )
    return chosen.join(Group, Group.id == Meeting.group_id).where(Meeting.id.in_(IDS))


MEETINGS = Listing(
    kind="meetings",
    title="Meetings",
    one="meeting",
    fields=MEETING,
    table="meeting",
    id_column=Meeting.id,
    source=Meeting,
    columns={
        "partnership": OF_GROUP.name,
        "group": select(GROUP_NAME).where(Group.id == Meeting.group_id).scalar_subquery(),
        "day": Meeting.day,
        "starts": Meeting.starts,
        "title": Meeting.title,
        "venue": Meeting.venue,
        "number": Meeting.number,
        "state": Meeting.state,
        "quorate": Meeting.quorate,
    },
    records=unscoped(meetings),
    within=_within,
    order=("day", "group"),
    about=lambda record: record.name,
    belongs=OF_GROUP,
)

MEETING_WORDS = Searched(5, "meeting", "meetings", _words, icon="calendar-days")
