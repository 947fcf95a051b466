"""Colours that rules of a workbook give to cells (conditional formatting): they are not read, and that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.fields import by_name
from app.importing.addresses import column_letters
from app.importing.lines import NoteLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.importing.tables import Table
    from app.importing.workbook import Sheet


def ruled_blanks(sheet: Sheet, column: int, rows: Iterable[int]) -> str:
    """Say that blank cells of a column may be coloured by a rule, "" where none is; a fill of their own is read.

    A rule may look at any cell of the workbook, and what it comes to is kept in no file.
    """
    ranges = [
        (top, bottom) for top, left, bottom, right in sheet.marks.ruled if left <= column <= right
    ]
    if not ranges:
        return ""
    blank = [
        row
        for row in rows
        if any(top <= row <= bottom for top, bottom in ranges)
        and (cell := sheet.cell(row, column)).value == ""
        and not cell.fill
    ]
    if not blank:
        return ""
    whose = "its" if len(blank) == 1 else "their"
    return (
        f"{counted(len(blank), 'blank cell')} in column {column_letters(column)} may get {whose} colour from a rule of "
        "the workbook (conditional formatting). Such colours are not read: write the word in the cell, or fill it."
    )


def told_of_rules(table: Table, records: Sequence[int]) -> Iterator[NoteLine]:
    """Tell it of every column of a table whose words a fill may say."""
    fields = by_name(table.kind.fields)
    for name, column in table.taken.items() if table.sheet.marks.ruled else ():
        told = ruled_blanks(table.sheet, column, records) if fields[name].by_fill else ""
        if told:
            row = table.last_heading or 1
            yield NoteLine(table.sheet.name, row, table.sheet.cell(row, column), told, "told")
