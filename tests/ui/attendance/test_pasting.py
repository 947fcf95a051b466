"""Replies pasted from a tracking list: read as they are pasted, told in words, recorded in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from app.attendance.register import replies
from models.attendance import Answer
from tests.ui.acting import CONTROL, SHIFT, Key, press
from tests.ui.checker import check, settle
from tests.ui.opened import page_of
from ui.attendance.pasting import PasteReplies
from ui.minutes.page import MeetingPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window

LIST = (
    "Name\tAttendance\tResponse\n"
    "A. Ashworth\tRequired Attendee\tAccepted\n"
    "B. Farooq\tRequired Attendee\tDeclined\n"
    "Z. Stranger\tRequired Attendee\tAccepted\n"
)


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingPage:
    return page_of(window, "meeting", MeetingPage, {"id": sample.march})


def opened(window: Window) -> PasteReplies:
    press(Key.Key_V, CONTROL | SHIFT)
    settle()
    return window.findChildren(PasteReplies)[-1]


def test_a_list_on_the_clipboard_is_read_at_once_and_recorded_with_return(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.read() as session:
        before = set(replies(session, sample.march))
    QGuiApplication.clipboard().setText(LIST)
    dialog = opened(window)
    told = [each.text() for each in dialog.facts.findChildren(Label)]
    assert told[told.index("In no seat") + 1] == "Z. Stranger"
    assert check(dialog) == []
    dialog.store()
    with core.read() as session:
        stored = {seat: each.answer for seat, each in replies(session, sample.march).items()}
    first, second = list(sample.seats.values())[:2]
    assert (stored[first], stored[second]) == (Answer.COMING, Answer.APOLOGIES)
    assert set(stored) == before | {first, second}
    core.undo()
    with core.read() as session:
        assert set(replies(session, sample.march)) == before
    assert page.isVisible()


def test_what_is_no_list_is_not_taken_from_the_clipboard(window: Window, page: MeetingPage) -> None:
    QGuiApplication.clipboard().setText("The minutes of last week.")
    dialog = opened(window)
    assert dialog.list.toPlainText() == ""
    assert not dialog.store_button.isEnabled()
    dialog.reject()
    assert page.isVisible()
