"""The import screen: a workbook is looked at, questions answered, rows left out, and stored in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication

from app.backup_names import Reason
from app.listing import SqlRows
from app.returns.listings import RETURN_ANSWERS
from app.returns.queries import newest_round
from app.rows import Wish
from models.returns import ReturnAnswer, ReturnRequest, ReturnRound
from tests.app.returns.partners import BY_COLOUR, BY_SCORE, expected, know_agencies, number
from tests.inputs import real
from tests.ui.acting import Key, click, press
from tests.ui.checker import check_page, settle
from tests.ui.opened import open_window, page_of
from ui.importing.page import ImportPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.returns.queries import AnswerRecord
    from models.base import Record
    from ui.window import Window

LIMIT = 20_000


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    window = open_window(qtbot, tmp_path, template)
    yield window
    assert window.core is not None
    window.core.close()


def look(qtbot: QtBot, window: Window, name: str) -> ImportPage:
    """Look at one of the real workbooks and wait until its preview stands."""
    page = page_of(window, "import", ImportPage)
    page.look_at([real("partner_returns", name)])
    # On a busy machine a dialog tells of the reading; it has the keyboard until it goes.
    qtbot.waitUntil(lambda: page.store_button.isVisible() and not is_busy(), timeout=LIMIT)
    window.activateWindow()
    settle()
    return page


def is_busy() -> bool:
    return QApplication.activeModalWidget() is not None


def store(qtbot: QtBot, page: ImportPage) -> None:
    """Press Store and wait until nothing is left to look at."""
    click(page.store_button)
    qtbot.waitUntil(lambda: not page.store_button.isVisible(), timeout=LIMIT)


def count(window: Window, kind: type[Record]) -> int:
    assert window.core is not None
    with window.core.read() as session:
        return session.query(kind).count()


def test_nothing_is_stored_until_store_is_pressed_and_undo_takes_all_back(
    qtbot: QtBot, desk: Window
) -> None:
    page = look(qtbot, desk, "section11_02_lancs.xlsx")
    assert count(desk, ReturnAnswer) == 0
    assert page.store_button.caption() == "Store 18 changes"
    store(qtbot, page)
    assert count(desk, ReturnAnswer) == 18
    assert desk.core is not None
    assert [line.reason for line in desk.core.backups.lines()] == [Reason.IMPORT]
    desk.undo()
    assert count(desk, ReturnAnswer) == 0


def test_a_question_is_answered_for_all_alike_rows_in_the_bar(qtbot: QtBot, desk: Window) -> None:
    page = look(qtbot, desk, "membership_list.xlsx")
    before = page.store_button.caption()
    assert page.answer.answers.isVisible()
    page.answer.answers.setFocus()
    press(Key.Key_Down)
    page.answer.answers.activated.emit(page.answer.answers.currentIndex())
    assert page.store_button.caption() != before


def test_the_delete_key_leaves_the_chosen_row_out(qtbot: QtBot, desk: Window) -> None:
    page = look(qtbot, desk, "section11_02_lancs.xlsx")
    page.table.view.setFocus()
    press(Key.Key_Delete)
    assert page.store_button.caption() == "Store 17 changes, leave out 1"


def test_a_file_that_cannot_be_read_leaves_the_screen_ready_for_another(
    qtbot: QtBot, desk: Window
) -> None:
    page = page_of(desk, "import", ImportPage)
    page.look_at([real("robustness", "pass_protected.xlsx")])
    qtbot.waitUntil(lambda: "password" in desk.messages.text().casefold(), timeout=LIMIT)
    assert not page.store_button.isVisible()


def test_an_imported_return_opens_its_round(qtbot: QtBot, desk: Window) -> None:
    store(qtbot, look(qtbot, desk, "section11_01_bwd.xlsx"))
    assert desk.core is not None
    with desk.core.read() as session:
        newest = newest_round(session)
    assert newest is not None
    assert newest.name == "Section 11 2024-25"


@pytest.mark.parametrize("name", [*BY_SCORE, BY_COLOUR])
def test_a_section_11_workbook_gives_its_scores_and_undo_removes_it_whole(
    qtbot: QtBot, desk: Window, name: str
) -> None:
    assert desk.core is not None
    know_agencies(desk.core)
    store(qtbot, look(qtbot, desk, name))
    rows = SqlRows(desk.core, RETURN_ANSWERS)
    found = {
        (row.agency.name, row.standard): (
            number(row.self_score),
            number(row.moderated_score),
            row.cell,
        )
        for row in cast("list[AnswerRecord]", rows.rows(rows.ids(Wish())))
    }
    assert found == expected(name)
    desk.undo()
    assert [count(desk, kind) for kind in (ReturnAnswer, ReturnRequest, ReturnRound)] == [0, 0, 0]


def test_the_screen_holds_at_both_sizes(qtbot: QtBot, desk: Window) -> None:
    look(qtbot, desk, "membership_list.xlsx")
    assert check_page(desk, "import") == []
