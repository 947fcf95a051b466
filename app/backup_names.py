"""Names of backups: each carries all that is known about it, so that a list needs to open none."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from models.words import Word

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".pdesk-backup"
LENGTH = 12
"""How many hexadecimal figures of a digest a name carries."""

_STEM = 30
_AT = "%Y-%m-%d %H%M%S"
_NAME = re.compile(
    r"(?P<stem>.+) (?P<made>\d{4}-\d\d-\d\d \d{6}) b(?P<number>\d+) v(?P<schema>\d+) s(?P<step>\d+)"
    r" (?P<head>[0-9a-f]*)-(?P<digest>[0-9a-f]+) (?P<reason>[a-z-]+)" + re.escape(SUFFIX)
)


class Reason(Word):
    """Why a backup was made."""

    TIMED = "timed", "Every half hour"
    CLOSING = "closing", "At closing"
    IMPORT = "before-import", "Before an import"
    UPGRADE = "before-upgrade", "Before a newer program"
    RESTORE = "before-restore", "Before a restore"
    ASKED = "asked", "Asked for"


@dataclass(frozen=True)
class BackupLine:
    """A finished backup: where it lies, when and why it was made, and which state of the file it holds."""

    path: Path
    made: datetime
    """In UTC; the clock may have been wrong, so `number` tells the order."""
    _: KW_ONLY
    number: int
    schema: int
    step_id: int
    head: str
    """The beginning of the newest step's chain value in hexadecimal; "" before the first step."""
    digest: str
    """The beginning of the SHA-256 of the backup itself."""
    reason: Reason
    size: int
    """In bytes."""


def name_of(stem: str, line: BackupLine) -> str:
    """Write the name under which a backup is kept."""
    head = line.head or ""
    return (
        f"{plain_stem(stem)} {line.made.astimezone(UTC).strftime(_AT)} b{line.number:06} v{line.schema} "
        f"s{line.step_id} {head}-{line.digest} {line.reason.value}{SUFFIX}"
    )


def plain_stem(stem: str) -> str:
    """Shorten a file's name to what every disk takes, so that names stay within Windows' limit."""
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in stem)
    return " ".join(plain.split())[:_STEM].strip() or "Partnership"


def read_name(path: Path) -> BackupLine | None:
    """Read a backup's name; None for any other file."""
    found = _NAME.fullmatch(path.name)
    if found is None or found["reason"] not in set(Reason):
        return None
    try:
        made, size = datetime.strptime(found["made"], _AT).replace(tzinfo=UTC), path.stat().st_size
    except (ValueError, OSError):
        return None
    return BackupLine(
        path,
        made,
        number=int(found["number"]),
        schema=int(found["schema"]),
        step_id=int(found["step"]),
        head=found["head"],
        digest=found["digest"],
        reason=Reason(found["reason"]),
        size=size,
    )


def stem_of(path: Path) -> str:
    """Give what the backed-up file was called, from a backup's name; its own stem where it was renamed."""
    found = _NAME.fullmatch(path.name)
    return found["stem"] if found else path.name.removesuffix(SUFFIX)


def backups_in(folder: Path) -> list[BackupLine]:
    """List the backups of a folder, newest first by number; an absent folder holds none."""
    try:
        found = [line for path in folder.iterdir() if (line := read_name(path)) is not None]
    except OSError:
        return []
    return sorted(found, key=lambda line: (line.number, line.made), reverse=True)
