"""Backups: made while work goes on, like the file in everything, checked, kept in two places, never in the way."""

from __future__ import annotations

import shutil
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies
from app.backup_names import BackupLine, Reason, backups_in, read_name
from app.bootstrap import NoFile
from app.copies import digest_of, verify
from app.errors import Cancelled, EnvironmentProblem
from app.restoring import look_into
from tests.app.acts import add, content
from tests.app.test_surviving import full_disk
from tests.files import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Core
    from app.clock import FixedClock


class Watch:
    """A progress that does something at each report, and may wish to stop."""

    def __init__(self, act: Callable[[], None] = lambda: None, *, stops: bool = False) -> None:
        self.act = act
        self.stops = stops
        self.labels: list[str] = []

    def report(self, label: str, done: int, total: int) -> None:
        assert done <= total
        self.labels.append(label)
        self.act()

    def stop_wished(self) -> bool:
        return self.stops


def advance(core: Core, **time: float) -> None:
    clock: FixedClock = core.clock  # type: ignore[assignment]  # tests have a fixed one
    clock.moment += timedelta(**time)


def fill(core: Core, count: int = 3000) -> None:
    with core.work("Import agencies") as work:
        add_agencies(
            work, [{"name": f"School {number}", "notes": "x" * 900} for number in range(count)]
        )


def test_a_backup_holds_what_the_file_holds_and_says_so_in_its_name(core: Core) -> None:
    add(core, "Trust")
    line = core.backups.make(Reason.ASKED)
    assert line.path.name.startswith("board 2025-03-11 090200 b000001 v1 s1 ")
    assert read_name(line.path) == line
    assert line.digest == digest_of(line.path)
    found = look_into(line.path, core.clock.today())
    assert found.faults == ()
    assert found.info is not None
    assert found.info.counts["agencies"] == 1
    assert found.info.newest is not None
    assert found.info.newest.label == "Add agency"
    assert [each.name for each in line.path.parent.iterdir()] == [line.path.name]


def test_without_a_change_there_is_no_backup(core: Core) -> None:
    add(core, "Trust")
    assert core.backups.attempt(Reason.CLOSING) is not None
    assert core.backups.attempt(Reason.CLOSING) is None
    assert core.file is not None
    core.open(core.file.path)
    assert core.backups.attempt(Reason.CLOSING) is None
    add(core, "Council")
    assert core.backups.attempt(Reason.CLOSING) is not None


def test_what_is_no_record_counts_as_a_change_too(core: Core) -> None:
    core.backups.make(Reason.ASKED)
    with core.unjournaled() as connection:
        connection.exec_driver_sql("UPDATE remembered SET value = value")
    assert core.backups.is_changed()


def test_a_file_that_was_not_closed_counts_as_changed(core: Core) -> None:
    add(core, "Trust")
    core.backups.make(Reason.ASKED)
    assert core.file is not None
    path = core.file.path
    core.close()
    path.with_name(path.name + ".lock").write_text("", encoding="utf-8")
    core.open(path)
    assert core.backups.is_changed()


def test_a_backup_is_due_half_an_hour_after_the_last_and_only_after_a_change(core: Core) -> None:
    add(core, "Trust")
    assert core.backups.due()
    core.backups.make(Reason.TIMED)
    advance(core, minutes=31)
    assert not core.backups.due()
    add(core, "Council")
    assert core.backups.due()
    core.backups.make(Reason.TIMED)
    add(core, "Police")
    advance(core, minutes=29)
    assert not core.backups.due()


@pytest.mark.parametrize("jump", [{"hours": -1}, {"days": -1}, {"days": -730}, {"days": 3650}])
def test_a_clock_that_jumps_stops_no_backup_and_the_order_stays(
    core: Core, jump: dict[str, int]
) -> None:
    add(core, "Trust")
    first = core.backups.make(Reason.TIMED)
    add(core, "Council")
    advance(core, **jump)
    assert core.backups.due()
    second = core.backups.make(Reason.TIMED)
    assert [line.number for line in core.backups.lines()] == [second.number, first.number]


def test_a_file_open_for_reading_and_no_file_are_never_due(core: Core) -> None:
    add(core, "Trust")
    assert core.file is not None
    core.open(core.file.path, read_only=True)
    assert not core.backups.due()
    core.close()
    assert not core.backups.due()
    with pytest.raises(NoFile):
        core.backups.make(Reason.ASKED)


def test_work_goes_on_between_the_steps_of_a_backup_and_reaches_it(core: Core) -> None:
    fill(core)
    done = threading.Event()

    def work() -> None:
        add(core, "Added meanwhile")
        done.set()

    worker = threading.Thread(target=work)

    def begin() -> None:
        if not worker.ident:
            worker.start()
        while worker.is_alive() and not core.turns.waiting:
            threading.Event().wait(0.001)

    line = core.backups.make(Reason.TIMED, Watch(begin))
    worker.join()
    assert done.is_set()
    found = look_into(line.path, core.clock.today())
    assert found.info is not None
    assert (found.faults, found.info.counts["agencies"]) == ((), 3001)


def test_a_backup_tells_its_progress_and_can_be_stopped(core: Core) -> None:
    fill(core)
    watch = Watch()
    core.backups.make(Reason.ASKED, watch)
    assert watch.labels.count("Copying") > 2
    assert watch.labels[-1] == "Checking the backup"
    add(core, "Trust")
    with pytest.raises(Cancelled):
        core.backups.make(Reason.ASKED, Watch(stops=True))
    assert len(core.backups.lines()) == 1
    assert [each.name for each in core.backups.folder().iterdir()] == [
        core.backups.lines()[0].path.name
    ]
    assert core.backups.is_changed()


def test_closing_the_file_breaks_a_running_backup_off(core: Core) -> None:
    fill(core)
    raised: list[BaseException] = []
    closer = threading.Thread(target=core.close)

    def begin() -> None:
        if not closer.ident:
            closer.start()
        while not core.backups.stopping:
            threading.Event().wait(0.001)

    def back_up() -> None:
        try:
            core.backups.make(Reason.TIMED, Watch(begin))
        except Cancelled as stopped:
            raised.append(stopped)

    worker = threading.Thread(target=back_up)
    worker.start()
    worker.join()
    closer.join()
    assert len(raised) == 1
    assert core.file is None


def test_the_second_folder_gets_a_copy(core: Core, tmp_path: Path) -> None:
    core.settings.change(second_backup_folder=str(tmp_path / "usb"))
    add(core, "Trust")
    line = core.backups.make(Reason.CLOSING)
    second = core.backups.second_folder()
    assert second is not None
    [copy] = backups_in(second)
    assert copy.path.read_bytes() == line.path.read_bytes()
    assert core.backups.trouble is None


def test_a_second_folder_that_fails_is_a_warning_and_the_first_copy_stays(
    core: Core, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    (tmp_path / "usb").write_text("a file, no folder", encoding="utf-8")
    core.settings.change(second_backup_folder=str(tmp_path / "usb"))
    add(core, "Trust")
    expect_log("no second copy of a backup")
    assert core.backups.make(Reason.CLOSING).path.exists()
    assert "second copy" in str(core.backups.trouble)


def test_a_backup_that_fails_is_told_and_blocks_nothing(
    core: Core, expect_log: Callable[[str], None]
) -> None:
    core.paths.backups.parent.mkdir(parents=True, exist_ok=True)
    core.paths.backups.write_text("a file, no folder", encoding="utf-8")
    add(core, "Trust")
    expect_log("no backup was made")
    assert core.backups.attempt(Reason.CLOSING) is None
    assert "No backup was made" in str(core.backups.trouble)
    assert core.backups.is_changed()
    core.paths.backups.unlink()
    assert core.backups.attempt(Reason.CLOSING) is not None
    assert core.backups.trouble is None


def test_a_full_disk_leaves_no_half_backup_and_the_older_ones(
    core: Core, expect_log: Callable[[str], None]
) -> None:
    add(core, "Trust")
    first = core.backups.make(Reason.ASKED)
    fill(core)
    expect_log("no backup was made")
    with full_disk(200_000):
        assert core.backups.attempt(Reason.CLOSING) is None
    assert [each.name for each in first.path.parent.iterdir()] == [first.path.name]
    assert content(core)["agency"][-1][3] == "School 2999"


def test_a_copy_with_a_flipped_byte_is_found_and_refused(core: Core) -> None:
    fill(core)
    line = core.backups.make(Reason.ASKED)
    with line.path.open("rb+") as file:
        file.seek(line.size // 2)
        file.write(b"\xff\x00\xff")
    assert look_into(line.path, core.clock.today()).faults[0] == "it is no longer what was written"


def test_a_copy_that_is_not_like_its_source_is_refused(core: Core, tmp_path: Path) -> None:
    from app.copies import read_facts  # noqa: PLC0415 - only here

    add(core, "Trust")
    line = core.backups.make(Reason.ASKED)
    shutil.copyfile(line.path, tmp_path / "copy")
    add(core, "Council")
    with core.read() as session:
        facts = read_facts(session.connection())
    with pytest.raises(EnvironmentProblem, match="not like the file"):
        verify(tmp_path / "copy", facts)


def test_a_renamed_file_finds_its_backups_and_another_of_its_name_does_not(
    core: Core, tmp_path: Path
) -> None:
    add(core, "Trust")
    line = core.backups.make(Reason.ASKED)
    assert core.file is not None
    path = core.file.path
    core.close()
    core.open(path.rename(tmp_path / "renamed.pdesk"))
    assert [each.path for each in core.backups.lines()] == [line.path]
    core.create(path)
    assert core.backups.lines() == []


def test_old_backups_are_thinned_when_a_new_one_is_made(core: Core) -> None:
    for number in range(8):
        add(core, f"School {number}")
        core.backups.make(Reason.TIMED)
        advance(core, minutes=30)
    assert len(core.backups.lines()) == 8
    advance(core, days=3)
    add(core, "Later")
    core.backups.make(Reason.TIMED)
    assert [line.number for line in core.backups.lines()] == [9, 8]


@pytest.mark.parametrize(
    "name",
    [
        "board.pdesk",
        "board 2025-03-11 090200 b000001 v1 s1 ab-cd asked.pdesk",
        "board 2025-13-11 090200 b000001 v1 s1 ab-cd asked.pdesk-backup",
        "board 2025-03-11 090200 b000001 v1 s1 ab-cd because.pdesk-backup",
        ".board.1234.part",
    ],
)
def test_other_files_are_not_taken_for_backups(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert backups_in(tmp_path) == []


def test_the_name_tells_everything_even_of_a_file_with_an_odd_name(
    core: Core, tmp_path: Path
) -> None:
    assert core.file is not None
    path = core.file.path
    core.close()
    core.open(path.rename(tmp_path / ("Ünïted: “a” b7 v2 " + "x" * 90)))
    line = core.backups.make(Reason.IMPORT)
    assert (line.reason, line.number, line.step_id, line.head) == (Reason.IMPORT, 1, 0, "")
    assert read_name(line.path) == BackupLine(
        line.path,
        datetime(2025, 3, 11, 9, 2, tzinfo=UTC),
        number=1,
        schema=1,
        step_id=0,
        head="",
        digest=line.digest,
        reason=Reason.IMPORT,
        size=line.size,
    )
    assert line.made == TODAY


def test_a_copy_to_another_folder_does_not_stand_for_the_backup(core: Core, tmp_path: Path) -> None:
    add(core, "Trust")
    core.backups.make_in(tmp_path / "stick", Reason.ASKED)
    assert core.backups.is_changed()


def test_the_rest_of_a_copy_that_was_killed_is_removed(core: Core) -> None:
    add(core, "Trust")
    left = core.backups.folder() / ".board.1a2b3c4d.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    core.backups.make(Reason.ASKED)
    assert not left.exists()
