"""“Check file”: a sound file has no findings, and the heads in backups vouch for its history."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from app.backup_names import Reason
from app.checkup import check_file
from tests.app.acts import add
from tests.app.test_backup import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


def behind_the_back(core: Core, *statements: str) -> None:
    path = core.open_path()
    core.close()
    with closing(sqlite3.connect(path)) as other, other:
        for statement in statements:
            other.execute(statement)
    core.open(path)


def test_a_sound_file_has_no_findings_and_its_backups_vouch_for_it(
    core: Core, tmp_path: Path
) -> None:
    core.settings.change(second_backup_folder=str(tmp_path / "usb"))
    add(core, "Trust")
    core.backups.make(Reason.ASKED)
    watch = Watch()
    found = check_file(core, watch)
    assert (found.all, found.anchors) == ((), 1)
    assert {"Checking pages", "Checking records"} <= set(watch.labels)


def test_a_history_cut_off_at_its_end_is_found_by_a_backup(core: Core) -> None:
    add(core, "Trust")
    add(core, "Council")
    core.backups.make(Reason.ASKED)
    behind_the_back(
        core,
        "DELETE FROM agency WHERE id = 2",
        "DELETE FROM change WHERE step_id = 2",
        "DELETE FROM step WHERE id = 2",
    )
    assert check_file(core).tampering == (
        "history: step 2, which the backup of 11 Mar 2025 09:02 knows, is not there",
    )


def test_a_copy_that_went_on_is_told_and_is_no_fault_of_the_file_it_was_made_of(core: Core) -> None:
    add(core, "Trust")
    core.backups.make(Reason.ASKED)
    path = core.open_path()
    copy = path.with_name("try.pdesk")
    core.close()
    shutil.copy(path, copy)
    core.open(copy)
    add(core, "Council")
    core.backups.make(Reason.ASKED)
    found = check_file(core)
    assert (found.all, found.copies, found.anchors) == ((), (), 2)
    core.close()
    core.open(path)
    found = check_file(core)
    assert (found.all, found.copies, found.anchors) == ((), ("try",), 1)
    assert "“try”, went on by itself" in found.notes[0]


def test_a_reference_to_nothing_is_damage(core: Core) -> None:
    add(core, "Trust")
    behind_the_back(core, "PRAGMA foreign_keys=OFF", "UPDATE agency SET part_of_id = 99")
    assert check_file(core).damage == ("agency 1 points to a agency that is not there",)


def test_words_missing_in_the_search_are_found_and_mended(core: Core) -> None:
    add(core, "Trust")
    with core.unjournaled() as connection:
        connection.exec_driver_sql("DELETE FROM search_index")
    assert check_file(core).unfound == (
        "search does not know all agencies; rebuild the search index",
    )
    core.rebuild_search()
    assert check_file(core).all == ()
