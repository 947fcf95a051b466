"""Writing many rows at once by the driver's own loop; SQLAlchemy binds them one by one at several times the cost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, bindparam, literal_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.sql.dml import UpdateBase
    from sqlalchemy.types import TypeEngine

Columns = Mapping[str, "Sequence[Any]"]
"""Values of many rows by column, all of one length."""

_KEY = "key_"
_NEW = "new_"


def insert_rows(connection: Connection, table: Table, columns: Columns) -> None:
    """Add many rows."""
    statement = table.insert().values({name: bindparam(_NEW + name) for name in columns})
    _run(connection, statement, _parameters(table, columns))


def update_rows(connection: Connection, table: Table, ids: Sequence[int], columns: Columns) -> None:
    """Change the same columns of many rows and raise their versions."""
    values: dict[str, Any] = {name: bindparam(_NEW + name) for name in columns}
    values["version"] = table.c.version + literal_column("1")
    statement = table.update().where(table.c.id == bindparam(_KEY)).values(values)
    _run(connection, statement, {**_parameters(table, columns), _KEY: (table.c.id.type, ids)})


def delete_rows(connection: Connection, table: Table, ids: Sequence[int]) -> None:
    """Remove many rows."""
    statement = table.delete().where(table.c.id == bindparam(_KEY))
    _run(connection, statement, {_KEY: (table.c.id.type, ids)})


def _parameters(table: Table, columns: Columns) -> dict[str, tuple[TypeEngine[Any], Sequence[Any]]]:
    return {_NEW + name: (table.c[name].type, values) for name, values in columns.items()}


def _run(
    connection: Connection,
    statement: UpdateBase,
    parameters: Mapping[str, tuple[TypeEngine[Any], Sequence[Any]]],
) -> None:
    """Run one statement for each row of values, in the form that the driver stores them."""
    compiled = statement.compile(dialect=connection.dialect)
    # A statement with no values to repeat has nothing to do.
    if not all(len(values) for _, values in parameters.values()):
        return
    stored = {
        name: _stored(kind, values, connection) for name, (kind, values) in parameters.items()
    }
    names = list(compiled.positiontup or stored)
    rows = zip(*(stored[name] for name in names), strict=True)
    if compiled.positional:
        connection.exec_driver_sql(str(compiled), list(rows))
    else:
        connection.exec_driver_sql(
            str(compiled), [dict(zip(names, row, strict=True)) for row in rows]
        )


def _stored(kind: TypeEngine[Any], values: Sequence[Any], connection: Connection) -> Sequence[Any]:
    """Turn values into what the driver stores for a column of this kind."""
    if isinstance(kind, LargeBinary):
        return values
    write = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    # The same few words and days come again and again.
    return values if write is None else list(map(cache(write), values))
