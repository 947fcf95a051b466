"""Whether minutes begin with the action sheet is turned in the menu of the meeting and remembered for its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.minutes.sheet_first import is_sheet_first
from tests.ui.checker import settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


def turn(page: MeetingPage, caption: str) -> None:
    act = next(each[1] for each in page.documents.entries() if each and each[0] == caption)
    assert callable(act)
    act()
    settle()


def test_the_sheet_is_left_out_and_put_first_again(
    window: Window, core: Core, sample: Sample
) -> None:
    begin_meeting(core, sample)
    page = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    settle()
    for caption, first in (
        ("Minutes without the action sheet first", False),
        ("Minutes with the action sheet first", True),
    ):
        turn(page, caption)
        with core.read() as session:
            assert is_sheet_first(session, sample.board) is first
    assert window.messages.text().endswith("begin with the action sheet from now on.")
