"""Agencies written with nothing but the driver, into the same table: what no store can beat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.agencies import Agency
from models.database import create_file
from models.engine import make_engine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_FIXED = {"sector": "other", "standing": "none", "quorum_agency": 0, "version": 1}


class Bare:
    """A file of its own with the rows to be written, given as values by column name."""

    def __init__(self, path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
        create_file(path)
        self.engine = make_engine(path)
        names = [column.name for column in Agency.__table__.columns]
        marks = ", ".join("?" * len(names))
        self.statement = f"INSERT INTO agency ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names of our own columns
        self.rows = [
            tuple({**_FIXED, "id": number, **row}.get(name) for name in names)
            for number, row in enumerate(rows, 1)
        ]

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
