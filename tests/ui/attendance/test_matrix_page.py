"""The screen of attendance: Calderdale's matrix by seat and by agency, where its cells lead, and its periods."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.app.attendance.calderdale import hold_meetings
from tests.ui.acting import CONTROL, Key, press
from tests.ui.checker import check_page
from tests.ui.opened import open_window, page_of
from ui.attendance.page import AGENCIES, AttendancePage
from ui.attendance.period_choice import OWN
from ui.widgets.rows import ListRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.window import Window

YEAR = "Year 2015-16"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    window = open_window(qtbot, tmp_path, template)
    assert window.core is not None
    yield window
    window.core.close()


@pytest.fixture
def page(window: Window) -> AttendancePage:
    assert window.core is not None
    group = hold_meetings(window.core)
    return page_of(window, "attendance", AttendancePage, {"group": group, "period": YEAR})


def heads(page: AttendancePage) -> list[str]:
    return [line.name for line in page.view.matrix.lines]


def shown(page: AttendancePage, row: int) -> list[str]:
    model = page.view.matrix
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def stand_on(page: AttendancePage, row: int, column: int) -> None:
    page.view.setCurrentIndex(page.view.matrix.index(row, column))
    page.view.setFocus()


def test_the_head_says_both_rates_with_what_they_are_of(page: AttendancePage) -> None:
    assert page.subtitle == (
        "3 meetings: 65 of 96 seats represented, 67.7 %; 56 by the member, 58.3 %"
    )


def test_the_total_says_how_many_seats_were_represented_at_each_meeting(
    page: AttendancePage,
) -> None:
    assert shown(page, len(page.view.matrix.lines)) == [
        "24/31",
        "23/32",
        "18/33",
        "65 of 96, 67.7 %",
        "56 of 96, 58.3 %",
    ]


def test_a_seat_that_was_none_then_has_a_mark_of_its_own_and_no_tint(page: AttendancePage) -> None:
    row = heads(page).index("A. Jarvis")
    assert shown(page, row) == ["Y", "–", "–", "1 of 1, 100.0 %", "1 of 1, 100.0 %"]
    model = page.view.matrix
    assert [model.tone(model.index(row, column)) for column in range(3)] == ["good", "none", "none"]
    assert model.spoken(model.index(row, 1)) == "A. Jarvis, 4 Jun 2015: Not a member then"


def test_agencies_take_the_place_of_seats_and_back(page: AttendancePage, window: Window) -> None:
    window.doing.do("attendance.look")
    assert page.look.value() == AGENCIES
    row = heads(page).index("CHFT")
    assert shown(page, row) == [
        "Y Y",
        "D",
        "Y A",
        "4 of 5, 80.0 %",
        "3 of 5, 60.0 %",
        "3 of 3, 100.0 %",
    ]
    window.doing.do("attendance.look")
    assert "A. Jarvis" in heads(page)


def test_a_header_may_ask_for_a_line_that_has_gone(page: AttendancePage) -> None:
    # On a reset one header hears of it before the other; an answer that fails takes the program down.
    model = page.view.matrix
    sections = (
        model.headerData(99, Qt.Orientation.Vertical),
        model.headerData(99, Qt.Orientation.Horizontal),
    )
    assert sections == (None, None)


def test_those_below_half_stand_beside_it_the_least_represented_first(page: AttendancePage) -> None:
    told = [each.line.title for each in page.low.findChildren(ListRow)]
    assert len(told) == 10
    assert set(told[:4]) == {"A. Wade", "A. Greenwood", "A. Hughes", "A. Jackson"}
    page.low.findChildren(ListRow)[-1].open()
    assert heads(page)[page.view.currentIndex().row()] == told[-1]


def test_return_opens_the_meeting_of_a_code_and_the_seat_of_a_rate(
    page: AttendancePage, window: Window
) -> None:
    assert page.found is not None
    stand_on(page, 2, 1)
    press(Key.Key_Return, on=page.view)
    assert window.pages.key == "meeting"
    assert window.pages.page is not None
    assert window.pages.page.subject() == ("meeting", page.found.meetings[1].id)
    window.pages.back()
    assert (window.pages.key, page.period.name()) == ("attendance", YEAR)
    stand_on(page, 2, 3)
    press(Key.Key_Return, on=page.view)
    assert window.pages.key == "members"
    assert window.pages.page is not None
    assert window.pages.page.place()["id"] == page.found.seats[2].seat_id


def test_the_matrix_is_copied_for_a_spreadsheet(page: AttendancePage) -> None:
    stand_on(page, 0, 0)
    press(Key.Key_C, CONTROL, page.view)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0][2:] == ["2 Apr 2015", "4 Jun 2015", "6 Aug 2015", "Represented", "By the member"]
    assert (len(rows), {len(row) for row in rows}) == (1 + 34 + 1, {7})


def test_a_period_of_ones_own_goes_from_one_day_to_another(page: AttendancePage) -> None:
    assert not page.period.first.isVisible()
    page.period.choose_days(date(2015, 8, 31), date(2015, 6, 1))
    page.refresh()
    assert page.period.first.isVisible()
    assert page.found is not None
    assert [each.day for each in page.found.meetings] == [date(2015, 6, 4), date(2015, 8, 6)]
    assert page.place()["period"] == OWN


def test_a_period_without_meetings_says_what_to_do(page: AttendancePage) -> None:
    page.go({"period": "Year 2024-25"})
    assert page.empty.isVisible()
    assert page.empty.sentence().startswith("No meeting of Board was closed in this period.")
    assert not page.has_meetings()


def test_what_an_import_stored_is_shown_over_the_year_of_its_meeting(
    page: AttendancePage, window: Window
) -> None:
    page.go({"period": "Year 2024-25"})
    window.pages.open_at("attendance", {"kind": "attendance", "id": 1})
    assert page.period.name() == YEAR
    assert page.has_meetings()


def test_a_long_matrix_by_agency_holds_at_both_sizes(page: AttendancePage, window: Window) -> None:
    place = {"period": YEAR, "as": AGENCIES}
    found = check_page(
        window, "attendance", lambda: window.pages.open_at("attendance", {**place, "group": 1})
    )
    assert (found, page.has_meetings()) == ([], True)
