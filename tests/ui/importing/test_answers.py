"""Questions answered and problems corrected in their row: by key, by click, for all alike rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from app.importing.outcomes import Outcome
from tests.inputs import real
from tests.ui.acting import CONTROL, Key, click, focused, press, type_text
from tests.ui.checker import settle
from tests.ui.importing.screen import (
    board,
    bring,
    come_to_rest,
    members,
    open_menu,
    press_button,
    question,
    verb,
    words_in,
)
from ui.dialogs import FormDialog
from ui.importing.looks import proposal
from ui.importing.preview_table import AnswerDelegate
from ui.importing.row_texts import UNDERSTOOD
from ui.link_editors import RefLine

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.importing.page import ImportPage
    from ui.window import Window

ASKED = (
    ("Board", "Head", "Blackburn Collage", "A B"),
    ("Board", "Nurse", "Blackburn Collage", "C D"),
)


@pytest.fixture
def page(qtbot: QtBot, file: Core, desk: Window, tmp_path: Path) -> ImportPage:
    """Give the screen with two rows that ask the same."""
    del file
    return bring(qtbot, desk, members(tmp_path, *ASKED))


def outcomes(page: ImportPage) -> list[Outcome]:
    preview = page.check.table.model
    records = preview.records(preview.ids)
    return [getattr(each, "outcome", Outcome.NOTE) for each in records]


def cell(page: ImportPage, name: str) -> QRect:
    return page.check.table.show_cell(1, name)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_return_and_f2_open_the_answers_of_a_row_and_return_chooses_for_all_alike(
    page: ImportPage, key: Key
) -> None:
    press(key)
    menu = open_menu()
    words = [each.text() for each in menu.actions() if each.text()]
    assert words == [
        "Blackburn College (94 %)",
        "Add “Blackburn Collage”",
        "Another agency…",
        "Leave out 2 rows",
    ]
    press(Key.Key_Return, on=menu)
    settle()
    assert outcomes(page)[:2] == [Outcome.NEW, Outcome.NEW]
    assert verb(page) == "Store 2 changes"


def test_the_answers_drawn_in_a_row_open_with_a_click(page: ImportPage) -> None:
    delegate = page.check.table.view.itemDelegate()
    assert isinstance(delegate, AnswerDelegate)
    place = delegate.answer_face(cell(page, UNDERSTOOD)).center()
    click(page.check.table.view.viewport(), place)
    menu = open_menu()
    press(Key.Key_Escape, on=menu)
    assert verb(page) == "Nothing to store yet"


def test_leave_out_drawn_in_a_row_leaves_all_alike_rows_out(page: ImportPage) -> None:
    delegate = page.check.table.view.itemDelegate()
    assert isinstance(delegate, AnswerDelegate)
    click(page.check.table.view.viewport(), delegate.leave_face(cell(page, UNDERSTOOD)).center())
    assert outcomes(page)[:2] == [Outcome.LEFT_OUT, Outcome.LEFT_OUT]


def test_a_proposal_keeps_its_question_mark_however_narrow_its_row(page: ImportPage) -> None:
    font = page.font()
    asked = ("Lancashire and South Cumbria Foundation Trust?",)
    for width in (60, 120, 200):
        told = proposal(asked, font, width)
        assert told.startswith("L")
        assert told.endswith("…?")
        assert page.fontMetrics().horizontalAdvance(told) <= width
    assert proposal(asked, font, 2000) == asked[0]
    assert proposal(("Choose an answer",), font, 70).endswith("…")


def test_likely_answers_are_taken_by_a_button_that_stands_beside_store(page: ImportPage) -> None:
    foot = page.check.foot
    assert foot.take.isVisible()
    assert foot.take.caption() == "Take 1 likely answer"
    click(foot.take)
    assert verb(page) == "Store 2 changes"
    assert not foot.take.isVisible()


def test_store_asks_before_rows_with_a_likely_answer_are_left_out(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    page = bring(
        qtbot, desk, members(tmp_path, *ASKED, ("Board", "Chair", "Lancashire Constabulary"))
    )
    assert verb(page) == "Store 1 change, leave out 2 unanswered"
    click(page.check.foot.store)
    assert "“Blackburn Collage” is perhaps Blackburn College" in words_in(question(page))
    press(Key.Key_Return, on=question(page))
    settle()
    assert verb(page) == "Store 3 changes"
    assert page.checks()


def test_rows_that_nobody_answers_can_still_be_left_out(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    page = bring(
        qtbot, desk, members(tmp_path, *ASKED, ("Board", "Chair", "Lancashire Constabulary"))
    )
    click(page.check.foot.store)
    press_button(question(page), "Store without them")
    come_to_rest(qtbot, page)
    stored = page.sitting.queue.items[0].stored
    assert stored is not None
    assert stored.counts["new"] == 1


def test_any_other_record_can_be_meant(page: ImportPage, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    menu = open_menu()
    for _step in range(2):
        press(Key.Key_Down, on=menu)
    press(Key.Key_Return, on=menu)
    settle()
    dialog = page.desk.window.findChild(FormDialog)
    assert dialog is not None
    line = dialog.findChild(RefLine)
    assert line is not None
    type_text("Lancashire Constabulary", on=line)
    dialog.store()
    settle()
    assert page.check.table.model.records([1])[0].agency == "Lancashire Constabulary"  # type: ignore[attr-defined]
    del qtbot


def test_an_answer_that_was_given_can_be_changed(page: ImportPage) -> None:
    page.check.fixing.suggest()
    assert page.check.foot.given.caption() == "1 answer"
    assert page.check.foot.given.entries() == ["“Blackburn Collage”: Blackburn College"]
    page.check.foot.given.choose("“Blackburn Collage”: Blackburn College")
    menu = open_menu()
    press(Key.Key_Down, on=menu)
    press(Key.Key_Return, on=menu)
    settle()
    assert page.check.foot.given.entries() == ["“Blackburn Collage”: Add “Blackburn Collage”"]


def test_a_question_is_answered_in_the_bar_too(page: ImportPage) -> None:
    assert page.check.answer.words.text().endswith("Which is meant? (2 rows)")
    page.check.answer.answers.setFocus()
    press(Key.Key_Down)
    page.check.answer.answers.activated.emit(page.check.answer.answers.currentIndex())
    assert verb(page) == "Store 2 changes"


def test_the_next_row_that_asks_is_chosen_when_one_is_answered(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = [*ASKED, ("Board", "Chair", "Lancashire Constabularly", "E F")]
    page = bring(qtbot, desk, members(tmp_path, *rows))
    press(Key.Key_Return)
    press(Key.Key_Return, on=open_menu())
    settle()
    assert page.check.table.current_id() == 3
    assert "Constabularly" in page.check.answer.words.text()


def test_a_problem_is_corrected_in_its_cell(qtbot: QtBot, desk: Window, tmp_path: Path) -> None:
    path = members(tmp_path, ("Board", "Head", "ELHT", "A B", "", "31/02/26"))
    page = bring(qtbot, desk, path)
    assert page.check.answer.words.text() == "F2: “31/02/26” is not a date in the calendar."
    press(Key.Key_Return)
    assert isinstance(focused(), QLineEdit)
    type_text("28/02/26")
    press(Key.Key_Return)
    settle()
    assert verb(page) == "Store 1 change"
    assert page.check.table.model.records([1])[0].term_ends == "28 Feb 2026"  # type: ignore[attr-defined]


def test_one_value_corrects_all_chosen_rows_and_leaves_the_notes_alone(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    rows = [("Board", post, "ELHT", "", "", "31/02/26") for post in ("Head", "Nurse")]
    page = bring(qtbot, desk, members(tmp_path, *rows, ("Total members: 2",)))
    page.check.table.show_cell(1, "term_ends")
    press(Key.Key_A, CONTROL)
    press(Key.Key_F2)
    type_text("28/02/26")
    press(Key.Key_Return)
    settle()
    assert verb(page) == "Store 2 changes"


def test_a_problem_is_corrected_in_the_bar(qtbot: QtBot, desk: Window, tmp_path: Path) -> None:
    path = members(tmp_path, ("Board", "Head", "ELHT", "A B", "", "31/02/26"))
    page = bring(qtbot, desk, path)
    page.check.answer.text.setFocus()
    page.check.answer.text.setText("28/02/26")
    press(Key.Key_Return)
    assert verb(page) == "Store 1 change"


def test_a_column_that_is_complained_of_is_shown_though_it_matters_less(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"))
    assert "email" not in [each.name for each in page.check.table.columns.shown()]
    wrong = members(tmp_path, ("Board", "Nurse", "ELHT", "A B", "none"), name="b.xlsx")
    page.sitting.leave_out()
    bring(qtbot, desk, wrong)
    assert "email" in [each.name for each in page.check.table.columns.shown()]


def test_a_text_that_is_cut_is_told_whole_in_the_bar(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    long = (
        "Designated nurse for safeguarding children, looked after children and care leavers, for "
        + 9 * "Lancashire "
    )
    long = long.strip()
    page = bring(qtbot, desk, members(tmp_path, ("Board", long, "ELHT", "A B")))
    page.check.table.show_cell(1, "post")
    assert page.check.answer.words.text() == f"Post: {long}"


def test_words_are_not_broken_and_texts_not_cut_in_a_real_membership_list(
    qtbot: QtBot, desk: Window
) -> None:
    page = bring(qtbot, desk, real("partner_returns", "membership_list.xlsx"))
    table = page.check.table
    delegate = table.view.itemDelegate()
    assert isinstance(delegate, AnswerDelegate)
    names = [each.name for each in table.columns.shown()]
    assert names == [
        "outcome",
        "cell",
        "group",
        "post",
        "agency",
        "person",
        "term_ends",
        "understood",
    ]
    for name in ("post", "person", "term_ends"):
        column = names.index(name)
        width = table.view.columnWidth(column)
        cells = [table.model.index(row, column) for row in range(table.model.rowCount())]
        assert [each.data() for each in cells if delegate.is_cut(each, width)] == []
