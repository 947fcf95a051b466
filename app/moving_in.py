"""Moving a file in: from a share or a synchronised folder, where it can be damaged, to this computer's own folder."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem, FileInUse

if TYPE_CHECKING:
    from pathlib import Path

    from app.paths import Paths

LEFT = ".moved"
"""Ends the name of the file that is left behind, so that nobody goes on in it by a double click."""
_JOURNAL = "-journal"
"""What SQLite leaves beside a file whose last write was broken off; it belongs to the file and goes with it."""


def move_in(paths: Paths, path: Path) -> Path:
    """Bring a closed file to the folder of live files; gives where it is now.

    It is copied and compared before the one left behind gets another name, so that at no moment there is none. On a
    share that cannot be written the one left behind keeps its name. FileInUse where a note says that it is open;
    EnvironmentProblem where it cannot be read or the copy is not like it.
    """
    from app.opening import make_folder  # noqa: PLC0415 - the same
    from models.lock import lock_path  # noqa: PLC0415 - loads the lower floor, which a start does not need

    if lock_path(path).exists():
        message = f"{path.name} is open elsewhere, or was not closed there. Close it, then move it."
        raise FileInUse(message, path)
    make_folder(paths.files)
    target = paths.file_for(path.stem)
    try:
        for ending in (_JOURNAL, ""):
            source = path.with_name(path.name + ending)
            if not ending or source.exists():
                shutil.copyfile(source, target.with_name(target.name + ending))
        same = _digest(path) == _digest(target)
    except OSError as error:
        _forget(target)
        message = f"{path.name} could not be copied to this computer. It stays where it is."
        raise EnvironmentProblem(message, path) from error
    if not same:
        _forget(target)
        message = f"{path.name} changed while it was copied. It stays where it is; try again."
        raise EnvironmentProblem(message, path)
    _leave(path)
    return target


def _leave(path: Path) -> None:
    try:
        path.rename(path.with_name(path.name + LEFT))
    except OSError:
        # It cannot be renamed there; what was copied is whole, and the share refuses to open the old one anyway.
        return


def _forget(target: Path) -> None:
    for ending in (_JOURNAL, ""):
        target.with_name(target.name + ending).unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
