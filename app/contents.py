"""What a file holds in figures: how many records of each kind, and its newest step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.rows import Wish

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.journal import StepLine


@dataclass(frozen=True)
class Contents:
    """The number of records per kind, those of a dated kind on one day, and the newest step if there is any."""

    counts: dict[str, int]
    newest: StepLine | None


def contents_of(session: Session, day: date) -> Contents:
    """Count every kind of record of an open file."""
    from app.catalogue import LISTINGS  # noqa: PLC0415 - loads every feature's tables
    from app.journal import history  # noqa: PLC0415 - not loaded before a file is needed

    counts = {each.kind: each.count(session, Wish(), {"as_at": day}) for each in LISTINGS}
    return Contents(counts, next(iter(history(session, limit=1)), None))
