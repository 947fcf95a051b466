"""Backups are found wherever they lie: of any file, on this computer and in the places of second copies."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.backup_names import Reason, stem_of
from app.backups_found import BOTH, CHOSEN, COPY, HERE, backup_at, found_backups
from app.errors import EnvironmentProblem

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


def make(core: Core) -> Path:
    with core.work("Add agency") as work:
        add_agency(work, {"name": f"Agency {core.saves}"})
    return core.backups.make(Reason.ASKED).path


def test_a_backup_that_lies_in_both_places_is_one_line(core: Core) -> None:
    core.paths.copies.mkdir(parents=True)
    core.settings.change(second_backup_folder=str(core.paths.copies))
    make(core)
    found = found_backups(core)
    assert [(each.file, each.place, each.reason) for each in found] == [
        ("board", BOTH, Reason.ASKED)
    ]


def test_those_of_every_file_are_found_also_with_none_open(core: Core) -> None:
    make(core)
    core.create(core.paths.file_for("Adults board"))
    make(core)
    core.close()
    assert {each.file for each in found_backups(core)} == {"board", "Adults board"}
    assert {each.place for each in found_backups(core)} == {HERE}


def test_the_folder_proposed_for_copies_is_looked_into_on_a_computer_without_settings(
    core: Core,
) -> None:
    backup = make(core)
    core.close()
    shutil.copytree(backup.parent, core.paths.copies / backup.parent.name)
    shutil.rmtree(core.paths.backups)
    assert core.settings.now.second_backup_folder == ""
    assert [each.place for each in found_backups(core)] == [COPY]


def test_a_renamed_backup_can_still_be_pointed_at(core: Core, tmp_path: Path) -> None:
    renamed = make(core).rename(tmp_path / "from Sana.pdesk-backup")
    found = backup_at(renamed)
    assert (found.file, found.reason, found.place) == ("from Sana", None, CHOSEN)
    assert stem_of(renamed) == "from Sana"


def test_pointing_at_nothing_is_told(tmp_path: Path, core: Core) -> None:
    assert found_backups(core) == []
    with pytest.raises(EnvironmentProblem, match="There is no file at"):
        backup_at(tmp_path / "gone.pdesk-backup")
