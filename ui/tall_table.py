"""A table whose rows have room for two lines, for lists of titles that are sentences and are read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.table_delegate import CellDelegate
from ui.tables import Table

if TYPE_CHECKING:
    from app.rows import Rows
    from ui.table_acts import Acts, Surroundings

ROW = 44
"""Height of a row of two lines, in logical pixels."""


class TwoLines(CellDelegate):
    """Breaks a long text into two lines."""

    lines = 2


class TallTable(Table):
    """A table of two lines in a row; all else is as in every table."""

    def __init__(
        self, rows: Rows, name: str, acts: Acts, surroundings: Surroundings, *, empty: str
    ) -> None:
        super().__init__(rows, name, acts, surroundings, empty=empty, row_height=ROW)

    def make_delegate(self) -> CellDelegate:
        """Draw cells of two lines."""
        return TwoLines(self.view, self.model, self._around.choices, self._enter)
