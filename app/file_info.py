"""What a file holds, in figures: for `pdesk info`, for the preview of a restore, and for the page about the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.catalogue import LISTINGS
from app.chain import head
from app.journal import history
from app.rows import Wish
from models.pragmas import schema_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from app.journal import StepLine


@dataclass(frozen=True)
class FileInfo:
    """A file in figures: its schema, how many records of each kind, its newest step and the head of its history."""

    schema: int
    counts: Mapping[str, int]
    newest: StepLine | None
    head: str

    @property
    def steps(self) -> int:
        """Give how many steps its history has."""
        return self.newest.id if self.newest else 0

    @property
    def changed_at(self) -> datetime | None:
        """Give when it was last changed."""
        return self.newest.at if self.newest else None


def describe(session: Session, today: date) -> FileInfo:
    """Count what the open file holds, one query per kind: as many as its lists have lines on a day.

    What is dated counts as at that day, all else whatever its age, as in `pdesk list` without --as-at.
    """
    connection = session.connection()
    return FileInfo(
        schema_of(connection),
        {
            each.kind: each.count(session, Wish(), {"as_at": today} if each.is_dated else {})
            for each in LISTINGS
        },
        next(iter(history(session, limit=1)), None),
        head(connection)[1].hex(),
    )
