"""What a file holds, in figures: for `pdesk info`, for the preview of a restore, and for the page about the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import journal
from app.catalogue import LISTINGS
from app.chain import head
from app.rows import Wish
from models.header import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class FileInfo:
    """A file in figures: its schema, how many records of each kind, its newest step and the head of its history."""

    schema: int
    counts: Mapping[str, int]
    steps: int
    changed_at: datetime | None
    head: str


def describe(session: Session, today: date) -> FileInfo:
    """Count what the open file holds as at a day; one query per kind."""
    newest = journal.history(session, limit=1)
    return FileInfo(
        SCHEMA,
        {each.kind: len(each.ids(session, Wish(), {"as_at": today})) for each in LISTINGS},
        newest[0].id if newest else 0,
        newest[0].at if newest else None,
        head(session.connection())[1].hex(),
    )
