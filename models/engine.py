"""The one connection to a file: its settings, its BEGIN, and the guard that lets nothing pass the journal by.

Settings were chosen by a power-cut simulation: EXCLUSIVE + TRUNCATE + EXTRA lost nothing in 2,000 disk states.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.pool import QueuePool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

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
    "PRAGMA cell_size_check=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA busy_timeout=500",
)
_READS = frozenset(
    [
        "SELECT",
        "VALUES",
        "PRAGMA",
        "EXPLAIN",
        "BEGIN",
        "COMMIT",
        "ROLLBACK",
        "SAVEPOINT",
        "RELEASE",
        "END",
    ]
)
_VERBS = frozenset({"SELECT", "VALUES", "INSERT", "UPDATE", "DELETE", "REPLACE"})
_ASIDE = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_PARTS = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|[()]|\w+", re.DOTALL)


registry.register("sqlite.house", "models.dialect", "HouseDialect")


class UnjournaledWrite(RuntimeError):
    """A statement tried to change the file outside a unit of work; always a bug of ours."""


def make_engine(path: Path, mode: Mode = "rw", *, checks_keys: bool = True) -> Engine:
    """Make an engine with one connection, our settings, our own BEGIN and the guard against unjournaled writes."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - not needed before a file is opened

    from models.dialect import WRITTEN  # noqa: PLC0415 - the same

    _take_as_they_are(dbapi2)

    def connect() -> Any:  # noqa: ANN401 - the driver's connection
        connection = dbapi2.connect(
            uri_of(path, mode), uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _set_up(connection, mode, checks_keys=checks_keys)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite+house://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        # A complaint of the database never carries names into a log.
        hide_parameters=True,
        execution_options={"compiled_cache": WRITTEN},
    )
    begin = "BEGIN IMMEDIATE" if mode == "rw" else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    event.listen(engine, "before_cursor_execute", _guard)
    return engine


def _take_as_they_are(driver: ModuleType) -> None:
    """Tell the driver that None and bytes need no other form.

    It asks each such value for one, by two exceptions, unless a form is known: more than half the time of writing
    many rows (measured, 50,000 rows of 15 columns in 0.3 s for 0.8 s).
    """
    driver.register_adapter(type(None), _itself)
    driver.register_adapter(bytes, _itself)


def _itself(value: Any) -> Any:  # noqa: ANN401 - None or bytes
    return value


def uri_of(path: Path, mode: Mode) -> str:
    """Write the address of a file so that no sign of its name (# ? %) is taken for anything else.

    The empty authority before it lets SQLite accept a Windows share, which only backups are read from.
    """
    plain = path.absolute().as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote(plain, safe='/:')}?mode={mode}"


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """Open the guard for a block; only the unit of work and the few unjournaled doors call this."""
    before = connection.info.get("writing", False)
    connection.info["writing"] = True
    try:
        yield
    finally:
        connection.info["writing"] = before


def hurry(engine: Engine) -> None:
    """Let commits not wait for the disk: only for a file that nobody has yet, flushed whole before it gets its name."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA synchronous=OFF")
    finally:
        raw.close()


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


@lru_cache(maxsize=2000)
def is_write(statement: str) -> bool:
    """Say whether a statement may change the file: whatever is not known to read counts as a write."""
    words = (part.upper() for part in _PARTS.findall(_ASIDE.sub(" ", statement)))
    first = next(words, "")
    return _verb_after_with(words) not in _READS if first == "WITH" else first not in _READS


def _verb_after_with(parts: Iterator[str]) -> str:
    """Give the verb that follows the named queries, which all stand in brackets."""
    depth = 0
    for part in parts:
        depth += (part == "(") - (part == ")")
        if depth == 0 and part in _VERBS:
            return part
    return ""


def _guard(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
    """Refuse every write that is not inside `writing`; tables are made by migrations inside it too."""
    if not connection.info.get("writing") and is_write(statement):
        raise UnjournaledWrite(f"unjournaled write: {statement.split(maxsplit=1)[0]}")


def _set_up(connection: Any, mode: Mode, *, checks_keys: bool) -> None:  # noqa: ANN401 - the driver's
    for setting in _SETTINGS if mode == "rw" else _READING:
        answer = connection.execute(setting).fetchone()
        if "journal_mode" in setting and answer != ("truncate",):
            raise RuntimeError(f"{setting} gave {answer}")
    if not checks_keys:
        connection.execute("PRAGMA foreign_keys=OFF")
    # SQLite's own knows the letters A to Z only, so that "École" and "école" were two names; no index is made by it.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(text: Any) -> str | None:  # noqa: ANN401 - whatever a column holds
    return None if text is None else str(text).lower()


def database_version() -> str:
    """Give the version of SQLite that reads and writes the files."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - the library of the database, loaded with the first file

    return str(dbapi2.sqlite_version)
