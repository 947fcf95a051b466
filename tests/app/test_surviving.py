"""Surviving: a killed process and a full disk lose nothing that was saved, and work goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies
from app.backup_names import Reason
from app.bootstrap import build_core
from app.errors import EnvironmentProblem
from app.paths import paths_under
from models.lock import lock_path
from tests.app.acts import add, content, tampering
from tests.processes import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bootstrap import Core

resource = pytest.importorskip("resource", reason="Windows sets no limit on the size of files")

WRITER = """
import sys
from pathlib import Path
from app.agencies.operations import add_agency
from app.backup_names import Reason
from app.bootstrap import build_core
from app.paths import paths_under
core = build_core(paths_under(Path(sys.argv[2])))
core.open(Path(sys.argv[1]))
for number in range(10_000):
    with core.work("Add agency") as work:
        add_agency(work, {"name": f"{sys.argv[3]} {number}"})
    print(number, flush=True)
"""


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Let no file of this process grow beyond some bytes, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def import_many(core: Core, name: str) -> None:
    with core.work("Import agencies") as work:
        add_agencies(
            work, [{"name": f"{name} {number}", "notes": "x" * 500} for number in range(3000)]
        )


@pytest.mark.parametrize("saved", [1, 7, 23])
def test_a_writer_that_is_killed_loses_nothing_it_had_saved(
    core: Core, tmp_path: Path, saved: int
) -> None:
    assert core.file is not None
    path = core.file.path
    core.close()
    with running(WRITER, str(path), str(tmp_path / "other"), "School") as writer:
        assert writer.stdout is not None
        for _ in range(saved):
            last = int(writer.stdout.readline())
        writer.kill()
        writer.wait()
        told = [last, *map(int, writer.stdout.read().split())]
    assert lock_path(path).exists()
    assert core.open(path).left_unclean
    names = {row[3] for row in content(core)["agency"]}
    assert names >= {f"School {number}" for number in told}
    assert len(names) <= len(told) + saved + 1
    assert tampering(core) == []
    add(core, "And on it goes")


def test_a_damaged_file_is_refused_after_an_unclean_end_and_again_the_next_time(core: Core) -> None:
    import_many(core, "School")
    assert core.file is not None
    path = core.file.path
    core.close()
    with path.open("rb+") as file:
        file.seek(path.stat().st_size // 2)
        file.write(os.urandom(20_000))
    before = path.read_bytes()
    lock_path(path).write_text("", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(EnvironmentProblem, match="is damaged"):
            core.open(path)
    assert path.read_bytes() == before


def test_a_full_disk_is_told_in_a_sentence_and_the_next_save_works_again(core: Core) -> None:
    add(core, "Saved before")
    before = content(core)
    assert core.file is not None
    with full_disk(core.file.path.stat().st_size + 60_000):
        with pytest.raises(EnvironmentProblem, match="free some space"):
            import_many(core, "Too much")
        assert content(core) == before
    import_many(core, "Enough room")
    core.open(core.file.path)
    assert len(content(core)["agency"]) == 3001
    assert tampering(core) == []


def test_a_file_on_a_full_disk_can_still_be_opened_and_read(core: Core) -> None:
    add(core, "Saved before")
    assert core.file is not None
    with full_disk(0):
        core.open(core.file.path)
        assert content(core)["agency"][0][3] == "Saved before"
        with pytest.raises(EnvironmentProblem):
            add(core, "Too much")
    add(core, "Enough room")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a real disk of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs the rights of root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_is_really_full_loses_nothing_saved(small_disk: Path, tmp_path: Path) -> None:
    core = build_core(paths_under(tmp_path))
    core.create(small_disk / "board.pdesk")
    add(core, "Saved before")
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(bytes(3_000_000))
    with pytest.raises(EnvironmentProblem, match="disk is full"):
        import_many(core, "Too much")
    filler.unlink()
    add(core, "Enough room")
    assert [row[3] for row in content(core)["agency"]] == ["Saved before", "Enough room"]
    core.close()


def test_a_new_file_on_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    core = build_core(paths_under(tmp_path))
    (tmp_path / "files").mkdir()
    with full_disk(20_000), pytest.raises(EnvironmentProblem, match="free some space"):
        core.create(tmp_path / "files" / "board.pdesk")
    assert list((tmp_path / "files").iterdir()) == []
    core.create(tmp_path / "files" / "board.pdesk")
    core.close()


@pytest.mark.parametrize("what", ["moved", "removed", "replaced"])
def test_a_file_taken_away_while_it_is_open_is_not_written_into_nothing(
    core: Core, template: Path, tmp_path: Path, what: str
) -> None:
    add(core, "Saved before")
    path = core.open_path()
    if what == "removed":
        path.unlink()
    else:
        path.rename(tmp_path / "elsewhere.pdesk")
    if what == "replaced":
        shutil.copyfile(template, path)
    with pytest.raises(EnvironmentProblem, match="was moved, removed or replaced"):
        add(core, "Lost")
    backup = core.backups.make(Reason.ASKED)
    core.close()
    core.restore(backup.path, tmp_path / "again.pdesk")
    assert [row[3] for row in content(core)["agency"]] == ["Saved before"]
