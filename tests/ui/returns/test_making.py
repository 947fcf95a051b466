"""Making workbooks in the window: who is ticked, where they go, what is told, and what is not written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from app.returns.operations import remove_request
from app.returns.queries import requests
from tests.app.returns.issued import NAMES, open_issue
from tests.ui.acting import CONTROL, SHIFT, Key, click, press
from tests.ui.checker import check, settle
from tests.ui.opened import core_of, page_of
from ui.dialogs import Caution
from ui.returns.making import MadeDialog, MakingDialog
from ui.returns.page import ReturnsPage
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.window import Window


@pytest.fixture
def page(window: Window) -> ReturnsPage:
    """Show a round that asks two agencies."""
    open_issue(core_of(window))
    page = page_of(window, "returns", ReturnsPage)
    page.refresh()
    return page


def opened(window: Window) -> MakingDialog:
    window.activateWindow()
    page_of(window, "returns", ReturnsPage).heat.setFocus()
    settle()
    press(Key.Key_W, CONTROL | SHIFT)
    return window.findChildren(MakingDialog)[-1]


def make(qtbot: QtBot, window: Window, dialog: MakingDialog, folder: Path) -> None:
    """Press the button and point to a folder."""
    press(Key.Key_Return, CONTROL, dialog)
    chooser = window.findChildren(QFileDialog)[-1]
    chooser.fileSelected.emit(str(folder))
    chooser.close()
    tasks = window.tasks
    assert tasks is not None
    qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)
    settle()


def button(parts: Window | Caution | MadeDialog, caption: str) -> Button:
    return next(each for each in parts.findChildren(Button) if each.caption() == caption)


def test_agencies_without_a_workbook_are_ticked_and_made_in_one_step(
    qtbot: QtBot, window: Window, page: ReturnsPage, tmp_path: Path
) -> None:
    dialog = opened(window)
    assert (dialog.told.text(), dialog.make_button.caption()) == (
        "2 of 2 agencies",
        "Make 2 workbooks",
    )
    assert check(dialog) == []
    make(qtbot, window, dialog, tmp_path)
    told = window.findChildren(MadeDialog)[-1]
    assert told.windowTitle() == "2 workbooks made"
    assert told.files.text().splitlines() == sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert told.lacking.text() == f"No e-mail address on file: {NAMES[1]}."
    assert check(told) == []
    told.close()
    with page.desk.core.read() as session:
        assert [each.sent_on for each in requests(session, [1, 2])] == [
            page.desk.core.clock.today()
        ] * 2


@pytest.mark.usefixtures("page")
def test_one_made_already_is_made_again_only_when_it_is_ticked(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    first = opened(window)
    press(Key.Key_Space, on=first.list)
    assert first.told.text() == "1 of 2 agencies"
    make(qtbot, window, first, tmp_path)
    window.findChildren(MadeDialog)[-1].close()
    again = opened(window)
    assert again.told.text() == "1 of 2 agencies"
    again.tick(every=False)
    assert not again.make_button.isEnabled()
    again.tick(every=True)
    make(qtbot, window, again, tmp_path)
    asked = window.findChildren(Caution)[-1]
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.xlsx")}
    assert len(before) == 1
    click(button(asked, "Replace them"))
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.xlsx"))) == 2, timeout=60_000)
    tasks = window.tasks
    assert tasks is not None
    qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)
    settle()
    window.findChildren(MadeDialog)[-1].close()


def test_a_round_without_agencies_offers_no_workbooks(window: Window, page: ReturnsPage) -> None:
    assert page.make_button.isVisible()
    with core_of(window).work("Remove") as work:
        for request in (1, 2):
            remove_request(work, request)
    page.refresh()
    assert not page.make_button.isVisible()
    [command] = [each for each in page.commands() if each.id == "returns.make"]
    assert not command.enabled()
