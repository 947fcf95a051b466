"""Rows of a source a batch at a time: those of a plain table by column, which is read quicker than cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from app.importing.kind import nothing
from app.importing.workbook import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.importing.workbook import CellValue, Row

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
class PlainBatch:
    """Rows of a table in which nothing stands at the cells besides their values."""

    sheet: str
    numbers: Sequence[int]
    """Row numbers, as many as there are rows."""
    columns: Mapping[str, Sequence[CellValue]]
    """Field name -> the cells under it, row by row and blanks among them."""
    letters: Mapping[str, str]

    @cached_property
    def first_letters(self) -> str:
        """The letters of the column by which a whole row is named."""
        return next(iter(self.letters.values()), "A")

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.numbers)

    def raw(self, place: int) -> RawRow:
        """Give one row as others have it."""
        cells = {
            name: column[place] for name, column in self.columns.items() if column[place] != ""
        }
        return RawRow(self.sheet, self.numbers[place], cells, self.letters)

    def raws(self) -> Iterator[RawRow]:
        """Give all as others have them."""
        return map(self.raw, range(len(self.numbers)))


Batch = PlainBatch | list[RawRow]
"""Rows by column where they are plain, else one by one."""


def batches_of(rows: Iterable[RawRow], size: int) -> Iterator[list[RawRow]]:
    """Give rows one by one as batches."""
    waiting = iter(rows)
    while batch := list(islice(waiting, size)):
        yield batch


@dataclass(frozen=True)
class PlainColumns:
    """Where the columns of a table stand in its sheet: Field name -> place, which counts from 0, and letters."""

    sheet: str
    places: Mapping[str, int]
    letters: Mapping[str, str]

    def batches(
        self, numbers: Sequence[int], rows: Iterable[Row], size: int
    ) -> Iterator[PlainBatch]:
        """Give rows of the sheet by column, with their numbers."""
        waiting = iter(rows)
        for start in range(0, len(numbers), size):
            across = list(zip(*islice(waiting, size), strict=True))
            columns = {name: across[place] for name, place in self.places.items()}
            yield PlainBatch(self.sheet, numbers[start : start + size], columns, self.letters)


def column_of(batch: Batch, name: str) -> Sequence[CellValue]:
    """Give the plain values under a field, row by row and blanks among them."""
    if isinstance(batch, PlainBatch):
        return batch.columns.get(name, ())
    found = (raw.cells.get(name, "") for raw in batch)
    return [value.value if isinstance(value, Cell) else value for value in found]
