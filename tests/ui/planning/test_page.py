"""A year planned by keyboard: groups ticked, a day changed, one left out, all planned and taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.meetings.listings import MEETINGS
from app.planning.plan import PlanOutcome, PlanRow
from app.rows import Wish
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import check_page, settle
from tests.ui.opened import core_of, open_window, page_of
from ui.dialogs import FormDialog
from ui.planning.page import PlanYearPage
from ui.widgets.cards import EmptyState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.app.groups.makers import Board
    from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    opened = open_window(qtbot, tmp_path, template)
    yield opened
    opened.close()


@pytest.fixture
def board(window: Window) -> Board:
    assert window.core is not None
    made = make_board(window.core)
    plan(window.core, made)
    return made


@pytest.fixture
def page(window: Window, board: Board) -> PlanYearPage:
    shown = page_of(window, "plan-year", PlanYearPage, {"group": board.board})
    shown.table.view.setFocus()
    settle()
    return shown


def days(window: Window) -> list[date]:
    """Give the days of all meetings in the file."""
    core = core_of(window)
    with core.read() as session:
        ids = MEETINGS.ids(session, Wish(sort="day"), {})
        return [each.day for each in MEETINGS.read(session, ids, {})]


def test_the_year_ahead_is_proposed_for_the_group_asked_for(page: PlanYearPage) -> None:
    assert page.year.currentText() == "2025-26"
    assert page.plan_button.text().strip() == "Plan 4 meetings"
    assert page.subtitle.startswith("4 meetings of 1 group in 2025-26")
    rules = [page.groups.list.item(place).toolTip() for place in range(page.groups.list.count())]
    assert any("Quarterly, last Thursday, 09:30–12:00" in rule for rule in rules)


def test_the_first_that_is_new_is_in_sight_below_those_planned_before(
    window: Window, page: PlanYearPage, board: Board
) -> None:
    plan(core_of(window), board, date(2025, 6, 5))
    page.go({"group": board.board})
    settle()
    row = page.table.current_record()
    assert isinstance(row, PlanRow)
    assert row.outcome is not PlanOutcome.THERE
    assert page.table.view.currentIndex().row() > 0


def test_control_return_plans_them_and_one_undo_takes_them_back(
    window: Window, page: PlanYearPage
) -> None:
    press(Key.Key_Return, CONTROL, page.table.view)
    settle()
    assert len(days(window)) == 5
    assert window.pages.key == "meetings"
    core_of(window).undo()
    assert len(days(window)) == 1


def test_a_year_that_has_all_its_meetings_says_so(page: PlanYearPage, board: Board) -> None:
    press(Key.Key_Return, CONTROL, page.table.view)
    settle()
    page.go({"group": board.board})
    settle()
    assert page.subtitle.startswith("Every turn of these groups")
    assert not page.plan_button.isEnabled()


def test_a_changed_day_is_the_one_that_is_planned(window: Window, page: PlanYearPage) -> None:
    column = [each.name for each in page.table.columns.shown()].index("day")
    page.table.view.setCurrentIndex(page.table.model.index(0, column))
    press(Key.Key_F2, on=page.table.view)
    type_text("19/06/2025")
    press(Key.Key_Return)
    press(Key.Key_Return, CONTROL, page.table.view)
    settle()
    assert date(2025, 6, 19) in days(window)


def test_a_meeting_left_out_is_not_planned(window: Window, page: PlanYearPage) -> None:
    press(Key.Key_Delete, on=page.table.view)
    settle()
    assert page.plan_button.text().strip() == "Plan 3 meetings"
    press(Key.Key_Return, CONTROL, page.table.view)
    settle()
    assert len(days(window)) == 4


def test_space_takes_a_group_out_and_nothing_is_left_to_plan(page: PlanYearPage) -> None:
    page.groups.list.setFocus()
    for item in range(page.groups.list.count()):
        page.groups.list.setCurrentRow(item)
        if page.groups.current() in page.groups.ticked():
            press(Key.Key_Space, on=page.groups.list)
    settle()
    assert page.groups.ticked() == []
    assert not page.plan_button.isEnabled()


def test_another_rule_proposes_other_meetings_at_once(
    window: Window, page: PlanYearPage, board: Board
) -> None:
    page.groups.rule_wanted.emit(board.board)
    settle()
    dialog = window.findChildren(FormDialog)[-1]
    dialog.form.focus("per_year")
    type_text("6")
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert page.plan_button.text().strip() == "Plan 6 meetings"


def test_why_the_chosen_meeting_was_moved_is_read_whole_below_the_list(page: PlanYearPage) -> None:
    rows = [page.table.model.record(place) for place in range(len(page.table.model.ids))]
    moved = next(row for row in rows if isinstance(row, PlanRow) and row.note.startswith("From"))
    page.table.select(moved.id)
    settle()
    assert page.told.text() == (
        "SCP Board, Thu 18 Dec 2025. From Thu 25 Dec 2025: a bank holiday (Christmas Day)."
    )


def test_the_page_is_whole_at_both_sizes(window: Window, page: PlanYearPage) -> None:
    assert page.isVisible()
    assert check_page(window, "plan-year", window.messages.hide) == []


def test_a_file_without_groups_is_told_to_add_one_first(window: Window) -> None:
    page = page_of(window, "plan-year", PlanYearPage)
    settle()
    empty = page.table.view.findChild(EmptyState)
    assert empty is not None
    assert "no group" in empty.sentence()
    assert not page.rule_button.isEnabled()
