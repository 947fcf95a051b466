"""A list whose rows have room for two lines: titles are sentences, and are read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.table_delegate import CellDelegate
from ui.tables import Table

if TYPE_CHECKING:
    from app.rows import Rows
    from ui.table_acts import Acts, Surroundings

TWO_LINES = 44
"""Height of a row in logical pixels."""


class RoomyDelegate(CellDelegate):
    """Breaks a long text into two lines."""

    lines = 2


class RoomyTable(Table):
    """Shows two lines of a text before it shortens it."""

    def __init__(
        self, rows: Rows, name: str, acts: Acts, surroundings: Surroundings, *, empty: str
    ) -> None:
        super().__init__(rows, name, acts, surroundings, empty=empty, row_height=TWO_LINES)

    def make_delegate(self) -> CellDelegate:
        """Make what draws cells of two lines."""
        return RoomyDelegate(self.view, self.model, self.around.choices, self.on_rows.enter)
