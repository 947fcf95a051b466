"""Puts a finished document in its place: whole and on the disk, or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem
from app.files import put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def in_place_of(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; when the block ends well that file takes its name.

    Whatever goes wrong, an older file of that name stays as it was. Raises EnvironmentProblem.
    """
    _refuse_impossible(path)
    draft = path.parent / f".{secrets.token_hex(6)}{path.suffix}"
    try:
        yield draft
        put(draft, path)
    except OSError as refused:
        raise EnvironmentProblem(_sentence(path, refused), path) from refused
    finally:
        draft.unlink(missing_ok=True)


def _refuse_impossible(path: Path) -> None:
    if not path.parent.is_dir():
        raise EnvironmentProblem(
            f"“{path.name}” cannot be saved: there is no folder “{path.parent}”. Choose another place.",
            path,
        )
    if path.is_dir():
        raise EnvironmentProblem(
            f"“{path.name}” cannot be saved: a folder has that name. Choose another name.", path
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise EnvironmentProblem(
            f"“{path.name}” may only be read, so it was not replaced. Choose another name.", path
        )


def _sentence(path: Path, refused: OSError) -> str:
    if refused.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"“{path.name}” was not saved: the disk is full. Make room or choose another place."
    if isinstance(refused, PermissionError):
        return (
            f"“{path.name}” was not saved: it is open in another program, or the folder "
            f"“{path.parent}” does not allow it. Close it there or choose another name or place."
        )
    return f"“{path.name}” was not saved in “{path.parent}”: {refused.strerror or refused}."
