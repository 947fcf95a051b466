"""Which rows belong to a record: the rows of its parts, such as the holders of a seat, also those removed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from app.naming import parts
from models.base import Base
from models.journal import Act, Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from app.naming import Key


_Removal = aliased(Change)


def touching(record: Key) -> ColumnElement[bool]:
    """Give the condition by which a change is one of a record or of its parts."""
    table, row_id = record
    column = Base.metadata.tables[table].c.id
    itself = and_(Change.table_name == table, Change.row_id == row_id)
    return or_(itself, *_of_parts(table, select(column).where(column == row_id), row_id))


def with_parts(table: str) -> list[str]:
    """Give a table and those whose rows are parts of its records."""
    return [table, *(name for name in parts() if name != table and whole_of(name) == table)]


def whole_of(table: str) -> str:
    """Give the table that the rows of a part belong to in the end, or the table itself."""
    part = parts().get(table)
    return whole_of(_target(table, part.owner)) if part is not None and part.owner else table


def _of_parts(
    table: str, owners: Select[tuple[int]], owner_id: int | None
) -> Iterator[ColumnElement[bool]]:
    """Say which changes are of parts: of rows that name the owner, or named it when they were removed.

    Of the parts of a part only rows that still stand are known: what they belonged to may have gone with them.
    """
    for name, part in parts().items():
        if not part.owner or _target(name, part.owner) != table:
            continue
        columns = Base.metadata.tables[name].c
        rows = select(columns.id).where(columns[part.owner].in_(owners))
        known = [Change.row_id.in_(rows)]
        if owner_id is not None:
            named = f'"{part.owner}":["{owner_id}",'
            removed = select(_Removal.row_id).where(
                _Removal.table_name == name,
                _Removal.act == Act.DELETE,
                _Removal.images.contains(named, autoescape=True),
            )
            known.append(Change.row_id.in_(removed))
        yield and_(Change.table_name == name, or_(*known))
        yield from _of_parts(name, rows, None)


def _target(table: str, column: str) -> str:
    (key,) = Base.metadata.tables[table].c[column].foreign_keys
    return str(key.column.table.name)
