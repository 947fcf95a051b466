"""Tables as data: columns by what they hold, cells with their tones; how they are drawn is the writers' affair.

Amounts of money are whole pence (int), percentages are per cent (54.5, not 0.545), days are `datetime.date`. A figure
that is suppressed or missing is a `Mark` or a text, never 0.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

from app.fields import Mark

if TYPE_CHECKING:
    from reports.drawing import Align

Tone = Literal["good", "caution", "bad", "note", "none"]
Value: TypeAlias = str | int | float | Decimal | date | datetime | time | Mark | None


class Kind(StrEnum):
    """What a column or a fact holds; it decides how a value is written, aligned and typed in Excel."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is a wished width in characters, 0 leaves it to the content.

    `places` are decimal places (money 2 or 0, per cent 1, numbers as they come); an `upright` label is
    written from bottom to top in PDF, for matrices with many narrow columns. An `optional` column is left
    out on paper where no row fills it; a workbook keeps it.
    """

    label: str
    kind: Kind = Kind.TEXT
    _: KW_ONLY
    align: Align | None = None
    width: int = 0
    places: int | None = None
    upright: bool = False
    optional: bool = False

    @property
    def side(self) -> Align:
        """The alignment: figures to the right, under an upright label centred, unless it says otherwise."""
        if self.align:
            return self.align
        if self.upright:
            return "centre"
        return "right" if self.kind in {Kind.NUMBER, Kind.MONEY, Kind.PERCENT} else "left"


@dataclass(frozen=True)
class Cell:
    """A value with a tone or in bold; a tone never stands without its word.

    `link` names a place in the pack that the document becomes part of, such as 4a; alone it leads nowhere.
    """

    value: Value
    _: KW_ONLY
    tone: Tone = "none"
    bold: bool = False
    link: str = ""

    def __post_init__(self) -> None:
        if self.tone != "none" and self.value in {None, ""}:
            raise ValueError("A tone needs a word: nothing may be said by colour alone.")


Cells: TypeAlias = tuple[Value | Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with one header row; in Excel a sheet of its own, named by its caption.

    `total` is a last row that sums up, `note` a remark below, `empty` the sentence shown when there are
    no rows. Tones draw chips, or with `shaded` fill the whole cell, as in a heat map. Where a report has such a
    table per owner or group, `per` says of what ("Owner"): a workbook puts them in one sheet with a column of it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]
    _: KW_ONLY
    caption: str = ""
    total: Cells | None = None
    note: str = ""
    empty: str = "There is nothing to list."
    shaded: bool = False
    per: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("A table needs a column.")
        rows = self.rows if self.total is None else (*self.rows, self.total)
        for number, row in enumerate(rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"Row {number} has {len(row)} cells, not {len(self.columns)}.")


def cell(given: Value | Cell) -> Cell:
    """Give a Cell, also for a bare value."""
    return given if isinstance(given, Cell) else Cell(given)
