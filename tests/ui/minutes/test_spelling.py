"""Spelling in the meeting: names of the file, the menu key, words added and ignored, F7 through all items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.minutes.operations import save_minutes
from app.people.operations import add_person
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.list_dialog import ListDialog
from ui.minutes.page import MeetingPage
from ui.minutes.unknown_words import ALL_KNOWN, ONLY_READ, ROUND, SWITCHED_OFF
from ui.spelling.words_list import open_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.minutes.editor import MinuteEdit
    from ui.window import Window

LIMIT = 10_000


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    with core.work("Minutes") as work:
        save_minutes(work, sample.items[1], "All well.\nThe accomodation was seen.")
        save_minutes(work, sample.items[4], "They recieved it.")
    place = {"id": sample.march, "item": sample.items[3]}
    shown = page_of(window, "meeting", MeetingPage, place)
    shown.live.panel.editor.setFocus()
    settle()
    return shown


@pytest.fixture
def editor(page: MeetingPage) -> MinuteEdit:
    return page.live.panel.editor


def underlined(page: MeetingPage) -> list[str]:
    page.live.spelling.underlines.look()
    return [each.cursor.selectedText() for each in page.live.panel.editor.extraSelections()]


def menu(editor: MinuteEdit) -> QMenu:
    """Open the menu by its key."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(editor, event)
    return next(each for each in editor.findChildren(QMenu) if each.isVisible())


def choose(opened: QMenu, verb: str) -> None:
    next(each for each in opened.actions() if each.text() == verb).trigger()
    opened.close()
    settle()


def test_the_dictionary_comes_by_itself_when_no_key_is_pressed_and_knows_the_files_names(
    qtbot: QtBot, page: MeetingPage
) -> None:
    assert not page.live.spelling.speller.is_ready
    type_text("F. Valli and ELHT safegaurd 2025/14 ")
    assert not page.live.spelling.speller.is_ready
    qtbot.waitUntil(lambda: page.live.spelling.speller.is_ready, timeout=LIMIT)
    qtbot.waitUntil(lambda: underlined(page) == ["safegaurd"], timeout=LIMIT)


def test_the_menu_key_suggests_and_one_ctrl_z_takes_the_replacement_back(
    editor: MinuteEdit,
) -> None:
    type_text("They recieve it")
    for _letter in range(5):
        press(Key.Key_Left)
    opened = menu(editor)
    verbs = [each.text() for each in opened.actions() if not each.isSeparator()]
    assert verbs[0] == "receive"
    assert verbs[verbs.index("Add to dictionary") :][:2] == ["Add to dictionary", "Ignore here"]
    assert verbs.index("Add to dictionary") <= 5
    choose(opened, "receive")
    assert editor.text() == "They receive it"
    press(Key.Key_Z, CONTROL, editor)
    assert editor.text() == "They recieve it"


def test_a_known_word_has_the_plain_menu(editor: MinuteEdit) -> None:
    type_text("They")
    opened = menu(editor)
    assert "Add to dictionary" not in [each.text() for each in opened.actions()]
    opened.close()


def test_a_word_added_is_no_more_underlined_and_undo_underlines_it_again(
    window: Window, page: MeetingPage, editor: MinuteEdit
) -> None:
    type_text("The brunnish way ")
    page.live.spelling.prepare()
    assert underlined(page) == ["brunnish"]
    for _letter in range(6):
        press(Key.Key_Left)
    choose(menu(editor), "Add to dictionary")
    assert underlined(page) == []
    assert "Add to dictionary" in window.messages.text()
    window.undo()
    settle()
    assert underlined(page) == ["brunnish"]
    assert editor.text() == "The brunnish way "


def test_a_word_ignored_is_right_in_every_item(page: MeetingPage, editor: MinuteEdit) -> None:
    type_text("recieved ")
    page.live.spelling.prepare()
    press(Key.Key_Home)
    choose(menu(editor), "Ignore here")
    assert underlined(page) == []
    page.live.step(1)
    assert editor.text() == "They recieved it."
    assert underlined(page) == []


def test_f7_goes_through_all_items_and_says_when_it_goes_round(
    window: Window, page: MeetingPage, editor: MinuteEdit, sample: Sample
) -> None:
    type_text("One mistaek here")
    press(Key.Key_Home)
    found = []
    for _step in range(4):
        press(Key.Key_F7)
        settle()
        found.append((sample.items.index(page.live.item_id or 0), editor.selected()))
    assert found == [(3, "mistaek"), (4, "recieved"), (1, "accomodation"), (3, "mistaek")]
    assert editor.hasFocus()
    press(Key.Key_F7, SHIFT)
    press(Key.Key_F7, SHIFT)
    settle()
    assert editor.selected() == "recieved"
    assert window.messages.text() == ROUND[-1]


def test_what_f7_says_outlives_the_storing_of_the_item_that_is_left(
    window: Window, page: MeetingPage, sample: Sample
) -> None:
    page.live.select(sample.items[4])
    press(Key.Key_End, CONTROL, page.live.panel.editor)
    type_text(" More.", page.live.panel.editor)
    page.live.unknown_words.step(1)
    settle()
    assert page.live.item_id == sample.items[1]
    assert window.messages.text() == ROUND[1]


@pytest.mark.usefixtures("page")
def test_f7_says_so_where_every_word_is_known(window: Window, core: Core, sample: Sample) -> None:
    with core.work("Mend") as work:
        for item in (1, 4):
            save_minutes(work, sample.items[item], "All well.")
    settle()
    press(Key.Key_F7)
    settle()
    assert window.messages.text() == ALL_KNOWN


def test_the_setting_switches_underlines_off_and_f7_says_so(
    window: Window, page: MeetingPage, core: Core
) -> None:
    type_text("mistaek ")
    page.live.spelling.prepare()
    assert underlined(page) == ["mistaek"]
    core.settings.change(spelling=False)
    assert underlined(page) == []
    press(Key.Key_F7)
    settle()
    assert window.messages.text() == SWITCHED_OFF


def test_minutes_that_can_only_be_read_have_no_underlines(
    window: Window, page: MeetingPage
) -> None:
    type_text("mistaek ")
    page.live.spelling.prepare()
    page.live.panel.set_open(False)
    assert underlined(page) == []
    press(Key.Key_F7)
    settle()
    assert window.messages.text() == ONLY_READ


def test_a_person_who_is_added_is_known_once_no_key_is_pressed(
    qtbot: QtBot, page: MeetingPage, core: Core
) -> None:
    type_text("Vallinghay ")
    page.live.spelling.prepare()
    assert underlined(page) == ["Vallinghay"]
    with core.work("Add person") as work:
        add_person(work, {"name": "Q. Vallinghay"})
    qtbot.waitUntil(lambda: underlined(page) == [], timeout=LIMIT)


def test_words_that_were_added_are_listed_and_taken_out(window: Window, page: MeetingPage) -> None:
    page.live.spelling.add("brunnish")
    page.live.spelling.add("brunnish")
    assert "added already" in window.messages.text()
    dialog = open_words(page.desk)
    assert isinstance(dialog, ListDialog)
    assert dialog.table.model.rowCount() == 1
    dialog.table.view.selectRow(0)
    press(Key.Key_Delete, on=dialog.table.view)
    settle()
    assert dialog.table.model.rowCount() == 0
    dialog.accept()
