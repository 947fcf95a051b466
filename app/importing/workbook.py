"""A partner's file as it was read: sheets of plain rows, with sparse marks for what else stands at a cell."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any, Literal, overload

from app.importing.addresses import address

CellValue = str | float | int | bool | date | datetime | time | timedelta
"""A blank cell is ""; every number of a workbook is a float; dates without a time of day are `date`."""

CellKind = Literal[
    "blank", "text", "number", "flag", "day", "moment", "time", "length", "error", "name"
]
"""A "name" stands in no cell: it is what the name of a sheet or file says."""
Row = tuple[CellValue, ...]
Runs = Sequence[Sequence[int]]

_KEPT_BLOCKS = 8
_MOST_HELD = 60_000
"""Rows of a sheet that are held decoded while it is looked through: some 40 MB."""
_READERS: Mapping[str, Any] = {
    "d": date.fromisoformat,
    "m": datetime.fromisoformat,
    "t": time.fromisoformat,
    "l": lambda seconds: timedelta(seconds=seconds),
}
_KINDS: Mapping[type, CellKind] = {
    str: "text",
    float: "number",
    int: "number",
    bool: "flag",
    date: "day",
    datetime: "moment",
    time: "time",
    timedelta: "length",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, what kind it is, its fill as RRGGBB or "", and what else a careful reader would see."""

    address: str
    value: CellValue
    kind: CellKind
    fill: str = ""
    hidden: bool = False
    percent: bool = False
    """Shown as a percentage: the value 0.795 is seen as 79.5 %."""
    unvalued: bool = False
    """A formula that was saved without its value."""


class LazyRows(Sequence[Row]):
    """Rows kept as the reading process wrote them; a block is decoded when it is looked at."""

    def __init__(self, blocks: Sequence[bytes], block_size: int, count: int) -> None:
        """Keep the encoded blocks; all but the last hold `block_size` rows."""
        self._blocks = blocks
        self._size = block_size
        self._count = count
        self._block = lru_cache(_KEPT_BLOCKS)(self._decode)
        self._held: dict[int, Sequence[Row]] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep what is decoded until the end of a block, in which all rows are gone through several times."""
        if self._held is not None or self._count > _MOST_HELD:
            yield
            return
        self._held = {}
        try:
            yield
        finally:
            self._held = None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._block(index // self._size)[index % self._size]

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._blocks)):
            yield from self._decode(number)

    def _decode(self, number: int) -> Sequence[Row]:
        held = self._held
        if held is None:
            return self._decoded(number)
        if number not in held:
            held[number] = self._decoded(number)
        return held[number]

    def _decoded(self, number: int) -> Sequence[Row]:
        return [tuple(row) for row in _DECODER.decode(self._blocks[number].decode())]


@dataclass(frozen=True)
class SheetMarks:
    """What stands at a sheet's cells besides values; rows and columns count from 1 (see app/importing/marks.py)."""

    hidden_rows: Runs = ()
    hidden_columns: Runs = ()
    merges: Runs = ()
    fills: Mapping[str, Mapping[str, Runs]] = field(default_factory=dict)
    percents: Mapping[str, Runs] = field(default_factory=dict)
    errors: Sequence[Sequence[Any]] = ()
    unvalued: Runs = ()
    ruled: Runs = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet; `rows` count from 0 in Python and from 1 in every text and address."""

    name: str
    visible: bool
    rows: Sequence[Row]
    columns: int
    marks: SheetMarks = field(default_factory=SheetMarks)

    def cell(self, row: int, column: int) -> Cell:
        """Give the cell at a row and column that count from 1; beyond the sheet it is blank."""
        inside = 1 <= row <= len(self.rows) and 1 <= column <= self.columns
        value = self.rows[row - 1][column - 1] if inside else ""
        kind = _KINDS[type(value)]
        error = self.errors.get((row, column))
        if error:
            value, kind = error, "error"
        elif value == "":
            kind = "blank"
        return Cell(
            address(row, column),
            value,
            kind,
            fill=self.fill(row, column),
            hidden=self.row_hidden(row) or _within(self.marks.hidden_columns, column),
            percent=_within(self.marks.percents.get(str(column), ()), row),
            unvalued=(row, column) in self.unvalued,
        )

    def fill(self, row: int, column: int) -> str:
        """Give the colour a cell is filled with as RRGGBB, or ""."""
        for colour, columns in self.marks.fills.items():
            if _within(columns.get(str(column), ()), row):
                return colour
        return ""

    def row_hidden(self, row: int) -> bool:
        """Say whether a row, counted from 1, is hidden."""
        return _within(self.marks.hidden_rows, row)

    @cached_property
    def errors(self) -> Mapping[tuple[int, int], str]:
        """Cells that hold an error such as #N/A, by row and column."""
        return {(row, column): sign for row, column, sign in self.marks.errors}

    @cached_property
    def unvalued(self) -> frozenset[tuple[int, int]]:
        """Cells with a formula that has no value."""
        return frozenset((row, column) for row, column in self.marks.unvalued)

    @cached_property
    def spread(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """Cells covered by a merged range that goes down, each with the cell that holds the value."""
        covered: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in self.marks.merges:
            for row in range(top + 1, min(bottom, len(self.rows)) + 1) if left == right else ():
                covered[row, left] = (top, left)
        return covered


@dataclass(frozen=True)
class Workbook:
    """A file that was read: its name, the SHA-256 of its bytes, and its sheets in their order."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]


@contextmanager
def held(workbook: Workbook) -> Iterator[None]:
    """Keep the rows of all sheets decoded until the end of a block that goes through them several times."""
    with ExitStack() as stack:
        for sheet in workbook.sheets:
            if isinstance(sheet.rows, LazyRows):
                stack.enter_context(sheet.rows.held())
        yield


def load_sheets(lines: Sequence[bytes], block_size: int, name: str) -> tuple[Sheet, ...]:
    """Build the sheets from the reading process's lines; a text file's one sheet takes the file's name."""
    sheets = []
    starts = [place for place, line in enumerate(lines) if line.startswith(b'{"sheet"')]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        head = json.loads(lines[start])
        blocks = [line for line in lines[start + 1 : end] if line.startswith(b"[")]
        rows = LazyRows(blocks, block_size, head["rows"])
        sheets.append(
            Sheet(
                head["sheet"] or name,
                head["visible"],
                rows,
                head["columns"],
                SheetMarks(**head["marks"]),
            )
        )
    return tuple(sheets)


def _within(runs: Runs, number: int) -> bool:
    place = bisect_right(runs, number, key=_first) - 1
    return place >= 0 and runs[place][1] >= number


def _first(run: Sequence[int]) -> int:
    return run[0]


def _stamped(stamp: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever a cell or Field holds
    (letter, value), *_ = stamp.items()
    return _READERS[letter](value)


_DECODER = json.JSONDecoder(object_hook=_stamped)
