"""The screen of indicators: list and trend, places and groups, values typed and corrected, and how it looks."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.partnerships.operations import add_partnership
from app.sample.facts import SampleIds
from app.sample.measured import build_indicators
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import check, check_page, settle
from tests.ui.opened import cells, core_of, dialog, page_of
from ui.indicators.page import IndicatorsPage

if TYPE_CHECKING:
    from ui.window import Window


@pytest.fixture
def page(window: Window) -> IndicatorsPage:
    """Give the screen with the indicators of the sample."""
    core = core_of(window)
    with core.work("Set up") as work:
        body = add_partnership(
            work, {"name": "Anytown Partnership", "area": "Blackburn with Darwen"}
        )
        council = add_agency(work, {"name": "Council, Children's Services"})
        known = SampleIds(body, agencies={"BwD Children's Services": council})
        build_indicators(work, known, Random(7), work.today)  # noqa: S311 - invented figures
    shown = page_of(window, "indicators", IndicatorsPage)
    shown.table.view.setFocus()
    settle()
    return shown


def choose(page: IndicatorsPage, row: int) -> None:
    page.table.view.selectRow(row)
    page.table.view.setCurrentIndex(page.table.model.index(row, 0))
    settle()


def test_the_list_tells_newest_values_with_their_period_and_standing(page: IndicatorsPage) -> None:
    assert (page.title, page.subtitle) == ("Indicators", "12 indicators")
    first = cells(page.table, 0)
    assert first[:2] == ["1.1", "Contacts received per 10,000"]
    assert first[2].endswith(", Q3 2024-25")
    assert cells(page.table, 11)[2:4] == ["Fewer than 5 (<5), Q3 2024-25", "No figure"]


def test_the_panel_shows_chart_source_and_every_period(page: IndicatorsPage) -> None:
    choose(page, 11)
    detail = page.detail
    assert detail.why.text() == "There is no figure for Q3 2024-25."
    assert "Q3 2024-25 Fewer than 5 (<5)" in detail.chart.accessibleDescription()
    assert detail.source.text().startswith("Source: Invented for the sample")
    newest = [cells(detail.table, row)[1] for row in range(3)]
    assert newest[:2] == ["Fewer than 5 (<5)"] * 2
    assert newest[2].isdecimal()


def test_groups_are_compared_and_another_indicator_begins_anew(page: IndicatorsPage) -> None:
    choose(page, 5)
    detail = page.detail
    detail.groups.setCurrentIndex(detail.groups.count() - 1)
    detail.groups.activated.emit(detail.groups.currentIndex())
    assert {cells(detail.table, row)[0] for row in range(4)} == {
        "Neglect",
        "Emotional abuse",
        "Physical abuse",
        "Sexual abuse",
    }
    choose(page, 0)
    assert detail.groups.isHidden()
    assert cells(detail.table, 0)[0] == "Q3 2024-25"


def test_whose_values_are_shown_is_chosen_by_key(window: Window, page: IndicatorsPage) -> None:
    choose(page, 0)
    press(Key.Key_R, CONTROL)
    assert page.detail.places.view().isVisible()
    page.detail.places.hidePopup()
    england = page.detail.places.findText("England")
    page.detail.places.setCurrentIndex(england)
    page.detail.places.activated.emit(england)
    assert page.detail.chart.accessibleDescription().count("England: ") == 1
    assert window.pages.key == "indicators"


def test_a_value_is_added_by_key_and_taken_back(window: Window, page: IndicatorsPage) -> None:
    choose(page, 10)
    press(Key.Key_N, CONTROL | SHIFT)
    form = dialog(window).form
    type_text("Q4 2024-25", form.editors["period"].control)
    type_text("301", form.editors["value"].control)
    press(Key.Key_Return, CONTROL, dialog(window))
    settle()
    assert cells(page.table, 10)[2] == "301, Q4 2024-25"
    core_of(window).undo()
    settle()
    assert cells(page.table, 10)[2].endswith(", Q3 2024-25")


def test_a_value_is_corrected_from_the_list_of_its_periods(
    window: Window, page: IndicatorsPage
) -> None:
    choose(page, 11)
    page.detail.table.view.setFocus()
    page.detail.table.view.setCurrentIndex(page.detail.table.model.index(0, 0))
    press(Key.Key_Return)
    editor = dialog(window).form.editors["value"].control
    editor.selectAll()  # type: ignore[attr-defined]  # a line of text
    type_text("6", editor)
    press(Key.Key_Return, CONTROL, dialog(window))
    settle()
    assert cells(page.detail.table, 0)[1] == "6"


def test_an_indicator_is_added_by_key_and_opened(window: Window, page: IndicatorsPage) -> None:
    press(Key.Key_N, CONTROL)
    type_text("Early help assessments", dialog(window).form.editors["name"].control)
    press(Key.Key_Return, CONTROL, dialog(window))
    settle()
    assert page.detail.sheet is not None
    assert page.detail.sheet.record.name == "Early help assessments"
    page.change()
    assert dialog(window).form.editors["name"].value() == "Early help assessments"


def test_a_value_found_elsewhere_opens_its_indicator(page: IndicatorsPage) -> None:
    page.go({"kind": "indicator-values", "id": 1})
    assert page.place() == {"id": 1}


def test_an_empty_list_says_what_to_do(window: Window) -> None:
    shown = page_of(window, "indicators", IndicatorsPage)
    assert shown.detail.title.text() == "No indicator chosen"
    assert not shown.has_indicator()


def test_nothing_is_cut_off_at_either_size(window: Window, page: IndicatorsPage) -> None:
    assert check_page(window, "indicators", lambda: choose(page, 5)) == []


def test_the_form_of_a_value_is_whole(window: Window, page: IndicatorsPage) -> None:
    choose(page, 0)
    page.add_value()
    assert check(dialog(window)) == []
