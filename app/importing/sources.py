"""Where the rows of an import come from: tables with columns, or forms; one shape for both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.fields import by_name
from app.importing.addresses import address, column_letters, row_of
from app.importing.by_content import told_by_content
from app.importing.further_tables import further_table
from app.importing.kind import nothing
from app.importing.lines import Lines, NoteLine, StatedTotal, sort_lines
from app.importing.natives import LIGHTS, shade
from app.importing.split_names import whole_names
from app.importing.workbook import Cell, CellValue
from app.progress import PART, UNWATCHED, step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.importing.headers import ColumnMatch
    from app.importing.kind import Form, ImportKind
    from app.importing.tables import Table
    from app.progress import Progress


_NO_NOTES: Mapping[str, str] = nothing()


class RawRow(NamedTuple):
    """One record as it stands in the sheet: filled cells by Field name, plain values or Cells with more to them."""

    sheet: str
    row: int
    cells: Mapping[str, CellValue | Cell]
    letters: Mapping[str, str]
    """Field name -> column letters, or the whole address in a form."""
    notes: Mapping[str, str] = _NO_NOTES
    aside: str = ""
    """Why it is left out unless the person takes it in."""

    def address(self, name: str) -> str:
        """Give the address of a field's cell, or of the row's first cell where the field has none."""
        found = self.letters.get(name) or next(iter(self.letters.values()), "A")
        return found if found[-1:].isdigit() else f"{found}{self.row}"


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

    def texts(self, names: Iterable[str], progress: Progress = UNWATCHED) -> dict[str, list[str]]:
        """Give what is written under some fields, row by row, without numbers and real dates."""
        found: dict[str, list[str]] = {name: [] for name in names}
        for place, values in enumerate(self.rows.columns(list(found)) if found else ()):
            if place % PART == 0:
                step(progress, "Looking through the columns", place, len(self.rows))
            for texts, value in zip(found.values(), values, strict=True):
                if isinstance(value, str) and value:
                    texts.append(value)
        return found


class SourceRows(Protocol):
    """The records of a source; one at a time by place, or all in order."""

    def __len__(self) -> int:
        """Count them."""

    def __getitem__(self, place: int) -> RawRow:
        """Give one."""

    def __iter__(self) -> Iterator[RawRow]:
        """Give all."""

    def columns(self, names: Sequence[str]) -> Iterator[Sequence[CellValue]]:
        """Give the plain values under some fields, row by row and blanks among them."""


class TableRows:
    """The records of one table, made as they are looked at."""

    def __init__(self, table: Table, numbers: Sequence[int]) -> None:
        self._sheet = table.sheet
        self._numbers = numbers
        fields = by_name(table.kind.fields)
        marks = table.sheet.marks
        coloured = {column for columns in marks.fills.values() for column in columns}
        self._columns = table.taken
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

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: int) -> RawRow:
        number = self._numbers[place]
        return self._make(number, self._sheet.rows[number - 1])

    def __iter__(self) -> Iterator[RawRow]:
        wanted = iter(self._numbers)
        number = next(wanted, 0)
        for place, row in enumerate(self._sheet.rows, 1):
            if place == number:
                yield self._make(number, row)
                number = next(wanted, 0)

    def columns(self, names: Sequence[str]) -> Iterator[Sequence[CellValue]]:
        """Give the plain values under some fields, row by row and blanks among them."""
        columns = [self._columns.get(name, 0) for name in names]
        wanted = set(self._numbers)
        for number, row in enumerate(self._sheet.rows, 1):
            if number in wanted:
                yield [row[column - 1] if column else "" for column in columns]

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

    def columns(self, names: Sequence[str]) -> Iterator[Sequence[CellValue]]:
        """Give the plain values under some fields, table after table."""
        for part in self._parts:
            yield from part.columns(names)


class FormRows(list[RawRow]):
    """The records of a form, which are few."""

    def columns(self, names: Sequence[str]) -> Iterator[Sequence[CellValue]]:
        """Give the plain values under some fields, row by row and blanks among them."""
        for raw in self:
            values = (raw.cells.get(name, "") for name in names)
            yield [value.value if isinstance(value, Cell) else value for value in values]


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


def source_of_form(form: Form) -> ImportSource:
    """Gather the rows of a form."""
    rows = FormRows(
        RawRow(
            row.sheet,
            row.row,
            {name: cell.value for name, cell in row.cells.items() if cell.value != ""},
            {name: cell.address for name, cell in row.cells.items()},
            {name: cell.note for name, cell in row.cells.items() if cell.note},
            row.aside,
        )
        for row in form.rows
    )
    header = {
        name: Cell(cell.address, cell.value, "text")
        for name, cell in form.header.items()
        if cell.value != ""
    }
    notes = [
        NoteLine(
            form.sheet,
            row_of(note.address),
            Cell(note.address, note.value, "text"),
            note.note or str(note.value),
            "told" if note.note else "note",
        )
        for note in form.notes
    ]
    own: dict[str, Mapping[str, Cell]] = {name: {} for name in form.own_sheets}
    return ImportSource(form.layout, rows, {**own, form.sheet: header}, tuple(notes))


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
