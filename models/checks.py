"""Checks of a whole file: the parts it must have and no others, and every fault that SQLite can find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DatabaseError

from models.errors import EnvironmentProblem, FileDamaged
from models.tables import Base

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def check_parts(connection: Connection, path: Path, *, whole: bool = True) -> None:
    """Refuse a file that carries a trigger or view, which would run unseen, or where `whole` lacks a table of ours."""
    found = connection.exec_driver_sql("SELECT type, name FROM sqlite_master").all()
    foreign = [f"{kind} “{name}”" for kind, name in found if kind in {"trigger", "view"}]
    if foreign:
        message = (
            f"{path} holds a {foreign[0]}, which Partnership Desk never makes. It was not opened."
        )
        raise EnvironmentProblem(message, path)
    tables = {name for kind, name in found if kind == "table"}
    missing = sorted(set(Base.metadata.tables) - tables)
    if whole and missing:
        message = (
            f"{path} is damaged: its table “{missing[0]}” is missing. Restore it from a backup."
        )
        raise FileDamaged(message, path)


def find_damage(connection: Connection) -> list[str]:
    """Ask SQLite for every fault of pages, indexes and references it can find; empty when all is well."""
    pages = [row[0] for row in _asked(connection, "PRAGMA integrity_check") if row[0] != "ok"]
    keys = [
        f"{row[0].replace('_', ' ')} {row[1]} points to a {row[2].replace('_', ' ')} that is not there"
        for row in _asked(connection, "PRAGMA foreign_key_check")
        if len(row) > 1
    ]
    return pages + keys


def _asked(connection: Connection, pragma: str) -> list[tuple[Any, ...]]:
    """Give the answer of a check, or the complaint that ended it; a disk that fails is no damage of the file."""
    try:
        return [tuple(row) for row in connection.exec_driver_sql(pragma)]
    except DatabaseError as error:
        if "malformed" not in str(error.orig):
            raise
        return [("some of its pages cannot be read",)]


def count_rows(connection: Connection) -> dict[str, int]:
    """Count the rows of every table of the file, but for the search index and SQLite's own."""
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'search~_%' ESCAPE '~' ORDER BY name"
    ).scalars()
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())  # noqa: S608 - its own names
        for name in tables.all()
    }
