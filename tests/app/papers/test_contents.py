"""The content of papers: kept once, given back whole, and let go when nothing needs it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.errors import CannotTakeBack, NotFound
from app.journal import history
from app.papers.contents import copy_content
from app.papers.looking import look_at
from app.papers.operations import remove_paper, replace_paper
from models.contents import held
from models.papers import CHUNK, PaperChunk, PaperFile
from tests.app.acts import tampering
from tests.app.papers.makers import attach, pdf
from tests.app.papers.test_papers import labels, make

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.clock import FixedClock


def large() -> bytes:
    return pdf("A") + b"%" * (2 * CHUNK)


def counts(core: Core) -> tuple[int, int]:
    with core.read() as session:
        files, chunks = (
            session.execute(select(func.count()).select_from(each)).scalar_one()
            for each in (PaperFile, PaperChunk)
        )
    return files, chunks


def reopen(core: Core, **later: float) -> None:
    clock: FixedClock = core.clock  # type: ignore[assignment]  # tests have a fixed one
    clock.moment += timedelta(**later)
    path = core.open_path()
    core.close()
    core.open(path)


def take_away(core: Core, paper_id: int) -> None:
    with core.work("Remove paper") as work:
        remove_paper(work, paper_id)


def test_a_content_is_kept_in_parts_and_given_back_whole(core: Core, tmp_path: Path) -> None:
    first, _ = make(core)
    attach(core, first, "A.pdf", large())
    assert counts(core) == (1, 3)
    with core.read() as session:
        assert copy_content(session, look_at("A.pdf", large()).sha256, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == large()


def test_a_content_that_two_items_have_is_kept_once(core: Core) -> None:
    for item in make(core):
        attach(core, item, "A.pdf", pdf("A"))
    assert counts(core) == (1, 1)


def test_a_content_that_is_not_what_it_was_is_not_given(core: Core, tmp_path: Path) -> None:
    first, _ = make(core)
    attach(core, first, "A.pdf", pdf("A"))
    with core.unjournaled() as connection:
        connection.exec_driver_sql("UPDATE paper_chunk SET content = x'00'")
    sha256 = look_at("A.pdf", pdf("A")).sha256
    with core.read() as session:
        assert not copy_content(session, sha256, tmp_path / "copy.pdf")
        assert not held(session.connection(), [sha256])
    assert not (tmp_path / "copy.pdf").exists()


def fail_after_replacing(core: Core, paper_id: int) -> None:
    with core.work("Replace paper") as work:
        replace_paper(work, paper_id, look_at("B.pdf", pdf("B")))
        remove_paper(work, 99)


def test_a_step_that_fails_keeps_no_content(core: Core) -> None:
    first, _ = make(core)
    paper = attach(core, first, "A.pdf", pdf("A"))
    with pytest.raises(NotFound):
        fail_after_replacing(core, paper)
    assert counts(core) == (1, 1)


def test_attaching_and_removing_leave_the_history_whole(core: Core) -> None:
    first, _ = make(core)
    take_away(core, attach(core, first, "A.pdf", pdf("A")))
    assert tampering(core) == []


def test_the_content_of_a_removed_paper_stays_a_month_and_comes_back_with_it(core: Core) -> None:
    first, _ = make(core)
    take_away(core, attach(core, first, "A.pdf", pdf("A")))
    reopen(core, days=29)
    assert counts(core) == (1, 1)
    core.undo()
    assert labels(core) == ["1a A"]
    reopen(core, days=100)
    assert counts(core) == (1, 1)


def test_after_a_month_it_goes_and_the_removal_can_no_longer_be_taken_back(core: Core) -> None:
    first, _ = make(core)
    take_away(core, attach(core, first, "A.pdf", pdf("A")))
    reopen(core, days=31)
    assert counts(core) == (0, 0)
    with core.read() as session:
        removal = history(session, limit=1)[0]
    with pytest.raises(CannotTakeBack, match=r"content of “A\.pdf” has gone"):
        core.take_back(removal)
    assert labels(core) == []


def test_what_an_undo_left_behind_goes_too(core: Core) -> None:
    first, _ = make(core)
    attach(core, first, "A.pdf", pdf("A"))
    core.undo()
    reopen(core, days=31)
    assert counts(core) == (0, 0)
