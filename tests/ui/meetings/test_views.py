"""The meetings by month and by year: moved by keyboard and by dragging, found group by group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton

from app.meetings.calendar import appointments
from app.meetings.moves import CANCEL
from app.meetings.operations import move_meeting
from app.meetings.queries import meeting
from tests.ui.acting import BARE, CONTROL, SHIFT, Key, click, press, type_text
from tests.ui.checker import SIZES, check_page, settle, show_at
from tests.ui.opened import page_of
from ui.meetings.page import MeetingsPage
from ui.meetings.standing import standing
from ui.meetings.year import YearCard
from ui.widgets.chips import Chip
from ui.widgets.month import mime_of
from ui.widgets.text import Heading

if TYPE_CHECKING:
    from tests.ui.meetings.board import Sample
    from ui.meetings.month import MonthCard
    from ui.window import Window

MARCH = date(2025, 3, 27)


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingsPage:
    shown = page_of(window, "meetings", MeetingsPage)
    shown.views.show_month(MARCH, sample.march)
    settle()
    return shown


@pytest.fixture
def month(page: MeetingsPage) -> MonthCard:
    return page.views.month


def day_of(window: Window, meeting_id: int) -> date:
    assert window.core is not None
    with window.core.read() as session:
        return meeting(session, meeting_id).day


def test_the_month_shows_the_meeting_and_the_detail_beside_it(
    page: MeetingsPage, month: MonthCard
) -> None:
    assert month.view.current_entry() is not None
    assert page.views.current_id() is not None
    assert page.detail.isVisible()


def test_the_month_opens_on_the_meeting_chosen_in_the_list(
    page: MeetingsPage, month: MonthCard, sample: Sample
) -> None:
    """Reproduces: from the list the month opened on today, with no meeting chosen."""
    page.views.show_as("list")
    page.table.select(sample.june)
    press(Key.Key_2, CONTROL | SHIFT)
    settle()
    assert (page.views.look, page.views.current_id()) == ("month", sample.june)
    assert month.view.current_day() == date(2025, 6, 26)


def test_shift_and_an_arrow_move_the_meeting_and_its_deadlines(
    window: Window, month: MonthCard, sample: Sample
) -> None:
    press(Key.Key_Left, SHIFT, month.view)
    settle()
    assert day_of(window, sample.march) == date(2025, 3, 26)
    assert month.view.current_day() == date(2025, 3, 26)
    assert window.core is not None
    with window.core.read() as session:
        assert meeting(session, sample.march).timetable.despatch == date(2025, 3, 19)
    window.core.undo()
    assert day_of(window, sample.march) == MARCH


def test_a_meeting_is_dropped_on_another_day(
    window: Window, month: MonthCard, sample: Sample
) -> None:
    entry = month.view.current_entry()
    assert entry is not None
    carried = mime_of(entry)
    place = month.view.visualRect(month.view.month.index_of(date(2025, 3, 20))).center()
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        BARE,
    )
    month.view.dropEvent(event)
    settle()
    assert day_of(window, sample.march) == date(2025, 3, 20)
    assert "Council Chamber is taken by Neglect subgroup" in window.messages.text()


def test_a_cancelled_meeting_stays_where_it_is(
    window: Window, page: MeetingsPage, month: MonthCard, sample: Sample
) -> None:
    assert window.core is not None
    with window.core.work(CANCEL.label) as work:
        move_meeting(work, sample.march, CANCEL, reason="No business.")
    settle()
    page.views.show_month(MARCH, sample.march)
    press(Key.Key_Left, SHIFT, month.view)
    assert day_of(window, sample.march) == MARCH


def test_a_year_tells_what_was_held_from_what_is_to_come_and_what_was_cancelled(
    window: Window, page: MeetingsPage, sample: Sample
) -> None:
    assert window.core is not None
    with window.core.read() as session:
        before = appointments(session, date(2025, 1, 1), date(2025, 12, 31))
    assert {standing(each).words for each in before} >= {"to come"}
    with window.core.work(CANCEL.label) as work:
        move_meeting(work, sample.march, CANCEL, reason="No business.")
    page.views.show_as("year")
    settle()
    year = page.views.year
    at = next(
        year.year.index(row, 12)
        for row in range(year.year.rowCount())
        if any(each.id == sample.march for each in year.year.cell(year.year.index(row, 12)))
    )
    assert "Cancelled" in at.data(Qt.ItemDataRole.AccessibleTextRole)
    assert [standing(each).struck for each in year.year.cell(at)] == [True]
    told = [chip.text() for chip in year.findChildren(Chip) if chip.isVisible()]
    assert {"to come", "✓ held", "called off"} <= set(told)


def test_arrows_go_over_into_the_next_month(month: MonthCard) -> None:
    for _week in range(2):
        press(Key.Key_Down, on=month.view)
    assert month.view.month.month == date(2025, 4, 1)
    assert month.view.current_day() == date(2025, 4, 10)


def test_a_click_on_an_entry_chooses_it_and_return_opens_it(
    window: Window, month: MonthCard
) -> None:
    rect = month.view.visualRect(month.view.month.index_of(MARCH))
    click(month.view.viewport(), rect.topLeft() + rect.center().__class__(20, 34))
    press(Key.Key_Return, on=month.view)
    settle()
    assert window.pages.key == "meeting"


def test_the_year_lists_groups_by_months_and_return_shows_the_month(
    page: MeetingsPage, sample: Sample
) -> None:
    page.views.show_as("year")
    year = page.views.year
    words = [str(year.year.index(row, 12).data()) for row in range(year.year.rowCount())]
    row = next(row for row, text in enumerate(words) if "27" in text)
    assert not page.detail.isVisible()
    year.view.setCurrentIndex(year.year.index(row, 12))
    press(Key.Key_Return, on=year.view)
    settle()
    assert page.views.look == "month"
    assert page.views.month.view.current_day().month == 3
    assert sample.march in {each.id for each in page.views.month.view.month.entries(MARCH)}


def test_the_year_is_the_financial_one_of_today_and_its_kind_is_remembered(
    page: MeetingsPage,
) -> None:
    """Reproduces: the year began with the present month, so no year that was planned was seen whole."""
    page.views.show_as("year")
    year = page.views.year
    assert year.shown_year().name == "2024-25"
    assert (year.year.month(0), year.view.currentIndex().column()) == (date(2024, 4, 1), 12)
    assert title(year) == "Financial year 2024-25"
    type_text("c", year.kind)
    settle()
    assert (year.year.month(0), title(year)) == (date(2025, 1, 1), "Calendar year 2025")
    click(button(year, "Year after"))
    assert title(year) == "Calendar year 2026"
    type_text("f", year.kind)
    assert title(year) == "Financial year 2026-27"
    click(button(year, "This year"))
    assert title(year) == "Financial year 2024-25"
    type_text("c", year.kind)
    assert YearCard(page.desk).shown_year().name == "2025"


def title(year: YearCard) -> str:
    return next(each.text() for each in year.findChildren(Heading) if each.text())


def button(year: YearCard, name: str) -> QAbstractButton:
    return next(
        each
        for each in year.findChildren(QAbstractButton)
        if name in (each.accessibleName(), each.text())
    )


@pytest.mark.parametrize("look", ["month", "year"])
def test_both_looks_are_whole_at_every_size(window: Window, page: MeetingsPage, look: str) -> None:
    assert check_page(window, "meetings", lambda: page.views.show_as(look)) == []


def test_no_month_of_a_year_is_clipped_at_the_small_size(
    window: Window, page: MeetingsPage
) -> None:
    """Reproduces: "Jan 2027" stood as "an 202" over a narrow column."""
    show_at(window, SIZES[1])
    page.views.show_as("year")
    settle()
    header = page.views.year.view.horizontalHeader()
    for place in range(1, 13):
        named = header.model().headerData(place, Qt.Orientation.Horizontal)
        widest = max(map(header.fontMetrics().horizontalAdvance, named.split("\n")))
        assert widest + 12 <= header.sectionSize(place), named


def test_a_narrow_day_of_a_month_names_the_group_rather_than_the_time(
    month: MonthCard, sample: Sample
) -> None:
    """Reproduces: at the small size a meeting stood as "10:00 CS..."."""
    [entry] = [each for each in month.view.month.entries(MARCH) if each.id == sample.march]
    metrics = month.fontMetrics()
    assert entry.shown(metrics, 400) == entry.text == "09:30 SCP Board"
    assert entry.shown(metrics, metrics.horizontalAdvance("09:30 SCP Bo")) == "SCP Board"
