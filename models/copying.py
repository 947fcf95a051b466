"""Copying an open file by SQLite's backup API, in steps between which the connection is free for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.complaints import translated
from models.files import flush

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine

PAGES = 256
"""Pages of a step (1 MB): about a millisecond each."""


def copy_open_file(
    engine: Engine, target: Path, between: Callable[[int, int], None] | None = None
) -> None:
    """Copy an open file to a new one and flush it.

    `between(left, total)` is called after each step with the pages that remain; meanwhile the connection may be used
    by others, whose changes reach the copy too. What it raises ends the copy; EnvironmentProblem where a disk refuses.
    """
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - not needed before a file is opened

    pooled = engine.raw_connection()
    source = pooled.driver_connection
    # The pool gets the connection back at once: whose turn it is was settled above this floor.
    pooled.close()
    assert source is not None  # noqa: S101 - an open engine has a driver connection
    copy = dbapi2.connect(str(target))
    try:
        source.backup(
            copy,
            pages=PAGES,
            progress=None if between is None else lambda _status, left, total: between(left, total),
        )
    except dbapi2.Error as error:
        meant = translated(error, target)
        if meant is error:
            raise
        raise meant from error
    finally:
        copy.close()
    flush(target)
