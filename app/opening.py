"""Opening a file for the program: checked whole after an unclean end, brought up to date, its complaints in words."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from app.backup_names import SUFFIX
from app.errors import AlreadyThere, EnvironmentProblem, StillReferred
from models.errors import FileDamaged, FileTooOld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from app.clock import Clock
    from models.database import OpenFile
    from models.engine import Mode


def open_current(
    path: Path, clock: Clock, who: str, *, backups: Path, read_only: bool, take_over: bool
) -> OpenFile:
    """Open a file at the newest schema; an older one is brought up to date first, a backup is only ever read."""
    from app.upgrade import upgrade_file  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed
    from models.database import open_file  # noqa: PLC0415 - the same

    mode: Mode = "ro" if read_only or path.suffix == SUFFIX else "rw"
    try:
        opened = open_file(path, mode=mode, take_over=take_over)
    except FileTooOld:
        if mode == "ro":
            raise
        upgrade_file(path, clock, who, backups=backups, take_over=take_over)
        opened = open_file(path)
    if opened.left_unclean:
        _refuse_damage(opened)
    return opened


def sample_day_of(connection: Connection) -> date | None:
    """Read from a file itself on which day it was made as a sample; None for any other file."""
    from models.notes import SAMPLE, read_note  # noqa: PLC0415 - not loaded before a file is needed

    noted = read_note(connection, SAMPLE)
    return date.fromisoformat(noted) if noted else None


def refuse_moved(file: OpenFile) -> None:
    """Refuse to go on saving into a file that no path leads to any more: the next start would not find it."""
    from models.database import identity_of_path  # noqa: PLC0415 - loaded already, since a file is open

    if file.identity is not None and identity_of_path(file.path) != file.identity:
        raise EnvironmentProblem(
            f"{file.path} was moved, removed or replaced while it was open here, so nothing more is saved in it. "
            "Make a backup now, which still holds everything saved so far, and restore it.",
            file.path,
        )


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; EnvironmentProblem where that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {folder} could not be made ({error.strerror}). Choose another place."
        raise EnvironmentProblem(message, folder) from error


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn the database's complaints into sentences; anything else is our bug and stays as it is."""
    from sqlalchemy.exc import IntegrityError  # noqa: PLC0415 - not loaded before a file is needed

    from models import complaints  # noqa: PLC0415 - the same

    try:
        with complaints.in_words(path):
            yield
    except IntegrityError as error:
        rule = complaints.broken_rule(error)
        if rule.kind == "same":
            raise AlreadyThere(rule.table, rule.columns) from error
        if rule.kind == "reference":
            raise StillReferred from error
        raise


def _refuse_damage(opened: OpenFile) -> None:
    """Check a file whole; a damaged one is closed with its note kept, so that the next opening checks it again."""
    from models.checks import find_damage  # noqa: PLC0415 - loaded already, since a file is open
    from models.database import close_file  # noqa: PLC0415 - loaded already, since a file is open

    with opened.engine.connect() as connection:
        damage = find_damage(connection)
    if damage:
        close_file(opened, keep_note=True)
        message = f"{opened.path} is damaged ({damage[0]}). Nothing was changed; restore it from a backup."
        raise FileDamaged(message, opened.path)
