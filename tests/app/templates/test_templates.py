"""Word templates: kept once, chosen by group before partnership, replaced, removed and brought back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.errors import CannotTakeBack
from app.journal import history
from app.papers.missing import missing_papers
from app.partnerships.operations import add_partnership
from app.templates.fields import TemplatePlace
from app.templates.operations import remove_template
from app.templates.queries import content_of, template_for, templates_of
from app.templates.rules import OfAnotherPartnership
from models.papers import PaperFile
from tests.app.groups.makers import make_board
from tests.app.templates.makers import MINUTES, give, word

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.clock import FixedClock

OURS, NEWER = word("{{items}}"), word("{{items}}", "{{actions}}")


def chosen(core: Core, partnership: int, group: int | None = None) -> bytes | None:
    with core.read() as session:
        found = template_for(session, TemplatePlace(MINUTES, partnership, group))
        return None if found is None else content_of(session, found)


def remove(core: Core, template: int) -> None:
    with core.work("Remove Word template") as work:
        remove_template(work, template)


def test_the_template_of_a_group_goes_before_that_of_its_partnership(core: Core) -> None:
    board = make_board(core)
    assert chosen(core, board.partnership, board.board) is None
    give(core, OURS, board.partnership)
    give(core, NEWER, board.partnership, board.board)
    assert chosen(core, board.partnership, board.board) == NEWER
    assert chosen(core, board.partnership) == OURS


def test_a_replaced_template_comes_back_by_undo_and_its_content_is_kept_once(core: Core) -> None:
    board = make_board(core)
    first = give(core, OURS, board.partnership)
    give(core, OURS, board.partnership, board.board)
    with core.read() as session:
        assert session.scalar(select(func.count()).select_from(PaperFile)) == 1
    assert give(core, NEWER, board.partnership, name="Newer.docx") == first
    assert chosen(core, board.partnership) == NEWER
    core.undo()
    assert chosen(core, board.partnership) == OURS
    with core.read() as session:
        assert [each.file_name for each in templates_of(session, board.partnership)] == [
            "Ours.docx",
            "Ours.docx",
        ]


def test_one_that_comes_again_from_the_history_beside_another_gives_way_to_the_next(
    core: Core,
) -> None:
    board = make_board(core)
    give(core, OURS, board.partnership)
    core.undo()
    give(core, NEWER, board.partnership)
    with core.read() as session:
        undone = history(session)[1]
    core.take_back(undone)
    newest = give(core, OURS, board.partnership, name="Again.docx")
    with core.read() as session:
        [left] = templates_of(session, board.partnership)
    assert (left.id, left.file_name) == (newest, "Again.docx")


def test_a_removed_template_comes_back_as_long_as_its_content_is_kept(core: Core) -> None:
    board = make_board(core)
    remove(core, give(core, OURS, board.partnership))
    reopen(core, days=20)
    core.undo()
    assert chosen(core, board.partnership) == OURS


def test_a_template_replaced_long_ago_is_swept_and_its_step_stays(core: Core) -> None:
    board = make_board(core)
    give(core, OURS, board.partnership)
    give(core, NEWER, board.partnership)
    with core.read() as session:
        replaced = history(session)[0]
    reopen(core, days=31)
    with core.read() as session:
        assert session.scalar(select(func.count()).select_from(PaperFile)) == 1
    with pytest.raises(CannotTakeBack, match="has gone from the file"):
        core.take_back(replaced)
    assert chosen(core, board.partnership) == NEWER


def test_a_group_takes_no_template_of_another_partnership(core: Core) -> None:
    board = make_board(core)
    with core.work("Add partnership") as work:
        other = add_partnership(work, {"name": "Adults Board"})
    with pytest.raises(OfAnotherPartnership):
        give(core, OURS, other, board.board)
    assert chosen(core, other) is None


def test_a_template_that_the_file_has_lost_is_named_where_papers_are(core: Core) -> None:
    board = make_board(core)
    give(core, OURS, board.partnership)
    with core.read() as session:
        assert missing_papers(session) == []
    with core.unjournaled() as connection:
        connection.exec_driver_sql("DELETE FROM paper_chunk")
    with core.read() as session:
        assert missing_papers(session) == ["Word template Ours.docx"]


def reopen(core: Core, **later: float) -> None:
    clock: FixedClock = core.clock  # type: ignore[assignment]  # tests have a fixed one
    clock.moment += timedelta(**later)
    path = core.open_path()
    core.close()
    core.open(path)
