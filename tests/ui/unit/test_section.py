"""The unit in the settings of a file: members are added, changed and removed there, and one's own name is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.unit.joining import join_unit
from app.unit.queries import members_on
from tests.ui.acting import CONTROL, Key, click, press, type_text
from tests.ui.opened import core_of, open_window, page_of
from ui.dialogs import FormDialog
from ui.housekeeping.settings import SettingsPage
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    opened = open_window(qtbot, tmp_path, template)
    assert opened.core is not None
    join_unit(opened.core)
    yield opened
    opened.core.close()


@pytest.fixture
def core(window: Window) -> Core:
    return core_of(window)


@pytest.fixture
def page(window: Window) -> SettingsPage:
    return page_of(window, "settings", SettingsPage)


def present(core: Core) -> list[tuple[str, str]]:
    with core.read() as session:
        return [(each.name, each.initials) for each in members_on(session, core.clock.today())]


def press_named(page: SettingsPage, name: str) -> None:
    click(next(each for each in page.findChildren(Button) if each.accessibleName() == name))


def test_a_second_member_is_added_beside_the_one_who_opened_the_file(
    page: SettingsPage, window: Window, core: Core, qtbot: QtBot
) -> None:
    click(page.unit.add_button)
    [dialog] = window.findChildren(FormDialog)
    type_text("Tom Hale", dialog.form.editors["name"].control)
    type_text("TH", dialog.form.editors["initials"].control)
    press(Key.Key_Return, CONTROL, dialog)
    assert present(core) == [("Sana Khan", "SK"), ("Tom Hale", "TH")]
    shown = "Tom Hale (TH), business support officer"
    qtbot.waitUntil(lambda: shown in [each.text() for each in page.unit.findChildren(Label)])


def test_a_member_is_changed_and_removed_and_undo_brings_them_back(
    page: SettingsPage, window: Window, core: Core
) -> None:
    press_named(page, "Change Sana Khan")
    [dialog] = window.findChildren(FormDialog)
    press(Key.Key_End, on=dialog.form.editors["name"].control)
    type_text(" Reed", dialog.form.editors["name"].control)
    press(Key.Key_Return, CONTROL, dialog)
    assert present(core) == [("Sana Khan Reed", "SK")]
    page.refresh()
    press_named(page, "Remove Sana Khan Reed")
    assert present(core) == []
    core.undo()
    assert present(core) == [("Sana Khan Reed", "SK")]


def test_ones_own_name_changed_in_the_settings_is_changed_in_the_file(
    page: SettingsPage, core: Core
) -> None:
    line = page.person.editors["user_name"].control
    line.setFocus()
    press(Key.Key_End, on=line)
    type_text(" Reed", line)
    press(Key.Key_Return, on=line)
    assert present(core) == [("Sana Khan Reed", "SK")]
