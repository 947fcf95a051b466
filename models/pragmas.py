"""What SQLite keeps of a file beside its tables: whose it is, the number of its tables' version, and its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


def schema_of(connection: Connection) -> int:
    """Give the number of the newest migration that a file has."""
    return _asked(connection, "user_version")


def set_schema(connection: Connection, number: int) -> None:
    """Write the number of the newest migration into a file, within the transaction that brought its tables there."""
    connection.exec_driver_sql(f"PRAGMA user_version={number:d}")


def set_application(connection: Connection, number: int) -> None:
    """Write into a new file whose it is, by which `check_header` knows ours."""
    connection.exec_driver_sql(f"PRAGMA application_id={number:d}")


def size_of(connection: Connection) -> int:
    """Give the size of a file in bytes, as the open transaction sees it."""
    return _asked(connection, "page_count") * _asked(connection, "page_size")


def _asked(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
