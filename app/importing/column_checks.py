"""Rows of plain tables checked column by column: of most cells a value is all there is to say, and many come again.

What is told of how a cell was understood, such as a name tied by a nickname, goes along with its value. A row of which
more is to be said (a complaint, a question) is left to be checked by itself, so that there is
one place where such things are said. To read 50,000 rows so takes a fifth of the time that rows by themselves take.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from app.importing.cell_meanings import DOUBT, Doubt, Noted
from app.importing.matching import Key, key_part
from app.importing.row_batches import PlainBatch, RawRow
from app.progress import UNWATCHED, Progress, step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.importing.checking import RowChecker
    from app.importing.kind import ImportKind

_SELDOM = 0.5
"""Share of different values above which a column is not worth remembering."""

_NOTHING = type(None)


class ReadBatch(NamedTuple):
    """What rows say, each by Field name, None where one is to be checked by itself; and their keys, where they say."""

    values: Sequence[dict[str, Any] | None]
    keys: Sequence[Key]
    notes: Mapping[int, Sequence[str]]
    """What is told of how rows were understood, by their place in the batch; most have nothing."""


class _Known(dict[Any, Any]):
    """What cells come to, each different one read once; a value that is no key of a dictionary yet is read then."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self._read = read

    def __missing__(self, cell: object) -> object:
        found = self[cell] = self._read(cell)
        return found


class _Column(NamedTuple):
    """A column that was read: what each cell means and what it is in a key; None is a blank, DOUBT what is left.

    `notes` is what is told of each cell, nothing at all where nothing is told of any.
    """

    meant: Sequence[Any]
    parts: Sequence[Any]
    notes: Sequence[str] = ()


class ColumnChecker:
    """Checks the plain rows of one import, with the readers of its row checker."""

    def __init__(self, kind: ImportKind, checker: RowChecker) -> None:
        self._kind = kind
        self._checker = checker
        self._known: dict[str, _Known] = {}
        self._parts: dict[str, _Known] = {}

    def forget(self) -> None:
        """Read anew after an answer."""
        self._known.clear()
        self._parts.clear()

    def read(self, batch: PlainBatch, progress: Progress = UNWATCHED) -> ReadBatch:
        """Read a batch; none of it where its kind has Fields that identify a record by themselves."""
        base = self._base(batch)
        if base is None or self._kind.surest in batch.columns:
            return ReadBatch([None] * len(batch), [()] * len(batch), {})
        columns = {}
        for place, name in enumerate(batch.columns):
            step(progress, "Reading the columns", place, len(batch.columns))
            columns[name] = self._column(name, batch)
        values = self._rows({name: each.meant for name, each in columns.items()}, base)
        parts = [
            _key_parts(columns.get(name), base.get(name), len(batch)) for name in self._kind.key
        ]
        return ReadBatch(values, list(zip(*parts, strict=True)), _notes(columns.values()))

    def _base(self, batch: PlainBatch) -> Mapping[str, Any] | None:
        """Give what is said for all rows of a sheet, None where that is more than values or hangs on the row."""
        given = self._checker.given(batch.sheet)
        if any(
            self._kind.surer.get(name) in batch.columns or name in batch.columns for name in given
        ):
            return None
        found = self._checker.check(RawRow(batch.sheet, 0, {}, {}))
        more = found.complaints or found.questions or found.notes or found.left_out
        return None if more else found.values

    def _column(self, name: str, batch: PlainBatch) -> _Column:
        cells: Sequence[Any] = batch.columns[name]
        read = self._checker.lone(name)
        if read is None:
            found = [None if cell == "" else DOUBT for cell in cells]
            return _Column(found, found)
        surer = self._kind.surer.get(name)
        if surer:
            cells = list(zip(cells, batch.columns.get(surer) or repeat(""), strict=False))
        is_key = name in self._kind.key
        # To a dictionary True is 1.
        if bool in set(map(type, cells)) or len(set(cells)) > len(cells) * _SELDOM:
            meant = list(map(read, cells))
            return _column(meant, list(map(_part, meant)) if is_key else ())
        if name not in self._known:
            self._known[name] = _Known(read)
            self._parts[name] = _Known(lambda cell: _part(self._known[name][cell]))
        meant = list(map(self._known[name].__getitem__, cells))
        return _column(meant, list(map(self._parts[name].__getitem__, cells)) if is_key else ())

    def _rows(
        self, columns: Mapping[str, Sequence[Any]], base: Mapping[str, Any]
    ) -> list[dict[str, Any] | None]:
        """Join columns to rows; blanks are not said, and a row with doubt is not read."""
        names = tuple(columns)
        across = zip(*columns.values(), strict=True)
        kinds = {name: set(map(type, meant)) for name, meant in columns.items()}
        found: list[dict[str, Any] | None]
        if any(_NOTHING in each for each in kinds.values()):
            found = [
                {name: value for name, value in zip(names, row, strict=True) if value is not None}
                for row in across
            ]
        else:
            found = [dict(zip(names, row, strict=True)) for row in across]
        if base:
            found = [{**base, **values} for values in found if values is not None]
        for name in (name for name in names if Doubt in kinds[name]):
            for place, value in enumerate(columns[name]):
                if value is DOUBT:
                    found[place] = None
        return found


def _key_parts(column: _Column | None, said: object, count: int) -> Iterable[object]:
    """Give what rows have in a key: what stands in the column, and where it is blank what is said for all rows."""
    common = key_part(said)
    if column is None:
        return repeat(common, count)
    if common is None:
        return column.parts
    return [common if part is None else part for part in column.parts]


def _part(meant: object) -> object:
    if type(meant) is Noted:
        meant = meant.value
    return meant if meant is DOUBT else key_part(meant)


def _column(meant: Sequence[Any], parts: Sequence[Any]) -> _Column:
    """Part what cells mean from what is told of them."""
    if Noted not in set(map(type, meant)):
        return _Column(meant, parts)
    return _Column(
        [each.value if type(each) is Noted else each for each in meant],
        parts,
        [each.note if type(each) is Noted else "" for each in meant],
    )


def _notes(columns: Iterable[_Column]) -> dict[int, list[str]]:
    """Gather what is told of rows, in the order of their columns."""
    found: dict[int, list[str]] = {}
    for each in columns:
        for place, note in enumerate(each.notes):
            if note:
                found.setdefault(place, []).append(note)
    return found
