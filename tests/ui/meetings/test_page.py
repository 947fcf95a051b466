"""The list of meetings: planning one by keyboard, its next step, and what the detail tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.agenda.queries import agenda
from app.meetings.fields import MeetingState
from app.meetings.operations import add_meeting
from app.meetings.queries import meeting
from tests.ui.acting import CONTROL, SHIFT, Key, click, focused, press, type_text
from tests.ui.checker import check, check_page, settle
from tests.ui.meetings.board import at_the_meeting
from tests.ui.opened import page_of
from ui.home.page import HomePage
from ui.meetings.form import MeetingForm
from ui.meetings.page import MeetingsPage
from ui.minutes.page import MeetingPage
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.rows import ListRow
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingsPage:
    shown = page_of(window, "meetings", MeetingsPage)
    shown.table.select(sample.march)
    shown.table.view.setFocus()
    settle()
    return shown


def record(core: Core, meeting_id: int) -> MeetingRecord:
    with core.read() as session:
        return meeting(session, meeting_id)


def form_of(window: Window) -> MeetingForm:
    return window.findChildren(MeetingForm)[-1]


def plan_next(window: Window, typed_day: str, *, stored: bool = True) -> None:
    """Plan a meeting of the board as a person does: Ctrl+N, the group, the date, Ctrl+Return where it is stored."""
    press(Key.Key_N, CONTROL)
    settle()
    type_text("SCP")
    popup = QApplication.activePopupWidget()
    press(Key.Key_Down, on=popup)
    press(Key.Key_Return, on=popup)
    press(Key.Key_Tab)
    type_text(typed_day)
    press(Key.Key_Tab)
    if stored:
        press(Key.Key_Return, CONTROL, form_of(window))


def test_coming_meetings_are_shown_first_and_held_ones_newest_first(
    page: MeetingsPage, sample: Sample
) -> None:
    assert page.subtitle == "3 meetings to come"
    page.span.choose("held")
    assert list(page.table.model.ids) == [sample.december]
    assert page.subtitle == "1 meeting held"


def test_held_opens_on_the_newest_with_its_detail(
    page: MeetingsPage, sample: Sample, core: Core
) -> None:
    """Reproduces: the detail told of the oldest meeting, out of sight below the newest ones."""
    with core.work("Plan meeting") as work:
        for month in range(1, 5):
            add_meeting(work, {"group": sample.board, "day": date(2024, month, 11)})
    page.span.choose("held")
    assert page.table.model.ids[0] == sample.december
    assert page.place() == {"id": sample.december}
    assert any("12 December 2024" in each.text() for each in page.detail.findChildren(Label))


def test_a_meeting_is_planned_by_keyboard_with_its_agenda(
    window: Window, page: MeetingsPage, core: Core
) -> None:
    plan_next(window, "24/04/2025")
    chosen = page.table.current_id()
    assert chosen is not None
    planned = record(core, chosen)
    assert (planned.day, planned.hours, planned.venue) == (
        date(2025, 4, 24),
        "09:30–12:00",
        "Council Chamber",
    )
    with core.read() as session:
        assert [item.title for item in agenda(session, chosen)] == [
            "Welcome, apologies and declarations of interest",
            "Minutes of 27 March 2025 and matters arising",
            "Action log",
            "Any other business",
        ]


def test_planning_is_one_step_that_undo_takes_back(window: Window, page: MeetingsPage) -> None:
    plan_next(window, "24/04/2025")
    assert len(page.table.model.ids) == 4
    window.undo()
    settle()
    assert window.messages.text() == "Undone: Plan meeting, SCP Board, 24 Apr 2025"
    page.refresh()
    assert len(page.table.model.ids) == 3


def test_a_doubtful_day_is_told_while_it_is_typed(window: Window, page: MeetingsPage) -> None:
    page.add()
    form = form_of(window)
    form.form.editors["day"].setFocus()
    type_text("05/05/2025", form.form.editors["day"].control)
    press(Key.Key_Tab, on=form.form.editors["day"].control)
    assert form.form.note("day") == "Mon 5 May 2025 is a bank holiday in England."
    assert check(form) == []


def test_a_room_that_is_taken_is_told_beside_the_date_and_refuses_nothing(
    window: Window, page: MeetingsPage
) -> None:
    """Reproduces: planning a year told people and rooms that are taken, the form of one meeting did not."""
    plan_next(window, "20/03/2025", stored=False)
    form = form_of(window)
    assert form.form.note("day") == "Council Chamber is taken by Neglect subgroup 09:30–12:00."
    assert check(form) == []
    press(Key.Key_Return, CONTROL, form)
    settle()
    assert len(page.table.model.ids) == 4


def test_the_detail_tells_how_ready_a_meeting_is(page: MeetingsPage) -> None:
    chips = [each.text() for each in page.detail.findChildren(Chip) if each.isVisible()]
    assert chips == ["Call for papers today", "2 papers missing", "Head teacher seat vacant"]


def test_the_next_step_is_taken_by_key(page: MeetingsPage, core: Core, sample: Sample) -> None:
    assert page.detail.move_button.caption() == "Issue agenda"
    press(Key.Key_M, CONTROL)
    assert record(core, sample.march).state is MeetingState.AGENDA_ISSUED


def test_a_meeting_planned_by_mistake_is_removed_with_delete(
    page: MeetingsPage, sample: Sample
) -> None:
    page.table.select(sample.june)
    press(Key.Key_Delete, on=page.table.view)
    page.refresh()
    assert sample.june not in page.table.model.ids


def test_another_screen_can_begin_a_new_meeting(window: Window, sample: Sample) -> None:
    assert sample.board
    window.pages.open_at("meetings", {"new": True})
    settle()
    assert form_of(window).form.isAncestorOf(focused())


def test_the_screen_holds_at_both_sizes(window: Window, sample: Sample) -> None:
    assert sample.board
    assert check_page(window, "meetings") == []


def test_return_asks_for_the_meeting_itself(
    window: Window, page: MeetingsPage, sample: Sample
) -> None:
    assert page.table.view.hasFocus()
    press(Key.Key_Return)
    assert (window.pages.key, window.pages.entry()) == ("meeting", "meetings")
    assert window.pages.page is not None
    assert window.pages.page.place()["id"] == sample.march


def test_a_meeting_that_begins_is_opened(window: Window, page: MeetingsPage) -> None:
    for _step in range(2):
        press(Key.Key_M, CONTROL, page.table.view)
        settle()
    assert window.pages.key == "meeting"
    assert window.pages.page is not None
    assert window.pages.page.title == "SCP Board, 27 March 2025"


def test_a_meeting_of_today_is_started_from_the_list_whatever_its_next_step_is(
    window: Window, page: MeetingsPage, core: Core, sample: Sample
) -> None:
    assert not page.detail.start_button.isVisible()
    at_the_meeting(core)
    page.refresh()
    assert page.detail.start_button.isVisible()
    press(Key.Key_M, CONTROL | SHIFT)
    settle()
    assert record(core, sample.march).state is MeetingState.IN_MEETING
    assert page_of(window, "meeting", MeetingPage).live.isVisible()


def test_home_starts_the_meeting_of_today_and_opens_the_others(
    window: Window, core: Core, sample: Sample
) -> None:
    at_the_meeting(core)
    home = page_of(window, "home", HomePage)
    settle()
    first, second = home.meetings.findChildren(ListRow)[:2]
    assert (first.line.verb, second.line.verb) == ("Start", "Open")
    click(first.findChildren(Button)[0])
    settle()
    assert record(core, sample.march).state is MeetingState.IN_MEETING
    shown = page_of(window, "meeting", MeetingPage)
    assert shown.live.isVisible()
    window.pages.back()
    window.pages.forward()
    assert record(core, sample.march).state is MeetingState.IN_MEETING
