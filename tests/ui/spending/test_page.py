"""The screen of spending: narrowed, added up, given headings by keyboard; the budget takes the ledger's figure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from app.budget.statement import year_budget
from app.spending.fields import SpendingSign
from app.spending.operations import add_lines
from tests.app.budget.sample import fill_year
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import settle
from tests.ui.opened import cells, core_of, dialog, page_of
from ui.budget.ledger import LedgerDialog
from ui.budget.page import BudgetPage
from ui.list_dialog import ListDialog
from ui.spending import headings
from ui.spending.page import SpendingPage
from ui.widgets.text import Heading

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.window import Window

TRAINING = 3
ROWS = (
    (date(2024, 4, 3), "Moor Rooms Ltd", "Room", "4711", 12_000),
    (date(2024, 5, 4), "Moor Rooms Ltd", "Lunch", "4711", 8_550),
    (date(2024, 5, 5), "Harbour Web Ltd", "Hosting", "4714", -2_050),
)


def fill(core: Core) -> None:
    fill_year(core)
    with core.work("Start") as work:
        add_lines(
            work,
            [
                {
                    "year": 1,
                    "day": day,
                    "supplier": supplier,
                    "description": description,
                    "cost_code": code,
                    "amount": pence,
                }
                for day, supplier, description, code, pence in ROWS
            ],
        )


@pytest.fixture
def page(window: Window) -> SpendingPage:
    fill(core_of(window))
    return page_of(window, "spending", SpendingPage)


def given(page: SpendingPage) -> list[str]:
    """Give what stands under Heading, row by row."""
    place = [field.name for field in page.table.model.columns].index("heading")
    return [cells(page.table, row)[place] for row in range(len(page.table.model.ids))]


def choose(page: SpendingPage, *rows: int) -> None:
    page.table.view.setFocus()
    page.table.select(page.table.model.ids[rows[0]])
    for _ in rows[1:]:
        press(Key.Key_Down, SHIFT)


def test_the_head_adds_up_what_is_shown(page: SpendingPage) -> None:
    assert (page.title, page.subtitle) == (
        "Spending 2024-25",
        "3 lines, £185.00 together after credits of £20.50",
    )
    page.table.ask(search="moor")
    assert page.subtitle == "2 of 3 lines, £205.50 together"
    page.table.ask(search="")
    page.narrowing.month.setCurrentText("May 2024")
    page.narrowing.month.activated.emit(2)
    assert page.subtitle == "2 lines, £65.00 together after credits of £20.50"
    assert cells(page.table, 1)[:5] == [
        "5 May 2024",
        "Harbour Web Ltd",
        "Hosting",
        "4714",
        "credit -£20.50",
    ]


def test_many_lines_get_a_heading_by_keyboard_and_the_next_ones_are_proposed_and_taken(
    window: Window, page: SpendingPage
) -> None:
    choose(page, 0)
    press(Key.Key_E, CONTROL, window)
    opened = dialog(window)
    type_text("Training delivery", opened.form.editors["heading"].control)
    press(Key.Key_Tab, on=opened.form.editors["heading"].control)
    opened.form.editors["remember"].set_value(SpendingSign.COST_CODE)
    opened.store()
    page.refresh()
    assert given(page) == ["Training delivery", "Training delivery?", "none yet"]
    assert page.take.caption() == "Take 1 proposed"
    press(Key.Key_L, CONTROL, window)
    page.refresh()
    assert given(page) == ["Training delivery", "Training delivery", "none yet"]
    assert not page.take.isVisible()
    window.undo()
    page.refresh()
    assert given(page)[1] == "Training delivery?"


def test_nothing_can_be_remembered_of_lines_that_share_nothing(
    window: Window, page: SpendingPage
) -> None:
    choose(page, 1, 2)
    page.give_heading()
    opened = dialog(window)
    assert opened.windowTitle() == "Heading for 2 lines"
    opened.form.editors["heading"].set_value(None)
    opened.form.editors["remember"].set_value(SpendingSign.SUPPLIER)
    opened.store()
    assert "no supplier in common" in opened.form.note("remember")
    opened.form.set_values({})
    opened.reject()


def test_a_heading_is_changed_in_its_cell_and_a_new_name_adds_one(page: SpendingPage) -> None:
    choose(page, 2)
    names = [field.name for field in page.table.model.columns]
    page.table.view.setCurrentIndex(page.table.model.index(2, names.index("heading")))
    press(Key.Key_F2)
    editor = page.table.view.findChild(QLineEdit)
    assert editor is not None
    type_text("Website and systems", editor)
    press(Key.Key_Return, on=editor)
    page.refresh()
    assert given(page)[2] == "Website and systems"


def test_what_the_ledger_says_is_not_typed_over(page: SpendingPage) -> None:
    editable = {field.name for field in page.table.model.columns if not field.computed}
    assert editable == {"heading"}


def test_many_lines_are_changed_beside_the_window(
    page: SpendingPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(headings, "AT_ONCE", 1)
    page.enter_heading([1, 2, 3], "heading", TRAINING)
    qtbot.waitUntil(lambda: not page.desk.tasks.busy)
    page.refresh()
    assert given(page) == ["Training delivery"] * 3


def test_a_line_found_by_search_is_shown_whatever_is_narrowed(page: SpendingPage) -> None:
    page.narrowing.month.setCurrentText("May 2024")
    page.narrowing.month.activated.emit(2)
    page.go({"kind": "spending-lines", "id": 1})
    assert page.table.current_id() == 1
    assert "Moor Rooms Ltd" in [each.text() for each in page.detail.findChildren(Heading)]


def test_rules_are_seen_and_an_empty_year_says_what_to_do(
    window: Window, page: SpendingPage
) -> None:
    page.show_rules()
    [rules] = window.findChildren(ListDialog)
    assert "proposed for lines without one" in rules.told()
    rules.reject()
    page.remove([1, 2, 3])
    page.refresh()
    assert page.subtitle == "0 lines, £0.00 together"


def test_a_file_without_a_year_says_where_a_ledger_belongs(window: Window) -> None:
    empty = page_of(window, "spending", SpendingPage)
    assert empty.subtitle == "Lines of the ledger under the headings of the budget"
    assert not empty.has_year()


def test_the_budget_leads_to_the_lines_and_takes_the_ledgers_figures(window: Window) -> None:
    fill(core_of(window))
    budget = page_of(window, "budget", BudgetPage)
    settle()
    press(Key.Key_L, CONTROL, window)
    page = window.pages.page
    assert isinstance(page, SpendingPage)
    page.enter_heading([1, 2], "heading", TRAINING)
    page.go_to_budget()
    settle()
    assert budget.headings.ledger.caption() == "Ledger: 1 differs"
    press(Key.Key_L, CONTROL | SHIFT, window)
    [compared] = window.findChildren(LedgerDialog)
    assert cells(compared.table, 2) == [
        "Training delivery",
        "£12,400",
        "£205.50",
        "£12,194.50 less",
        "2",
        "4 May 2024",
    ]
    compared.table.view.setFocus()
    compared.table.select(TRAINING)
    press(Key.Key_Return, on=compared.table.view)
    compared.reject()
    with core_of(window).read() as session:
        assert year_budget(session, 1, date(2025, 3, 11)).lines[2].spent == 20_550
    window.undo()
    with core_of(window).read() as session:
        assert year_budget(session, 1, date(2025, 3, 11)).lines[2].spent == 1_240_000
