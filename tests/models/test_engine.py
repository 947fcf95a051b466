"""The connection: its settings hold, and nothing is written but through the opened guard."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models.agencies import Agency
from models.database import close_file, open_file
from models.dialect import WRITTEN
from models.engine import UnjournaledWrite, is_write, writing
from models.journal import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine


@pytest.fixture
def engine(tmp_path: Path, template: Path) -> Iterator[Engine]:
    path = tmp_path / "board.pdesk"
    shutil.copyfile(template, path)
    file = open_file(path)
    yield file.engine
    close_file(file)


def test_what_was_written_for_one_file_serves_the_next(tmp_path: Path, template: Path) -> None:
    WRITTEN.clear()
    kept = []
    for name in ("one.pdesk", "two.pdesk"):
        path = tmp_path / name
        shutil.copyfile(template, path)
        file = open_file(path)
        with Session(file.engine) as session:
            assert session.scalars(select(Agency.name).where(Agency.id == 1)).all() == []
        kept.append(len(WRITTEN))
        close_file(file)
    assert kept[0] > 0
    assert kept[1] == kept[0]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
    ],
)
def test_the_settings_hold(engine: Engine, setting: str, expected: object) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == expected


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO step (who) VALUES ('x')",
        "  /* harmless */ -- really\n delete from step",
        "WITH a AS (SELECT 1), b(x) AS (SELECT ')' FROM a) UPDATE step SET who = 'x'",
        "REPLACE INTO step (who) VALUES ('x')",
        "DROP TABLE step",
        "CREATE TABLE spy (id INTEGER)",
        "ALTER TABLE step RENAME TO gone",
        "ATTACH 'other.db' AS other",
        "VACUUM",
        "REINDEX",
    ],
)
def test_whatever_may_change_the_file_is_refused(engine: Engine, statement: str) -> None:
    assert is_write(statement)
    with engine.connect() as connection, pytest.raises(UnjournaledWrite):
        connection.execute(text(statement.replace(":", "\\:")))


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT replace(name, 'insert', 'x') FROM agency",
        "WITH update_ AS (SELECT 1) SELECT replace('a', 'b', 'c') FROM update_",
        'WITH a AS (SELECT \'x\' AS "delete") SELECT "delete" FROM a -- update',
        "EXPLAIN QUERY PLAN DELETE FROM step",
        "VALUES (1)",
    ],
)
def test_reading_is_not_taken_for_writing(engine: Engine, statement: str) -> None:
    assert not is_write(statement)
    with engine.connect() as connection:
        connection.execute(text(statement))


def test_core_statements_and_bulk_calls_of_a_session_are_refused(engine: Engine) -> None:
    with Session(engine) as session:
        for statement in (insert(Remembered).values(topic="a"), update(Agency).values(name="x")):
            with pytest.raises(UnjournaledWrite):
                session.execute(statement)
        with pytest.raises(UnjournaledWrite):
            session.execute(insert(Agency), [{"name": "a"}, {"name": "b"}])


def test_a_plain_session_cannot_flush(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(Agency(name="a", sector="other", standing="none", quorum_agency=False))
        with pytest.raises(UnjournaledWrite):
            session.flush()


def test_the_guard_closes_again_behind_a_failed_write(engine: Engine) -> None:
    with engine.connect() as connection:
        with pytest.raises(OperationalError), writing(connection):
            connection.execute(text("DELETE FROM nowhere"))
        with pytest.raises(UnjournaledWrite):
            connection.execute(text("DELETE FROM step"))


def test_a_table_made_in_a_transaction_that_fails_is_gone(engine: Engine) -> None:
    with pytest.raises(OperationalError), engine.begin() as connection, writing(connection):
        _make_then_fail(connection)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'spy'")) == 0


def test_a_file_open_for_reading_cannot_be_written_even_with_the_guard_open(
    engine: Engine, tmp_path: Path
) -> None:
    del engine
    shutil.copyfile(tmp_path / "board.pdesk", tmp_path / "copy.pdesk")
    file = open_file(tmp_path / "copy.pdesk", mode="ro")
    with (
        pytest.raises(Exception, match="readonly"),
        file.engine.connect() as connection,
        writing(connection),
    ):
        connection.execute(text("DELETE FROM remembered"))
    with file.engine.connect() as connection:
        assert connection.scalar(select(Remembered.topic)) == "file"
    close_file(file)


def _make_then_fail(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE spy (id INTEGER)"))
    connection.execute(text("DELETE FROM nowhere"))


def test_letters_beyond_a_to_z_are_lowered_too(engine: Engine) -> None:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT lower('ÉCOLE Łuk'), lower(NULL), lower(12)"))
        assert rows.one() == ("école łuk", None, "12")
