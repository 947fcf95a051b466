"""The database's complaints in words: which are the surroundings' fault, and which rule of a table was broken."""

from __future__ import annotations

import errno
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy.exc import DBAPIError, IntegrityError

from models.errors import EnvironmentProblem, FileDamaged, FileInUse
from models.lock import read_holder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_COMPLAINTS = {
    "is full": "The disk is full, so {path} could not be saved. Free some space and try again.",
    "disk i/o error": (
        "The disk did not take what was to be saved in {path}: it is full, or it was removed. "
        "Nothing new was saved; free some space or check the disk, and try again."
    ),
    "malformed": "{path} is damaged. Nothing was changed; restore it from a backup.",
    "not a database": "{path} is not a Partnership Desk file, or it is damaged. Restore it from a backup.",
    "readonly database": "{path} cannot be written, so nothing was changed. Check who may write to it.",
    "unable to open": "{path} cannot be opened. Check that its folder is there and may be written.",
}

_DAMAGED = frozenset({"malformed", "not a database"})
"""Complaints after which only a backup helps."""


@dataclass(frozen=True)
class BrokenRule:
    """A rule of a table that a change would have broken: the same value twice, or a reference to nothing."""

    kind: Literal["same", "reference", "other"]
    table: str = ""
    columns: tuple[str, ...] = ()


def translated(error: Exception, path: Path) -> Exception:
    """Turn the driver's complaint into the surroundings' sentence; anything unknown comes back as it is."""
    text = str(getattr(error, "orig", error)).casefold()
    if "locked" in text or "busy" in text:
        return in_use(path)
    for sign, sentence in _COMPLAINTS.items():
        if sign in text:
            kind = FileDamaged if sign in _DAMAGED else EnvironmentProblem
            return kind(sentence.format(path=path), path)
    return error


def in_use(path: Path) -> FileInUse:
    """Say who holds a file, where a note beside it tells."""
    holder = read_holder(path)
    who = f" by {holder}" if holder else " by another program"
    return FileInUse(f"{path.name} is open{who}. Close it there first.", path)


@contextmanager
def in_words(path: Path, *, files: bool = False) -> Iterator[None]:
    """Turn the database's complaints inside the block into sentences, with `files` also those about files.

    What broke a rule of a table, and what is our bug, stays as it is.
    """
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        meant = translated(error, path)
        if meant is error:
            raise
        raise meant from error
    except OSError as error:
        if not files:
            raise
        raise not_done("saved", path, error) from error


def not_done(act: str, path: Path, error: OSError) -> EnvironmentProblem:
    """Say why a file could not be written or read: `act` is such as "saved" or "read"."""
    if error.errno in FULL:
        return EnvironmentProblem(
            f"The disk is full, so {path} could not be {act}. Free some space and try again.", path
        )
    reason = error.strerror or type(error).__name__
    return EnvironmentProblem(
        f"{path} could not be {act} ({reason}). Check the folder and who may write there.", path
    )


def broken_rule(error: Exception) -> BrokenRule:
    """Say which rule an IntegrityError is about."""
    text = str(getattr(error, "orig", error))
    if "FOREIGN KEY" in text:
        return BrokenRule("reference")
    found = re.match(r"UNIQUE constraint failed: (.+)", text)
    if not found:
        return BrokenRule("other")
    names = [name.strip().split(".") for name in found[1].split(",")]
    return BrokenRule("same", names[0][0], tuple(parts[-1] for parts in names))
