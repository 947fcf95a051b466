"""History on the screen: what each step changed, and taking an earlier one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency, change_agency
from tests.ui.acting import CONTROL, Key, press
from tests.ui.checker import check_page
from tests.ui.opened import open_window, page_of
from ui.history.page import HistoryPage
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


def test_an_earlier_step_is_taken_back_by_one_key(
    qtbot: QtBot, window: Window, page: HistoryPage
) -> None:
    page.go({"id": 2})
    press(Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: window.messages.text() == "Take back “Change agency”")
    qtbot.waitUntil(lambda: len(page.table.model.ids) == 4)


def test_the_screen_holds_at_both_sizes(window: Window, page: HistoryPage) -> None:
    assert page.isVisible()
    assert check_page(window, "history") == []
