"""The columns of a file: each with the Field it is taken for and how sure that is, changed and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.importing.files import write_workbook
from tests.ui.acting import CONTROL, Key, press
from tests.ui.checker import check, settle
from tests.ui.importing.screen import HEAD, bring, come_to_rest, members, store, verb
from ui.importing.columns import MatchColumns
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.importing.page import ImportPage
    from ui.window import Window

ODD = ("Board", "Posts", "Organisation", "Who sits there")
ROW = ("Board", "Head", "ELHT", "Zoe Valli")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Give a list of which one column says nothing that is known."""
    return write_workbook(tmp_path / "odd.xlsx", {"Members": [ODD, ROW]})


def step(page: ImportPage) -> Button:
    """Give the stage that opens the columns."""
    return next(
        each for each in page.findChildren(Button) if each.caption().startswith("3 Columns")
    )


def opened(page: ImportPage) -> MatchColumns:
    press(Key.Key_M, CONTROL, on=page.desk.window)
    settle()
    dialog = page.desk.window.findChild(MatchColumns)
    assert dialog is not None
    return dialog


def choose(dialog: MatchColumns, column: int, field: str, sheet: str = "Members") -> None:
    box = dialog.grids[sheet].boxes[column]
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def test_the_stage_of_the_columns_opens_what_each_is_taken_for(
    qtbot: QtBot, desk: Window, odd: Path
) -> None:
    page = bring(qtbot, desk, odd)
    assert step(page).caption() == "3 Columns matched 3 of 4"
    step(page).click()
    settle()
    dialog = desk.findChild(MatchColumns)
    assert dialog is not None
    assert check(dialog) == []
    assert dialog.grids["Members"].chosen() == {1: "group", 2: "post", 3: "agency", 4: ""}
    sure = [each.text() for each in dialog.findChildren(Chip)]
    assert sure == ["another name", "like it, 88 %", "another name", "not taken"]


def test_a_column_is_taken_for_another_field_and_its_rows_read_again(
    qtbot: QtBot, desk: Window, odd: Path
) -> None:
    page = bring(qtbot, desk, odd)
    dialog = opened(page)
    choose(dialog, 4, "person")
    dialog.take()
    come_to_rest(qtbot, page)
    assert step(page).caption() == "3 Columns matched 4 of 4"
    item = page.sitting.item
    assert item is not None
    assert item.preview is not None
    assert item.preview.shown(1)["person"] == "Zoe Valli"


def test_what_was_chosen_is_remembered_for_the_next_file_with_these_headings(
    qtbot: QtBot, desk: Window, odd: Path, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, odd)
    dialog = opened(page)
    choose(dialog, 4, "person")
    dialog.take()
    come_to_rest(qtbot, page)
    store(qtbot, page)
    again = write_workbook(
        tmp_path / "again.xlsx", {"Members": [ODD, ("Board", "Nurse", "ELHT", "A B")]}
    )
    bring(qtbot, desk, again)
    assert {each.text() for each in opened(page).findChildren(Chip)} == {"as last time"}


def test_a_field_goes_to_one_column_only(qtbot: QtBot, desk: Window, odd: Path) -> None:
    page = bring(qtbot, desk, odd)
    dialog = opened(page)
    choose(dialog, 4, "post")
    assert dialog.grids["Members"].chosen() == {1: "group", 2: "", 3: "agency", 4: "post"}


def test_a_needed_field_that_no_column_gives_is_named(
    qtbot: QtBot, desk: Window, odd: Path
) -> None:
    page = bring(qtbot, desk, odd)
    dialog = opened(page)
    choose(dialog, 2, "")
    assert dialog.missing.text() == "No column is taken for Post, which each row needs."


def test_answers_and_corrections_outlive_a_change_of_columns(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    path = members(tmp_path, ("Board", "Head", "ELHT", "A B", "", "31/02/26"))
    page = bring(qtbot, desk, path)
    item = page.sitting.item
    assert item is not None
    assert item.preview is not None
    item.preview.correct([1], "term_ends", "28/02/26")
    dialog = opened(page)
    choose(dialog, 5, "phone")
    dialog.take()
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 1 change"


def test_two_sheets_are_matched_each_by_itself(qtbot: QtBot, desk: Window, tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "two.xlsx",
        {"North": [HEAD[:4], ROW], "South": [HEAD[:4], ("Board", "Nurse", "LSCFT", "A B")]},
    )
    page = bring(qtbot, desk, path)
    assert "sheet" in [each.name for each in page.check.table.columns.shown()]
    dialog = opened(page)
    choose(dialog, 4, "", "South")
    dialog.take()
    come_to_rest(qtbot, page)
    item = page.sitting.item
    assert item is not None
    assert item.preview is not None
    assert "person" in item.preview.rows[0].values
    assert "person" not in item.preview.rows[1].values
