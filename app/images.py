"""Images: rows as portable text, as the journal keeps and compares them, and their salted digests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Select, Table, bindparam, select

from models.types import reader_of, writer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, SQLColumnExpression

    from models.base import Record

Image = dict[str, str | None]
"""A row's content, `{column: text}`, without id and version."""

Texts = tuple[str | None, ...]
"""The same in the order of `Shape.names`."""

BATCH = 500
_UNSEEN = frozenset({"id", "version"})


@dataclass(frozen=True)
class Shape:
    """How the rows of one table are written as text: its content columns by name, and what writes each."""

    table: Table
    names: tuple[str, ...]
    writers: tuple[Callable[[Any], str], ...]
    readers: Mapping[str, Callable[[str], Any]]
    signs: tuple[str, ...]
    """What stands before each value in the text that is digested."""

    def texts(self, values: Sequence[Any]) -> Texts:
        """Write one row, its values in the order of `names`."""
        return tuple(
            None if value is None else write(value)
            for write, value in zip(self.writers, values, strict=True)
        )

    def image(self, texts: Texts) -> Image:
        """Name the texts of a row by their columns."""
        return dict(zip(self.names, texts, strict=True))

    def values(self, image: Mapping[str, str | None]) -> dict[str, Any]:
        """Read an image, or a part of one, back into values by column."""
        return {
            name: None if text is None else self.readers[name](text) for name, text in image.items()
        }

    def digest(self, salt: bytes, texts: Texts) -> bytes:
        """Give the salted SHA-256 of a row.

        Absent values are left out, so that a new empty column alters nothing; lengths keep values apart.
        """
        content = "".join(
            [
                f"{sign}{len(text)}:{text}"
                for sign, text in zip(self.signs, texts, strict=True)
                if text is not None
            ]
        )
        return _salted(salt, content)

    def digests(self, salts: Sequence[bytes], columns: Mapping[str, Sequence[Any]]) -> list[bytes]:
        """Give the same of many rows given by column; each column is written at once, several times as quickly."""
        written = [
            _signed(sign, write, columns[name])
            for name, sign, write in zip(self.names, self.signs, self.writers, strict=True)
            if columns[name].count(None) < len(columns[name])
        ]
        contents = map("".join, zip(*written, strict=True)) if written else repeat("")
        return list(map(_salted, salts, contents))


_UNSALTED = hashlib.sha256()
"""A hash of nothing yet: to copy it takes half the time of asking the library for one, which counts by the thousand."""


def _salted(salt: bytes, content: str) -> bytes:
    made = _UNSALTED.copy()
    made.update(salt + content.encode())
    return made.digest()


def _signed(sign: str, write: Callable[[Any], str], values: Sequence[Any]) -> list[str]:
    """Write a column's values for the digest, each different one once where they are no plain texts."""
    kinds = set(map(type, values))
    if write is str and kinds <= {str, type(None)}:
        return ["" if text is None else f"{sign}{len(text)}:{text}" for text in values]

    def signed(value: Any) -> str:  # noqa: ANN401 - a value of any column kind
        text = "" if value is None else write(value)
        return "" if value is None else f"{sign}{len(text)}:{text}"

    return list(map(cache(signed), values))


def table_of(record: type[Record]) -> Table:
    """Give the Table of a mapped class."""
    table = record.__table__
    assert isinstance(table, Table)  # noqa: S101 - no class of ours maps a join
    return table


@cache
def shape_of(table: Table) -> Shape:
    """Give the shape of a table, worked out once."""
    columns = sorted(
        (column for column in table.columns if column.name not in _UNSEEN), key=lambda c: c.name
    )
    names = tuple(column.name for column in columns)
    writers = tuple(writer_of(column.type) for column in columns)
    readers = {column.name: reader_of(column.type) for column in columns}
    return Shape(table, names, writers, readers, tuple(f"\x1e{name}=" for name in names))


def read_rows(
    connection: Connection, table: Table, ids: Sequence[int]
) -> Iterator[tuple[int, int, Texts]]:
    """Read (id, version, texts) of many rows, some hundred to a query, or all in one where the ids have no gap."""
    for portion in _portions(ids):
        if isinstance(portion, range):
            bounds = {"first": portion[0], "last": portion[-1]}
            yield from _read(connection, table, _between(table), bounds)
        else:
            yield from _read(connection, table, _among(table), {"some": portion})


def read_all(connection: Connection, table: Table) -> Iterator[tuple[int, int, Texts]]:
    """Read (id, version, texts) of every row of a table."""
    yield from _read(connection, table, _all(table), {})


def conditions(
    column: SQLColumnExpression[int], ids: Collection[int]
) -> Iterator[ColumnElement[bool]]:
    """Give the conditions, one for each query, by which a column holds any of these ids."""
    for portion in _portions(ids):
        yield among(column, portion)


def _portions(ids: Collection[int]) -> Iterator[range | list[int]]:
    """Divide ids for one query each: all of them as a range where they have no gap, else some hundred."""
    different = sorted(set(ids))
    size = len(different) if _without_gap(different) else BATCH
    for start in range(0, len(different), size):
        portion = different[start : start + size]
        yield range(portion[0], portion[-1] + 1) if _without_gap(portion) else portion


def among(column: SQLColumnExpression[int], ids: Collection[int]) -> ColumnElement[bool]:
    """Give the condition by which a column holds any of these ids; without a gap it names the first and last only."""
    different = sorted(set(ids))
    if _without_gap(different):
        return column.between(different[0], different[-1])
    return column.in_(different)


def _without_gap(different: Sequence[int]) -> bool:
    return bool(different) and different[-1] - different[0] == len(different) - 1


def _read(
    connection: Connection, table: Table, chosen: Select[Any], values: Mapping[str, Any]
) -> Iterator[tuple[int, int, Texts]]:
    shape = shape_of(table)
    for row_id, version, *content in connection.execute(chosen, values):
        yield row_id, version, shape.texts(content)


# Statements are composed once: that costs ten times as much as reading a row by them.


@cache
def _all(table: Table) -> Select[Any]:
    names = shape_of(table).names
    return select(table.c.id, table.c.version, *(table.c[name] for name in names))


@cache
def _between(table: Table) -> Select[Any]:
    return _all(table).where(table.c.id.between(bindparam("first"), bindparam("last")))


@cache
def _among(table: Table) -> Select[Any]:
    return _all(table).where(table.c.id.in_(bindparam("some", type_=Integer(), expanding=True)))
