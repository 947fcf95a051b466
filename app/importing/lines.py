"""The lines below a table's headings, told apart: records, notes, stated totals, headings printed again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from app.errors import Unreadable
from app.fields import Day, Figure, Money, Number, by_name
from app.progress import PART, UNWATCHED, step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.fields import Field
    from app.importing.tables import Table
    from app.importing.workbook import Cell, CellValue, Row
    from app.progress import Progress

_TOTAL = re.compile(r"(grand |overall |sub-?\s?)?totals?\b", re.IGNORECASE)
_COUNT = re.compile(r"(?:total|number of)\b[^\d]*(\d[\d,]*)\s*\.?", re.IGNORECASE)
_LONGEST_ALONE = 80
_LEAST_SERIAL = 20_000  # 3 Oct 1954 as Excel counts days


@dataclass(frozen=True)
class NoteLine:
    """A line that is no record: what stands in it, and where; one that is `told` is a sentence about it already."""

    sheet: str
    row: int
    cell: Cell
    text: str
    kind: Literal["note", "heading", "told"] = "note"


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
    restarts: list[int] = field(default_factory=list)
    """Rows that say most of the headings again, but not all of them or not in the same columns."""


def sort_lines(table: Table, progress: Progress = UNWATCHED) -> Lines:
    """Go through the rows below the headings once."""
    found = Lines()
    sheet = table.sheet
    below = table.last_heading
    heading = sheet.rows[below - 1] if below else ()
    places = sorted(column - 1 for column in table.taken.values())
    alone = _place_of_alone(table)
    spread = {row for row, _ in sheet.spread}
    said = [place for place, text in enumerate(heading) if isinstance(text, str) and text]
    first, second = said[:2] if len(said) > 1 else (0, 0)
    day = _place_of_day(table)
    uppers = [sheet.rows[number - 1] for number in table.header_rows[:-1]]
    last = below
    lone: list[int] = []  # lines of one cell that came in a row just now
    for number, row in enumerate(sheet.rows, 1):
        if number % PART == 0:
            step(progress, "Recognising the content", number, len(sheet.rows))
        blanks = row.count("")
        if number <= below or blanks == len(row):
            continue
        if table.end and number > table.end:
            _drop_part(table, lone, found)
            break
        # Most rows are told by two cells; headings with other words or columns follow in the middle of some sheets.
        if (
            second
            and (row[first] == heading[first] or row[second] == heading[second])
            and 1 < sum(row[place] == heading[place] for place in said) < len(said)
        ):
            found.restarts.append(number)
        if row == heading or row in uppers:
            _drop_part(table, lone, found)
        if lone and len(row) - blanks != 1:
            lone = []
        if len(row) - blanks == 1 and len(places) > 1 and number not in spread:
            record = number == last + 1 and alone >= 0 and _is_short(row[alone])
            lone.append(number)
        else:
            says = places and (row[places[0]] != "" or any(row[each] != "" for each in places))
            record = (
                bool(says)
                and row != heading
                and row not in uppers
                and not (_is_total(row) and (day < 0 or not _may_be_day(row[day])))
            )
        if record:
            found.records.append(number)
            last = number
        else:
            _sort_other(table, number, row, found)
    found.hidden = (
        [row for row in found.records if sheet.row_hidden(row)] if sheet.marks.hidden_rows else []
    )
    return found


def _drop_part(table: Table, lone: list[int], found: Lines) -> None:
    """Make the one line of one cell above headings that come again a note: it names the part that they head.

    Of several such lines the list is one of bare names, whose last one is as much a record as the others.
    """
    if len(lone) == 1 and found.records[-1:] == lone:
        number = found.records.pop()
        _sort_other(table, number, table.sheet.rows[number - 1], found)


def _place_of_alone(table: Table) -> int:
    """Give the place of the one column that is enough for a record (a bare list of names), or -1."""
    required = [
        each.name for each in table.kind.fields if each.required and each.name in table.taken
    ]
    return table.taken[required[0]] - 1 if len(required) == 1 else -1


def _place_of_day(table: Table) -> int:
    """Give the place of a day that every record has, or -1: with it "Total Gas & Power" is a supplier, no total."""
    days = [
        each.name
        for each in table.kind.fields
        if each.required and isinstance(each, Day) and each.name in table.taken
    ]
    return table.taken[days[0]] - 1 if days else -1


def _may_be_day(value: CellValue) -> bool:
    """Say whether a cell may hold a day: nothing does not, nor a number too small to count days from 1900."""
    return value != "" and not (isinstance(value, float) and value < _LEAST_SERIAL)


def _is_short(value: CellValue) -> bool:
    """Say whether a cell that stands alone may be a name: short, no sentence, no total."""
    return (
        isinstance(value, str)
        and 0 < len(value) <= _LONGEST_ALONE
        and not value.rstrip().endswith((".", ":"))
        and not _TOTAL.match(value.strip())
        and not _COUNT.fullmatch(value.strip())
    )


def _is_total(row: Row) -> bool:
    """Say whether a row begins with "Total"; most rows are told by their first letter."""
    start = row[0] or next(value for value in row if value != "")
    return isinstance(start, str) and start[0] in "tTgGoOsS" and bool(_TOTAL.match(start.strip()))


def _sort_other(table: Table, number: int, row: Row, found: Lines) -> None:
    sheet = table.sheet
    headings = [sheet.rows[each - 1] for each in table.header_rows]
    if row in headings:
        if row != headings[0] and sheet.rows[number - 2] == headings[0]:
            return  # the upper row of the same headings told it
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
    fields = by_name(table.kind.fields)
    label = str(next(iter(filled.values()))).strip()
    if not any(column in names and _adds_up(fields[names[column]]) for column in filled):
        _state_count(table, number, filled, found)
    for column, value in filled.items():
        stated = _stated(fields[names[column]], value) if column in names else None
        if stated is None:
            continue
        cell = table.sheet.cell(number, column)
        found.totals = [
            each
            for each in found.totals
            if (each.sheet, each.field) != (table.sheet.name, names[column])
        ]
        found.totals.append(StatedTotal(table.sheet.name, cell, names[column], stated, label))


def _state_count(table: Table, number: int, filled: Mapping[int, object], found: Lines) -> None:
    """Take “Total attended | 12”, whose number stands under no figures, for a count of rows."""
    counts = [
        (column, int(value))
        for column, value in filled.items()
        if isinstance(value, float) and value.is_integer()
    ]
    label = str(next(iter(filled.values()))).strip()
    if len(counts) == 1:
        column, count = counts[0]
        cell = table.sheet.cell(number, column)
        text = f"{label.rstrip(': ')}: {count}"
        found.totals.append(StatedTotal(table.sheet.name, cell, "", Decimal(count), text))


def _adds_up(each: Field) -> bool:
    return isinstance(each, Money | Number | Figure)


def _stated(each: Field, value: object) -> Decimal | None:
    """Read a stated total, in pounds where it is money; a text table holds its numbers as text."""
    if not _adds_up(each):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    if not isinstance(value, str):
        return None
    try:
        read = each.parse(value)
    except Unreadable:
        return None
    if not isinstance(read, int | Decimal):
        return None
    return Decimal(read) / 100 if isinstance(each, Money) else Decimal(read)
