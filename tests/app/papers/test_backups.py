"""Backups of a file with papers: small, each paper once beside them, and everything there again after a restore."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from app.backup_names import Reason, backups_in
from app.checkup import check_file
from app.errors import Cancelled
from app.paper_pool import pool_of
from app.papers.looking import look_at
from app.papers.missing import missing_papers
from app.papers.opened import open_copy
from app.papers.operations import replace_paper
from app.papers.queries import papers_of
from app.restoring import look_into
from models.contents import held, named, reading
from tests.app.papers.makers import attach, pdf
from tests.app.papers.test_papers import labels, make
from tests.app.test_backup import Watch, advance

if TYPE_CHECKING:
    from pathlib import Path

    from app.backup_names import BackupLine
    from app.bootstrap import Core

LARGE = pdf("A") + b"%" * 3_000_000


def with_papers(core: Core) -> BackupLine:
    """Attach two papers, one large, and back the file up."""
    first, second = make(core)
    attach(core, first, "Large.pdf", LARGE)
    attach(core, second, "Small.pdf", pdf("B"))
    return core.backups.make(Reason.ASKED)


def pool(core: Core) -> list[str]:
    return sorted(each.name for each in pool_of(core.backups.folder()).iterdir())


def missing(core: Core) -> list[str]:
    with core.read() as session:
        return missing_papers(session)


def test_a_backup_has_no_papers_and_the_pool_beside_it_has_each_once(core: Core) -> None:
    line = with_papers(core)
    assert line.size < 1_500_000
    with reading(line.path) as connection:
        assert len(named(connection)) == 2
        assert held(connection, named(connection)) == frozenset()
    assert pool(core) == sorted(look_at("a.pdf", each).sha256 for each in (LARGE, pdf("B")))
    found = look_into(line.path, core.clock.today())
    assert (found.faults, found.lacking) == ((), 0)
    assert found.info is not None
    assert found.info.counts["papers"] == 2


def test_the_next_backup_writes_only_the_papers_that_are_new(core: Core) -> None:
    with_papers(core)
    before = {
        each.name: each.stat().st_mtime_ns for each in pool_of(core.backups.folder()).iterdir()
    }
    attach(core, 1, "New.pdf", pdf("C"))
    core.backups.make(Reason.ASKED)
    after = {
        each.name: each.stat().st_mtime_ns for each in pool_of(core.backups.folder()).iterdir()
    }
    assert len(after) == 3
    assert before.items() <= after.items()


def test_a_restore_brings_the_papers_back(core: Core) -> None:
    line = with_papers(core)
    with core.work("Replace paper") as work:
        replace_paper(work, 1, look_at("Other.pdf", pdf("Other")))
    core.restore(line.path)
    assert labels(core) == ["1a Large", "2a Small"]
    assert (missing(core), check_file(core).all) == ([], ())
    with core.read() as session:
        paper = papers_of(session, 1)[0]
    assert open_copy(core, paper).read_bytes() == LARGE


def test_what_the_pool_lacks_is_named_before_and_after_the_restore_and_can_be_given_again(
    core: Core,
) -> None:
    line = with_papers(core)
    (pool_of(core.backups.folder()) / look_at("b", pdf("B")).sha256).unlink()
    path = core.open_path()
    core.close()
    path.unlink()
    assert look_into(line.path, core.clock.today()).lacking == 1
    core.restore(line.path, path)
    assert missing(core) == ["2a Small, SCP Board, 27 Mar 2025"]
    assert check_file(core).papers == (
        "The content of paper 2a Small, SCP Board, 27 Mar 2025 is missing",
    )
    with core.work("Replace paper") as work:
        replace_paper(work, 2, look_at("Small again.pdf", pdf("Small again")))
    core.undo()
    attach(core, 1, "Small.pdf", pdf("B"))
    assert missing(core) == []


def test_the_file_one_has_completes_a_paper_that_the_pool_lacked(core: Core) -> None:
    line = with_papers(core)
    (pool_of(core.backups.folder()) / look_at("b", pdf("B")).sha256).unlink()
    core.restore(line.path)
    assert missing(core) == ["2a Small, SCP Board, 27 Mar 2025"]
    with core.work("Replace paper") as work:
        assert replace_paper(work, 2, look_at("Small.pdf", pdf("B"))) == 1
    assert (missing(core), check_file(core).all) == ([], ())


def test_a_paper_that_is_damaged_in_the_pool_is_not_taken_for_it(core: Core) -> None:
    line = with_papers(core)
    bad = pool_of(core.backups.folder()) / look_at("b", pdf("B")).sha256
    bad.write_bytes(b"rotten")
    path = core.open_path()
    core.close()
    path.unlink()
    core.restore(line.path, path)
    assert missing(core) == ["2a Small, SCP Board, 27 Mar 2025"]


def test_the_second_place_has_its_own_pool_from_which_all_comes_back(
    core: Core, tmp_path: Path
) -> None:
    core.settings.change(second_backup_folder=str(tmp_path / "usb"))
    with_papers(core)
    second = core.backups.second_folder()
    assert second is not None
    [copy] = backups_in(second)
    path = core.open_path()
    core.close()
    path.unlink()
    shutil.rmtree(core.paths.backups)
    core.restore(copy.path, path)
    assert missing(core) == []
    assert check_file(core).all == ()


def test_a_backup_to_be_carried_away_has_its_papers_in_it(core: Core, tmp_path: Path) -> None:
    with_papers(core)
    line = core.backups.make_in(tmp_path / "stick", Reason.ASKED, whole=True)
    assert line.size > len(LARGE)
    assert not pool_of(tmp_path / "stick").exists()
    path = core.open_path()
    core.close()
    path.unlink()
    shutil.rmtree(core.paths.backups)
    core.restore(line.path, path)
    assert missing(core) == []


def test_papers_that_no_backup_names_leave_the_pool(core: Core) -> None:
    first = with_papers(core)
    core.undo()
    advance(core, days=31)
    path = core.open_path()
    core.close()
    core.open(path)
    core.backups.make(Reason.ASKED)
    assert len(pool(core)) == 2
    first.path.unlink()
    attach(core, 2, "New.pdf", pdf("C"))
    core.backups.make(Reason.ASKED)
    assert pool(core) == sorted(look_at("a", each).sha256 for each in (LARGE, pdf("C")))


def test_a_backup_that_cannot_be_read_keeps_the_whole_pool(core: Core) -> None:
    first = with_papers(core)
    first.path.write_bytes(b"no database")
    with core.unjournaled() as connection:
        connection.exec_driver_sql("DELETE FROM paper_chunk")
        connection.exec_driver_sql("DELETE FROM paper_file")
    core.backups.make(Reason.ASKED)
    assert len(pool(core)) == 2


def test_stopping_while_papers_are_copied_leaves_no_backup(core: Core) -> None:
    first, _ = make(core)
    attach(core, first, "Large.pdf", LARGE)
    with pytest.raises(Cancelled):
        core.backups.make(Reason.ASKED, Watch(stops=True))
    assert core.backups.lines() == []


def test_a_backup_that_is_looked_at_shows_its_papers_from_the_pool(core: Core) -> None:
    line = with_papers(core)
    core.open(line.path)
    with core.read() as session:
        paper = papers_of(session, 1)[0]
    assert open_copy(core, paper).read_bytes() == LARGE
    assert check_file(core).papers == ()


def test_a_content_that_rots_in_the_file_is_found_by_the_check(core: Core) -> None:
    first, _ = make(core)
    attach(core, first, "A.pdf", pdf("A"))
    with core.unjournaled() as connection:
        connection.exec_driver_sql("UPDATE paper_chunk SET content = zeroblob(length(content))")
    assert check_file(core).papers == ("Paper 1a A, SCP Board, 27 Mar 2025 is damaged in the file",)
