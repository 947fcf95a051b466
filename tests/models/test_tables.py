"""Every table: what all of them keep, that the migrations make just these, and that PostgreSQL would take them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from models.database import close_file, open_file
from models.tables import Base, journaled
from models.types import Instant, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Table

TABLES = [pytest.param(table, id=table.name) for table in Base.metadata.sorted_tables]


@pytest.fixture
def connection(tmp_path: Path, template: Path) -> Iterator[Connection]:
    path = tmp_path / "board.pdesk"
    shutil.copyfile(template, path)
    file = open_file(path)
    with file.engine.connect() as connection:
        yield connection
    close_file(file)


def test_the_migrations_make_the_tables_that_the_classes_describe(connection: Connection) -> None:
    context = MigrationContext.configure(
        connection,
        opts={"include_object": lambda _object, name, *_: not str(name).startswith("search_")},
    )
    assert compare_metadata(context, Base.metadata) == []


def test_every_table_in_the_file_never_gives_an_id_twice(connection: Connection) -> None:
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    made = {name: sql for name, sql in found if name in Base.metadata.tables}
    assert set(made) == set(Base.metadata.tables)
    assert [name for name, sql in made.items() if "AUTOINCREMENT" not in sql] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_reference_is_the_first_column_of_an_index(table: Table) -> None:
    led = {next(iter(index.columns)).name for index in table.indexes}
    assert {key.parent.name for key in table.foreign_keys} - led == set()


@pytest.mark.parametrize("table", TABLES)
def test_the_database_itself_neither_cascades_nor_fills_in(table: Table) -> None:
    assert [key.parent.name for key in table.foreign_keys if key.ondelete or key.onupdate] == []
    assert [column.name for column in table.columns if column.server_default is not None] == []


@pytest.mark.parametrize("table", TABLES)
def test_postgresql_would_take_the_table_and_its_indexes(table: Table) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
    for index in table.indexes:
        assert "INDEX" in str(CreateIndex(index).compile(dialect=dialect))


@pytest.mark.parametrize("table", TABLES)
def test_names_of_constraints_fit_postgresql(table: Table) -> None:
    names = [*(index.name for index in table.indexes), *(each.name for each in table.constraints)]
    assert [name for name in names if name and len(str(name)) > 63] == []


@pytest.mark.parametrize("name", sorted(journaled()))
def test_a_journaled_record_has_an_id_a_version_and_no_program_moment(name: str) -> None:
    columns = journaled()[name].__table__.columns
    assert {"id", "version"} <= set(columns.keys())
    assert not columns["version"].nullable
    assert all(
        to_text(column.type, column.default.arg) for column in columns if column.default is not None
    )


def test_moments_are_told_only_where_the_program_acted() -> None:
    plain = {
        table.name
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, Instant)
    }
    assert plain - set(journaled()) >= {"remembered", "step"}
