"""Notes that a file carries about itself outside its journal: they go with it wherever it is copied or restored."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

IDENTITY = "identity"
"""By which the backups of a file find it, whatever it is called."""
SAMPLE = "sample"
"""The day on which a sample was made, as 2025-03-11; no other file has this note."""
LEFT_BEHIND = "left-behind"
"""The topic under which a file remembers which backups know steps that it gave up when it was restored."""


def read_note(connection: Connection, name: str) -> str | None:
    """Give what a file says of itself under a name, None where it says nothing."""
    found = connection.exec_driver_sql(
        "SELECT value FROM remembered WHERE topic = 'file' AND name = ?", (name,)
    ).scalar()
    return None if found is None else str(found)


def write_note(connection: Connection, name: str, value: str) -> None:
    """Write what a file says of itself, in the place of what it said before; called where the guard is open."""
    connection.exec_driver_sql("DELETE FROM remembered WHERE topic = 'file' AND name = ?", (name,))
    connection.exec_driver_sql(
        "INSERT INTO remembered (topic, name, value, at) VALUES ('file', ?, ?, ?)",
        (name, value, datetime.now(UTC).isoformat(timespec="milliseconds")),
    )


def names_under(connection: Connection, topic: str) -> list[str]:
    """Give the names that a file remembers under a topic."""
    found = connection.exec_driver_sql("SELECT name FROM remembered WHERE topic = ?", (topic,))
    return [str(name) for name in found.scalars()]


def add_name(connection: Connection, topic: str, name: str, at: datetime) -> None:
    """Remember one more name under a topic, since a moment; called where the guard is open."""
    connection.exec_driver_sql(
        "INSERT INTO remembered (topic, name, value, at) VALUES (?, ?, '', ?)",
        (topic, name, at.isoformat(timespec="milliseconds")),
    )
