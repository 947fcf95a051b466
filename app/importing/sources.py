"""Where the rows of an import come from: tables with columns, or forms; one shape for both."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from app.fields import by_name
from app.importing.addresses import address, column_letters
from app.importing.by_content import told_by_another, told_by_content
from app.importing.further_tables import further_table
from app.importing.left_columns import told_left
from app.importing.lines import Lines, NoteLine, StatedTotal, sort_lines
from app.importing.natives import LIGHTS, shade
from app.importing.row_batches import PlainColumns, RawRow, batches_of, column_of
from app.importing.ruled_colours import told_of_rules
from app.importing.split_names import whole_names
from app.progress import PART, UNWATCHED, step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.importing.headers import ColumnMatch
    from app.importing.kind import ImportKind
    from app.importing.row_batches import Batch
    from app.importing.tables import Table
    from app.importing.workbook import Cell, CellValue, Row
    from app.progress import Progress


@dataclass(frozen=True)
class ImportSource:
    """All rows of an import with what stands around them."""

    layout: str
    rows: SourceRows
    given: Mapping[str, Mapping[str, Cell]]
    """Sheet name -> fields that the lines above its table, or the head of a form, say for every row."""
    notes: tuple[NoteLine, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    hidden: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Sheet name -> row numbers of records in hidden rows."""
    columns: Mapping[str, tuple[ColumnMatch, ...]] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    """The tables that the rows come from, those found below others in one sheet among them."""

    def address(self, raw: RawRow, name: str) -> str:
        """Give the address of what a row says for a field: its own cell, or the one above the table."""
        above = self.given.get(raw.sheet, {}).get(name)
        return above.address if above and name not in raw.letters else raw.address(name)

    def place(self, raw: RawRow, name: str) -> str:
        """Give the address of what is said for a field, or the row where no cell says it."""
        said = name in raw.letters or name in self.given.get(raw.sheet, {})
        return self.address(raw, name) if said else f"Row {raw.row}"

    def texts(
        self, names: Iterable[str], progress: Progress = UNWATCHED
    ) -> dict[str, Counter[str]]:
        """Count what is written under some fields, the first first, without numbers and real dates."""
        found: dict[str, Counter[CellValue]] = {name: Counter() for name in names}
        for place, batch in enumerate(self.rows.batches(PART) if found else ()):
            step(progress, "Looking through the columns", place * PART, len(self.rows))
            for name, counts in found.items():
                counts.update(column_of(batch, name))
        return {name: _written(counts) for name, counts in found.items()}


def _written(counts: Counter[CellValue]) -> Counter[str]:
    """Keep the texts of what was counted."""
    return Counter(
        {value: times for value, times in counts.items() if value and isinstance(value, str)}
    )


class SourceRows(Protocol):
    """The records of a source; one at a time by place, or all in order."""

    def __len__(self) -> int:
        """Count them."""

    def __getitem__(self, place: int) -> RawRow:
        """Give one."""

    def __iter__(self) -> Iterator[RawRow]:
        """Give all."""

    def batches(self, size: int) -> Iterator[Batch]:
        """Give all in order, at most so many at a time."""

    def picked(self, places: Sequence[int], size: int) -> Iterator[Batch]:
        """Give those at some places, which are in order, at most so many at a time."""


class TableRows:
    """The records of one table, made as they are looked at."""

    def __init__(self, table: Table, numbers: Sequence[int]) -> None:
        self._sheet = table.sheet
        self._numbers = numbers
        fields = by_name(table.kind.fields)
        marks = table.sheet.marks
        coloured = {column for columns in marks.fills.values() for column in columns}
        self.letters = {name: column_letters(column) for name, column in table.taken.items()}
        self._plan = [
            (
                name,
                column - 1,
                str(column) in marks.percents or (str(column) in coloured and fields[name].by_fill),
            )
            for name, column in table.taken.items()
        ]
        self._named = whole_names(table.columns, table.kind.whole_name)
        self._special = set(table.sheet.errors) | table.sheet.unvalued
        self._spread = table.sheet.spread
        marked = any(each for _, _, each in self._plan)
        self._is_plain = not (marked or self._special or self._spread)
        at = {name: place for name, place, _ in self._plan}
        by_column = self._is_plain and not self._named
        self._plain = PlainColumns(self._sheet.name, at, self.letters) if by_column else None

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: int) -> RawRow:
        number = self._numbers[place]
        return self._make(number, self._sheet.rows[number - 1])

    def __iter__(self) -> Iterator[RawRow]:
        for number, row in zip(self._numbers, self._wanted(), strict=True):
            yield self._make(number, row)

    def batches(self, size: int) -> Iterator[Batch]:
        """Give all in order; by column where nothing stands at the cells besides their values."""
        if self._plain is None:
            yield from batches_of(self, size)
        else:
            yield from self._plain.batches(self._numbers, self._wanted(), size)

    def picked(self, places: Sequence[int], size: int) -> Iterator[Batch]:
        """Give those at some places, as `batches` does; blocks between them are not decoded."""
        if self._plain is None:
            yield from batches_of((self[place] for place in places), size)
        else:
            numbers = [self._numbers[place] for place in places]
            rows = (self._sheet.rows[number - 1] for number in numbers)
            yield from self._plain.batches(numbers, rows, size)

    def _wanted(self) -> Iterator[Row]:
        """Give the rows of the sheet that are records, decoding each block once."""
        numbers, rows = self._numbers, self._sheet.rows
        if not numbers:
            return
        first, last = numbers[0], numbers[-1]
        if last - first + 1 == len(numbers):
            yield from islice(rows, first - 1, last)
            return
        wanted = set(numbers)
        yield from (row for number, row in enumerate(rows, 1) if number in wanted)

    def _make(self, number: int, row: Sequence[CellValue]) -> RawRow:
        cells: dict[str, CellValue | Cell]
        if self._is_plain:
            cells = {name: row[place] for name, place, _ in self._plan if row[place] != ""}
            if self._named:
                self._named(cells, row)
            return RawRow(self._sheet.name, number, cells, self.letters)
        cells = {}
        for name, place, marked in self._plan:
            value: CellValue | Cell = row[place]
            if marked or (self._special and (number, place + 1) in self._special):
                value = self._sheet.cell(number, place + 1)
                if value.value == "" and self._is_shading(value, number, place):
                    value = ""
            elif value == "" and (number, place + 1) in self._spread:
                value = self._sheet.cell(*self._spread[number, place + 1])
            if value != "":
                cells[name] = value
        if self._named:
            self._named(cells, row)
        return RawRow(self._sheet.name, number, cells, self.letters)

    def _is_shading(self, cell: Cell, number: int, place: int) -> bool:
        """Say whether the fill of a blank cell is that of its row, such as every other row in pale blue.

        Red, amber and green say something all the same: two ratings may stand side by side.
        """
        if not cell.fill or shade(cell.fill) in LIGHTS or not place:
            return False
        return self._sheet.cell(number, place).fill == cell.fill


class JoinedRows:
    """The rows of several tables one after another."""

    def __init__(self, parts: Sequence[SourceRows]) -> None:
        self._parts = [part for part in parts if len(part)]

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __getitem__(self, place: int) -> RawRow:
        for part in self._parts:
            if place < len(part):
                return part[place]
            place -= len(part)
        raise IndexError(place)

    def __iter__(self) -> Iterator[RawRow]:
        for part in self._parts:
            yield from part

    def batches(self, size: int) -> Iterator[Batch]:
        """Give all, table after table."""
        for part in self._parts:
            yield from part.batches(size)

    def picked(self, places: Sequence[int], size: int) -> Iterator[Batch]:
        """Give those at some places, table after table."""
        start = first = 0
        for part in self._parts:
            end = bisect_left(places, first + len(part), start)
            yield from part.picked([place - first for place in places[start:end]], size)
            start, first = end, first + len(part)


def source_of_tables(tables: Sequence[Table], progress: Progress = UNWATCHED) -> ImportSource:
    """Gather the tables of one kind."""
    lines = [part for table in tables for part in _parted(table, progress)]
    hidden: dict[str, frozenset[int]] = {}
    for table, each in lines:
        if each.hidden:
            hidden[table.sheet.name] = hidden.get(table.sheet.name, frozenset()) | {*each.hidden}
    return ImportSource(
        layout=_table_layout(tables),
        rows=JoinedRows([TableRows(table, each.records) for table, each in lines]),
        given={table.sheet.name: table.block for table, _ in lines if not table.is_further},
        notes=(
            *(note for table, _ in lines for note in told_by_content(table)),
            *(note for table, _ in lines for note in told_by_another(table)),
            *(note for table, _ in lines for note in told_left(table)),
            *(note for table, each in lines for note in told_of_rules(table, each.records)),
            *(note for _, each in lines for note in each.notes),
        ),
        totals=tuple(total for _, each in lines for total in each.totals),
        hidden=hidden,
        columns={table.name: table.columns for table, _ in lines},
        tables=tuple(table for table, _ in lines),
    )


def _parted(table: Table, progress: Progress) -> list[tuple[Table, Lines]]:
    """Sort a table's lines; where its headings come again otherwise, a further table of its own begins."""
    lines = sort_lines(table, progress)
    parts = [table]
    for row in lines.restarts:
        further = further_table(table, row)
        if further is not None:
            parts[-1] = replace(parts[-1], end=row - 1)
            parts.append(further)
    if len(parts) == 1:
        return [(table, lines)]
    return [(part, sort_lines(part, progress)) for part in parts]


def _table_layout(tables: Sequence[Table]) -> str:
    """Say in words where the table stands: "sheet 'Board Membership', headings in row 1"."""
    first = tables[0]
    if not first.header_rows:
        how = {each.how for each in first.columns if each.field}
        taken = "columns by their content" if "content" in how else "columns as you named them"
        return f"sheet “{first.sheet.name}”, {taken}"
    rows = " and ".join(str(row) for row in first.header_rows)
    where = f"sheet “{first.sheet.name}”, headings in row{'s' if len(first.header_rows) > 1 else ''} {rows}"
    more = f", and {len(tables) - 1} more sheets" if len(tables) > 1 else ""
    start = address(first.header_rows[0], first.columns[0].column)
    return f"{where} from {start}{more}"


def required_names(kind: ImportKind) -> list[str]:
    """Give the fields that a new record cannot be without."""
    return [each.name for each in kind.fields if each.required and not each.computed]
