"""The pool of papers beside backups: each content once, by its hash, whichever backups name it."""

from __future__ import annotations

import hashlib
import logging
import shutil
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

FOLDER = "papers"
_log = logging.getLogger(__name__)


def pool_of(folder: Path) -> Path:
    """Give the pool of the backups in a folder."""
    return folder / FOLDER


def move_to_pool(copy: Path, pool: Path, between: Callable[[], object]) -> frozenset[str]:
    """Put the contents of a finished copy into a pool, those that are not there yet, and take them out of the copy.

    Gives the hashes that the copy names. `between` is called before each; what it raises ends it with the copy as it
    was. A content that is damaged in the file stays out of the pool; “Check file” tells of it.
    """
    from models.contents import named, reading, take_out  # noqa: PLC0415 - not loaded before a file is needed

    with reading(copy) as connection:
        wanted = named(connection)
        for sha256 in sorted(wanted):
            between()
            _put(connection, sha256, pool)
    if wanted:
        take_out(copy)
    return wanted


def copy_pool(source: Path, target: Path, wanted: Collection[str]) -> None:
    """Copy contents that another pool lacks, each read back; OSError, EnvironmentProblem."""
    from models.files import flush, part_of, put_new  # noqa: PLC0415 - not loaded before a file is needed

    missing = [each for each in wanted if (source / each).exists() and not (target / each).exists()]
    for sha256 in missing:
        target.mkdir(parents=True, exist_ok=True)
        with part_of(target / sha256) as part:
            shutil.copyfile(source / sha256, part)
            flush(part)
            if not is_whole(part, sha256):
                raise EnvironmentProblem(
                    f"The copy of a paper in {target} is not like it. Check that disk, or choose another folder.",
                    part,
                )
            put_new(part, target / sha256)


def contents_of(backup: Path) -> frozenset[str]:
    """Give the hashes of the contents that a backup names, by opening it."""
    from models.contents import named, reading  # noqa: PLC0415 - not loaded before a file is needed

    with reading(backup) as connection:
        return named(connection)


def tidy(folder: Path, backups: Sequence[Path], known: Collection[str]) -> None:
    """Remove what no backup of a folder names; `known` is named by the newest. Backups are opened only for the rest.

    Where one of them cannot be read nothing goes.
    """
    pool = pool_of(folder)
    if not pool.is_dir():
        return
    loose = [each for each in pool.iterdir() if each.name not in known]
    if not loose:
        return
    try:
        used = frozenset[str]().union(*map(contents_of, backups))
    except Exception as problem:  # noqa: BLE001 - a backup that cannot be read keeps what it may need
        _log.info("the pool of papers was not tidied: %s", type(problem).__name__)
        return
    for each in loose:
        if each.name not in used:
            each.unlink(missing_ok=True)


def bring_back(connection: Connection, pools: Sequence[Path]) -> int:
    """Put contents from pools into a restored file that lacks them; give how many. Called where the guard is open."""
    from app.papers.contents import write_content  # noqa: PLC0415 - not loaded before a file is needed
    from models.contents import held, named  # noqa: PLC0415 - the same

    wanted = named(connection)
    brought = 0
    for sha256 in sorted(wanted - held(connection, wanted)):
        found = find_in(pools, sha256)
        if found is not None:
            write_content(connection, sha256, found)
            brought += 1
    return brought


def find_in(pools: Sequence[Path], sha256: str) -> Path | None:
    """Find a content that is whole in one of some pools."""
    paths = (pool / sha256 for pool in pools)
    return next((path for path in paths if path.is_file() and is_whole(path, sha256)), None)


def is_whole(path: Path, sha256: str) -> bool:
    """Say whether a file has the content of a hash."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _put(connection: Connection, sha256: str, pool: Path) -> None:
    """Put one content into a pool, unless it is there."""
    from models.contents import read_out  # noqa: PLC0415 - not loaded before a file is needed
    from models.files import part_of, put_new  # noqa: PLC0415 - the same

    target = pool / sha256
    if target.exists():
        return
    pool.mkdir(parents=True, exist_ok=True)
    with part_of(target) as part:
        if read_out(connection, sha256, part):
            put_new(part, target)
        else:
            _log.info("a paper is not whole in the file, so the pool has it not")
