"""Putting a finished file in its place: flushed to the disk and renamed whole, or not at all."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 2.5
"""Seconds that a rename is tried again, because virus scanners hold new files for a moment on Windows."""

_COMPANIONS = ("", "-journal", "-wal", "-shm")


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; whatever is left under it at the end is removed."""
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        for companion in _COMPANIONS:
            part.with_name(part.name + companion).unlink(missing_ok=True)


def put_new(part: Path, path: Path) -> None:
    """Give a finished file a name that must be free; FileExistsError where somebody was quicker."""
    path.open("xb").close()
    try:
        put(part, path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def put(part: Path, path: Path) -> None:
    """Give a finished file its name, taking the place of an older one in one act that survives a power cut."""
    flush(part)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            part.replace(path)
            break
        except PermissionError:
            if os.name != "nt" or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
    flush_folder(path.parent)


def keep_as(path: Path, kept: Path) -> None:
    """Give a closed file a second name, with its journal if it has one, before another takes its place.

    The first name stays until then, so that no moment is without a file; a disk without links gets a copy.
    """
    for companion in ("-journal", ""):
        source = path.with_name(path.name + companion)
        target = kept.with_name(kept.name + companion)
        if source.exists():
            _link_or_copy(source, target)
    flush_folder(kept.parent)


def free_name(path: Path) -> Path:
    """Give this path, or the first of "name 2", "name 3" that is not taken."""
    chosen, number = path, 2
    while os.path.lexists(chosen):
        chosen, number = path.with_name(f"{path.stem} {number}{path.suffix}"), number + 1
    return chosen


def flush(path: Path) -> None:
    """Wait until the disk has a file's content."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the disk has a folder's names; Windows has no such act."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        import shutil  # noqa: PLC0415 - only on a disk without links

        shutil.copy2(source, target)
        flush(target)
