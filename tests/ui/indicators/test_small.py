"""The grid of small charts: drawn as it comes into view, used by keyboard, narrowed, on own or common scales."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.agencies.operations import add_agency
from app.indicators.operations import add_indicator
from app.partnerships.operations import add_partnership
from app.sample.facts import SampleIds
from app.sample.measured import build_indicators
from tests.ui.acting import CONTROL, Key, focused, press, type_text
from tests.ui.checker import check, check_page, settle
from tests.ui.opened import cells, core_of, dialog, page_of
from ui.indicators.exceptions import ExceptionsPage
from ui.indicators.page import IndicatorsPage
from ui.indicators.small_page import SmallMultiplesPage

if TYPE_CHECKING:
    from ui.window import Window


@pytest.fixture
def measured(window: Window) -> Window:
    """Give the window with the indicators of the sample."""
    core = core_of(window)
    with core.work("Set up") as work:
        body = add_partnership(
            work, {"name": "Anytown Partnership", "area": "Blackburn with Darwen"}
        )
        council = add_agency(work, {"name": "Council, Children's Services"})
        known = SampleIds(body, agencies={"BwD Children's Services": council})
        build_indicators(work, known, Random(7), work.today)  # noqa: S311 - invented figures
    return window


def grid_page(window: Window) -> SmallMultiplesPage:
    page = page_of(window, "indicator-charts", SmallMultiplesPage)
    page.grid.setFocus()
    settle()
    return page


def test_arrows_move_over_the_grid_and_return_opens_the_indicator(measured: Window) -> None:
    page = grid_page(measured)
    assert page.subtitle == "12 indicators"
    first = page.grid.current_id()
    press(Key.Key_Right)
    second = page.grid.current_id()
    press(Key.Key_Down)
    assert len({first, second, page.grid.current_id()}) == 3
    chosen = page.grid.current_id()
    press(Key.Key_Return)
    settle()
    shown = measured.findChildren(IndicatorsPage)[0]
    assert measured.pages.key == "indicators"
    assert shown.place() == {"id": chosen}


def test_only_charts_that_are_seen_are_drawn(measured: Window) -> None:
    with core_of(measured).work("Add") as work:
        for place in range(60):
            add_indicator(work, {"name": f"Measure {place}", "reference": f"9.{place}"})
    page = grid_page(measured)
    page.grid.viewport().repaint()
    assert 0 < page.grid.charts.drawn_count < 30
    assert page.grid.charts.rowCount() == 72


def test_a_chart_is_told_in_words(measured: Window) -> None:
    page = grid_page(measured)
    told = page.grid.charts.data(page.grid.charts.index(11), Qt.ItemDataRole.AccessibleTextRole)
    assert "Fewer than 5 (<5)" in told
    assert "Source: Invented for the sample" in told


def test_parts_and_words_narrow_the_grid_and_scales_are_changed_by_key(measured: Window) -> None:
    page = grid_page(measured)
    box = page.boxes["heading"]
    box.setCurrentIndex(box.findData("Front door"))
    box.activated.emit(box.currentIndex())
    assert page.subtitle == "4 of 12 indicators"
    page.filter_box.setText("contacts")
    assert page.grid.charts.rowCount() == 1
    page.filter_box.setText("nothing of it")
    assert page._empty.sentence() == "No indicator of this choice."  # noqa: SLF001 - what is shown instead
    page.filter_box.setText("")
    own = page.grid.charts.drawing(3, 300)
    press(Key.Key_L, CONTROL)
    assert page.scale.value() == "common"
    common = page.grid.charts.drawing(3, 300)
    assert own is not None
    assert common is not None
    assert own.shapes != common.shapes


def test_the_list_leads_to_charts_and_exceptions_by_key(measured: Window) -> None:
    page_of(measured, "indicators", IndicatorsPage).table.view.setFocus()
    settle()
    press(Key.Key_L, CONTROL)
    assert measured.pages.key == "indicator-charts"
    press(Key.Key_B, CONTROL)
    assert measured.pages.key == "indicator-exceptions"


def test_an_action_is_raised_from_an_exception_and_shown(measured: Window) -> None:
    page = page_of(measured, "indicator-exceptions", ExceptionsPage)
    page.table.view.setFocus()
    settle()
    rows = page.table.model.rowCount()
    assert page.subtitle == f"{rows} exceptions"
    page.table.view.selectRow(0)
    press(Key.Key_N, CONTROL)
    form = dialog(measured).form
    assert str(form.editors["text"].value()).startswith("Explain and improve")
    assert check(dialog(measured)) == []


def test_a_note_is_written_in_the_list_and_stays_with_the_value(measured: Window) -> None:
    page = page_of(measured, "indicator-exceptions", ExceptionsPage)
    last = page.table.model.rowCount() - 1
    name = cells(page.table, last)[1]
    page._note([page.table.model.ids[last]], "commentary", "Two families.")  # noqa: SLF001 - as the editor of the cell does
    settle()
    assert cells(page.table, last)[-1] == "Two families."
    core_of(measured).undo()
    settle()
    assert cells(page.table, last)[1] == name
    assert cells(page.table, last)[-1] != "Two families."


def test_empty_screens_say_what_to_do(window: Window) -> None:
    page = grid_page(window)
    assert page._empty.sentence().startswith("No indicator yet.")  # noqa: SLF001 - as above
    shown = page_of(window, "indicator-exceptions", ExceptionsPage)
    assert not shown.has_one()
    assert focused() is not None
    type_text("")


def test_nothing_is_cut_off_at_either_size(measured: Window) -> None:
    assert check_page(measured, "indicator-charts") == []
    assert check_page(measured, "indicator-exceptions") == []
