"""What stands at cells besides values in the binary kinds of workbook, .xls and .xlsb: what both have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing import limits
from app.importing.marks import CellMarks, add_to_runs

if TYPE_CHECKING:
    from app.importing.colours import Styles

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""What a cell shows for each number of an error (MS-XLSB 2.5.97.2, the same in MS-XLS)."""


class MarkTaker:
    """Gathers the marks of one sheet from its records; rows and columns count from 0 here, as they do there."""

    def __init__(self, styles: Styles) -> None:
        self.marks = CellMarks()
        self._styles = styles

    def hidden_row(self, row: int) -> None:
        """Take a row that is hidden."""
        if row < limits.ROWS:
            add_to_runs(self.marks.hidden_rows, row + 1)

    def hidden_columns(self, first: int, last: int) -> None:
        """Take columns that are hidden."""
        if first <= last and first < limits.COLUMNS:
            self.marks.hidden_columns.append([first + 1, min(last + 1, limits.COLUMNS)])

    def cell(self, row: int, column: int, style: int) -> None:
        """Take the look of a cell."""
        if row >= limits.ROWS or column >= limits.COLUMNS:
            return
        colour = self._styles.fills.get(style)
        if colour:
            columns = self.marks.fills.setdefault(colour, {})
            add_to_runs(columns.setdefault(column + 1, []), row + 1)
        if style in self._styles.percents:
            add_to_runs(self.marks.percents.setdefault(column + 1, []), row + 1)

    def error(self, row: int, column: int, number: int) -> None:
        """Take a cell that shows an error."""
        self.marks.errors.append((row + 1, column + 1, ERRORS.get(number, "#ERROR")))

    def merged(self, top: int, bottom: int, left: int, right: int) -> None:
        """Take cells that are merged."""
        if len(self.marks.merges) < limits.ROWS:
            self.marks.merges.append([top + 1, left + 1, bottom + 1, right + 1])
