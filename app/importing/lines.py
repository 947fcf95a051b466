"""The lines below a table's headings, told apart: records, notes, stated totals, headings printed again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.tables import Table
    from app.importing.workbook import Cell, Row

_TOTAL = re.compile(r"(grand |overall |sub-?\s?)?totals?\b", re.IGNORECASE)
_COUNT = re.compile(r"(?:total|number of)\b[^\d]*(\d[\d,]*)\s*\.?", re.IGNORECASE)
_FEW_COLUMNS = 2


@dataclass(frozen=True)
class NoteLine:
    """A line that is no record: what stands in it, and where."""

    sheet: str
    row: int
    cell: Cell
    text: str
    kind: Literal["note", "heading", "subtotal"] = "note"


@dataclass(frozen=True)
class StatedTotal:
    """A total that the sender states: of records (field ""), or of one field's values."""

    sheet: str
    cell: Cell
    field: str
    stated: Decimal
    text: str


@dataclass
class Lines:
    """A table's lines, sorted: row numbers of records, notes and stated totals, and how many records are hidden."""

    records: list[int] = field(default_factory=list)
    notes: list[NoteLine] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)


def sort_lines(table: Table) -> Lines:
    """Go through the rows below the headings once."""
    found = Lines()
    sheet = table.sheet
    heading = sheet.rows[table.header_rows[-1] - 1]
    places = sorted(column - 1 for column in table.taken.values())
    first = table.header_rows[-1] + 1
    spread = {row for row, _ in sheet.spread}
    watch_hidden = bool(sheet.marks.hidden_rows)
    for number, row in enumerate(sheet.rows, 1):
        if number < first:
            continue
        blanks = row.count("")
        if blanks == len(row):
            continue
        if _is_record(row, places, blanks, heading) or number in spread:
            found.records.append(number)
            if watch_hidden and sheet.row_hidden(number):
                found.hidden.append(number)
        else:
            _sort_other(table, number, row, found)
    return found


def _is_record(row: Row, places: Sequence[int], blanks: int, heading: Row) -> bool:
    """Say whether a row is a record: several cells filled, one of ours among them, not a total, not the headings."""
    if len(row) - blanks < _FEW_COLUMNS <= len(places):
        return False
    if row == heading:
        return False
    start = next(value for value in row if value != "")
    if isinstance(start, str) and start[:1] in "tTgGoOsS" and _TOTAL.match(start.strip()):
        return False
    return any(row[place] != "" for place in places)


def _sort_other(table: Table, number: int, row: Row, found: Lines) -> None:
    sheet = table.sheet
    if row == sheet.rows[table.header_rows[-1] - 1]:
        column = next(place for place, value in enumerate(row, 1) if value != "")
        text = "The headings are printed again here."
        found.notes.append(
            NoteLine(sheet.name, number, sheet.cell(number, column), text, "heading")
        )
        return
    filled = {column: value for column, value in enumerate(row, 1) if value != ""}
    start, value = next(iter(filled.items()))
    cell = sheet.cell(number, start)
    text = " ".join(str(each) for each in filled.values() if isinstance(each, str)).strip()
    counted = _COUNT.fullmatch(str(value).strip()) if len(filled) == 1 else None
    if counted:
        stated = Decimal(counted[1].replace(",", ""))
        found.totals.append(StatedTotal(sheet.name, cell, "", stated, str(value).strip()))
    elif isinstance(value, str) and _TOTAL.match(value.strip()):
        _state_totals(table, number, filled, found)
    else:
        found.notes.append(NoteLine(sheet.name, number, cell, text or str(value)))


def _state_totals(table: Table, number: int, filled: Mapping[int, object], found: Lines) -> None:
    """Take a row of totals: the later of two for one field is the grand total, earlier ones are parts of it."""
    names = {column: name for name, column in table.taken.items()}
    label = str(next(iter(filled.values()))).strip()
    for column, value in filled.items():
        if column not in names or isinstance(value, bool) or not isinstance(value, int | float):
            continue
        cell = table.sheet.cell(number, column)
        found.totals = [
            each
            for each in found.totals
            if (each.sheet, each.field) != (table.sheet.name, names[column])
        ]
        found.totals.append(
            StatedTotal(table.sheet.name, cell, names[column], Decimal(str(value)), label)
        )
