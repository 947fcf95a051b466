"""The content of papers: kept once by hash in chunks, read back whole, and swept when nothing needs it any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from app.journal import values_of
from models.contents import held, read_out
from models.engine import writing
from models.journal import Act, Change, Step
from models.papers import CHUNK, PaperChunk, PaperFile, PaperVersion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from app.papers.looking import Incoming
    from app.work import Work

KEPT_FOR = timedelta(days=30)
"""How long the content of a removed paper can still be brought back with it."""


def keep_content(work: Work, incoming: Incoming) -> None:
    """Keep the content of a paper with the step that attaches it; one that is kept already is not kept twice."""
    work.session.flush()
    connection = work.session.connection()
    with writing(connection):
        put_content(connection, incoming)


def is_kept(work: Work, incoming: Incoming) -> bool:
    """Say whether the content of a paper is in the file."""
    return incoming.sha256 in held(work.session.connection(), [incoming.sha256])


def put_content(connection: Connection, incoming: Incoming) -> None:
    """Write a content where the guard is open, or complete one that a restored file lacks."""
    sha256 = incoming.sha256
    found = connection.scalar(select(PaperFile.id).where(PaperFile.sha256 == sha256))
    if found is None:
        size, kind = len(incoming.content), incoming.kind
        added = connection.execute(insert(PaperFile).values(sha256=sha256, size=size, kind=kind))
        (found,) = added.inserted_primary_key or (0,)
    elif sha256 in held(connection, [sha256]):
        return
    connection.execute(delete(PaperChunk).where(PaperChunk.file_id == found))
    for place, start in enumerate(range(0, len(incoming.content), CHUNK)):
        chunk = incoming.content[start : start + CHUNK]
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
    """Remove every content that no paper has, nor one that was removed lately; give how many. The guard is open."""
    gone = superfluous(connection, now)
    for start in range(0, len(gone), 500):
        part = gone[start : start + 500]
        connection.execute(delete(PaperChunk).where(PaperChunk.file_id.in_(part)))
        connection.execute(delete(PaperFile).where(PaperFile.id.in_(part)))
    return len(gone)


def superfluous(connection: Connection, now: datetime) -> list[int]:
    """Give the ids of the contents that may go; one quick query where there are none, as is usual."""
    used = select(PaperVersion.sha256)
    chosen = select(PaperFile.sha256, PaperFile.id).where(PaperFile.sha256.not_in(used))
    unused: Mapping[str, int] = dict(connection.execute(chosen).all())
    if not unused:
        return []
    lately = set(_removed_since(connection, now - KEPT_FOR))
    return [file_id for sha256, file_id in unused.items() if sha256 not in lately]


def _removed_since(connection: Connection, moment: datetime) -> Iterator[str]:
    """Give the contents of versions that steps since a moment removed; undoing an addition is a removal too."""
    chosen = (
        select(Change.images)
        .join(Step, Step.id == Change.step_id)
        .where(Change.table_name == PaperVersion.__tablename__, Change.act == Act.DELETE)
        .where(Step.at >= moment)
    )
    for images in connection.scalars(chosen):
        before, _ = values_of(images).get("sha256", (None, None))
        if before:
            yield before
