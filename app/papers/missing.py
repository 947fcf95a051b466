"""Papers whose content is not in the file, as after a restore without the pool, or not what was attached."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.papers.queries import paper_records
from app.progress import UNWATCHED, Progress, track
from models.contents import chunks, held
from models.papers import PaperVersion

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


def missing_papers(session: Session) -> list[str]:
    """Name the papers of which a version is not in the file: "4a Strategy, SCP Board, 27 Mar 2025"."""
    every = _contents(session)
    return _named(session, every - held(session.connection(), every))


def damaged_papers(session: Session, progress: Progress = UNWATCHED) -> list[str]:
    """Read every content and name the papers of which a version is not what was attached; slow, for “Check file”."""
    connection = session.connection()
    there = sorted(held(connection, _contents(session)))
    wrong = set()
    for sha256 in track(there, progress, "Checking papers", every=1):
        digest = hashlib.sha256()
        for chunk in chunks(connection, sha256):
            digest.update(chunk)
        if digest.hexdigest() != sha256:
            wrong.add(sha256)
    return _named(session, wrong)


def _contents(session: Session) -> frozenset[str]:
    return frozenset(session.scalars(select(PaperVersion.sha256).distinct()))


def _named(session: Session, hashes: Collection[str]) -> list[str]:
    if not hashes:
        return []
    chosen = select(PaperVersion.paper_id).where(PaperVersion.sha256.in_(hashes)).distinct()
    found = paper_records(session, session.scalars(chosen).all())
    return sorted(f"{each.name}, {each.meeting}" for each in found)
