"""The content of papers in a file: which it names, which it holds whole, read out, and taken out of a finished copy."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import func, inspect, select

from models.engine import hurry, make_engine
from models.files import flush
from models.papers import PaperChunk, PaperFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from sqlalchemy import Connection


def named(connection: Connection) -> frozenset[str]:
    """Give the hashes of all contents that a file names; a file older than papers names none."""
    if not inspect(connection).has_table(PaperFile.__tablename__):
        return frozenset()
    return frozenset(connection.scalars(select(PaperFile.sha256)))


def held(connection: Connection, hashes: Collection[str]) -> frozenset[str]:
    """Give which of these contents a file holds whole; their length is known without reading them."""
    length = func.coalesce(func.sum(func.length(PaperChunk.content)), 0)
    chosen = (
        select(PaperFile.sha256)
        .outerjoin(PaperChunk, PaperChunk.file_id == PaperFile.id)
        .where(PaperFile.sha256.in_(set(hashes)))
        .group_by(PaperFile.id)
        .having(length == PaperFile.size)
    )
    return frozenset(connection.scalars(chosen))


def read_out(connection: Connection, sha256: str, target: Path) -> bool:
    """Write a content to a file, chunk by chunk; False, and no file, where it is not held or not what it was."""
    digest, found = hashlib.sha256(), False
    with target.open("wb") as file:
        for chunk in chunks(connection, sha256):
            file.write(chunk)
            digest.update(chunk)
            found = True
    if not found or digest.hexdigest() != sha256:
        target.unlink()
        return False
    return True


def take_out(path: Path) -> None:
    """Remove every content from a finished copy of a file and make it as small as what is left."""
    engine = make_engine(path)
    try:
        hurry(engine)
        raw = engine.raw_connection()
        try:
            cursor = raw.cursor()
            # The copy is nobody's yet: what is dropped here was never seen in it.
            cursor.execute("PRAGMA secure_delete=OFF")
            cursor.execute(f"DELETE FROM {PaperChunk.__tablename__}")  # noqa: S608 - a table of ours
            cursor.execute("VACUUM")
        finally:
            raw.close()
    finally:
        engine.dispose()
    flush(path)


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """Give a connection that reads a closed file."""
    engine = make_engine(path, "ro")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def chunks(connection: Connection, sha256: str) -> Iterator[bytes]:
    """Read a content part by part, so that a large paper is never whole in memory."""
    file_id = connection.scalar(select(PaperFile.id).where(PaperFile.sha256 == sha256))
    places = select(PaperChunk.id).where(PaperChunk.file_id == file_id).order_by(PaperChunk.place)
    for chunk_id in connection.scalars(places).all():
        chosen = select(PaperChunk.content).where(PaperChunk.id == chunk_id)
        yield connection.execute(chosen).scalar_one()
