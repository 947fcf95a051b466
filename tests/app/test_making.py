"""A file that is filled before anybody has it: there whole or not at all, and it keeps what it says of itself."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.agencies.queries import AGENCIES
from app.backup_names import Reason
from app.errors import Cancelled, EnvironmentProblem
from app.listing import SqlRows
from app.making import make_file
from app.rows import Wish
from tests.files import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


def fill(maker: Core) -> None:
    maker.mark_as_sample()
    with maker.work("Add agency") as work:
        add_agency(work, {"name": "Trust"})


def test_a_file_is_filled_while_another_stays_open(core: Core, tmp_path: Path) -> None:
    before, path = core.open_path(), tmp_path / "made.pdesk"
    make_file(core, path, fill)
    assert (core.open_path(), core.sample_day()) == (before, None)
    core.open(path)
    assert len(SqlRows(core, AGENCIES).ids(Wish())) == 1
    assert core.sample_day() == TODAY.date()


def test_what_is_broken_off_leaves_nothing(core: Core, tmp_path: Path) -> None:
    def stop(maker: Core) -> None:
        fill(maker)
        raise Cancelled

    folder = tmp_path / "files"
    with pytest.raises(Cancelled):
        make_file(core, folder / "made.pdesk", stop)
    assert list(folder.iterdir()) == []


def test_a_path_that_is_taken_is_refused_before_anything_is_made(
    core: Core, tmp_path: Path
) -> None:
    path = tmp_path / "taken.pdesk"
    path.write_bytes(b"mine")
    with pytest.raises(EnvironmentProblem, match="exists already"):
        make_file(core, path, fill)
    assert path.read_bytes() == b"mine"


def test_a_path_that_is_taken_meanwhile_is_left_alone(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "made.pdesk"
    with pytest.raises(EnvironmentProblem, match="exists already"):
        make_file(core, path, lambda _maker: path.write_bytes(b"mine"))
    assert path.read_bytes() == b"mine"


def test_a_copy_and_a_restored_backup_say_it_too(core: Core, tmp_path: Path) -> None:
    path, copied = tmp_path / "made.pdesk", tmp_path / "renamed by a colleague.pdesk"
    make_file(core, path, fill)
    shutil.copyfile(path, copied)
    core.open(copied)
    backup = core.backups.make(Reason.ASKED)
    assert backup is not None
    core.open(backup.path)
    assert core.sample_day() == TODAY.date()
    core.restore(backup.path, tmp_path / "restored.pdesk")
    assert core.sample_day() == TODAY.date()


def test_a_file_that_is_no_sample_says_nothing(core: Core, tmp_path: Path) -> None:
    make_file(core, tmp_path / "Blackburn with Darwen SCP (sample).pdesk", lambda _maker: None)
    core.open(tmp_path / "Blackburn with Darwen SCP (sample).pdesk")
    assert core.sample_day() is None
    core.close()
    assert core.sample_day() is None
