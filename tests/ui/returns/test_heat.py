"""The heat map: names keep their room beside the cells, and its detail shows no line for what is not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.returns.heat import HeatMap, heat_map
from app.returns.queries import newest_round
from app.returns.states import state_in_words
from tests.ui.acting import show
from tests.ui.checker import SIZES, settle, show_at
from tests.ui.opened import open_window, page_of
from ui.returns.heat import LEAST_HEIGHT, ROW_HEIGHT, USUAL_CELL, HeatView
from ui.returns.page import ReturnsPage
from ui.widgets.text import Hairline, Label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core

TODAY = date(2025, 3, 11)


@pytest.fixture
def heat(sample: Core) -> HeatMap:
    with sample.read() as session:
        newest = newest_round(session)
        assert newest is not None
        found = heat_map(session, newest.id)
    assert found is not None
    return found


@pytest.fixture
def view(qtbot: QtBot, heat: HeatMap) -> HeatView:
    view = HeatView()
    view.resize(900, 500)
    show(qtbot, view)
    view.show_map(heat, TODAY)
    return view


def test_cells_give_way_to_the_names_but_never_below_their_words(view: HeatView) -> None:
    header, metrics = view.horizontalHeader(), view.fontMetrics()
    assert header.sectionSize(1) == USUAL_CELL
    view.resize(740, 500)
    longest = max(map(metrics.horizontalAdvance, view.heat.short_names()))
    assert header.sectionSize(0) >= longest
    assert header.sectionSize(1) < USUAL_CELL
    view.resize(300, 500)
    assert header.sectionSize(1) >= metrics.horizontalAdvance("Mostly")


def test_where_names_would_be_cut_the_days_of_the_states_give_way_and_are_told_all_the_same(
    view: HeatView,
) -> None:
    """Reproduces: beside the words of eight standards two names of one council were cut to the same letters."""
    longest = max(map(view.fontMetrics().horizontalAdvance, view.heat.short_names()))
    last = view.heat.index(0, view.heat.columnCount() - 1)
    view.resize(740, 500)
    assert str(last.data()).split()[1:]
    view.resize(620, 500)
    assert view.horizontalHeader().sectionSize(0) >= longest
    assert not str(last.data()).split()[1:]
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert len(str(last.data(role)).split()) == 3


def test_all_cells_are_equally_wide(view: HeatView) -> None:
    """Reproduces: columns of 53 and 45 pixels, by the words that stood in them, looked like an accident."""
    header = view.horizontalHeader()
    for wide in (900, 620, 300):
        view.resize(wide, 500)
        assert (
            len({header.sectionSize(place) for place in range(1, view.heat.columnCount() - 1)}) == 1
        )


def test_the_present_cell_is_marked_while_the_focus_is_elsewhere(view: HeatView) -> None:
    """Reproduces: the detail spoke of a cell that had no mark once the focus had left the map."""
    view.clearFocus()
    settle()
    index = view.heat.index(1, 2)
    place = view.visualRect(index)
    before = view.viewport().grab(place).toImage()
    view.setCurrentIndex(index)
    settle()
    assert not view.hasFocus()
    assert view.viewport().grab(place).toImage() != before


def test_a_day_of_another_year_is_told_with_it(heat: HeatMap) -> None:
    request = replace(heat.rows[0].request, received_on=date(2024, 3, 4), moderated_on=None)
    request = replace(request, accepted_on=None, queried_on=None)
    assert state_in_words(request, TODAY) == "received 4 Mar 2024"
    assert state_in_words(request, date(2024, 12, 1)) == "received 4 Mar"


def test_all_agencies_are_seen_where_rows_can_give_way(view: HeatView) -> None:
    heights = []
    for tall in (600, 420, 200):
        view.resize(900, tall)
        settle()
        heights.append((view.rowHeight(0), view.verticalScrollBar().maximum() > 0))
    assert heights[0] == (ROW_HEIGHT, False)
    assert LEAST_HEIGHT <= heights[1][0] < ROW_HEIGHT
    assert [heights[1][1], heights[2]] == [False, (LEAST_HEIGHT, True)]


def test_an_agency_is_spoken_by_its_whole_name(view: HeatView, heat: HeatMap) -> None:
    whole = [row.request.agency.name for row in heat.rows]
    spoken = [
        view.heat.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(len(whole))
    ]
    assert spoken == whole
    assert len(view.heat.short_names()[1]) < len(whole[1])


def test_the_detail_has_no_empty_line_and_no_line_that_divides_nothing(
    qtbot: QtBot, tmp_path: Path, sample_file: Path
) -> None:
    window = open_window(qtbot, tmp_path, sample_file)
    page = page_of(window, "returns", ReturnsPage)
    assert not any(label.text() == "" for label in shown(page))
    not_in = next(row for row in range(12) if page.heat.heat.index(row, 1).data() == "Not in")
    page.heat.setCurrentIndex(page.heat.heat.index(not_in, 1))
    assert [label.text() for label in shown(page)][-1] == "This return has not come in."
    lines = [line for line in page.detail.findChildren(Hairline) if line.isVisible()]
    assert len(lines) == 1
    window.close()


def shown(page: ReturnsPage) -> list[Label]:
    """Give the texts of the detail that take room."""
    return [
        label
        for label in page.detail.findChildren(Label)
        if label.isVisible() and label.height() and label.parent() is not page.detail
    ]


def test_the_standards_are_named_whole_at_the_small_size(
    qtbot: QtBot, tmp_path: Path, sample_file: Path
) -> None:
    """Reproduces: below the map the key was one cut line, so that most numbers of its heads meant nothing."""
    window = open_window(qtbot, tmp_path, sample_file)
    page = page_of(window, "returns", ReturnsPage)
    show_at(window, SIZES[1])
    settle()
    legend = page.round_view.legend
    assert not legend.elides
    assert legend.height() >= legend.heightForWidth(legend.width())


def test_a_cell_tells_how_many_answers_fall_below_in_its_picture_and_its_words(
    view: HeatView, heat: HeatMap
) -> None:
    view.show_map(heat, TODAY)
    cells = [
        (view.heat.index(row, column), line.cells[each.id])
        for row, line in enumerate(heat.rows)
        for column, each in enumerate(heat.standards, 1)
    ]
    assert any(summary.below for _, summary in cells)
    for cell, summary in cells:
        assert view.heat.below(cell) == summary.below
        told = f", {summary.below} of {summary.answered} answers below" if summary.answered else ""
        told += f", {summary.changed} changed by moderation" if summary.changed else ""
        assert str(cell.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(told)
        assert told in str(cell.data(Qt.ItemDataRole.ToolTipRole))
