"""Papers and templates whose content is not in the file, as after a restore without the pool, or not what it was."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select, union

from app.papers.queries import paper_records
from app.progress import UNWATCHED, Progress, track
from models.contents import chunks, held
from models.papers import PaperVersion
from models.templates import DocumentTemplate

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
    every = union(select(PaperVersion.sha256), select(DocumentTemplate.sha256))
    return frozenset(session.scalars(every))


def _named(session: Session, hashes: Collection[str]) -> list[str]:
    if not hashes:
        return []
    chosen = select(PaperVersion.paper_id).where(PaperVersion.sha256.in_(hashes)).distinct()
    found = paper_records(session, session.scalars(chosen).all())
    given = select(DocumentTemplate.file_name).where(DocumentTemplate.sha256.in_(hashes)).distinct()
    templates = [f"Word template {name}" for name in session.scalars(given)]
    return sorted(f"{each.name}, {each.meeting}" for each in found) + sorted(templates)
