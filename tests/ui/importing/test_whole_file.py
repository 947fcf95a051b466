"""What every row needs and no column says: one question for the whole file, above its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.groups.operations import add_group
from app.partnerships.operations import add_partnership
from tests.app.importing.files import write_workbook
from tests.ui.acting import Key, click, focused, press
from tests.ui.checker import settle
from tests.ui.importing.screen import bring, come_to_rest, members, verb

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.importing.page import ImportPage
    from ui.window import Window

HEAD = ("Ref", "Date Raised", "Action", "Owner", "Due Date", "Status")


@pytest.fixture
def page(qtbot: QtBot, file: Core, desk: Window, tmp_path: Path) -> ImportPage:
    """Give the screen with a log of actions that names no group."""
    with file.work("Add groups") as work:
        body = add_partnership(work, {"name": "Westshire SCP"})
        for name in ("Board", "Neglect subgroup"):
            add_group(work, {"name": name, "partnership": body})
    rows = [
        (f"A{n}", "1 May 2026", f"Write letter {n}", "Zoe Valli", "1 March 2027", "Open")
        for n in (1, 2, 3)
    ]
    return bring(qtbot, desk, write_workbook(tmp_path / "log.xlsx", {"Action log": [HEAD, *rows]}))


def names(page: ImportPage) -> list[str]:
    box = page.check.whole.names
    return [box.itemText(place) for place in range(box.count())]


def test_a_group_that_every_row_lacks_is_asked_once_with_a_list_of_groups(
    qtbot: QtBot, page: ImportPage
) -> None:
    whole = page.check.whole
    assert whole.isVisible()
    assert whole.words.text() == "No column says the group, which all 3 rows need."
    assert focused() is whole.names
    assert names(page) == ["Choose the group", "Board", "Neglect subgroup", "Another…"]
    assert not whole.use.isEnabled()
    press(Key.Key_Down)
    whole.names.activated.emit(whole.names.currentIndex())
    click(whole.use)
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 3 changes"
    assert not whole.isVisible()


def test_a_row_without_a_cell_for_what_it_lacks_is_named_by_its_number(page: ImportPage) -> None:
    answer = page.check.answer
    assert answer.words.text().startswith("Row 2: Group is needed.")
    assert answer.correct.isVisible()
    assert not answer.correct_all.isVisible()


def test_nothing_is_asked_for_the_whole_file_where_one_row_says_it(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = (("Board", "Head", "ELHT", "A B"), ("", "Nurse", "ELHT", "C D"))
    page = bring(qtbot, desk, members(tmp_path, *rows))
    assert page.check.answer.words.text().startswith("A3: Group is needed.")
    assert not page.check.whole.isVisible()


def test_one_correction_counts_for_all_rows_with_the_same_complaint_when_it_is_wished(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    wrong = [("Board", post, "ELHT", "", "", "31/02/26") for post in ("Head", "Nurse", "Clerk")]
    page = bring(qtbot, desk, members(tmp_path, *wrong))
    answer = page.check.answer
    answer.text.setText("28/02/26")
    assert answer.correct_all.caption() == "Correct all 3 alike"
    click(answer.correct_all)
    assert verb(page) == "Store 3 changes"


def test_after_a_correction_the_keyboard_is_in_the_next_one_and_never_on_leave_out(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    wrong = [("Board", "Head", "ELHT", "", "", "31/02/26"), ("Board", "A", "ELHT", "", "", "x")]
    page = bring(qtbot, desk, members(tmp_path, *wrong))
    answer = page.check.answer
    for _row in wrong:
        assert answer.text.isVisible()
        answer.text.setText("28/02/26")
        answer.correct.setFocus()
        press(Key.Key_Return)
        settle()
        assert focused() is not answer.leave
    assert verb(page) == "Store 2 changes"
    assert focused() is page.check.table.view
