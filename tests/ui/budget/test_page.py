"""The budget's screen: the figures of its picture, receipts by dialog, amounts in place, years, and how it looks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit

from app.agencies.operations import add_agency
from app.budget.fields import ContributionStatus
from app.budget.operations import add_contribution
from app.budget.statement import YearBudget, year_budget
from app.budget.years import years_of
from tests.app.budget.sample import add_body, fill_year
from tests.ui.acting import CONTROL, SHIFT, Key, click, press, type_text
from tests.ui.checker import SIZES, check, check_page, settle, show_at
from tests.ui.opened import cells, core_of, dialog, page_of
from ui.budget.page import BudgetPage
from ui.dialogs import FormDialog
from ui.list_dialog import ListDialog
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.tables import Table
    from ui.window import Window


@pytest.fixture
def page(window: Window) -> BudgetPage:
    fill_year(core_of(window))
    return page_of(window, "budget", BudgetPage)


def budget_of(page: BudgetPage, year_id: int = 1) -> YearBudget:
    with page.desk.core.read() as session:
        return year_budget(session, year_id, date(2025, 3, 11))


def focus_cell(table: Table, row: int, name: str) -> None:
    names = [field.name for field in table.model.columns]
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(row, names.index(name)))


def test_the_whole_budget_is_seen_at_the_usual_size_below_a_banner_too(
    window: Window, page: BudgetPage
) -> None:
    window.banner.say("This is the sample.", "note")
    show_at(window, SIZES[0])
    settle()
    seen = [each for each in page.findChildren(QAbstractScrollArea) if each.isVisible()]
    assert len(seen) >= 4
    assert [each.verticalScrollBar().maximum() for each in seen] == [0] * len(seen)


def test_the_screen_shows_the_figures_of_its_picture(page: BudgetPage) -> None:
    assert (page.title, page.subtitle) == (
        "Budget 2024-25",
        "1 April 2024 to 31 March 2025 · contributions, spending and reserve",
    )
    assert cells(page.payers.table, 3) == [
        "Lancashire Constabulary",
        "15.25 %",
        "£36,000.00",
        "£36,000.00",
        "£0.00",
        "£36,000.00",
        "Due 31 Mar",
    ]
    total = ["Total", "100.00 %", "£236,000.00", "£236,000.00", "£200,000.00", "£36,000.00", ""]
    assert cells(page.payers.table, 4) == total
    assert cells(page.headings.table, 3)[-1] == "£3,650 over"
    assert cells(page.headings.table, 5)[1:] == [
        "£236,000",
        "£214,490",
        "£13,800",
        "£235,350",
        "£650 under",
    ]


def test_the_statement_is_printed_line_by_line(page: BudgetPage) -> None:
    assert page.reserve.lines() == [
        "Opening, 1 April 2024",
        "£41,320.00",
        "+ Contributions agreed",
        "£236,000.00",
        "+ Training income",
        "£6,240.00",
        "− Forecast spending",
        "£235,350.00",
        "= Closing, 31 March 2025",
        "£48,210.00",
        "Children 50 %, adults 50 %",
        "In kind, not in the above",
        "£38,900.00",
    ]


def test_a_receipt_is_recorded_by_keyboard_with_the_amount_that_is_outstanding(
    window: Window, page: BudgetPage
) -> None:
    press(Key.Key_R, CONTROL, window)
    opened = dialog(window)
    assert opened.form.editors["amount"].value() == 3_600_000
    press(Key.Key_Return, CONTROL, opened.form.editors["reference"].control)
    assert budget_of(page).paid.outstanding == 0
    page.refresh()
    assert cells(page.payers.table, 3)[-1] == "Received"
    window.undo()
    assert budget_of(page).paid.outstanding == 3_600_000


def test_an_amount_is_changed_in_its_cell_and_all_totals_follow(page: BudgetPage) -> None:
    table = page.headings.table
    focus_cell(table, 0, "forecast")
    press(Key.Key_F2)
    editor = table.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    type_text("166,000", editor)
    press(Key.Key_Return, on=editor)
    page.refresh()
    assert cells(table, 0)[-1] == "£2,000 under"
    assert cells(table, 5)[-2:] == ["£236,050", "£50 over"]
    assert "£47,510.00" in page.reserve.lines()


def test_the_total_follows_the_filter_and_is_never_typed_over(page: BudgetPage) -> None:
    table = page.payers.table
    table.ask(search="council")
    assert cells(table, 2)[:3] == ["Total", "63.56 %", "£150,000.00"]
    before = budget_of(page)
    assert not page.desk.attempt(lambda: table.acts.edit and table.acts.edit([-1], "agreed", 0))
    assert budget_of(page) == before


def test_delete_takes_the_chosen_contribution_and_undo_brings_it_back(
    window: Window, page: BudgetPage
) -> None:
    focus_cell(page.payers.table, 3, "agency")
    press(Key.Key_Delete)
    assert len(budget_of(page).contributions) == 3
    window.undo()
    assert len(budget_of(page).contributions) == 4


def test_the_next_year_is_started_and_one_goes_between_years(page: BudgetPage) -> None:
    page.more.choose("Start the next financial year")
    assert page.title == "Budget 2025-26"
    assert [page.years.itemText(place) for place in range(page.years.count())] == [
        "2025-26",
        "2024-25",
    ]
    page.years.activated.emit(1)
    assert page.title == "Budget 2024-25"


def test_return_opens_a_line_and_stores_what_is_changed(window: Window, page: BudgetPage) -> None:
    focus_cell(page.headings.table, 3, "heading")
    press(Key.Key_Return)
    opened = dialog(window)
    narrative = opened.form.editors["narrative"].control
    type_text("Two reviews instead of one.", narrative)
    press(Key.Key_Return, CONTROL, narrative)
    assert budget_of(page).lines[3].narrative == "Two reviews instead of one."


def test_a_wrong_receipt_is_taken_out_of_the_list_of_receipts(
    window: Window, page: BudgetPage
) -> None:
    focus_cell(page.payers.table, 0, "agency")
    page.more.choose("Receipts of the chosen contribution")
    [opened] = window.findChildren(ListDialog)
    assert cells(opened.table, 0)[:2] == ["20 May 2024", "£75,000.00"]
    opened.table.select(1)
    press(Key.Key_Delete, on=opened.table.view)
    assert budget_of(page).paid.received == 12_500_000
    opened.close()


def test_a_part_payment_leaves_the_rest_outstanding_and_is_corrected_in_its_list(
    window: Window, page: BudgetPage
) -> None:
    focus_cell(page.payers.table, 3, "agency")
    press(Key.Key_R, CONTROL | SHIFT, window)
    [opened] = window.findChildren(ListDialog)
    click(opened.findChildren(Button)[0])
    asked = opened.findChildren(FormDialog)[-1]
    amount = asked.form.editors["amount"].control
    assert isinstance(amount, QLineEdit)
    amount.selectAll()
    type_text("10,000", amount)
    press(Key.Key_Return, CONTROL, amount)
    assert budget_of(page).paid.outstanding == 2_600_000
    opened.refresh()
    assert opened.told() == "£36,000.00 agreed, £10,000.00 received, £26,000.00 outstanding."
    opened.table.select(opened.table.model.ids[0])
    press(Key.Key_Return, on=opened.table.view)
    reference = opened.findChildren(FormDialog)[-1].form.editors["reference"].control
    type_text("BACS 114", reference)
    press(Key.Key_Return, CONTROL, reference)
    opened.refresh()
    assert cells(opened.table, 0)[-1] == "BACS 114"
    assert check(opened) == []
    opened.accept()


def test_an_invoice_is_recorded_with_its_number_and_days(window: Window, page: BudgetPage) -> None:
    with page.desk.core.work("Add contribution") as work:
        agency = add_agency(work, {"name": "Probation Service"})
        add_contribution(work, {"year": 1, "agency": agency, "agreed": 500_000})
    page.refresh()
    press(Key.Key_V, CONTROL | SHIFT, window)
    opened = dialog(window)
    assert opened.form.editors["invoiced"].value() == 500_000
    assert opened.form.editors["due_on"].value() == date(2025, 4, 10)
    number = opened.form.editors["invoice_number"].control
    type_text("4410/25", number)
    assert check(opened) == []
    press(Key.Key_Return, CONTROL, number)
    line = budget_of(page).contributions[-1]
    assert (line.invoice_number, line.invoiced) == ("4410/25", 500_000)
    assert line.invoice_date == date(2025, 3, 11)


def test_a_contribution_that_is_disputed_says_so_and_counts_as_nothing(
    window: Window, page: BudgetPage
) -> None:
    focus_cell(page.payers.table, 3, "agency")
    press(Key.Key_Return)
    opened = dialog(window)
    opened.form.editors["agreed"].set_value(None)
    opened.form.editors["agreed"].changed.emit()
    opened.form.editors["status"].set_value(ContributionStatus.DISPUTED)
    opened.form.editors["status"].changed.emit()
    press(Key.Key_Return, CONTROL, opened.form.editors["notes"].control)
    page.refresh()
    assert cells(page.payers.table, 3)[-1] == "Disputed"
    assert budget_of(page).paid.agreed == 20_000_000


def test_what_is_given_in_kind_is_added_changed_and_removed_in_its_list(
    window: Window, page: BudgetPage
) -> None:
    page.reserve_edit.choose("Given in kind")
    [opened] = window.findChildren(ListDialog)
    before = budget_of(page).in_kind_value
    click(opened.findChildren(Button)[0])
    asked = opened.findChildren(FormDialog)[-1]
    type_text("Training rooms", asked.form.editors["what"].control)
    type_text("1,200", asked.form.editors["value"].control)
    press(Key.Key_Return, CONTROL, asked.form.editors["value"].control)
    assert budget_of(page).in_kind_value == before + 120_000
    opened.refresh()
    added = opened.table.model.ids[-1]
    opened.table.select(added)
    assert opened.table.acts.edit is not None
    opened.table.acts.edit([added], "value", 100_000)
    assert budget_of(page).in_kind_value == before + 100_000
    press(Key.Key_Delete, on=opened.table.view)
    assert budget_of(page).in_kind_value == before
    assert check(opened) == []
    opened.accept()


def test_other_income_is_removed_from_its_list_and_undo_brings_it_back(
    window: Window, page: BudgetPage
) -> None:
    page.more.choose("Other income")
    [opened] = window.findChildren(ListDialog)
    opened.table.select(opened.table.model.ids[0])
    press(Key.Key_Delete, on=opened.table.view)
    assert budget_of(page).income == ()
    opened.accept()
    window.undo()
    assert [each.forecast for each in budget_of(page).income] == [624_000]


def test_search_opens_a_contribution_in_its_year(window: Window, page: BudgetPage) -> None:
    page.more.choose("Start the next financial year")
    window.pages.open_record("contributions", 4)
    assert page.title == "Budget 2024-25"
    assert page.payers.table.current_id() == 4


def test_home_leads_to_the_contribution_that_is_due(window: Window, page: BudgetPage) -> None:
    page.more.choose("Start the next financial year")
    window.pages.open_at("budget", {"id": 4})
    assert (page.title, page.payers.table.current_id()) == ("Budget 2024-25", 4)


def test_without_a_partnership_or_a_year_the_screen_says_what_comes_first(window: Window) -> None:
    page = page_of(window, "budget", BudgetPage)
    assert not page.receipt.isEnabled()
    with page.desk.core.work("Start") as work:
        add_body(work)
    settle()
    click(page.first_year)
    with page.desk.core.read() as session:
        assert [each.name for each in years_of(session, 1)] == ["2024-25"]
    assert page.title == "Budget 2024-25"


def test_nothing_is_cut_off_or_unnamed_at_any_size_in_any_theme(
    window: Window, page: BudgetPage
) -> None:
    assert check_page(window, "budget") == []
    page.receive()
    opened = dialog(window)
    assert opened.form.editors["contribution"].value() == 4
    opened.close()
