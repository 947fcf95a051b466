"""The note beside an open file that says who holds it; SQLite's own lock is the truth, this is its name plate."""

from __future__ import annotations

import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class FileHolder:
    """Who has a file open: user, computer, process and since when (UTC, ISO)."""

    user: str
    host: str
    pid: int
    since: str

    def __str__(self) -> str:
        """Name the holder as a person reads it."""
        at = datetime.fromisoformat(self.since).astimezone()
        return f"{self.user} on {self.host} since {at:%H:%M} on {at.day} {at:%b %Y} (process {self.pid})"


def myself() -> FileHolder:
    """Describe this process as a holder."""
    return FileHolder(
        _user(), socket.gethostname(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds")
    )


def lock_path(path: Path) -> Path:
    """Give the name of the note that belongs to a file."""
    return path.with_name(path.name + ".lock")


def read_holder(path: Path) -> FileHolder | None:
    """Read the note beside a file; None when there is none or it is unreadable (an empty one after a full disk)."""
    try:
        holder = FileHolder(**json.loads(lock_path(path).read_text(encoding="utf-8")))
        datetime.fromisoformat(holder.since)
    except (OSError, ValueError, TypeError):
        return None
    return holder


def write_holder(path: Path) -> None:
    """Leave the note; OSError where the folder cannot be written."""
    lock_path(path).write_text(json.dumps(asdict(myself())), encoding="utf-8")


def remove_holder(path: Path) -> None:
    """Take the note away at a clean close, if it is still our own; a folder that is gone needs none."""
    holder, me = read_holder(path), myself()
    if holder is None or (holder.host, holder.pid) == (me.host, me.pid):
        try:
            lock_path(path).unlink(missing_ok=True)
        except OSError:
            return


def was_left_behind(path: Path) -> bool:
    """Say whether a note is there although nobody holds the file: the last session ended without closing it."""
    return lock_path(path).exists()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
