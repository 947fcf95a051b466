"""Attendance matrices recognised: seats or agencies down, the days of meetings across, a letter in each cell.

Calderdale's board prints one (domain.md 4.3): Y attended, D deputy, A apologies, N did not attend, "-" no member then.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.days import read_day, show_day
from app.errors import Unreadable
from app.importing.form_kind import Form, FormCell, FormRow
from app.importing.header_block import labelled_cells
from app.importing.headers import squeeze
from app.importing.legend import code_meant, read_legend
from app.importing.natives import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.importing.workbook import Cell, CellValue, Sheet, Workbook

LAYOUT = "Attendance, seats by meetings"

_HEADS = {
    "seat": ("seat", "post", "role", "jobtitle", "position", "representing", "member"),
    "agency": ("agency", "organisation", "organization", "partner", "partneragency", "agencyname"),
    "person": ("name", "fullname", "representative", "holder", "membername", "nameofmember"),
}
_GROUP = {"group", "board", "boardname", "groupname", "subgroup", "committee", "meetingof"}
_LOOKED_AT = 30
_LEAST_CODES = 2
_LEAST_UNDERSTOOD = 0.8
_TOTAL = re.compile(r"(grand |overall )?totals?\b|%|per ?cent\b|key\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Heads:
    """The row of headings: its number, the column of each name, and the day of each column of codes."""

    row: int
    names: Mapping[str, int]
    days: Mapping[int, date]


def read_attendance_matrix(workbook: Workbook) -> Form | None:
    """Read the first visible sheet that is a matrix of attendance; None for any other workbook.

    Each row is one seat at one meeting: code ("Y", "D", "A", "N", "-" or what cannot be read), seat, agency, person and
    day; since and until for a seat that was none at the first or last meetings.
    """
    for sheet in workbook.sheets:
        heads = _find_heads(sheet) if sheet.visible else None
        if heads is not None:
            legend = read_legend(_texts_below(sheet, heads.row))
            if _is_matrix(sheet, heads, legend):
                return _read_form(sheet, heads, legend)
    return None


def _find_heads(sheet: Sheet) -> _Heads | None:
    """Find the row that names seats or agencies and has a day over another column."""
    for number in range(1, min(_LOOKED_AT, len(sheet.rows)) + 1):
        row = sheet.rows[number - 1]
        texts = {column: squeeze(as_text(value)) for column, value in enumerate(row, 1) if value}
        names = {
            name: column
            for name, words in _HEADS.items()
            for column, text in reversed(texts.items())
            if text in words
        }
        days = {
            column: day for column, value in enumerate(row, 1) if (day := _day(value)) is not None
        }
        if names and days:
            return _Heads(number, names, days)
    return None


def _is_matrix(sheet: Sheet, heads: _Heads, legend: Mapping[str, str]) -> bool:
    """Say whether what stands under the days is letters of attendance, and not amounts or scores."""
    found = [
        as_text(cell.value)
        for number in _records(sheet, heads)
        for _, _, cell in _coded(sheet, number, heads)
    ]
    understood = sum(bool(code_meant(text, legend)) for text in found)
    return len(found) >= _LEAST_CODES and understood >= _LEAST_UNDERSTOOD * len(found)


def _read_form(sheet: Sheet, heads: _Heads, legend: Mapping[str, str]) -> Form:
    rows: list[FormRow] = []
    notes = _empty_days(sheet, heads)
    met: Counter[str] = Counter()
    # What is wrong with a day is wrong with its whole column, and is told at the heading.
    over = {
        day: FormCell(sheet.cell(heads.row, column).address, day)
        for column, day in heads.days.items()
    }
    records = list(_records(sheet, heads))
    for number in records:
        named = {name: sheet.cell(number, column) for name, column in heads.names.items()}
        coded = list(_coded(sheet, number, heads))
        if coded:
            read = [(day, cell, _read_code(cell, legend)) for _, day, cell in coded]
            own = {**_named(named, met), **_days_of_seat(read)}
            rows += [
                FormRow(sheet.name, number, {"code": code, **own, "day": over[day]})
                for day, _, code in read
            ]
    for number in range(heads.row + 1, len(sheet.rows) + 1):
        if number not in records:
            notes += _line(sheet, number)
    return Form(LAYOUT, sheet.name, _read_header(sheet, heads.row), tuple(rows), tuple(notes))


def _records(sheet: Sheet, heads: _Heads) -> Iterator[int]:
    """Give the rows that name a seat, an agency or a person and have a code; a line of totals is none."""
    for number in range(heads.row + 1, len(sheet.rows) + 1):
        names = [as_text(sheet.cell(number, each).value).strip() for each in heads.names.values()]
        if any(names) and not _TOTAL.match(next(filter(None, names))):
            yield from [number] if any(_coded(sheet, number, heads)) else []


def _coded(sheet: Sheet, number: int, heads: _Heads) -> Iterator[tuple[int, date, Cell]]:
    """Give column, day and cell of what stands under the days in a row."""
    for column, day in heads.days.items():
        cell = sheet.cell(number, column)
        if as_text(cell.value).strip():
            yield column, day, cell


def _named(named: Mapping[str, Cell], met: Counter[str]) -> dict[str, FormCell]:
    """Name a seat by its own column, else by its agency or member; a second one of a name gets a number."""
    cells = {
        name: FormCell(cell.address, as_text(cell.value).strip()) for name, cell in named.items()
    }
    called = next(
        cells[name] for name in ("seat", "agency", "person") if name in cells and cells[name].value
    )
    label = str(called.value)
    met[label.casefold()] += 1
    place = met[label.casefold()]
    told = f"{label} ({place})" if place > 1 else label
    note = f"“{label}” stands in several rows; this is the seat “{told}”" if place > 1 else ""
    return {**cells, "seat": FormCell(called.address, told, note)}


def _days_of_seat(read: Sequence[tuple[date, Cell, FormCell]]) -> dict[str, FormCell]:
    """Say since when a seat is one where it was none at the first meetings, and until when likewise."""
    there = [(day, cell) for day, cell, code in read if code.value != "-"]
    there.sort(key=lambda pair: pair[0])
    none = [day for day, _, code in read if code.value == "-"]
    found = {}
    if there and any(day < there[0][0] for day in none):
        found["since"] = FormCell(there[0][1].address, there[0][0])
    if there and any(day > there[-1][0] for day in none):
        found["until"] = FormCell(there[-1][1].address, there[-1][0])
    return found


def _read_code(cell: Cell, legend: Mapping[str, str]) -> FormCell:
    """Read a code by the sheet's own key; what is none stays as it is written, to be complained of."""
    text = as_text(cell.value).strip()
    code = code_meant(text, legend)
    if not code:
        return FormCell(cell.address, text)
    plain = text.upper() == code or code == "-"
    return FormCell(cell.address, code, "" if plain else f"“{text}” read as {code}")


def _empty_days(sheet: Sheet, heads: _Heads) -> list[FormCell]:
    """Tell the meetings of which the sheet has no code yet: none is made of them."""
    full = {
        column for each in _records(sheet, heads) for column, _, _ in _coded(sheet, each, heads)
    }
    return [
        FormCell(
            sheet.cell(heads.row, column).address,
            show_day(day),
            f"No code stands under {show_day(day)} yet, so no meeting is made of it.",
        )
        for column, day in heads.days.items()
        if column not in full
    ]


def _read_header(sheet: Sheet, head_row: int) -> dict[str, FormCell]:
    """Read which group the matrix is of, where a line above the headings says so."""
    said = (
        cell
        for label, cell in labelled_cells(sheet, 1, head_row - 1)
        if squeeze(label) in _GROUP and cell.value != ""
    )
    first = next(said, None)
    return {"group": FormCell(first.address, first.value)} if first else {}


def _line(sheet: Sheet, number: int) -> list[FormCell]:
    """Give a line that is no record, such as the key below the table."""
    filled = [place for place, value in enumerate(sheet.rows[number - 1], 1) if value != ""]
    if not filled:
        return []
    cell = sheet.cell(number, filled[0])
    text = as_text(cell.value)
    used = f"“{text[:200]}” says what the letters mean." if read_legend([text]) else ""
    return [FormCell(cell.address, text, used)]


def _texts_below(sheet: Sheet, head_row: int) -> Iterator[str]:
    """Give the texts of the lines that may be a key: above the headings and below the table."""
    for number, row in enumerate(sheet.rows, 1):
        if number != head_row:
            yield from (value for value in row if isinstance(value, str) and "=" in value)


def _day(value: CellValue) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return read_day(value)
    except Unreadable:
        return None
