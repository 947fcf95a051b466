"""The quiet full screen: the item alone, its keys still work, and everything comes back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.acting import CONTROL, Key, focused, press, type_text
from tests.ui.checker import SIZES, THEMES, check, settle, show_at
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui import theme
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.minutes.editor import MinuteEdit
    from ui.window import Window


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    shown.live.panel.editor.setFocus()
    settle()
    return shown


@pytest.fixture
def editor(page: MeetingPage) -> MinuteEdit:
    return page.live.panel.editor


def seen(window: Window, page: MeetingPage) -> dict[str, bool]:
    """Say what is on the screen."""
    live = page.live
    parts = {
        "menus": window.menuBar(),
        "side bar": window.navigation,
        "head": window.header,
        "steps": page.stepper,
        "agenda": live.agenda_card,
        "attendance": live.attendance,
        "next button": live.panel.next_button,
        "text": live.panel.editor,
        "quick line": live.panel.quick,
        "time left": live.panel.head.time_left,
    }
    return {name: part.isVisible() for name, part in parts.items()}


ALONE = {"text", "quick line", "time left"}


def on_screen(window: Window, page: MeetingPage) -> set[str]:
    return {name for name, is_seen in seen(window, page).items() if is_seen}


@pytest.mark.parametrize("key", [Key.Key_F11, Key.Key_Escape])
def test_the_item_stands_alone_and_a_key_brings_everything_back(
    window: Window, page: MeetingPage, editor: MinuteEdit, key: Key
) -> None:
    before = on_screen(window, page)
    type_text("Half a sen")
    press(Key.Key_F11)
    settle()
    assert window.isFullScreen()
    assert on_screen(window, page) == ALONE
    assert editor.hasFocus()
    type_text("tence")
    press(key)
    settle()
    assert not window.isFullScreen()
    assert on_screen(window, page) == before
    assert editor.hasFocus()
    assert editor.text() == "Half a sentence"
    press(Key.Key_Z, CONTROL)
    assert editor.text() == ""


def test_keys_of_the_meeting_work_and_what_they_made_is_told(
    page: MeetingPage, sample: Sample
) -> None:
    press(Key.Key_F11)
    press(Key.Key_Return, CONTROL)
    type_text("Agreed as proposed")
    press(Key.Key_D, CONTROL)
    settle()
    assert page.live.panel._made.text().startswith("1 decision · ")  # noqa: SLF001 - its only sight
    press(Key.Key_Escape)
    assert page.live.panel.editor.hasFocus()
    press(Key.Key_Down, CONTROL)
    settle()
    assert page.live.item_id == sample.items[4]
    assert not page.live.panel.outcomes.isVisible()


def test_escape_closes_the_find_before_it_ends_the_quiet(window: Window, page: MeetingPage) -> None:
    press(Key.Key_F11)
    press(Key.Key_F, CONTROL)
    press(Key.Key_Escape)
    assert window.quiet.is_on
    assert not page.live.panel.find_bar.isVisible()
    press(Key.Key_Escape)
    assert not window.quiet.is_on


def test_another_page_ends_it_and_the_meeting_is_whole_when_one_comes_back(
    window: Window, page: MeetingPage
) -> None:
    before = on_screen(window, page)
    press(Key.Key_F11)
    type_text("Kept")
    press(Key.Key_1, CONTROL)
    settle()
    assert not window.isFullScreen()
    assert window.navigation.isVisible()
    window.pages.back()
    settle()
    assert on_screen(window, page) == before
    assert page.live.panel.editor.text() == "Kept"


def test_a_window_that_filled_the_screen_fills_it_again(window: Window, page: MeetingPage) -> None:
    window.showMaximized()
    settle()
    press(Key.Key_F11)
    assert page.desk.quiet.is_on
    press(Key.Key_F11)
    assert window.isMaximized()


def test_f6_goes_round_without_what_is_hidden(window: Window, page: MeetingPage) -> None:
    press(Key.Key_F11)
    for _step in range(3):
        press(Key.Key_F6)
        left = (page.live.panel, window.messages)
        assert any(each.isAncestorOf(focused()) for each in left)


def test_it_holds_at_both_sizes_in_both_themes(
    qapp: QApplication, window: Window, page: MeetingPage
) -> None:
    type_text("The Board heard how the plan is carried out. " * 12)
    page.turn_quiet()
    found = []
    for name in THEMES:
        theme.apply(qapp, name)
        for size in SIZES:
            show_at(window, size)
            found += check(window)
    page.turn_quiet()
    theme.apply(qapp, "light")
    assert found == []
