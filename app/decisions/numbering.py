"""Numbers for good, given when a meeting is closed: 2025/31 per numbering year, or SCP 27.03.25/3 per meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, case, cast, func, select

from app.partnerships.years import year_of
from models.groups import Group
from models.journal import IssuedNumber
from models.meetings import Meeting
from models.partnerships import Numbering, Partnership

if TYPE_CHECKING:
    from datetime import date

    from app.work import Work
    from models.actions import Action
    from models.decisions import Decision

NEW = "new"
"""What stands in place of a number until the meeting is closed."""

_LONGEST = 80
"""Letters of a group's name that stand in a number."""

_YEAR = 7
"""Signs of the longest name of a year, 2024-25; the name of a meeting is longer, since its day alone has eight."""


def reference(period: str | None, number: int | None) -> str:
    """Write a number as "2025/31" or "SCP 27.03.25/3", or "new" while there is none."""
    return NEW if number is None else f"{period}/{number}"


def give_number(work: Work, row: Action | Decision, series: str, day: date) -> None:
    """Give a decision or action its number as its partnership counts; one that has a number keeps it.

    What no meeting raised is counted per year even where the others are counted per meeting.
    """
    chosen = (
        select(Partnership.id, Partnership.numbering, Partnership.numbering_year)
        .join(Group, Group.partnership_id == Partnership.id)
        .where(Group.id == row.group_id)
    )
    partnership = work.session.execute(chosen).one()
    if partnership.numbering is Numbering.MEETING and row.meeting_id is not None:
        period = _meeting(work, row.meeting_id)
    else:
        period = year_of(partnership.numbering_year, day).name
    row.number = work.issue_number(f"{series} {partnership.id}", period, row)
    row.period = work.session.scalars(
        select(IssuedNumber.period).where(
            IssuedNumber.table_name == row.__tablename__, IssuedNumber.row_id == row.id
        )
    ).one()
    work.session.flush()


def _meeting(work: Work, meeting_id: int) -> str:
    """Name a meeting for its numbers: "SCP 27.03.25"; two of one group on one day are counted on."""
    one = work.get(Meeting, meeting_id)
    group = work.get(Group, one.group_id)
    return f"{(group.short_name or group.name)[:_LONGEST]} {one.day:%d.%m.%y}"


def shown_number(record: Any) -> ColumnElement[str]:  # noqa: ANN401 - Decision or Action
    """Give the number as SQL text, for filters."""
    told = record.period + "/" + cast(record.number, String)
    return case((record.number.is_(None), NEW), else_=told)


def number_order(record: Any) -> ColumnElement[str]:  # noqa: ANN401 - Decision or Action
    """Give the order of numbers as SQL, new ones last: by year or by the day of the meeting, then 9 before 31."""
    day = select(Meeting.day).where(Meeting.id == record.meeting_id).scalar_subquery()
    begins = case(
        (func.length(record.period) <= _YEAR, func.substr(record.period, 1, 4)),
        else_=cast(day, String),
    )
    told = begins + " " + record.period + " " + cast(100_000 + record.number, String)
    return case((record.number.is_(None), "9999"), else_=told)
