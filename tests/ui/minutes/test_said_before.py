"""Words of the last minutes put in at the caret, by keyboard: all of them or the paragraphs that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.operations import add_item, change_item
from app.minutes.operations import save_minutes
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import check, settle
from tests.ui.meetings.board import AGENDA, begin_meeting
from tests.ui.opened import page_of
from ui.minutes.page import MeetingPage
from ui.minutes.said_before import SaidChooser

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.minutes.editor import MinuteEdit
    from ui.window import Window

SAID = "The strategy was presented.\n- Referrals rose.\n! One family was named."


@pytest.fixture
def earlier(core: Core, sample: Sample) -> int:
    """Let the meeting before have minutes under the same item; gives that item."""
    with core.work("The meeting before") as work:
        item = add_item(work, {"meeting": sample.december, "title": AGENDA[0]["title"]})
        save_minutes(work, item, SAID)
    return item


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


def opened(window: Window) -> SaidChooser:
    """Open the list by its key."""
    press(Key.Key_S, CONTROL | SHIFT, window.pages.page)
    settle()
    return window.findChildren(SaidChooser)[-1]


@pytest.mark.usefixtures("earlier", "page")
def test_return_alone_puts_the_whole_in_below_the_line_and_one_ctrl_z_takes_it_out(
    window: Window, editor: MinuteEdit
) -> None:
    type_text("Before. Behind.", editor)
    for _ in "Behind.":
        press(Key.Key_Left, on=editor)
    chooser = opened(window)
    assert chooser.insert.caption() == "Insert 3 paragraphs"
    assert check(chooser) == []
    press(Key.Key_Return, on=chooser.list)
    settle()
    assert editor.text() == f"Before. \n{SAID}\nBehind."
    press(Key.Key_Z, CONTROL, editor)
    assert editor.text() == "Before. Behind."


@pytest.mark.usefixtures("earlier", "page")
def test_only_the_paragraphs_that_are_chosen_are_put_in(window: Window, editor: MinuteEdit) -> None:
    chooser = opened(window)
    press(Key.Key_Down, on=chooser.list)
    press(Key.Key_Down, SHIFT, chooser.list)
    press(Key.Key_Return, on=chooser.list)
    settle()
    assert editor.text() == "- Referrals rose.\n! One family was named."


@pytest.mark.usefixtures("page")
def test_what_stood_under_a_restricted_item_comes_in_restricted(
    window: Window, core: Core, earlier: int, editor: MinuteEdit
) -> None:
    with core.work("Restrict") as work:
        change_item(work, earlier, {"restricted": True})
    press(Key.Key_Return, on=opened(window).list)
    settle()
    assert [each.startswith("! ") for each in editor.text().split("\n")] == [True] * 3


def test_where_nothing_was_said_before_that_is_told(window: Window, page: MeetingPage) -> None:
    press(Key.Key_S, CONTROL | SHIFT, page)
    settle()
    assert window.findChildren(SaidChooser) == []
    assert "No earlier meeting" in window.messages.text()
