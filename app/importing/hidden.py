"""What is hidden in a partner's file: named with its place, and not read in unless the person takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, overload

from app.importing.addresses import column_letters
from app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.importing.workbook import Row, Runs, Sheet, Workbook

What = Literal["sheet", "rows", "columns"]
Key = tuple[str, What]
"""A sheet's name, and what of it is hidden."""

_LONGEST_HEAD = 40


@dataclass(frozen=True)
class HiddenPart:
    """A hidden sheet, or the hidden rows or columns of one that is read; `taken` when it is read in all the same."""

    sheet: str
    what: What
    places: str = ""
    """“row 7”, “rows 14–16 and 20”, “column F (Notes)”; "" for a whole sheet."""
    taken: bool = False

    @property
    def key(self) -> Key:
        """What it is told by when it is taken."""
        return self.sheet, self.what

    @property
    def is_one(self) -> bool:
        """Say whether it is one sheet, row or column."""
        return not self.places.startswith(("rows ", "columns "))

    @property
    def words(self) -> str:
        """Name it with its place: “rows 14–16 on “Log””."""
        return f"{self.places} on “{self.sheet}”" if self.places else f"sheet “{self.sheet}”"


class MaskedRows(Sequence["Row"]):
    """Rows of which some, and some columns, are seen as blank."""

    def __init__(self, rows: Sequence[Row], columns: Runs, numbers: Runs) -> None:
        self._rows = rows
        self._columns = [(first - 1, last) for first, last in columns]
        self._numbers = [range(first - 1, last) for first, last in numbers]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        return self._masked(index, self._rows[index])

    def __iter__(self) -> Iterator[Row]:
        for place, row in enumerate(self._rows):
            yield self._masked(place, row)

    def _masked(self, place: int, row: Row) -> Row:
        if any(place in numbers for numbers in self._numbers):
            return ("",) * len(row)
        for first, last in self._columns:
            row = (*row[:first], *("",) * len(row[first:last]), *row[last:])
        return row


def as_seen(workbook: Workbook, taken: Collection[Key] = ()) -> Workbook:
    """Give a workbook with what was `taken` unhidden, and hidden columns blank; hidden rows stay, known as such."""
    return replace(workbook, sheets=tuple(_seen(sheet, taken) for sheet in workbook.sheets))


def without_hidden_rows(workbook: Workbook) -> Workbook:
    """Give a workbook with its hidden rows blank, for forms, which know no row that is left out."""
    return replace(workbook, sheets=tuple(map(_without_rows, workbook.sheets)))


def hidden_parts(
    workbook: Workbook, read: Mapping[str, int], taken: Collection[Key] = ()
) -> list[HiddenPart]:
    """Name what is hidden and holds something: sheets, and the rows and columns of those that were read.

    `read` gives the sheets that were read, each with the row of its headings (0 for none): rows count below it.
    """
    found = []
    for sheet in workbook.sheets:
        if not sheet.visible and sheet.rows:
            found.append(HiddenPart(sheet.name, "sheet", "", (sheet.name, "sheet") in taken))
        if sheet.name in read:
            heading = read[sheet.name]
            for what, places in (
                ("rows", _rows(sheet, heading)),
                ("columns", _columns(sheet, heading)),
            ):
                if places:
                    key: Key = (sheet.name, what)  # type: ignore[assignment]  # one of the two words above
                    found.append(HiddenPart(*key, places, key in taken))
    return found


def hidden_columns(workbook: Workbook) -> str:
    """Name the hidden columns of visible sheets, for a file in which nothing was recognised without them."""
    told = [
        f"{places} on “{sheet.name}”"
        for sheet in workbook.sheets
        if sheet.visible and (places := _columns(sheet, 0))
    ]
    return listed(told)


def _seen(sheet: Sheet, taken: Collection[Key]) -> Sheet:
    marks = sheet.marks
    if (sheet.name, "rows") in taken:
        marks = replace(marks, hidden_rows=())
    if (sheet.name, "columns") in taken:
        marks = replace(marks, hidden_columns=())
    rows = sheet.rows
    if marks.hidden_columns:
        rows = MaskedRows(rows, marks.hidden_columns, ())
    return replace(
        sheet, visible=sheet.visible or (sheet.name, "sheet") in taken, rows=rows, marks=marks
    )


def _without_rows(sheet: Sheet) -> Sheet:
    hidden = sheet.marks.hidden_rows
    return replace(sheet, rows=MaskedRows(sheet.rows, (), hidden)) if hidden else sheet


def _rows(sheet: Sheet, heading: int) -> str:
    """Name the hidden rows below the headings that hold something."""
    filled = [
        number
        for first, last in sheet.marks.hidden_rows
        for number in range(max(first, heading + 1), min(last, len(sheet.rows)) + 1)
        if any(value != "" for value in sheet.rows[number - 1])
    ]
    runs = _joined(filled)
    if not runs:
        return ""
    told = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    return f"row{'s' if len(filled) > 1 else ''} {listed(told)}"


def _columns(sheet: Sheet, heading: int) -> str:
    """Name the hidden columns that hold something, with their headings."""
    wanted = [
        column
        for first, last in sheet.marks.hidden_columns
        for column in range(first, min(last, sheet.columns) + 1)
    ]
    filled = _filled(sheet, wanted)
    heads = sheet.rows[heading - 1] if heading else ()
    told = [_column(column, str(heads[column - 1]) if heads else "") for column in filled]
    return f"column{'s' if len(filled) > 1 else ''} {listed(told)}" if told else ""


def _filled(sheet: Sheet, columns: Sequence[int]) -> list[int]:
    """Give those of the columns that hold something."""
    blank = set(columns)
    for row in sheet.rows if columns else ():
        blank -= {column for column in blank if row[column - 1] != ""}
        if not blank:
            break
    return [column for column in columns if column not in blank]


def _column(column: int, head: str) -> str:
    plain = " ".join(head.split())[:_LONGEST_HEAD]
    return f"{column_letters(column)} ({plain})" if plain else column_letters(column)


def _joined(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
