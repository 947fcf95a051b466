"""Attendance reports of meeting programs read: who was there, from when to when, each person once.

Known by their build, not their words: Teams' list of comings and goings, Teams' report in three parts with any
headings, Zoom's participants with every stay or with their minutes alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.importing.addresses import address
from app.importing.headers import squeeze
from app.importing.meeting_parts import columns_of, pairs_of, parts_of
from app.importing.meeting_people import Attendee, Reading, people_of
from app.importing.meeting_times import orders_of, read_length, read_moment
from app.importing.natives import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from app.importing.meeting_parts import Columns, ReportPart
    from app.importing.meeting_times import Order
    from app.importing.workbook import CellValue, Sheet, Workbook

COMINGS = "Comings and goings, as Teams writes them"
THREE_PARTS = "Attendance report in parts, as Teams writes it"
STAYS = "Participants with their stays, as Zoom writes them"
MINUTES = "Participants with their minutes, as Zoom writes them"

_LOOKED_AT = 5_000


@dataclass(frozen=True)
class MeetingReport:
    """What a report says of a meeting and of those who were there; times are those of whoever kept it."""

    layout: str
    sheet: str
    head: str
    """Address of the heading above the names."""
    people: tuple[Attendee, ...]
    days: tuple[date, ...] = ()
    """Every day that may be meant, the likeliest first: 3/10/25 may be two."""
    title: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    seconds: int = 0
    """How long the meeting lasted by its own summary, else from the first coming to the last going; 0 unknown."""
    notes: tuple[tuple[str, str], ...] = ()
    """(cell, sentence)."""


@dataclass
class _Summary:
    title: str = ""
    moments: list[datetime] = field(default_factory=list)
    seconds: int = 0
    stated: tuple[str, int] | None = None
    """Cell and number of those who are said to have been there."""
    started_at: str = ""


def read_meeting_report(workbook: Workbook) -> MeetingReport | None:
    """Read the first visible sheet that is an attendance report; None for any other workbook."""
    for sheet in workbook.sheets:
        if sheet.visible and 0 < len(sheet.rows) <= _LOOKED_AT:
            report = _read_sheet(sheet)
            if report is not None:
                return report
    return None


def _read_sheet(sheet: Sheet) -> MeetingReport | None:
    parts = parts_of(sheet)
    tables = [(part, found) for part in parts if (found := columns_of(sheet, part)) is not None]
    # Zoom writes what it says of the meeting as headings with one line of values: a table like any other.
    if len(tables) > 1 and len(tables[0][0].rows) == 2 and not tables[0][0].title:
        tables = tables[1:]
    if not tables:
        return None
    before = [part for part in parts if part.rows[0] < tables[0][0].rows[0]]
    orders = orders_of(_texts(sheet, [*before, *(part for part, _ in tables)]))
    reading = Reading(sheet, orders[0])
    people, notes = people_of(reading, tables)
    if not people:
        return None
    summary = _summary(sheet, before, orders[0])
    first, last = _bounds(people)
    starts = summary.moments[0] if summary.moments else first
    ends = summary.moments[1] if len(summary.moments) > 1 else last
    spanned = round((last - first).total_seconds()) if first and last else 0
    part, columns = tables[0]
    return MeetingReport(
        _layout(tables, summary),
        sheet.name,
        address(part.rows[0], columns.name),
        tuple(people),
        tuple(_days(people, summary, orders)),
        summary.title,
        starts,
        ends,
        summary.seconds or spanned,
        (*_doubts(summary, people), *notes),
    )


def _texts(sheet: Sheet, parts: Sequence[ReportPart]) -> Iterator[CellValue]:
    for part in parts:
        for row in part.rows:
            yield from (value for value in sheet.rows[row - 1] if value != "")


def _summary(sheet: Sheet, parts: Sequence[ReportPart], order: Order) -> _Summary:
    """Read the lines above the tables: of each kind of value the first one counts."""
    found = _Summary()
    for row, label, value in (pair for part in parts for pair in pairs_of(sheet, part)):
        moment, seconds, text = (
            read_moment(value, order),
            read_length(value),
            as_text(value).strip(),
        )
        if moment is not None:
            if not found.moments:
                found.started_at = _cell_of(sheet, row, value)
            found.moments.append(moment)
        elif seconds is not None:
            found.seconds = found.seconds or seconds
        elif text.isdecimal():
            if len(text) < 6 and found.stated is None and "minut" not in squeeze(label):
                found.stated = (_cell_of(sheet, row, value), int(text))
        elif not found.title and "@" not in text and not _is_number_of_meeting(label, text):
            found.title = text
    if not found.seconds and len(found.moments) > 1:
        found.seconds = round((found.moments[1] - found.moments[0]).total_seconds())
    return found


def _is_number_of_meeting(label: str, text: str) -> bool:
    """Say whether a text is the long number by which a program knows a meeting."""
    return squeeze(label).endswith("id") or squeeze(text).isdecimal()


def _cell_of(sheet: Sheet, row: int, value: CellValue) -> str:
    return address(row, sheet.rows[row - 1].index(value) + 1)


def _bounds(people: Sequence[Attendee]) -> tuple[datetime | None, datetime | None]:
    """Give the first coming and the last going of all."""
    first = min((each.first for each in people if each.first), default=None)
    return first, max((each.last for each in people if each.last), default=None)


def _days(people: Sequence[Attendee], summary: _Summary, orders: Sequence[Order]) -> list[date]:
    """Give the day on which most came, then that of the summary, then both as they read the other way round."""
    came = Counter(each.first.date() for each in people if each.first)
    said = [day for day, _ in came.most_common(1)] + [each.date() for each in summary.moments[:1]]
    other = [_other_order(day) for day in said] if len(orders) > 1 else []
    return list(dict.fromkeys([*said, *(each for each in other if each is not None)]))


def _other_order(day: date) -> date | None:
    """Give the day that the same figures mean in the other order, None where they mean none."""
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else None


def _doubts(summary: _Summary, people: Sequence[Attendee]) -> Iterator[tuple[str, str]]:
    """Tell where the summary says otherwise than the people's own lines."""
    if summary.stated is not None and summary.stated[1] != len(people):
        cell, number = summary.stated
        listed = f"{len(people)} {'is' if len(people) == 1 else 'are'} listed"
        yield cell, f"The report counts {counted(number, 'participant')}, but {listed}."
    first, _ = _bounds(people)
    if summary.moments and first and summary.moments[0].date() != first.date():
        said, came = show_day(summary.moments[0].date()), show_day(first.date())
        yield (
            summary.started_at,
            f"The summary says that it began on {said}, but people came on {came}; their own times were taken.",
        )


def _layout(tables: Sequence[tuple[ReportPart, Columns]], summary: _Summary) -> str:
    part, columns = tables[0]
    if columns.action:
        return COMINGS
    if not columns.moments:
        return MINUTES
    return THREE_PARTS if part.title or len(tables) > 1 or summary.title else STAYS


__all__ = ["Attendee", "MeetingReport", "read_meeting_report"]
