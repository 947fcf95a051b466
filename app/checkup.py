"""Checking a file: pages, indexes and references by the database, history and records by the journal's chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.progress import UNWATCHED
from app.proof import find_tampering
from models.checks import find_damage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.progress import Progress


def find_faults(session: Session, progress: Progress = UNWATCHED) -> list[str]:
    """Give every fault as one sentence; empty when the file is sound and was changed by this program alone."""
    return [*find_damage(session.connection()), *find_tampering(session, progress=progress)]
