"""Bringing a file up to date: on a copy, checked whole, the old file kept; any failure leaves it as it was."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from app.backup_names import Reason, backups_in
from app.errors import EnvironmentProblem, NothingToUndo
from app.journal import history, standing
from app.proof import find_tampering
from app.upgrade import LABEL, upgrade_file
from models.database import open_file
from models.engine import make_engine
from models.errors import FileInUse, LeftLocked
from models.lock import lock_path
from models.migrations.run import OURS, Revisions
from tests.app.acts import add, content
from tests.processes import holding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Core

HEAD = '''"""A made-up second revision."""
import sqlalchemy as sa
from alembic import op
revision = "0002_made_up"
down_revision = "0001_first_tables"
REWRITES = ("agency",)
def upgrade():
'''
SOUND = """
    with op.batch_alter_table("agency", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("nickname", sa.String(40)))
        batch.alter_column("phone", type_=sa.String(80))
    op.execute("UPDATE agency SET name = upper(name)")
"""
FAILURES = {
    "lost rows": "    op.execute('DELETE FROM agency_name')\n",
    "a reference to nothing": "    op.execute('UPDATE agency_name SET agency_id = 99')\n",
    "an error": "    op.execute('CREATE TABLE spare (id INTEGER)')\n    raise ValueError('boom')\n",
}


@pytest.fixture
def old(core: Core) -> Path:
    """Give a closed file with one agency and a nickname of it."""
    trust = add(core, "Trust")
    with core.work("Add nickname") as work:
        from models.agencies import AgencyName  # noqa: PLC0415 - only here

        work.insert_many(AgencyName, [{"agency_id": trust, "name": "ELHT", "is_alias": True}])
    path = core.open_path()
    core.close()
    return path


@pytest.fixture
def revisions(tmp_path: Path) -> Callable[[str], Revisions]:
    """Write a second revision beside our first one."""

    def write(text: str) -> Revisions:
        folder = tmp_path / "some revisions"
        shutil.copytree(OURS.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "0002_made_up.py").write_text(HEAD + text, encoding="utf-8")
        return Revisions(folder, 2)

    return write


def upgrade(core: Core, path: Path, revisions: Revisions) -> Path:
    return upgrade_file(path, core.clock, "SK", backups=core.paths.backups, revisions=revisions)


def test_an_older_file_is_brought_up_to_date_and_kept_with_its_version(
    core: Core, old: Path, revisions: Callable[[str], Revisions]
) -> None:
    before = old.read_bytes()
    kept = upgrade(core, old, revisions(SOUND))
    assert (kept.name, kept.read_bytes()) == ("board v1.pdesk", before)
    with closing(sqlite3.connect(old)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (2,)
        assert file.execute("SELECT name, nickname FROM agency").fetchall() == [("TRUST", None)]
        assert file.execute("SELECT name FROM agency_name").fetchall() == [("ELHT",)]
        [sql] = file.execute("SELECT sql FROM sqlite_master WHERE name = 'agency'").fetchone()
        assert "AUTOINCREMENT" in sql
    assert sorted(each.name for each in old.parent.iterdir() if each.is_file()) == [
        "board v1.pdesk",
        "board.pdesk",
    ]


def test_a_copy_of_the_old_file_is_among_the_backups(
    core: Core, old: Path, revisions: Callable[[str], Revisions]
) -> None:
    upgrade(core, old, revisions(SOUND))
    [folder] = core.paths.backups.iterdir()
    [line] = backups_in(folder)
    assert (line.reason, line.schema, line.step_id) == (Reason.UPGRADE, 1, 2)


def test_the_history_begins_anew_and_the_proof_holds_for_what_was_rewritten(
    core: Core, old: Path, revisions: Callable[[str], Revisions]
) -> None:
    upgrade(core, old, revisions(SOUND))
    engine = make_engine(old, "ro")
    with Session(engine) as session:
        assert find_tampering(session) == []
        newest = history(session)[0]
        assert (newest.label, newest.about, newest.changes) == (LABEL, "from file version 1", 1)
        assert not any(step.can_undo for step in history(session))
        assert standing(session, "SK").undo is None
    engine.dispose()


@pytest.mark.parametrize("problem", FAILURES)
def test_a_failed_upgrade_leaves_the_file_byte_for_byte(
    core: Core, old: Path, revisions: Callable[[str], Revisions], problem: str
) -> None:
    before = old.read_bytes()
    with pytest.raises((EnvironmentProblem, ValueError)):
        upgrade(core, old, revisions(FAILURES[problem]))
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir() if each.is_file()] == [old.name]
    core.open(old)
    assert len(content(core)["agency_name"]) == 1


def test_a_file_that_another_process_holds_is_not_upgraded(
    core: Core, old: Path, revisions: Callable[[str], Revisions]
) -> None:
    with holding(old), pytest.raises(EnvironmentProblem, match="is open by"):
        upgrade(core, old, revisions(SOUND))


def test_an_older_file_that_another_computer_left_open_is_taken_over_when_that_is_asked(
    core: Core, old: Path
) -> None:
    with closing(sqlite3.connect(old)) as file:
        file.execute("PRAGMA user_version = 0")
    note = '{"user": "z.valli", "host": "laptop-7", "pid": 1, "since": "2025-03-10T16:40:00+00:00"}'
    lock_path(old).write_text(note, encoding="utf-8")
    with pytest.raises(LeftLocked):
        core.open(old)
    core.open(old, take_over=True)
    assert len(content(core)["agency_name"]) == 1


def test_a_file_opened_while_an_upgrade_fails_keeps_its_note(
    core: Core,
    old: Path,
    revisions: Callable[[str], Revisions],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        core.open(old)
        raise FileExistsError(errno.EEXIST, "File exists")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(EnvironmentProblem):
        upgrade(core, old, revisions(SOUND))
    assert lock_path(old).exists()
    with pytest.raises(FileInUse):
        open_file(old)


def test_an_older_file_that_may_only_be_read_is_refused(
    core: Core, old: Path, revisions: Callable[[str], Revisions]
) -> None:
    old.chmod(0o444)
    with pytest.raises(EnvironmentProblem, match="may only be read"):
        upgrade(core, old, revisions(SOUND))


def test_nothing_before_an_upgrade_can_be_taken_back(core: Core, old: Path) -> None:
    core.open(old)
    with core.read() as session:
        step = history(session)[0]
    with core.unjournaled() as connection:
        connection.exec_driver_sql("UPDATE step SET is_baseline = 1 WHERE id = 2")
    with pytest.raises(NothingToUndo):
        core.undo()
    with pytest.raises(NothingToUndo):
        core.take_back(step)
