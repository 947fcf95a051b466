"""Ready-made sentences in the meeting, by keyboard: a few letters, Return, Tab to each blank, one Ctrl+Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from app.sentences.operations import add_sentence, add_usual_sentences
from app.sentences.queries import all_sentences
from tests.ui.acting import CONTROL, Key, focused, press, type_text
from tests.ui.checker import check, settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.dialogs import FormDialog
from ui.list_dialog import ListDialog
from ui.minutes.page import MeetingPage
from ui.sentences.chooser import SentenceChooser
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.minutes.editor import MinuteEdit
    from ui.window import Window


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    with core.work("Sentences") as work:
        add_usual_sentences(work)
        add_sentence(work, {"name": "Xa two lines", "text": "First {one}\nthen {two}"})
        add_sentence(work, {"name": "Xb point", "text": "- A point"})
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    shown.live.panel.editor.setFocus()
    settle()
    return shown


@pytest.fixture
def editor(page: MeetingPage) -> MinuteEdit:
    return page.live.panel.editor


def insert(window: Window, letters: str) -> None:
    """Open the list by its key, type letters and take the first sentence."""
    press(Key.Key_J, CONTROL, window.pages.page)
    settle()
    type_text(letters, chooser(window).box)
    press(Key.Key_Return, on=chooser(window).box)
    # A desktop gives the keyboard back when a dialog has gone; the offscreen one does not.
    window.activateWindow()
    settle()


def chooser(window: Window) -> SentenceChooser:
    return window.findChildren(SentenceChooser)[-1]


@pytest.mark.usefixtures("page")
def test_a_few_letters_and_return_put_a_sentence_in_with_its_day_filled(
    window: Window, editor: MinuteEdit
) -> None:
    type_text("First.", editor)
    insert(window, "min ag")
    assert editor.text() == (
        "First. The minutes of the meeting of 12 December 2024 were agreed as a true record."
    )
    press(Key.Key_Z, CONTROL, editor)
    assert editor.text() == "First."


@pytest.mark.usefixtures("page")
def test_the_first_blank_is_chosen_and_tab_goes_to_the_next_and_then_leaves(
    window: Window, editor: MinuteEdit
) -> None:
    insert(window, "decl made")
    assert editor.hasFocus()
    assert editor.selected() == "{name}"
    type_text("F. Valli", editor)
    press(Key.Key_Tab, on=editor)
    assert editor.selected() == "{item}"
    type_text("item 4", editor)
    assert editor.text() == "F. Valli declared an interest in item 4 and took no part in it."
    press(Key.Key_Tab, on=editor)
    assert isinstance(focused(), QLineEdit)


@pytest.mark.usefixtures("page")
def test_what_goes_into_a_restricted_line_is_restricted_to_its_end(
    window: Window, editor: MinuteEdit
) -> None:
    type_text("! Secret.", editor)
    insert(window, "xa")
    assert editor.text() == "! Secret. First {one}\n! then {two}"
    press(Key.Key_End, CONTROL, editor)
    insert(window, "xb")
    assert editor.text().split("\n")[-1] == "! - A point"


@pytest.mark.usefixtures("page")
def test_a_point_begins_a_line_of_its_own_and_has_one_mark(
    window: Window, editor: MinuteEdit
) -> None:
    type_text("Words", editor)
    insert(window, "xb")
    assert editor.text() == "Words\n- A point"
    press(Key.Key_Return, on=editor)
    insert(window, "xb")
    assert editor.text() == "Words\n- A point\n- A point"
    press(Key.Key_Return, on=editor)
    press(Key.Key_Return, on=editor)
    type_text("! ", editor)
    insert(window, "xb")
    assert editor.text().split("\n")[-1] == "! - A point"


def test_escape_puts_nothing_in(window: Window, page: MeetingPage, editor: MinuteEdit) -> None:
    page.live.ready_made.choose()
    press(Key.Key_Escape, on=chooser(window).box)
    assert editor.text() == ""


def test_letters_that_nothing_has_are_told_and_return_does_nothing(
    window: Window, page: MeetingPage
) -> None:
    page.live.ready_made.choose()
    opened = chooser(window)
    type_text("zzz", opened.box)
    assert opened.whole.text() == "No sentence has words that begin so."
    assert not opened.insert.isEnabled()
    press(Key.Key_Return, on=opened.box)
    assert opened.isVisible()
    opened.reject()


def test_minutes_that_can_only_be_read_take_no_sentence(page: MeetingPage) -> None:
    page.live.panel.set_open(False)
    assert page.live.ready_made.choose() is None


def test_the_list_is_kept_from_the_meeting_and_a_sentence_is_changed_there(
    window: Window, page: MeetingPage
) -> None:
    page.live.ready_made.choose()
    manage = next(
        each for each in chooser(window).findChildren(Button) if each.caption() == "Change the list"
    )
    manage.click()
    settle()
    listed = window.findChildren(ListDialog)[-1]
    assert check(listed) == []
    usual = next(
        each for each in listed.findChildren(Button) if each.caption() == "Add the usual ones"
    )
    usual.click()
    assert "All the usual ones are there" in window.messages.text()
    listed.table.view.selectRow(0)
    press(Key.Key_Return, on=listed.table.view)
    settle()
    form = listed.findChildren(FormDialog)[-1]
    type_text(" Anew.", form.form.editors["text"].control)
    form.store()
    settle()
    with page.desk.core.read() as session:
        assert sum("Anew." in each.text for each in all_sentences(session)) == 1
    listed.accept()


def test_the_list_holds_as_a_dialog(window: Window, page: MeetingPage) -> None:
    page.live.ready_made.choose()
    opened = chooser(window)
    settle()
    assert check(opened) == []
    opened.reject()
