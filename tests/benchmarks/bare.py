"""Rows written with nothing but the driver, into the same table: what no store can beat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from models.agencies import Agency
from models.database import create_file
from models.engine import make_engine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Engine

_FIXED = {"sector": "other", "standing": "none", "quorum_agency": 0, "version": 1}


class Bare:
    """A file of its own, and the rows to be written into one of its tables, every column of it named."""

    def __init__(
        self, engine: Engine, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> None:
        self.engine = engine
        marks = ", ".join("?" * len(names))
        self.statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names of our own tables
        self.rows = list(map(tuple, rows))

    @classmethod
    def of_agencies(cls, path: Path, rows: Sequence[Mapping[str, Any]]) -> Self:
        """Prepare a new file for agencies, given as values by column name."""
        create_file(path)
        names = [column.name for column in Agency.__table__.columns]
        whole = [
            tuple({**_FIXED, "id": number, **row}.get(name) for name in names)
            for number, row in enumerate(rows, 1)
        ]
        return cls(make_engine(path), "agency", names, whole)

    @classmethod
    def as_stored(cls, path: Path, table: str) -> Self:
        """Take the rows of a table out of a file, as an import has left them, to write the same ones again."""
        engine = make_engine(path)
        raw = engine.raw_connection()
        cursor = raw.cursor()
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - the name of our own table
        names = [each[0] for each in cursor.description or ()]
        rows = cursor.fetchall()
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - the same
        cursor.execute("VACUUM")
        raw.close()
        return cls(engine, table, names, rows)

    def insert(self) -> None:
        """Write all rows in one transaction."""
        raw = self.engine.raw_connection()
        cursor = raw.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        cursor.executemany(self.statement, self.rows)
        cursor.execute("COMMIT")
        raw.close()

    def close(self) -> None:
        """Close the file."""
        self.engine.dispose()
