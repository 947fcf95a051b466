"""History on the screen: what each step changed, and taking an earlier one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies, add_agency, change_agency
from app.people.operations import add_person
from tests.ui.acting import CONTROL, Key, press
from tests.ui.checker import check_page
from tests.ui.opened import open_window, page_of
from ui.agencies.page import AgenciesPage
from ui.history.page import HistoryPage
from ui.history.told import Pages
from ui.table_menus import row_menu
from ui.widgets.chips import Chip
from ui.widgets.disclosure import Disclosure
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    window = open_window(qtbot, tmp_path, template)
    assert window.core is not None
    with window.core.work("Add agency", "East Lancs") as work:
        agency = add_agency(work, {"name": "East Lancs"})
    with window.core.work("Change agency", "East Lancs") as work:
        change_agency(work, agency, {"short_name": "ELHT"})
    with window.core.work("Add agency", "Probation Service") as work:
        add_agency(work, {"name": "Probation Service"})
    yield window
    window.core.close()


@pytest.fixture
def page(window: Window) -> HistoryPage:
    return page_of(window, "history", HistoryPage)


def texts(page: HistoryPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Label))


def test_the_newest_step_stands_first_with_who_and_when(page: HistoryPage) -> None:
    assert page.table.model.cell_look(0, 0).text == "11 Mar 2025 09:02"
    assert "Probation Service · 11 Mar 2025 09:02 · SK" in texts(page)


def test_a_step_tells_old_and_new(page: HistoryPage) -> None:
    page.go({"id": 2})
    assert "nothing → ELHT" in texts(page)


def test_an_added_record_is_told_by_its_name_with_its_values(page: HistoryPage) -> None:
    page.go({"id": 1})
    assert "agency “East Lancs”" in texts(page)
    assert "Added" in [chip.text() for chip in page.card.findChildren(Chip)]
    assert texts(page).count("East Lancs\n") >= 1


def test_an_earlier_step_is_taken_back_by_one_key(
    qtbot: QtBot, window: Window, page: HistoryPage
) -> None:
    page.go({"id": 2})
    press(Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: window.messages.text().startswith("Taken back: Change agency"))
    qtbot.waitUntil(lambda: len(page.table.model.ids) == 4)
    page.go({"id": 2})
    assert not page.card.take_back.isEnabled()
    assert "Taken back already." in texts(page)


def test_what_keeps_a_step_from_being_taken_back_is_listed(
    window: Window, page: HistoryPage
) -> None:
    page.go({"id": 1})
    page.card.take_back.click()
    assert "• agency “East Lancs” has been changed since" in texts(page)
    assert len(page.table.model.ids) == 3
    assert "cannot be taken back" in window.messages.text()
    page.go({"id": 3})
    assert "•" not in texts(page)


def test_many_alike_records_are_one_line_that_opens_and_tells_more_when_asked(
    qtbot: QtBot, window: Window, page: HistoryPage
) -> None:
    assert window.core is not None
    with window.core.work("Import agencies", "list.xlsx") as work:
        add_agencies(work, [{"name": f"School {number:03}"} for number in range(50)])
    qtbot.waitUntil(lambda: len(page.table.model.ids) == 4)
    page.go({"id": 4})
    line = page.card.findChild(Disclosure)
    assert isinstance(line, Disclosure)
    assert line.head.caption() == "Added 50 agencies"
    assert "School 000, School 001, School 002 and 47 more" in texts(page)
    press(Key.Key_Return, on=line.head)
    assert "agency “School 019”" in texts(page)
    assert "agency “School 020”" not in texts(page)
    more = line.findChild(Pages)
    assert isinstance(more, Pages)
    more.more()
    more.more()
    assert "agency “School 049”" in texts(page)
    assert not more.button.isVisible()


def test_ctrl_h_on_a_list_shows_the_history_of_its_row(qtbot: QtBot, window: Window) -> None:
    agencies = page_of(window, "agencies", AgenciesPage)
    agencies.table.select(1)
    press(Key.Key_H, CONTROL, agencies.table.view)
    qtbot.waitUntil(lambda: window.pages.key == "history")
    page = window.pages.page
    assert isinstance(page, HistoryPage)
    assert page.title == "History of agency “East Lancs”"
    assert page.subtitle == "2 steps"
    assert sorted(page.table.model.ids) == [1, 2]
    page.whole.click()
    assert (page.title, len(page.table.model.ids)) == ("History", 3)


def test_the_menu_of_a_row_and_the_way_back_lead_through_its_history(
    qtbot: QtBot, window: Window
) -> None:
    agencies = page_of(window, "agencies", AgenciesPage)
    agencies.table.select(2)
    captions = [action.text() for action in row_menu(agencies.table).actions()]
    assert "History of this record\tCtrl+H" in captions
    agencies.table.on_rows.show_history()
    qtbot.waitUntil(lambda: window.pages.key == "history")
    window.pages.open_at("history", {"whole": True})
    assert window.pages.page is not None
    assert window.pages.page.title == "History"
    window.pages.back()
    assert window.pages.page.title == "History of agency “Probation Service”"


def test_the_history_is_narrowed_by_who_when_and_what(
    qtbot: QtBot, window: Window, page: HistoryPage
) -> None:
    assert window.core is not None
    with window.core.work("Add person", "Zoe Valli") as work:
        add_person(work, {"name": "Zoe Valli"})
    qtbot.waitUntil(lambda: len(page.table.model.ids) == 4)
    boxes = page.narrowing
    boxes.what.setCurrentIndex(boxes.what.findText("People"))
    assert page.table.model.ids == [4]
    boxes.what.setCurrentIndex(0)
    boxes.who.setCurrentIndex(boxes.who.findText("SK"))
    boxes.when.setCurrentIndex(boxes.when.findText("Today"))
    assert len(page.table.model.ids) == 4
    page.table.ask(search="probation")
    assert page.table.model.ids == [3]


def test_the_screen_holds_at_both_sizes(window: Window, page: HistoryPage) -> None:
    assert page.isVisible()
    assert check_page(window, "history") == []
