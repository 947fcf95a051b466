"""How meetings are called by those that name them: "SCP Board, 27 Mar 2025", in lists and in choices."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, String, cast, select

from app.belonging import within
from app.called import told_apart
from app.days import show_day, show_hours
from app.groups.queries import GROUP_NAME
from app.importing.lookup import Known
from app.listing import IDS
from app.meetings.queries import OF_GROUP
from app.typed import holding_day, time_words
from models.groups import Group
from models.meetings import Meeting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from app.listing import Scope


def name_of(column: Any) -> Any:  # noqa: ANN401 - a column that links a meeting, and what stands for it in SQL
    """Give in SQL the group and the day of the meeting that a column links, as lists sort and filter by it."""
    return (
        select(GROUP_NAME + ", " + cast(Meeting.day, String))
        .select_from(Meeting)
        .join(Group, Group.id == Meeting.group_id)
        .where(Meeting.id == column)
        .scalar_subquery()
    )


def at_meetings(scope: Scope, column: Any) -> list[ColumnElement[bool]]:  # noqa: ANN401 - the same
    """Keep to what is of the meeting, or of the meetings of the group, that a list is of."""
    chosen = [column == scope["meeting"]] if scope.get("meeting") else []
    if scope.get("group"):
        chosen.append(column.in_(select(Meeting.id).where(Meeting.group_id == scope["group"])))
    return chosen


def meeting_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give meetings whose group's name and day hold the words typed, newest first; two of one day by their times."""
    chosen = (
        select(Meeting.id, Meeting.day, Meeting.starts, GROUP_NAME.label("group"))
        .join(Group, Group.id == Meeting.group_id)
        .where(
            holding_day(
                typed, Meeting.day, Group.name, Group.short_name, time_words(Meeting.starts)
            ),
            *where,
        )
        .order_by(Meeting.day.desc(), Meeting.id)
        .limit(limit)
    )
    return told_apart(
        (row.id, f"{row.group}, {show_day(row.day)}", show_hours(row.starts, None))
        for row in session.execute(chosen)
    )


def known_meetings(session: Session, partnership_id: int | None = None) -> list[Known]:
    """Give every meeting an import may name, of a partnership or of all: by group and day, two of one day by times."""
    chosen = (
        select(Meeting.id, Meeting.day, Meeting.starts, GROUP_NAME, Group.name)
        .join(Group, Group.id == Meeting.group_id)
        .where(*within(OF_GROUP, partnership_id))
        .order_by(Meeting.day, Meeting.id)
    )
    rows = session.execute(chosen).all()
    named = told_apart(
        (row.id, f"{row[3]}, {show_day(row.day)}", show_hours(row.starts, None)) for row in rows
    )
    return [
        Known(ref.id, ref.name, ((f"{row.name}, {show_day(row.day)}", "its group in full"),))
        for ref, row in zip(named, rows, strict=True)
    ]


def name_of_meeting(session: Session, meeting_id: int, partnership_id: int | None = None) -> str:
    """Give the name by which an import knows a meeting."""
    known = known_meetings(session, partnership_id)
    return next((each.name for each in known if each.id == meeting_id), "")


def meeting_names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Give "SCP Board, 27 Mar 2025" of many meetings by id."""
    return {
        row.id: f"{row[2]}, {show_day(row.day)}" for row in session.execute(_names(), {"ids": ids})
    }


@cache
def _names() -> Select[int, date, str]:
    chosen = select(Meeting.id, Meeting.day, GROUP_NAME).join(Group, Group.id == Meeting.group_id)
    return chosen.where(Meeting.id.in_(IDS))
