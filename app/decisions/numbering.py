"""Numbers for good, given when a meeting is closed: 2025/31 per numbering year, or SCP 27.03.25/3 per meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, String, case, cast, func, select

from app.partnerships.years import year_of
from models.groups import Group
from models.meetings import Meeting
from models.partnerships import Numbering, Partnership

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from app.work import Work
    from models.actions import Action
    from models.decisions import Decision

Numbered = TypeVar("Numbered", "Action", "Decision")

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
    """Give a decision or action its next number."""
    give_numbers_by_day(work, [(row, day)], series)


def give_numbers_of_meeting(
    work: Work, record: type[Numbered], series: str, meeting_id: int
) -> int:
    """Give every decision or action of a meeting its number, in the order they were made; gives how many there are."""
    day = work.get(Meeting, meeting_id).day
    chosen = select(record).where(record.meeting_id == meeting_id).order_by(record.id)
    rows = work.session.scalars(chosen).all()
    give_numbers_by_day(work, [(row, day) for row in rows], series)
    return len(rows)


def give_numbers_by_day(
    work: Work, rows: Sequence[tuple[Action | Decision, date]], series: str
) -> None:
    """Give decisions or actions of several days their next numbers in this order, as their partnerships count.

    A number given stays. What no meeting raised is counted in the year of its day even where the others are counted
    per meeting.
    """
    alike: dict[tuple[int, str], list[Action | Decision]] = {}
    partnerships = _partnerships(work, {row.group_id for row, _ in rows})
    for row, day in rows:
        partnership_id, numbering, begins = partnerships[row.group_id]
        if numbering is Numbering.MEETING and row.meeting_id is not None:
            period = _meeting(work, row.meeting_id)
        else:
            period = year_of(begins, day).name
        alike.setdefault((partnership_id, period), []).append(row)
    for (partnership_id, period), some in alike.items():
        issued = work.issue_numbers(f"{series} {partnership_id}", period, some)
        for row, number in zip(some, issued, strict=True):
            row.period, row.number = number
    work.session.flush()


def _partnerships(work: Work, group_ids: Collection[int]) -> dict[int, tuple[int, Numbering, str]]:
    """Give by group its partnership, how that one counts, and the day on which its numbering year begins."""
    chosen = (
        select(Group.id, Partnership.id, Partnership.numbering, Partnership.numbering_year)
        .join(Partnership, Partnership.id == Group.partnership_id)
        .where(Group.id.in_(group_ids))
    )
    return {
        group_id: (partnership_id, numbering, begins)
        for group_id, partnership_id, numbering, begins in work.session.execute(chosen)
    }


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
