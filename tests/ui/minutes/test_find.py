"""Find in minutes, by keyboard: through all items, the count, round the end, and the caret that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.minutes.operations import save_minutes
from tests.ui.acting import CONTROL, SHIFT, Key, focused, press, type_text
from tests.ui.checker import check_page, settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.minutes.editor import MinuteEdit
    from ui.window import Window

LIMIT = 5_000


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    with core.work("Minutes") as work:
        save_minutes(work, sample.items[1], "The strategy was agreed.\n🙂 A strategy!")
        save_minutes(work, sample.items[4], "No STRATEGY yet.")
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    shown.live.panel.editor.setFocus()
    settle()
    return shown


@pytest.fixture
def editor(page: MeetingPage) -> MinuteEdit:
    return page.live.panel.editor


def where(page: MeetingPage, sample: Sample) -> tuple[int, str, str]:
    """Give the place of the item in hand, the words chosen, and the count."""
    settle()
    panel = page.live.panel
    item = sample.items.index(page.live.item_id or 0)
    return item, panel.editor.selected(), panel.find_bar.told.text()


def test_words_are_found_in_all_items_and_counted_in_their_order(
    page: MeetingPage, sample: Sample
) -> None:
    press(Key.Key_F, CONTROL)
    type_text("strat")
    assert where(page, sample) == (4, "STRAT", "3 of 3")
    type_text("egy")
    assert where(page, sample) == (4, "STRATEGY", "3 of 3")
    press(Key.Key_Return)
    assert where(page, sample) == (1, "strategy", "1 of 3")
    press(Key.Key_Return)
    assert where(page, sample) == (1, "strategy", "2 of 3")
    press(Key.Key_Return, SHIFT)
    press(Key.Key_Return, SHIFT)
    assert where(page, sample) == (4, "STRATEGY", "3 of 3")
    assert page.live.panel.find_bar.box.hasFocus()


def test_escape_closes_and_leaves_the_caret_there_and_f3_goes_on(
    page: MeetingPage, editor: MinuteEdit, sample: Sample
) -> None:
    press(Key.Key_F, CONTROL)
    type_text("strategy")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert not page.live.panel.find_bar.isVisible()
    assert editor.hasFocus()
    assert editor.selected() == "strategy"
    assert editor.extraSelections() == []
    press(Key.Key_F3)
    assert where(page, sample)[:2] == (1, "strategy")
    assert editor.textCursor().blockNumber() == 1
    press(Key.Key_F3)
    assert where(page, sample)[:2] == (4, "STRATEGY")
    press(Key.Key_F3, SHIFT)
    assert where(page, sample)[:2] == (1, "strategy")
    assert editor.hasFocus()


def test_what_is_typed_and_not_stored_yet_is_found_and_stored_when_the_find_goes_on(
    page: MeetingPage, editor: MinuteEdit, sample: Sample
) -> None:
    type_text("Another strategy")
    press(Key.Key_Home)
    press(Key.Key_F, CONTROL)
    type_text("strategy")
    assert where(page, sample) == (3, "strategy", "3 of 4")
    press(Key.Key_Down)
    assert where(page, sample) == (4, "STRATEGY", "4 of 4")
    press(Key.Key_Up)
    assert where(page, sample) == (3, "strategy", "3 of 4")
    assert editor.text() == "Another strategy"


def test_nothing_found_says_so_and_moves_nothing(page: MeetingPage, sample: Sample) -> None:
    type_text("Here")
    press(Key.Key_F, CONTROL)
    type_text("zzz")
    assert where(page, sample) == (3, "", "None")
    press(Key.Key_Escape)
    type_text(" again")
    assert page.live.panel.editor.text() == "Here again"


def test_the_words_that_are_chosen_are_sought_and_all_of_the_item_are_marked(
    page: MeetingPage, editor: MinuteEdit, sample: Sample
) -> None:
    page.live.select(sample.items[1])
    editor.setFocus()
    press(Key.Key_Home, CONTROL)
    for _letter in range(3):
        press(Key.Key_Right, SHIFT)
    press(Key.Key_F, CONTROL)
    assert page.live.panel.find_bar.text() == "The"
    type_text("strategy")
    settle()
    marked = [each.cursor.selectedText() for each in editor.extraSelections()]
    assert marked == ["strategy", "strategy"]


def test_typing_into_the_text_counts_again(
    qtbot: QtBot, page: MeetingPage, editor: MinuteEdit
) -> None:
    press(Key.Key_F, CONTROL)
    type_text("strategy")
    editor.setFocus()
    press(Key.Key_End)
    type_text(" A strategy")
    told = page.live.panel.find_bar.told
    qtbot.waitUntil(lambda: told.text() == "3 of 4", timeout=LIMIT)


def test_the_quick_line_makes_room_and_keeps_what_was_typed(page: MeetingPage) -> None:
    quick = page.live.panel.quick
    quick.box.setText("Bring data @Head")
    press(Key.Key_F, CONTROL)
    assert not quick.isVisible()
    press(Key.Key_Escape)
    assert quick.isVisible()
    assert quick.text() == "Bring data @Head"


def test_f3_without_words_asks_for_them(page: MeetingPage) -> None:
    press(Key.Key_F3)
    assert focused() is page.live.panel.find_bar.box


def test_the_bar_holds_at_both_sizes_in_both_themes(
    window: Window, page: MeetingPage, sample: Sample
) -> None:
    place = {"id": sample.march, "item": sample.items[3]}

    def find() -> None:
        window.pages.open_at("meeting", place)
        page.live.finder.open()
        type_text("strategy")

    assert check_page(window, "meeting", find) == []
