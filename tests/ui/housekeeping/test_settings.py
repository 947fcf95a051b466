"""Settings: stored when a line is left, refused beside it, and the look changes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from app.partnerships.operations import add_partnership
from app.settings import SettingsFile
from tests.ui.acting import CONTROL, SHIFT, Key, focused, press, type_text
from tests.ui.checker import check_page
from tests.ui.opened import open_window, page_of
from ui import theme
from ui.housekeeping.settings import SettingsPage
from ui.tokens import DARK
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.settings import Settings
    from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    window = open_window(qtbot, tmp_path, template)
    assert window.core is not None
    with window.core.work("Begin") as work:
        add_partnership(work, {"name": "Westshire SCP", "marking": "OFFICIAL"})
    yield window
    window.core.close()


@pytest.fixture
def page(window: Window) -> SettingsPage:
    return page_of(window, "settings", SettingsPage)


def stored(page: SettingsPage) -> Settings:
    return SettingsFile(page.desk.core.paths.config / "settings.json").now


def retype(page: SettingsPage, name: str, text: str) -> None:
    form = page.person if name in page.person.editors else page.places
    form.focus(name)
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_text(text)


def test_a_name_is_stored_when_its_line_is_left(window: Window, page: SettingsPage) -> None:
    retype(page, "user_name", "Aisha Patel")
    press(Key.Key_Tab)
    assert stored(page).user_name == "Aisha Patel"
    assert window.messages.text() == "Your settings are stored"
    assert focused() is page.person.editors["user_initials"].control


def test_a_line_still_typed_in_is_stored_when_the_page_is_left(
    window: Window, page: SettingsPage
) -> None:
    retype(page, "user_initials", "AP")
    window.pages.open_at("home", {})
    assert stored(page).user_initials == "AP"


def test_an_empty_name_is_told_beside_it_and_not_stored(page: SettingsPage) -> None:
    retype(page, "user_name", " ")
    press(Key.Key_Return)
    assert stored(page).user_name == "Sana Khan"
    assert page.person.editors["user_name"].control.property("wrong")


def test_the_look_changes_at_once(page: SettingsPage, dressed: QApplication) -> None:
    page.person.focus("theme")
    press(Key.Key_Down)
    assert (stored(page).theme, theme.current()) == ("dark", DARK)
    theme.apply(dressed, "light")


def test_a_name_that_is_needed_holds_up_nothing_else(
    page: SettingsPage, dressed: QApplication
) -> None:
    page.desk.core.settings.change(user_name="", user_initials="")
    page.refresh()
    page.person.focus("theme")
    press(Key.Key_Down)
    assert stored(page).theme == "dark"
    assert focused() is page.person.editors["theme"].control
    theme.apply(dressed, "light")


def test_initials_follow_from_the_name_where_there_are_none(page: SettingsPage) -> None:
    page.desk.core.settings.change(user_name="", user_initials="")
    page.refresh()
    retype(page, "user_name", "Pat O'Neill")
    press(Key.Key_Tab)
    assert (stored(page).user_name, stored(page).user_initials) == ("Pat O'Neill", "PO")


def test_what_is_read_again_is_on_screen_at_once(page: SettingsPage) -> None:
    page.refresh()
    [marking] = [each for each in page.findChildren(Label) if each.text() == "OFFICIAL"]
    assert marking.isVisible()
    assert marking.height() >= marking.sizeHint().height()


def test_a_second_folder_that_is_not_there_is_refused_in_words(page: SettingsPage) -> None:
    retype(page, "second_backup_folder", "/nowhere/at all")
    press(Key.Key_Return)
    assert stored(page).second_backup_folder == ""
    assert any("no folder" in each.text() for each in page.findChildren(Label))


def test_the_second_folder_is_chosen(page: SettingsPage, window: Window, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    press(Key.Key_B, CONTROL | SHIFT)
    dialog = window.findChildren(QFileDialog)[0]
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path / "stick"))
    dialog.accept()
    assert stored(page).second_backup_folder == str(tmp_path / "stick")


def test_the_partnerships_settings_are_shown(page: SettingsPage) -> None:
    texts = [each.text() for each in page.findChildren(Label)]
    assert {"Westshire SCP", "OFFICIAL", "1 April"} <= set(texts)


def test_the_screen_holds_at_both_sizes(window: Window, page: SettingsPage) -> None:
    assert page.isVisible()
    assert check_page(window, "settings") == []
