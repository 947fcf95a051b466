"""The File menu in its groups, the files opened lately, and what is possible while no file is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from tests.ui.acting import CONTROL, Key, press, show
from ui.housekeeping.file_menu import add_file_menu
from ui.pages import PAGES
from ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core


@pytest.fixture
def window(qtbot: QtBot, core: Core) -> Window:
    """Give a window with the whole File menu and no file open."""
    window = Window(PAGES)
    opening = window.begin(core)
    add_file_menu(window, core, opening)
    show(qtbot, window)
    opening.show()
    return window


def file_menu(window: Window) -> QMenu:
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def entries(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "") for each in menu.actions()]


def test_the_menu_stands_in_groups_with_quit_last(window: Window) -> None:
    found = entries(file_menu(window))
    assert found[0] == "New partnership…"
    assert found[found.index("Backups") - 2] == ""
    assert found[found.index("Settings") - 1 : found.index("Settings") + 2] == ["", "Settings", ""]
    assert found[-1] == "Quit"
    assert found.index("Open recent") == found.index("Open…") + 1


def test_files_opened_lately_are_offered_by_name(window: Window, core: Core) -> None:
    path = core.paths.file_for("Board")
    core.create(path)
    core.close()
    core.settings.remember_file(path)
    recent = next(
        menu
        for menu in window.findChildren(QMenu)
        if menu.title().replace("&", "") == "Open recent"
    )
    recent.aboutToShow.emit()
    assert entries(recent) == ["Board"]
    recent.actions()[0].trigger()
    assert core.open_path() == path
    assert window.navigation.isVisible()


def test_without_a_file_nothing_leads_to_a_page_that_needs_one(window: Window) -> None:
    assert not window.navigation.isVisible()
    press(Key.Key_2, CONTROL, on=window)
    assert window.pages.key == "welcome"
    enabled = [each.text() for each in file_menu(window).actions() if each.isEnabled()]
    assert not {"Backups", "Check file", "History"} & set(enabled)


def test_settings_open_without_a_file(window: Window) -> None:
    press(Key.Key_Comma, CONTROL, on=window)
    assert window.pages.key == "settings"
