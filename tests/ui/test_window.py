"""The window: pages, back and forward, commands, undo, help, and what it looks like when narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from app.events import Changes
from tests.ui.acting import ALT, CONTROL, SHIFT, Key, click, focused, press, type_text
from tests.ui.checker import SIZES, describe, settle, show_at
from tests.ui.gallery import HomePage, MembersPage
from ui.commands import Command, Palette
from ui.finder import Hit, Hits
from ui.help import HelpDialog
from ui.navigation import NARROW, NavButton
from ui.pages import PageSpec
from ui.widgets.facts import Facts
from ui.widgets.text import Label
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core


def page(window: Window) -> object:
    return window.pages.page


def test_a_page_is_built_on_its_first_visit_and_kept(window: Window) -> None:
    assert page(window) is None
    window.pages.open_at("home", {})
    first = page(window)
    window.pages.open_at("members", {})
    window.pages.open_at("home", {})
    assert isinstance(first, HomePage)
    assert page(window) is first


def test_the_head_shows_the_page_and_its_own_buttons(window: Window) -> None:
    window.pages.open_at("members", {})
    assert window.windowTitle() == "SCP Board: members - Partnership Desk"
    assert add_button(window).isVisible()
    window.pages.open_at("home", {})
    assert not add_button(window).isVisible()


def add_button(window: Window) -> QPushButton:
    return next(each for each in window.findChildren(QPushButton) if "Add member" in each.text())


def test_control_and_a_figure_open_a_page(window: Window) -> None:
    press(Key.Key_2, CONTROL, on=window)
    assert isinstance(page(window), MembersPage)
    press(Key.Key_1, CONTROL, on=window)
    assert isinstance(page(window), HomePage)


def test_keys_work_after_a_menu_was_open_while_their_command_was_not_possible(
    window: Window,
) -> None:
    window.navigation.setHidden(True)
    go, home = window.menuBar().actions()[2].menu(), window.findChild(QAction, "go.home")
    assert isinstance(go, QMenu)
    assert home is not None
    go.popup(window.mapToGlobal(window.rect().center()))
    assert not home.isEnabled()
    go.close()
    window.navigation.setHidden(False)
    press(Key.Key_2, CONTROL, on=window)
    assert isinstance(page(window), MembersPage)


def test_back_and_forward_travel_between_places(window: Window) -> None:
    window.pages.open_at("home", {})
    window.pages.open_at("members", {"id": 3})
    window.pages.open_at("members", {"id": 7})
    press(Key.Key_Left, ALT, on=window)
    assert window.pages.page is not None
    assert window.pages.page.place() == {"id": 3}
    press(Key.Key_Left, ALT, on=window)
    assert isinstance(page(window), HomePage)
    press(Key.Key_Right, ALT, on=window)
    assert window.pages.page.place() == {"id": 3}


def test_a_found_record_opens_on_the_page_of_its_kind(window: Window, qtbot: QtBot) -> None:
    window.header.finder.set_find(lambda text: Hits([Hit(f"{text} Nurse", "Board", "members", 4)]))
    window.pages.open_at("home", {})
    window.header.finder.setFocus()
    with qtbot.waitSignal(window.header.finder.searched):
        type_text("chief")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    assert isinstance(page(window), MembersPage)
    assert window.pages.page is not None
    assert window.pages.page.place() == {"id": 4}


def test_the_commands_of_a_page_work_only_while_it_is_shown(window: Window) -> None:
    window.pages.open_at("members", {})
    press(Key.Key_N, CONTROL, on=window)
    assert window.messages.text() == "Member added"
    window.messages.hide()
    window.pages.open_at("home", {})
    press(Key.Key_N, CONTROL, on=window)
    assert not window.messages.text()


def test_a_command_that_fails_is_presented(window: Window) -> None:
    from app.errors import UserError  # noqa: PLC0415 - beside its only use

    def refuse() -> None:
        raise UserError("The meeting is closed.")

    window.doing.add([Command("test.refuse", "Refuse", refuse, "Ctrl+Shift+R")])
    press(Key.Key_R, CONTROL | SHIFT, on=window)
    assert window.messages.text() == "The meeting is closed."


def test_every_command_can_be_done_by_its_name(window: Window) -> None:
    window.pages.open_at("home", {})
    press(Key.Key_P, CONTROL | SHIFT, on=window)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    type_text("groups", palette.box)
    press(Key.Key_Return, on=palette)
    assert isinstance(page(window), MembersPage)


def test_what_is_called_nothing_is_said_to_be_so(window: Window) -> None:
    window.pages.open_at("home", {})
    press(Key.Key_P, CONTROL | SHIFT, on=window)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    type_text("membershop", palette.box)
    assert palette.list.item(0).text().startswith("Nothing is called “membershop”.")
    press(Key.Key_Return, on=palette)
    assert palette.isVisible()
    palette.close()


def test_f1_explains_the_screen_and_lists_its_keys(window: Window) -> None:
    window.pages.open_at("members", {})
    press(Key.Key_F1, on=window)
    helping = window.findChild(HelpDialog)
    assert isinstance(helping, HelpDialog)
    texts = [
        label.text() for facts in helping.findChildren(Facts) for label in facts.findChildren(Label)
    ]
    assert {"Ctrl+N", "Add member or seat", "F2", "Ctrl+K", "F6, Shift+F6"} <= set(texts)
    assert "The detail at the right follows the list." in [
        label.text() for label in helping.findChildren(Label)
    ]
    helping.accept()


def test_f6_moves_between_the_parts_of_the_window(window: Window) -> None:
    window.pages.open_at("members", {})
    settle()
    window.navigation.take_focus()
    visited = []
    for _step in range(4):
        press(Key.Key_F6, on=window)
        visited.append(type(focused()).__name__)
    assert visited == ["TableView", "Button", "Finder", "NavButton"]
    press(Key.Key_F6, SHIFT, on=window)
    assert type(focused()).__name__ == "Finder"


def test_arrows_move_within_the_side_bar_and_return_opens(window: Window) -> None:
    window.pages.open_at("home", {})
    window.navigation.take_focus()
    press(Key.Key_Down)
    held = focused()
    assert isinstance(held, NavButton)
    assert held.spec.key == "members"
    press(Key.Key_Return)
    assert isinstance(page(window), MembersPage)
    assert held.isChecked()


def test_the_side_bar_collapses_to_icons_when_the_window_is_narrow(window: Window) -> None:
    show_at(window, (1093, 515))
    button = window.navigation.buttons["members"]
    assert window.navigation.width() == NARROW
    assert not button.text()
    assert button.accessibleName() == "Groups"
    show_at(window, (1366, 670))
    assert button.text().strip() == "Groups"


def test_a_page_refreshes_when_it_is_shown_and_not_before(window: Window, qtbot: QtBot) -> None:
    window.pages.open_at("members", {})
    members = window.pages.page
    assert isinstance(members, MembersPage)
    refreshed: list[int] = []
    members.refresh = lambda: refreshed.append(1)  # type: ignore[method-assign]
    members.concerned = lambda _changes: True  # type: ignore[method-assign,assignment]
    window.pages.open_at("home", {})
    window.pages.hear(Changes({"seat": frozenset({1})}, "Change seat"))
    assert not refreshed
    window.pages.open_at("members", {})
    assert refreshed == [1]
    window.pages.hear(Changes({"seat": frozenset({1})}, "Change seat"))
    window.pages.hear(Changes({"seat": frozenset({2})}, "Change seat"))
    qtbot.waitUntil(lambda: refreshed == [1, 1])


def test_a_page_that_cannot_be_built_is_admitted_and_the_window_stays(
    qtbot: QtBot, core: Core, expect_log: Callable[[str], None]
) -> None:
    expect_log("a fault of the program")
    window = Window((PageSpec("gone", "Gone", "house", "", "tests.ui.gallery:NoSuchPage"),))
    qtbot.addWidget(window)
    window.begin(core)
    window.pages.open_at("gone", {})
    assert window.pages.page is None


def test_an_exclusive_task_closes_the_window_for_input(window: Window) -> None:
    window.pages.open_at("home", {})
    window.tasks.exclusive_changed.emit(True)
    assert not window.ground.isEnabled()
    window.tasks.exclusive_changed.emit(False)
    assert window.ground.isEnabled()


def test_leaving_a_page_stores_its_drafts(window: Window) -> None:
    window.pages.open_at("members", {})
    left: list[str] = []
    assert window.pages.page is not None
    window.pages.page.leave = lambda: left.append("members")  # type: ignore[method-assign]
    window.pages.open_at("home", {})
    assert left == ["members"]


@pytest.mark.parametrize("text", ["Blackburn & Darwen", "<b>Board</b>"])
def test_names_from_data_are_shown_as_they_are(window: Window, text: str) -> None:
    window.navigation.brand.show_name(text, "")
    assert text in [label.text() for label in window.navigation.brand.findChildren(Label)]


def test_a_click_on_an_entry_opens_its_page(window: Window) -> None:
    click(window.navigation.buttons["form"])
    assert window.windowTitle() == "Every kind of field - Partnership Desk"


SENTENCES = ("Change agency", "The later change must be taken back first. " * 8)


@pytest.mark.parametrize("banner", ["", "This is the sample: its people are invented."])
@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("size", SIZES)
def test_a_message_covers_nothing_that_can_be_pressed_or_read(
    window: Window, size: tuple[int, int], sentence: str, banner: str
) -> None:
    show_at(window, size)
    window.pages.open_at("members", {})
    window.banner.say(banner, "note", "Back to the Board" if banner else "", lambda: None)
    window.messages.say(sentence, "Undo", lambda: None)
    settle()
    covered = window.messages.geometry()
    assert window.rect().contains(covered)
    menus = [window.menuBar().actionGeometry(each) for each in window.menuBar().actions()]
    assert not any(covered.intersects(menu) for menu in menus)
    parts = [each for each in window.ground.findChildren(QWidget) if each.isVisible()]
    pressed = [each for each in parts if isinstance(each, QAbstractButton | QLineEdit | QLabel)]
    assert len(pressed) > 20
    places = [(each, QRect(each.mapTo(window, QPoint(0, 0)), each.size())) for each in pressed]
    assert [describe(each) for each, place in places if place.intersects(covered)] == []


def test_a_message_of_two_lines_moves_nothing(window: Window) -> None:
    window.resize(1366, 670)
    window.pages.open_at("members", {})
    settle()
    before = window.header.mapTo(window, QPoint(0, 0)).y()
    window.messages.warn("“Named Nurse” fits 4: " + "Zoe Valli, Named Nurse; " * 8)
    settle()
    assert window.messages.height() > 30
    assert window.header.mapTo(window, QPoint(0, 0)).y() == before


def test_the_page_takes_its_room_back_when_a_message_has_gone(window: Window) -> None:
    window.pages.open_at("members", {})
    before = window.header.mapTo(window, QPoint(0, 0)).y()
    window.messages.warn(SENTENCES[1])
    settle()
    assert window.header.mapTo(window, QPoint(0, 0)).y() > before
    window.messages.hide()
    settle()
    assert window.header.mapTo(window, QPoint(0, 0)).y() == before
