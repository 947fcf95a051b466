"""The database file: creating, opening, guarding, checking and copying it; the only place that knows SQLite's ways.

Settings were chosen by a power-cut simulation: EXCLUSIVE + TRUNCATE + EXTRA lost nothing in 2,000 disk states.
While a file is open here nothing else may touch its path: closing any other descriptor would drop SQLite's lock.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from models.errors import EnvironmentProblem, FileInUse, FileTooOld, LeftLocked
from models.header import APPLICATION_ID, SCHEMA, check_header
from models.lock import lock_path, myself, read_holder, remove_holder, was_left_behind, write_holder
from models.places import check_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Mode = Literal["rw", "ro"]

_SETTINGS = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA busy_timeout=500",
    "PRAGMA cache_size=-65536",
)
_READING = (
    "PRAGMA query_only=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=500",
)
_WRITES = re.compile(
    r"\s*(?:WITH\b.*?\b)?(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE | re.DOTALL
)


class UnjournaledWrite(RuntimeError):
    """A statement tried to change the file outside a unit of work; always a bug of ours."""


@dataclass(frozen=True)
class OpenFile:
    """A file that this process holds open: its engine (one connection), its path and how it was opened."""

    engine: Engine
    path: Path
    read_only: bool
    left_unclean: bool


def create_file(path: Path) -> None:
    """Make a new file with the newest tables; refuse a path that is taken or a place that is not safe."""
    check_place(path)
    if path.exists():
        raise EnvironmentProblem(f"{path} exists already. Choose another name, or open it.", path)
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _make_tables(part)
        os.link(part, path) if hasattr(os, "link") else part.rename(path)
    except OSError as error:
        raise EnvironmentProblem(f"{path} cannot be written ({error.strerror}).", path) from error
    finally:
        part.unlink(missing_ok=True)


def open_file(path: Path, *, mode: Mode = "rw", take_over: bool = False) -> OpenFile:
    """Open a file after all checks; one that cannot be written, or whose folder cannot, opens for reading."""
    schema = check_header(path)
    if mode == "rw" and _is_writable(path):
        check_place(path)
        _check_note(path, take_over=take_over)
    else:
        mode = "ro"
    if schema < SCHEMA:
        message = f"{path.name} has file version {schema}; this program needs {SCHEMA}."
        raise FileTooOld(message, path)
    unclean = mode == "rw" and was_left_behind(path)
    engine = make_engine(path, mode)
    _take_lock(engine, path, mode)
    return OpenFile(engine, path, read_only=mode == "ro", left_unclean=unclean)


def close_file(file: OpenFile) -> None:
    """Close the connection and take the note away."""
    file.engine.dispose()
    if not file.read_only:
        remove_holder(file.path)


def make_engine(path: Path, mode: Mode = "rw", *, checks_keys: bool = True) -> Engine:
    """Make an engine with one connection, our settings, our own BEGIN and the guard against unjournaled writes."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - not needed before a file is opened

    def connect() -> Any:  # noqa: ANN401 - the driver's connection
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        for setting in _SETTINGS if mode == "rw" else _READING:
            connection.execute(setting)
        if not checks_keys:
            connection.execute("PRAGMA foreign_keys=OFF")
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )
    begin = "BEGIN IMMEDIATE" if mode == "rw" else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    event.listen(engine, "before_cursor_execute", _guard)
    return engine


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """Open the guard for a block; only the unit of work and the few unjournaled doors call this."""
    before = connection.info.get("writing", False)
    connection.info["writing"] = True
    try:
        yield
    finally:
        connection.info["writing"] = before


def defer_keys(connection: Connection) -> None:
    """Check foreign keys at the end of this transaction only, for acts that pass through a broken state."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def reserve_ids(connection: Connection, table: str, count: int) -> range:
    """Give the next `count` ids of a table that were never used, for rows written in bulk."""
    used = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
    ).scalar()
    first = int(used or 0) + 1
    return range(first, first + count)


def find_damage(connection: Connection) -> list[str]:
    """Ask SQLite for every fault of pages, indexes and references it can find; empty when all is well."""
    pages = [
        row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"
    ]
    keys = [
        f"{row[0]} row {row[1]} points to a {row[2]} that is not there"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    return pages + keys


def copy_file(engine: Engine, target: Path, pages: int = 200) -> None:
    """Copy the open database to a new file by the backup API, `pages` at a time, and flush it to disk."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - not needed before a file is opened

    with engine.connect() as connection:
        source = connection.connection.driver_connection
        copy = dbapi2.connect(str(target))
        try:
            assert source is not None  # noqa: S101 - an open engine has a driver connection
            source.backup(copy, pages=pages)
        finally:
            copy.close()
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def _make_tables(path: Path) -> None:
    """Run the real migrations on a new, private file."""
    from models.migrations.run import upgrade  # noqa: PLC0415 - alembic costs 150 ms and is needed only here

    path.touch(exist_ok=False)
    engine = make_engine(path, checks_keys=False)
    try:
        with engine.begin() as connection, writing(connection):
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    finally:
        engine.dispose()


def _guard(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
    """Refuse every write that is not inside `writing`; DDL by the migrations is inside it too."""
    if _WRITES.match(statement) and not connection.info.get("writing"):
        message = f"unjournaled write: {statement.split(maxsplit=1)[0]}"
        raise UnjournaledWrite(message)


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _check_note(path: Path, *, take_over: bool) -> None:
    """Refuse a note of this very process, and one left by another computer unless it is taken over."""
    holder = read_holder(path)
    if holder is None or take_over:
        return
    me = myself()
    if holder.host != me.host:
        message = f"{path.name} was left open by {holder}. If that computer no longer uses it, open it anyway."
        raise LeftLocked(message, path)
    if holder.pid == me.pid:
        message = f"{path.name} is open in this program already."
        raise FileInUse(message, path)


def _take_lock(engine: Engine, path: Path, mode: Mode) -> None:
    """Take SQLite's lock for the whole session, or say who has it."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            connection.commit()
        if mode == "rw":
            _hold_exclusively(engine)
            write_holder(path)
    except Exception as error:
        engine.dispose()
        raise translated(error, path) from error


def _hold_exclusively(engine: Engine) -> None:
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("BEGIN EXCLUSIVE")
        raw.cursor().execute("COMMIT")
    finally:
        raw.close()


def translated(error: Exception, path: Path) -> Exception:
    """Turn the driver's complaint into the surroundings' sentence; anything unknown comes back as it is."""
    text = str(error).casefold()
    if "locked" in text or "busy" in text:
        holder = read_holder(path)
        who = f" by {holder}" if holder else " by another program"
        return FileInUse(f"{path.name} is open{who}. Close it there first.", path)
    for sign, sentence in _COMPLAINTS.items():
        if sign in text:
            return EnvironmentProblem(sentence.format(path=path), path)
    return error


_COMPLAINTS = {
    "database or disk is full": "The disk is full, so {path} could not be saved. Free some space and try again.",
    "disk i/o error": "The disk did not answer while using {path}. Nothing new was saved; check the disk.",
    "malformed": "{path} is damaged. Nothing was changed; restore it from a backup.",
    "not a database": "{path} is not a Partnership Desk file, or it is damaged. Restore it from a backup.",
    "readonly database": "{path} cannot be written. It is open for reading only.",
    "unable to open": "{path} cannot be opened. Check that the folder is there and may be written.",
}

__all__ = [
    "OpenFile",
    "UnjournaledWrite",
    "close_file",
    "copy_file",
    "create_file",
    "defer_keys",
    "find_damage",
    "lock_path",
    "make_engine",
    "open_file",
    "reserve_ids",
    "translated",
    "writing",
]
