"""Numbers for good: 2025/31 in the series of a partnership's numbering year, given when a meeting is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, String, case, cast, func, select

from app.partnerships.years import year_of
from models.groups import Group
from models.partnerships import Partnership

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from app.work import Work
    from models.actions import Action
    from models.decisions import Decision

NEW = "new"
"""What stands in place of a number until the meeting is closed."""


def reference(period: str | None, number: int | None) -> str:
    """Write a number as "2025/31", or "new" while there is none."""
    return NEW if number is None else f"{period}/{number}"


def give_numbers(
    work: Work, rows: Sequence[Action] | Sequence[Decision], series: str, day: date
) -> None:
    """Give decisions or actions the next numbers of their partnerships' numbering years, in this order.

    One that has a number keeps it.
    """
    alike: dict[tuple[int, str], list[Action | Decision]] = {}
    partnerships = _partnerships(work, {row.group_id for row in rows})
    for row in rows:
        alike.setdefault(partnerships[row.group_id], []).append(row)
    for (partnership_id, begins), some in alike.items():
        year = year_of(begins, day).name
        issued = work.issue_numbers(f"{series} {partnership_id}", year, some)
        for row, number in zip(some, issued, strict=True):
            row.period, row.number = number
    work.session.flush()


def _partnerships(work: Work, group_ids: Collection[int]) -> dict[int, tuple[int, str]]:
    """Give by group its partnership and the day on which the year begins that one numbers by."""
    chosen = (
        select(Group.id, Partnership.id, Partnership.numbering_year)
        .join(Partnership, Partnership.id == Group.partnership_id)
        .where(Group.id.in_(group_ids))
    )
    return {
        group_id: (partnership_id, begins)
        for group_id, partnership_id, begins in work.session.execute(chosen)
    }


def shown_number(record: Any) -> ColumnElement[str]:  # noqa: ANN401 - Decision or Action
    """Give the number as SQL text, for filters."""
    told = record.period + "/" + cast(record.number, String)
    return case((record.number.is_(None), NEW), else_=told)


def number_order(record: Any) -> ColumnElement[int]:  # noqa: ANN401 - Decision or Action
    """Give the order of numbers as SQL, new ones last: 2025/9 comes before 2025/31."""
    year = cast(func.substr(record.period, 1, 4), Integer)
    return case((record.number.is_(None), 10**9), else_=year * 100_000 + record.number)
