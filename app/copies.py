"""Finished copies of a file: what they hold, whether they are like their source, and where they are kept."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.backup_names import LENGTH, BackupLine, Reason, backups_in, name_of, plain_stem
from app.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection


@dataclass(frozen=True)
class FileFacts:
    """What a file holds, by which a copy is compared with it: rows per table and the newest step."""

    schema: int
    counts: dict[str, int]
    step_id: int
    head: str


def read_facts(connection: Connection) -> FileFacts:
    """Read what a file holds."""
    from app.chain import head  # noqa: PLC0415 - not loaded before a file is needed
    from models.checks import count_rows  # noqa: PLC0415 - the same
    from models.pragmas import schema_of  # noqa: PLC0415 - the same

    step_id, chain = head(connection)
    return FileFacts(schema_of(connection), count_rows(connection), step_id, chain.hex())


def without_papers(facts: FileFacts) -> FileFacts:
    """Give what a copy holds whose papers were moved to the pool."""
    return replace(facts, counts={**facts.counts, "paper_chunk": 0})


def identity_of(connection: Connection, path: Path) -> str:
    """Read a file's identity; one made before files had any is known by its path."""
    from models.notes import IDENTITY, read_note  # noqa: PLC0415 - not loaded before a file is needed

    return read_note(connection, IDENTITY) or hashlib.sha256(str(path).encode()).hexdigest()


def line_of(
    path: Path, facts: FileFacts, *, made: datetime, reason: Reason, others: Sequence[BackupLine]
) -> BackupLine:
    """Describe a finished copy as the next among the others."""
    return BackupLine(
        path,
        made,
        number=max((line.number for line in others), default=0) + 1,
        schema=facts.schema,
        step_id=facts.step_id,
        head=facts.head[:LENGTH],
        digest=digest_of(path),
        reason=reason,
        size=path.stat().st_size,
    )


def verify(path: Path, expected: FileFacts) -> None:
    """Open a finished copy for reading and check it whole; EnvironmentProblem where it is not like its source."""
    from models.checks import find_damage  # noqa: PLC0415 - not loaded before a file is needed
    from models.database import close_file, open_file  # noqa: PLC0415 - the same

    copy = open_file(path, mode="ro")
    try:
        with copy.engine.connect() as connection:
            damage = find_damage(connection)
            same = not damage and read_facts(connection) == expected
    finally:
        close_file(copy)
    if damage:
        raise EnvironmentProblem(
            f"The copy is damaged ({damage[0]}), so it was not kept. Check the file itself.", path
        )
    if not same:
        raise EnvironmentProblem(
            "The copy is not like the file, so it was not kept. Make the backup again.", path
        )


def back_up_closed(
    source: Path, stem: str, parent: Path, *, made: datetime, reason: Reason
) -> BackupLine:
    """Check a closed file, of whatever version, and keep a copy among the backups of its identity."""
    from models.database import close_file, open_file  # noqa: PLC0415 - not loaded before a file is needed

    file = open_file(source, mode="ro", older=True)
    try:
        with file.engine.connect() as connection:
            facts, identity = read_facts(connection), identity_of(connection, source)
    finally:
        close_file(file)
    folder = folder_of(parent, identity) or parent / f"{plain_stem(stem)}{ending_of(identity)}"
    line = line_of(source, facts, made=made, reason=reason, others=backups_in(folder))
    return replace(line, path=copy_backup(line, folder, name_of(stem, line)))


def copy_backup(line: BackupLine, folder: Path, name: str = "") -> Path:
    """Copy a finished backup to another folder and read it back; OSError, EnvironmentProblem."""
    from models.files import flush, part_of, put_new  # noqa: PLC0415 - not loaded before a file is needed

    folder.mkdir(parents=True, exist_ok=True)
    target = folder / (name or line.path.name)
    if target.exists():
        return target
    with part_of(target) as part:
        shutil.copyfile(line.path, part)
        flush(part)
        if digest_of(part) != line.digest:
            raise EnvironmentProblem(
                f"The copy in {folder} is not like the backup. Check that disk or choose another.",
                target,
            )
        put_new(part, target)
    return target


def digest_of(path: Path) -> str:
    """Give the beginning of the SHA-256 of a closed file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:LENGTH]


def folder_of(parent: Path, identity: str) -> Path | None:
    """Find the folder of a file's backups by the file's identity, with which its name ends."""
    try:
        return next(
            (each for each in sorted(parent.iterdir()) if each.name.endswith(ending_of(identity))),
            None,
        )
    except OSError:
        return None


def ending_of(identity: str) -> str:
    """Give what the name of the folder of a file's backups ends with."""
    return f"-{identity[:8]}"
