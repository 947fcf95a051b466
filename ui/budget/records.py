"""The lists behind a budget: receipts of a contribution, income besides contributions, what is given in kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import show_money
from app.budget.headings import in_kind as read_in_kind
from app.budget.headings import income as read_income
from app.budget.lines import change_income, remove_income
from app.budget.listings import IN_KINDS, INCOME_LINES, RECEIPTS
from app.budget.operations import change_in_kind, change_receipt, remove_in_kind, remove_receipt
from app.budget.queries import contributions, receipts
from app.listing import SqlRows
from ui.budget.forms import BudgetForms
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing, removing

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.budget.queries import ContributionRecord
    from app.budget.years import YearRecord
    from app.listing import Listing
    from ui.page import Desk


def open_receipts(desk: Desk, line: ContributionRecord) -> ListDialog:
    """Show what came in for a contribution, part by part, and what is still to come."""

    def told() -> str:
        with desk.core.read() as session:
            [now] = contributions(session, [line.id])
        agreed, received = show_money(now.agreed or 0), show_money(now.received)
        return f"{agreed} agreed, {received} received, {show_money(now.outstanding)} outstanding."

    def acts(over: Desk) -> Acts:
        forms = BudgetForms(over)

        def again() -> None:
            with over.core.read() as session:
                [now] = contributions(session, [line.id])
            forms.receive_for(now)

        def open_one(receipt_id: int) -> None:
            with over.core.read() as session:
                [receipt] = receipts(session, [receipt_id])
            forms.change_receipt(receipt)

        return Acts(
            open=open_one,
            edit=editing(over, ("Change receipt", line.name), change_receipt),
            delete=removing(over, ("Remove receipt", line.name), remove_receipt),
            add=("Record receipt", again),
        )

    return show_list(
        desk,
        f"Receipts: {line.name}, {line.year}",
        ("Receipts", _rows(desk, RECEIPTS, contribution=line.id), acts),
        shown=("day", "amount", "reference"),
        line=told,
        empty="Nothing has come in for this contribution yet.",
    )


def open_income(desk: Desk, year: YearRecord) -> ListDialog:
    """Show a year's income besides contributions."""

    def acts(over: Desk) -> Acts:
        forms = BudgetForms(over)

        def open_one(line_id: int) -> None:
            with over.core.read() as session:
                [line] = read_income(session, [line_id])
            forms.change_income(line)

        return Acts(
            open=open_one,
            edit=editing(over, ("Change income line", year.name), change_income),
            delete=removing(over, ("Remove income line", year.name), remove_income),
            add=("Add income", lambda: forms.add_income(year)),
        )

    return show_list(
        desk,
        f"Other income {year.name}",
        ("Income", _rows(desk, INCOME_LINES, year=year.id), acts),
        line=lambda: "Income besides contributions, such as charges for training.",
        empty="No other income in this year yet.",
    )


def open_in_kind(desk: Desk, year: YearRecord) -> ListDialog:
    """Show what is given in kind in a year."""

    def acts(over: Desk) -> Acts:
        forms = BudgetForms(over)

        def open_one(gift_id: int) -> None:
            with over.core.read() as session:
                [gift] = read_in_kind(session, [gift_id])
            forms.change_in_kind(gift)

        return Acts(
            open=open_one,
            edit=editing(over, ("Change gift in kind", year.name), change_in_kind),
            delete=removing(over, ("Remove gift in kind", year.name), remove_in_kind),
            add=("Add gift in kind", lambda: forms.add_in_kind(year)),
        )

    return show_list(
        desk,
        f"Given in kind {year.name}",
        ("Given in kind", _rows(desk, IN_KINDS, year=year.id), acts),
        line=lambda: "Estimated values; they are not part of the contributions or the reserve.",
        empty="Nothing is given in kind in this year yet.",
    )


def _rows(desk: Desk, listing: Listing, **scope: int) -> Callable[[], SqlRows]:
    return lambda: SqlRows(desk.core, listing, **scope)
