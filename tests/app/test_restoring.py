"""Restoring: a backup takes the place of the file, the old one is kept, and nothing is lost on the way."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from app.backup_names import Reason
from app.checkup import check_file
from app.errors import EnvironmentProblem
from app.journal import history
from app.restoring import restore
from models.errors import FileInUse
from tests.app.acts import add, content
from tests.app.test_backup import advance, fill
from tests.processes import holding

if TYPE_CHECKING:
    from pathlib import Path

    from app.backup_names import BackupLine
    from app.bootstrap import Core


def names(core: Core) -> list[str]:
    return [row[3] for row in content(core)["agency"]]


@pytest.fixture
def backup(core: Core) -> BackupLine:
    """Give a backup with one agency, of a file that has two by now."""
    add(core, "Trust")
    line = core.backups.make(Reason.ASKED)
    advance(core, minutes=5)
    add(core, "Added later")
    return line


def test_the_file_is_as_it_was_and_the_old_one_is_kept(core: Core, backup: BackupLine) -> None:
    path = core.open_path()
    kept = core.restore(backup.path)
    assert kept == path.with_name("board before restore 2025-03-11 0907.pdesk")
    assert (core.open_path(), names(core)) == (path, ["Trust"])
    core.open(kept)
    assert names(core) == ["Trust", "Added later"]


def test_what_stood_there_is_backed_up_first(core: Core, backup: BackupLine) -> None:
    core.restore(backup.path)
    newest = core.backups.lines()[0]
    assert (newest.reason, newest.step_id) == (Reason.RESTORE, 2)


def test_history_tells_of_the_restore_and_the_file_is_sound(core: Core, backup: BackupLine) -> None:
    core.restore(backup.path)
    with core.read() as session:
        newest = history(session)[0]
    assert (newest.label, newest.about) == ("Restore from a backup", "backup of 11 Mar 2025 09:02")
    add(core, "After")
    core.backups.make(Reason.ASKED)
    found = check_file(core)
    assert (found.all, found.anchors) == ((), 2)


def test_forth_and_back_between_two_backups_stays_sound(core: Core, backup: BackupLine) -> None:
    core.restore(backup.path)
    add(core, "On the new branch")
    before = next(line for line in core.backups.lines() if line.reason is Reason.RESTORE)
    core.restore(before.path)
    assert names(core) == ["Trust", "Added later"]
    assert check_file(core).all == ()


def test_a_backup_goes_to_a_new_path_as_a_file_of_its_own(
    core: Core, backup: BackupLine, tmp_path: Path
) -> None:
    identity = core.identity()
    core.close()
    assert core.restore(backup.path, tmp_path / "look.pdesk") is None
    assert names(core) == ["Trust"]
    assert core.identity() != identity
    assert core.backups.lines() == []


def test_a_damaged_backup_is_refused_and_the_file_stays_open_as_it_was(
    core: Core, backup: BackupLine
) -> None:
    os.truncate(backup.path, backup.size - 1)
    with pytest.raises(EnvironmentProblem, match=r"cut short|damaged"):
        core.restore(backup.path)
    assert names(core) == ["Trust", "Added later"]


def test_a_file_that_another_process_holds_is_not_replaced(core: Core, backup: BackupLine) -> None:
    path = core.open_path()
    core.close()
    before = path.stat()
    with holding(path), pytest.raises(FileInUse):
        restore(core, backup.path, path)
    assert (path.stat().st_ino, path.stat().st_size) == (before.st_ino, before.st_size)


def test_a_damaged_file_is_replaced_and_its_journal_does_not_reach_the_new_one(
    core: Core, backup: BackupLine
) -> None:
    fill(core)
    path = core.open_path()
    core.close()
    with path.open("rb+") as file:
        file.write(bytes(5000))
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + os.urandom(5000))
    damaged = path.read_bytes()
    kept = core.restore(backup.path, path)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert kept.with_name(kept.name + "-journal").exists()
    assert names(core) == ["Trust"]


def test_two_restores_in_one_minute_keep_both_files(core: Core, backup: BackupLine) -> None:
    first = core.restore(backup.path)
    second = core.restore(backup.path)
    assert first is not None
    assert second is not None
    assert first != second
    assert first.exists()
    assert second.exists()


def test_a_backup_under_another_name_is_restored_too(
    core: Core, backup: BackupLine, tmp_path: Path
) -> None:
    copy = tmp_path / "from the stick.pdesk"
    shutil.copyfile(backup.path, copy)
    core.restore(copy)
    assert names(core) == ["Trust"]
    assert check_file(core).all == ()


def test_a_file_that_was_open_for_reading_is_so_again_when_a_restore_fails(
    core: Core, backup: BackupLine
) -> None:
    path = core.open_path()
    core.open(path, read_only=True)
    with backup.path.open("rb+") as file:
        file.write(bytes(5000))
    with pytest.raises(EnvironmentProblem):
        core.restore(backup.path)
    assert core.file is not None
    assert (core.file.path, core.file.read_only) == (path, True)


def test_a_backup_is_only_ever_read(core: Core, backup: BackupLine) -> None:
    assert core.open(backup.path).read_only
    assert names(core) == ["Trust"]
