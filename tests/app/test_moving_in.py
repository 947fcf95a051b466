"""A file is moved in from a place where it can be damaged: copied, compared, and the one left behind renamed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from app.errors import EnvironmentProblem, FileInUse, PlaceUnsafe
from app.moving_in import LEFT, move_in
from models.lock import lock_path
from tests.app.acts import add

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


@pytest.fixture
def shared(core: Core, tmp_path: Path) -> Path:
    """Give a closed file with one agency in a folder that a service synchronises."""
    add(core, "Trust")
    path = core.open_path()
    core.close()
    folder = tmp_path / "OneDrive - Borough Council"
    folder.mkdir()
    there = folder / "Board of ours.pdesk"
    shutil.copy(path, there)
    return there


def test_a_moved_file_opens_here_and_the_one_left_behind_has_another_name(
    core: Core, shared: Path
) -> None:
    with pytest.raises(PlaceUnsafe, match="synchronises"):
        core.open(shared)
    before = shared.read_bytes()
    target = move_in(core.paths, shared)
    assert target.parent == core.paths.files
    assert target.read_bytes() == before
    assert not shared.exists()
    assert shared.with_name(shared.name + LEFT).read_bytes() == before
    core.open(target)


def test_what_a_broken_off_write_left_goes_along_and_is_taken_back_on_opening(
    core: Core, shared: Path
) -> None:
    journal = shared.with_name(shared.name + "-journal")
    journal.write_bytes(b"left")
    target = move_in(core.paths, shared)
    assert target.with_name(target.name + "-journal").read_bytes() == b"left"


def test_one_that_is_open_elsewhere_stays(core: Core, shared: Path) -> None:
    lock_path(shared).write_text("{}", encoding="utf-8")
    with pytest.raises(FileInUse, match="open elsewhere"):
        move_in(core.paths, shared)
    assert shared.exists()
    assert not core.paths.file_for(shared.stem).exists()


def test_one_that_cannot_be_read_leaves_nothing_here(core: Core, shared: Path) -> None:
    shared.unlink()
    with pytest.raises(EnvironmentProblem, match="stays where it is"):
        move_in(core.paths, shared)
    assert [each.name for each in core.paths.files.glob("Board of ours*")] == []
