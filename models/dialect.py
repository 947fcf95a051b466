"""SQLite as SQLAlchemy is told to speak it here: what it once wrote for a query serves every file after.

SQLAlchemy keeps the SQL it writes for each dialect object and engine, so that each file opened began anew: a third of
the processor time of a short visit to a file was spent on writing the same SQL again (a backup looked into, a file
read from before it is imported, the next file opened in the window).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_MOST = 1_000
"""Statements that are kept; the whole application writes fewer in a day."""

WRITTEN: LRUCache[Any, Any] = LRUCache(_MOST)
"""What was written, for all engines."""


class HouseDialect(SQLiteDialect_pysqlite):
    """One driver with one set of settings: any two are the same, so that what one wrote is found for the other."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """Say that every dialect of this kind writes alike."""
        return type(other) is type(self)

    def __hash__(self) -> int:
        """Give the same for all."""
        return hash(type(self))
