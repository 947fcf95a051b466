"""Lists that end in a row of totals: of what the filter lets through, always last, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex

from app.errors import UserError
from app.rows import MemoryRows
from app.shares import miss_by_rounding
from ui.table_model import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from app.fields import Field, Fields
    from app.rows import Row, Wish
    from ui.tables import Table

TOTAL = -1
"""The id of the row of totals; no record has it."""


class TotalNotTyped(UserError):
    """A total was about to be typed over or removed."""

    def __init__(self) -> None:
        super().__init__("The total is worked out. Change the lines above it.")


def total_of(shares: Sequence[Decimal | None]) -> str:
    """Name a row of totals; where rounding keeps all shares from 100 % it says so."""
    return "Total, shares rounded" if miss_by_rounding(shares) else "Total"


@dataclass(frozen=True)
class TotalRow:
    """The row of totals; what is not added up is empty."""

    id: int
    sums: Mapping[str, Any]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
        """Give a column's sum."""
        return self.sums.get(name)


class TotalledRows:
    """Records in memory with their total below."""

    def __init__(
        self,
        fields: Fields,
        records: Sequence[Row],
        add_up: Callable[[Sequence[Any]], Mapping[str, Any]],
    ) -> None:
        self.fields = fields
        self._records = MemoryRows(fields, records)
        self._add_up = add_up
        self._shown: list[int] = []

    def ids(self, wish: Wish) -> list[int]:
        """Give the ids that fit, then the total's when there is anything to add up."""
        self._shown = self._records.ids(wish)
        return [*self._shown, TOTAL] if self._shown else []

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Give the records; the total adds up all that fit."""
        found: list[Row] = list(self._records.rows([each for each in ids if each != TOTAL]))
        if TOTAL in ids:
            found.append(TotalRow(TOTAL, self._add_up(self._records.rows(self._shown))))
        return found


def lines_only(ids: Sequence[int]) -> list[int]:
    """Leave the total out of what was chosen; TotalNotTyped when nothing else was."""
    found = [each for each in ids if each != TOTAL]
    if not found:
        raise TotalNotTyped
    return found


def total_look(record: TotalRow, field: Field) -> Look:
    """Show the row of totals in bold."""
    return Look(field.show(getattr(record, field.name)), bold=True)


def show_untouched(table: Table, rows: TotalledRows) -> None:
    """Show other rows; none is chosen until the person has chosen one."""
    untouched = table.current_id() is None
    table.set_rows(rows)
    if untouched:
        table.view.setCurrentIndex(QModelIndex())
        table.view.clearSelection()
