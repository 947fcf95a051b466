"""Spending lines typed in the window: added, changed, told apart from a file's, credits named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.spending.queries import SpendingRecord, spending_lines
from tests.app.budget.sample import fill_year
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import check, settle
from tests.ui.opened import cells, core_of, dialog, page_of
from ui.spending.page import SpendingPage

if TYPE_CHECKING:
    from ui.window import Window


@pytest.fixture
def page(window: Window) -> SpendingPage:
    fill_year(core_of(window))
    page = page_of(window, "spending", SpendingPage)
    page.refresh()
    return page


def fill(window: Window, page: SpendingPage, **typed: str) -> None:
    window.activateWindow()
    page.table.view.setFocus()
    settle()
    press(Key.Key_N, CONTROL)
    form = dialog(window)
    assert check(form) == []
    for name, text in typed.items():
        form.form.editors[name].setFocus()
        type_text(text)
    press(Key.Key_Return, CONTROL, form)
    settle()


def test_a_line_is_typed_and_a_credit_says_so_in_list_and_total(
    window: Window, page: SpendingPage
) -> None:
    fill(window, page, day="3 May 2024", amount="120", supplier="Moor Rooms")
    fill(window, page, day="4 May 2024", amount="-20.50", supplier="Moor Rooms")
    assert any(each.startswith("credit ") for each in cells(page.table, 1))
    assert page.subtitle == "2 lines, £99.50 together after credits of £20.50"


def test_the_line_that_was_added_is_chosen_wherever_it_stands(
    window: Window, page: SpendingPage
) -> None:
    fill(window, page, day="3 May 2024", amount="120", supplier="Moor Rooms")
    fill(window, page, day="4 May 2024", amount="-20.50", supplier="Fell Rooms")
    record = page.table.current_record()
    assert isinstance(record, SpendingRecord)
    assert record.supplier == "Fell Rooms"


def test_the_chosen_line_is_changed_by_key(window: Window, page: SpendingPage) -> None:
    fill(window, page, day="3 May 2024", amount="120", supplier="Moor Rooms")
    window.activateWindow()
    page.table.view.go_to(0, 0)
    page.table.view.setFocus()
    settle()
    press(Key.Key_E, CONTROL | SHIFT)
    form = dialog(window)
    amount = form.form.editors["amount"].control
    press(Key.Key_A, CONTROL, amount)
    type_text("130", amount)
    press(Key.Key_Return, CONTROL, form)
    settle()
    with core_of(window).read() as session:
        found: SpendingRecord = spending_lines(session, [1])[0]
    assert found.amount == 13_000
    assert not page.detail.change_button.isHidden()
