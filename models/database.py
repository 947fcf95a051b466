"""The database file: creating, opening and closing it; only `models/` knows SQLite's settings, locks and files.

While a file is open here nothing else may touch its path: closing any other descriptor would drop SQLite's lock.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from models.checks import check_parts
from models.complaints import in_words, translated
from models.engine import Mode, make_engine, writing
from models.errors import EnvironmentProblem, FileInUse, FileTooOld, LeftLocked
from models.files import part_of, put_new
from models.header import APPLICATION_ID, SCHEMA, check_header, has_journal
from models.lock import myself, read_holder, remove_holder, was_left_behind, write_holder
from models.notes import IDENTITY, write_note
from models.places import check_place
from models.pragmas import set_application, set_schema

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

_held: set[tuple[int, int]] = set()
"""Files that this process holds for writing, by device and number: a lock belongs to a process, so does its list."""


@dataclass(frozen=True)
class OpenFile:
    """A file that this process holds open: its engine (one connection), its path and how it was opened."""

    engine: Engine
    path: Path
    read_only: bool
    left_unclean: bool
    identity: tuple[int, int] | None = None
    """Device and number of a file held for writing; its path may lead to another by the time it is closed."""


def create_file(path: Path) -> None:
    """Make a new file with the newest tables; refuse a path that is taken or a place that is not safe."""
    check_free(path)
    with in_words(path, files=True), part_of(path) as part:
        _make_tables(part)
        try:
            put_new(part, path)
        except FileExistsError as error:
            raise taken(path) from error


def check_free(path: Path) -> None:
    """Refuse a path that is taken or a place that is not safe for a live file."""
    check_place(path)
    if os.path.lexists(path):
        raise taken(path)


def open_file(
    path: Path, *, mode: Mode = "rw", take_over: bool = False, older: bool = False
) -> OpenFile:
    """Open a file after all checks; one that cannot be written, or whose folder cannot, opens for reading.

    With `older` a file of an earlier version opens too, whatever its tables are, so that it can be brought up to date.
    """
    path = real_path(path)
    if identity_of_path(path) in _held:
        raise FileInUse(f"{path.name} is open in this program already.", path)
    schema = check_header(path)
    writable = _is_writable(path)
    if writable and (mode == "rw" or has_journal(path)):
        check_place(path)
        _check_note(path, take_over=take_over)
    if schema < SCHEMA and not older:
        message = (
            f"{path.name} has file version {schema}; this program needs {SCHEMA}. "
            "It is brought up to date when it is opened for writing."
        )
        raise FileTooOld(message, path)
    if mode == "ro" and writable and has_journal(path):
        # A write was broken off; only a connection that may write rolls it back.
        close_file(_open_for_writing(path, checks_parts=not older))
    if writable and mode == "rw":
        return _open_for_writing(path, checks_parts=not older)
    return _open_for_reading(path, checks_parts=not older)


def close_file(file: OpenFile, *, keep_note: bool = False) -> None:
    """Close the connection and take the note away; a kept note makes the next opening check the whole file."""
    if not file.read_only:
        _remove_empty_journal(file.engine)
        if not keep_note:
            remove_holder(file.path)
    file.engine.dispose()
    if file.identity is not None:
        _held.discard(file.identity)


def real_path(path: Path) -> Path:
    """Follow links, so that one file has one lock note under whichever name it is opened."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def taken(path: Path) -> EnvironmentProblem:
    """Give the sentence about a path where something stands already."""
    return EnvironmentProblem(f"{path} exists already. Choose another name, or open it.", path)


def _make_tables(path: Path) -> None:
    """Run the real migrations on a new, private file."""
    from models.migrations.run import upgrade  # noqa: PLC0415 - alembic costs 150 ms and is needed only here

    path.touch(exist_ok=False)
    engine = make_engine(path, checks_keys=False)
    try:
        with engine.begin() as connection, writing(connection):
            set_application(connection, APPLICATION_ID)
            upgrade(connection)
            name_file(connection)
            set_schema(connection, SCHEMA)
    finally:
        engine.dispose()


def name_file(connection: Connection) -> None:
    """Give the file an identity of its own, by which its backups find it whatever it is called."""
    write_note(connection, IDENTITY, secrets.token_hex(8))


def _open_for_reading(path: Path, *, checks_parts: bool = True) -> OpenFile:
    engine = make_engine(path, "ro")
    try:
        with engine.connect() as connection:
            check_parts(connection, path, whole=checks_parts)
    except Exception as error:
        engine.dispose()
        raise translated(error, path) from error
    return OpenFile(engine, path, read_only=True, left_unclean=False)


def _open_for_writing(path: Path, *, checks_parts: bool = True) -> OpenFile:
    """Take SQLite's lock for the whole session, or say who has it; leave the note beside the file."""
    unclean = was_left_behind(path)
    engine = make_engine(path)
    try:
        _hold_exclusively(engine)
        with engine.connect() as connection:
            check_parts(connection, path, whole=checks_parts)
        write_holder(path)
    except OSError as error:
        # A full disk only costs the next person the name; a folder that refuses would refuse every save.
        if error.errno in _REFUSED:
            engine.dispose()
            return _open_for_reading(path, checks_parts=checks_parts)
    except Exception as error:
        engine.dispose()
        raise translated(error, path) from error
    opened = OpenFile(
        engine, path, read_only=False, left_unclean=unclean, identity=identity_of_path(path)
    )
    if opened.identity is not None:
        _held.add(opened.identity)
    return opened


def _hold_exclusively(engine: Engine) -> None:
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("BEGIN EXCLUSIVE")
        raw.cursor().execute("COMMIT")
    finally:
        raw.close()


def _remove_empty_journal(engine: Engine) -> None:
    """Leave one file at rest; SQLite itself does it while it still holds the lock."""
    with contextlib.suppress(DBAPIError, engine.dialect.loaded_dbapi.Error):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode=DELETE")
        finally:
            raw.close()


def identity_of_path(path: Path) -> tuple[int, int] | None:
    """Give device and number of what a path leads to now, without opening it; None where it leads nowhere."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_writable(path: Path) -> bool:
    """Say whether file and folder may be written; a file that was marked read-only is respected by everybody."""
    marked = all(each.stat().st_mode & 0o222 for each in (path, path.parent))
    return marked and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _check_note(path: Path, *, take_over: bool) -> None:
    """Refuse a note that another computer left, unless it is taken over; one of this computer proves nothing."""
    holder = read_holder(path)
    if holder is not None and not take_over and holder.host != myself().host:
        message = f"{path.name} was left open by {holder}. If that computer no longer uses it, open it anyway."
        raise LeftLocked(message, path)


__all__ = [
    "OpenFile",
    "check_free",
    "close_file",
    "create_file",
    "identity_of_path",
    "name_file",
    "open_file",
    "real_path",
    "taken",
]
