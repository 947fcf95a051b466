"""Rows of an import read: those of plain tables by column, others one by one; what they come to is judged later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from app.importing.column_checks import ColumnChecker, ReadBatch
from app.importing.judging import Case
from app.importing.matching import Key, key_of
from app.importing.row_batches import PlainBatch
from app.progress import PART, Progress, step

if TYPE_CHECKING:
    from app.importing.checking import RowChecker
    from app.importing.kind import ImportKind
    from app.importing.row_batches import Batch, RawRow
    from app.importing.subject import Subject

Corrections = Mapping[int, Mapping[str, str]]
"""Row id -> Field name -> what the person put in place of the cell."""

CHECKING = "Checking rows"
_STEP = 200
"""Rows that are checked one by one between two reports."""


class ByColumn(NamedTuple):
    """Rows of a plain table that were read by column; those of which more is to be said are read by themselves."""

    ids: Sequence[int]
    batch: PlainBatch
    read: ReadBatch
    alone: dict[int, Case]
    """By row id."""


Part = ByColumn | list[Case]
"""Rows that were read and are not judged yet."""


class RowReading:
    """Reads the rows of one import; nothing that is known of them is changed by that."""

    def __init__(self, subject: Subject, checker: RowChecker) -> None:
        self._source = subject.source
        self._checker = checker
        self._columns = ColumnChecker(subject.kind, checker)
        # Rows that look the same are numbered one by one.
        self._by_row = bool(subject.kind.nth)

    def forget(self) -> None:
        """Read anew after an answer."""
        self._checker.forget()
        self._columns.forget()

    def again(self, ids: Sequence[int], corrections: Corrections, progress: Progress) -> list[Part]:
        """Check rows again, which are given in order, without a change to what is known of them."""
        parts: list[Part] = []
        done = 0
        for batch in self._source.rows.picked([each - 1 for each in ids], 3 * PART):
            step(progress, CHECKING, done, len(ids))
            parts.append(self.read(ids[done : done + len(batch)], batch, corrections, progress))
            done += len(batch)
        if not self._by_row:
            return parts
        # Rows that look the same are numbered together.
        return [[case for part in parts for case in cases_of(part)]]

    def read(
        self, ids: Sequence[int], batch: Batch, corrections: Corrections, progress: Progress
    ) -> Part:
        """Check rows by column where that can be; those of which more is to be said by themselves."""
        if not isinstance(batch, PlainBatch) or self._by_row:
            raws = batch.raws() if isinstance(batch, PlainBatch) else batch
            return list(self._checked(zip(ids, raws, strict=True), corrections, progress))
        read = self._columns.read(_corrected(ids, batch, corrections), progress)
        spots = (
            (row_id, batch.raw(place))
            for place, (row_id, values) in enumerate(zip(ids, read.values, strict=True))
            if values is None
        )
        alone = {each.id: each for each in self._checked(spots, corrections, progress)}
        return ByColumn(ids, batch, read, alone)

    def _checked(
        self, rows: Iterable[tuple[int, RawRow]], corrections: Corrections, progress: Progress
    ) -> Iterator[Case]:
        """Check rows one by one."""
        for number, (row_id, raw) in enumerate(rows):
            if number % _STEP == 0:
                step(progress, CHECKING, row_id - 1, len(self._source.rows))
            yield Case(row_id, raw, self._checker.check(raw, corrections.get(row_id)))


def keys_of(kind: ImportKind, part: Part) -> set[Key]:
    """Give the keys of rows as they were read."""
    keys = {key_of(kind, each.checked.values) for each in cases_of(part)}
    if isinstance(part, ByColumn):
        read = zip(part.read.values, part.read.keys, strict=True)
        keys.update(key for values, key in read if values is not None)
    return keys


def cases_of(part: Part) -> Iterable[Case]:
    """Give the rows of a part that were read by themselves."""
    return part.alone.values() if isinstance(part, ByColumn) else part


def _corrected(ids: Sequence[int], batch: PlainBatch, corrections: Corrections) -> PlainBatch:
    """Put what the person corrected into the columns of a batch."""
    if corrections.keys().isdisjoint(ids):
        return batch
    columns = {name: list(cells) for name, cells in batch.columns.items()}
    for place, row_id in enumerate(ids):
        for name, text in corrections.get(row_id, {}).items():
            columns.setdefault(name, [""] * len(batch))[place] = text
    return replace(batch, columns=columns)
