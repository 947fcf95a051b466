"""Numbers for good: 2025/31 in the series of a partnership's numbering year, given when a meeting is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, String, case, cast, func, select

from app.partnerships.years import year_of
from models.groups import Group
from models.journal import IssuedNumber
from models.partnerships import Partnership

if TYPE_CHECKING:
    from datetime import date

    from app.work import Work
    from models.actions import Action
    from models.decisions import Decision

NEW = "new"
"""What stands in place of a number until the meeting is closed."""


def reference(period: str | None, number: int | None) -> str:
    """Write a number as "2025/31", or "new" while there is none."""
    return NEW if number is None else f"{period}/{number}"


def give_number(work: Work, row: Action | Decision, series: str, day: date) -> None:
    """Give a decision or action its number of the partnership's numbering year; one that has a number keeps it."""
    chosen = (
        select(Partnership.id, Partnership.numbering_year)
        .join(Group, Group.partnership_id == Partnership.id)
        .where(Group.id == row.group_id)
    )
    partnership = work.session.execute(chosen).one()
    year = year_of(partnership.numbering_year, day).name
    row.number = work.issue_number(f"{series} {partnership.id}", year, row)
    row.period = work.session.scalars(
        select(IssuedNumber.period).where(
            IssuedNumber.table_name == row.__tablename__, IssuedNumber.row_id == row.id
        )
    ).one()
    work.session.flush()


def shown_number(record: Any) -> ColumnElement[str]:  # noqa: ANN401 - Decision or Action
    """Give the number as SQL text, for filters."""
    told = record.period + "/" + cast(record.number, String)
    return case((record.number.is_(None), NEW), else_=told)


def number_order(record: Any) -> ColumnElement[int]:  # noqa: ANN401 - Decision or Action
    """Give the order of numbers as SQL, new ones last: 2025/9 comes before 2025/31."""
    year = cast(func.substr(record.period, 1, 4), Integer)
    return case((record.number.is_(None), 10**9), else_=year * 100_000 + record.number)
