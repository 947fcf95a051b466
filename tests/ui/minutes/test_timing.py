"""The running time beside the item in hand: it counts, pauses by key, and goes on through other screens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.attendance.operations import mark_all_present
from app.clock import FixedClock
from app.meetings.moves import CLOSE, START
from app.minutes.closing import carry_out
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    shown.live.panel.editor.setFocus()
    settle()
    return shown


def pass_minutes(page: MeetingPage, minutes: int) -> str:
    """Let time pass, and give what is told then."""
    clock = page.desk.core.clock
    assert isinstance(clock, FixedClock)
    clock.moment += timedelta(minutes=minutes)
    page.live.timing.look()
    label = page.live.panel.head.running
    return label.text() if label.isVisible() else ""


def test_it_counts_per_item_and_says_in_words_what_is_over(
    page: MeetingPage, sample: Sample
) -> None:
    assert pass_minutes(page, 12) == "12 of 25 min"
    assert pass_minutes(page, 17) == "29 of 25 min, 4 min over"
    press(Key.Key_Down, CONTROL)
    settle()
    assert page.live.item_id == sample.items[4]
    assert pass_minutes(page, 1) == "1 of 20 min"
    assert "The meeting: 30 min of" in page.live.panel.head.running.accessibleName()
    press(Key.Key_Up, CONTROL)
    assert pass_minutes(page, 0) == "29 of 25 min, 4 min over"


def test_a_key_pauses_it_and_lets_it_go_on(page: MeetingPage) -> None:
    pass_minutes(page, 10)
    press(Key.Key_F9)
    assert pass_minutes(page, 15) == "Paused at 10 of 25 min"
    press(Key.Key_F9)
    assert pass_minutes(page, 2) == "12 of 25 min"


def test_on_another_day_the_key_says_why_there_is_no_timer(
    window: Window, page: MeetingPage
) -> None:
    pass_minutes(page, 24 * 60)
    press(Key.Key_F9)
    assert window.messages.text().startswith("The timer runs on the day")


def test_it_goes_on_while_another_screen_is_shown_and_the_text_keeps_the_focus(
    window: Window, page: MeetingPage
) -> None:
    pass_minutes(page, 5)
    press(Key.Key_1, CONTROL)
    settle()
    window.pages.back()
    settle()
    page.live.write()
    type_text("Still ")
    assert pass_minutes(page, 6) == "11 of 25 min"
    type_text("typing")
    assert page.live.panel.editor.text() == "Still typing"


def test_another_meeting_and_a_closed_one_have_no_running_time_and_the_first_goes_on(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    pass_minutes(page, 5)
    with core.work(START.label) as work:
        carry_out(work, sample.december, START)
    window.pages.open_at("meeting", {"id": sample.december})
    settle()
    assert page.live.timing.told() == ""
    window.pages.back()
    settle()
    assert page.live.timing.time.whole(core.clock.now()) == 5
    with core.work(CLOSE.label) as work:
        mark_all_present(work, sample.march)
        carry_out(work, sample.march, CLOSE)
    settle()
    assert not page.live.panel.head.running.isVisible()
