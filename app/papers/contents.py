"""The content of papers and templates: kept once by hash in chunks, read back whole, swept when nothing needs it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, union_all

from app.journal import values_of
from models.contents import held, read_out
from models.engine import writing
from models.journal import Act, Change, Step
from models.papers import CHUNK, PaperChunk, PaperFile, PaperVersion
from models.templates import DocumentTemplate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from app.papers.looking import Incoming
    from app.work import Work
    from models.papers import PaperKind

KEPT_FOR = timedelta(days=30)
"""How long the content of a removed paper can still be brought back with it."""
_HOLDERS = (PaperVersion, DocumentTemplate)
"""The tables whose rows name contents."""


def keep_content(work: Work, incoming: Incoming) -> None:
    """Keep the content of a paper with the step that attaches it; one that is kept already is not kept twice."""
    keep_file(work, incoming.sha256, incoming.content, incoming.kind)


def keep_file(work: Work, sha256: str, content: bytes, kind: PaperKind) -> None:
    """Keep a content by its hash with the step that needs it."""
    work.session.flush()
    connection = work.session.connection()
    with writing(connection):
        _put(connection, sha256, content, kind)


def is_kept(work: Work, incoming: Incoming) -> bool:
    """Say whether the content of a paper is in the file."""
    return incoming.sha256 in held(work.session.connection(), [incoming.sha256])


def _put(connection: Connection, sha256: str, content: bytes, kind: PaperKind) -> None:
    """Write a content where the guard is open, or complete one that a restored file lacks."""
    found = connection.scalar(select(PaperFile.id).where(PaperFile.sha256 == sha256))
    if found is None:
        values = {"sha256": sha256, "size": len(content), "kind": kind}
        added = connection.execute(insert(PaperFile).values(values))
        (found,) = added.inserted_primary_key or (0,)
    elif sha256 in held(connection, [sha256]):
        return
    connection.execute(delete(PaperChunk).where(PaperChunk.file_id == found))
    for place, start in enumerate(range(0, len(content), CHUNK)):
        chunk = content[start : start + CHUNK]
        values = {"file_id": found, "place": place, "content": chunk}
        connection.execute(insert(PaperChunk).values(values))


def write_content(connection: Connection, sha256: str, source: Path) -> None:
    """Write a content that the file names from a file of its own, chunk by chunk, where the guard is open."""
    file_id = connection.scalar(select(PaperFile.id).where(PaperFile.sha256 == sha256))
    connection.execute(delete(PaperChunk).where(PaperChunk.file_id == file_id))
    with source.open("rb") as file:
        for place, chunk in enumerate(iter(lambda: file.read(CHUNK), b"")):
            values = {"file_id": file_id, "place": place, "content": chunk}
            connection.execute(insert(PaperChunk).values(values))


def copy_content(session: Session, sha256: str, target: Path) -> bool:
    """Write a content of the open file to a file; False, and no file, where it is not held or not what it was."""
    return read_out(session.connection(), sha256, target)


def sweep(connection: Connection, now: datetime) -> int:
    """Remove every content that nothing has, nor what was removed lately; give how many. The guard is open."""
    gone = superfluous(connection, now)
    for start in range(0, len(gone), 500):
        part = gone[start : start + 500]
        connection.execute(delete(PaperChunk).where(PaperChunk.file_id.in_(part)))
        connection.execute(delete(PaperFile).where(PaperFile.id.in_(part)))
    return len(gone)


def superfluous(connection: Connection, now: datetime) -> list[int]:
    """Give the ids of the contents that may go; one quick query where there are none, as is usual."""
    used = union_all(*(select(each.sha256) for each in _HOLDERS))
    chosen = select(PaperFile.sha256, PaperFile.id).where(PaperFile.sha256.not_in(used))
    unused: Mapping[str, int] = dict(connection.execute(chosen).all())
    if not unused:
        return []
    lately = set(_removed_since(connection, now - KEPT_FOR))
    return [file_id for sha256, file_id in unused.items() if sha256 not in lately]


def _removed_since(connection: Connection, moment: datetime) -> Iterator[str]:
    """Give the contents that steps since a moment took from rows; undoing an addition is a removal too."""
    chosen = (
        select(Change.images)
        .join(Step, Step.id == Change.step_id)
        .where(Change.table_name.in_([each.__tablename__ for each in _HOLDERS]))
        .where(Change.act.in_([Act.DELETE, Act.UPDATE]), Step.at >= moment)
    )
    for images in connection.scalars(chosen):
        before, _ = values_of(images).get("sha256", (None, None))
        if before:
            yield before
