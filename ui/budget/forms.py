"""The forms of financial years, contributions, receipts and headings, each with its act."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.budget.fields import (
    BUDGET_LINE,
    CONTRIBUTION,
    FINANCIAL_YEAR,
    IN_KIND,
    INCOME_LINE,
    RECEIPT,
    ContributionValues,
    IncomeValues,
    InKindValues,
    LineValues,
    ReceiptValues,
    YearValues,
)
from app.budget.lines import add_income, add_line, change_income, change_line
from app.budget.next_year import start_next_year
from app.budget.operations import (
    add_contribution,
    add_in_kind,
    add_year_holding,
    change_contribution,
    change_in_kind,
    change_receipt,
    change_year,
    record_receipt,
)
from app.fields import Field, Money, Ref
from ui.asking import ask, some, typed, without
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.budget.headings import IncomeRecord, InKindRecord, LineRecord
    from app.budget.queries import ContributionRecord, ReceiptRecord
    from app.budget.statement import YearBudget
    from app.budget.years import YearRecord
    from ui.page import Desk

_YEAR = without(FINANCIAL_YEAR, "partnership", "name")
_CONTRIBUTION = without(CONTRIBUTION, "year")
_LINE = without(BUDGET_LINE, "year", "position")
_INCOME = without(INCOME_LINE, "year", "position")
_IN_KIND = without(IN_KIND, "year")
_RECEIPT = without(RECEIPT, "contribution")
_INVOICE = some(CONTRIBUTION, "invoice_number", "invoice_date", "invoiced", "due_on")
USUAL_TERMS = timedelta(days=30)
"""In which public bodies pay an invoice (Public Contracts Regulations 2015, regulation 113)."""


def _optional(field: Field) -> Field:
    """Let an amount be left empty: a new heading has spent nothing and will cost what is budgeted."""
    return replace(field, required=False) if isinstance(field, Money) else field


class BudgetForms:
    """Opens the forms of one financial year at a time; `show` is told the id of a year that was added."""

    def __init__(self, desk: Desk, show: Callable[[int], object] = lambda _id: None) -> None:
        self._desk = desk
        self._show = show

    def start_first_year(self, partnership_id: int, name: str) -> None:
        """Add the financial year of today."""
        today = self._desk.core.clock.today()
        with self._desk.core.work("Start financial year", name) as work:
            year_id = add_year_holding(work, partnership_id, today)
        self._show(year_id)

    def start_next_year(self, year: YearRecord) -> None:
        """Add the year after this one, with its contributions proposed and its headings carried over."""
        with self._desk.core.work("Start next financial year", f"after {year.name}") as work:
            year_id = start_next_year(work, year.id)
        self._show(year_id)

    def change_year(self, year: YearRecord) -> None:
        """Ask for what belongs to the whole year: its opening reserve, the day of the figures, the split."""

        def save(values: YearValues) -> None:
            with self._desk.core.work("Change financial year", year.name) as work:
                change_year(work, year.id, values, year.version)

        ask(self._desk, f"Financial year {year.name}", _YEAR, values_of(_YEAR, year), save=save)

    def receive(self, budget: YearBudget, chosen: ContributionRecord | None) -> None:
        """Ask for money that came in: for the chosen contribution, else for the first that is outstanding."""
        wanted = [chosen] if chosen is not None and chosen.outstanding > 0 else []
        owing = [each for each in budget.contributions if each.outstanding > 0]
        self.receive_for(next(iter((*wanted, *owing)), None))

    def receive_for(self, line: ContributionRecord | None) -> None:
        """Ask for money that came in for a contribution; a part of what is outstanding may be typed."""
        given: dict[str, Any] = {"day": self._desk.core.clock.today()}
        if line is not None:
            given["contribution"] = Ref(line.id, f"{line.name}, {line.year}")
            given["amount"] = line.outstanding if line.outstanding > 0 else None

        def save(values: ReceiptValues) -> None:
            with self._desk.core.work("Record receipt", line.name if line else "") as work:
                record_receipt(work, values)

        ask(self._desk, "Record receipt", RECEIPT, given, save=save, new=True, verb="Record")

    def change_receipt(self, receipt: ReceiptRecord) -> None:
        """Ask for corrections of a receipt."""

        def save(values: ReceiptValues) -> None:
            with self._desk.core.work("Change receipt", receipt.contribution.name) as work:
                change_receipt(work, receipt.id, values, receipt.version)

        title = f"Receipt: {receipt.contribution}"
        ask(self._desk, title, _RECEIPT, values_of(_RECEIPT, receipt), save=save)

    def invoice(self, line: ContributionRecord) -> None:
        """Ask for the invoice of a contribution: of what is agreed, from today, due in the usual time."""
        today = self._desk.core.clock.today()
        given = values_of(_INVOICE, line)
        suggested = {"invoiced": line.agreed, "invoice_date": today, "due_on": today + USUAL_TERMS}
        given |= {name: value for name, value in suggested.items() if given[name] is None}

        def save(values: ContributionValues) -> None:
            with self._desk.core.work("Record invoice", f"{line.name}, {line.year}") as work:
                change_contribution(work, line.id, values, line.version)

        title = f"Invoice: {line.name}, {line.year}"
        ask(self._desk, title, _INVOICE, given, save=save, new=True, verb="Record")

    def add_contribution(self, year: YearRecord) -> None:
        """Ask for an agency's line."""

        def save(values: ContributionValues) -> None:
            with self._desk.core.work("Add contribution", year.name) as work:
                add_contribution(work, {**typed(values), "year": year.id})

        fields = tuple(
            replace(field, required=False) if field.name == "status" else field
            for field in _CONTRIBUTION
        )
        ask(self._desk, f"Add contribution {year.name}", fields, {}, save=save, new=True)

    def change_contribution(self, line: ContributionRecord) -> None:
        """Ask for the values of a contribution."""

        def save(values: ContributionValues) -> None:
            with self._desk.core.work("Change contribution", f"{line.name}, {line.year}") as work:
                change_contribution(work, line.id, values, line.version)

        title = f"{line.name}, {line.year}"
        ask(self._desk, title, _CONTRIBUTION, values_of(_CONTRIBUTION, line), save=save)

    def add_line(self, year: YearRecord) -> None:
        """Ask for a heading of spending."""

        def save(values: LineValues) -> None:
            with self._desk.core.work("Add budget line", year.name) as work:
                add_line(work, {**typed(values), "year": year.id})

        fields = tuple(_optional(field) for field in _LINE)
        ask(self._desk, f"Add heading {year.name}", fields, {}, save=save, new=True)

    def change_line(self, line: LineRecord) -> None:
        """Ask for the values of a heading, its narrative included."""

        def save(values: LineValues) -> None:
            with self._desk.core.work("Change budget line", f"{line.heading}, {line.year}") as work:
                change_line(work, line.id, values, line.version)

        ask(self._desk, line.heading, _LINE, values_of(_LINE, line), save=save)

    def add_income(self, year: YearRecord) -> None:
        """Ask for a heading of income other than contributions."""

        def save(values: IncomeValues) -> None:
            with self._desk.core.work("Add income line", year.name) as work:
                add_income(work, {**typed(values), "year": year.id})

        fields = tuple(_optional(field) for field in _INCOME)
        ask(self._desk, f"Add income {year.name}", fields, {}, save=save, new=True)

    def change_income(self, line: IncomeRecord) -> None:
        """Ask for the values of a heading of income."""

        def save(values: IncomeValues) -> None:
            with self._desk.core.work("Change income line", f"{line.heading}, {line.year}") as work:
                change_income(work, line.id, values, line.version)

        ask(self._desk, line.heading, _INCOME, values_of(_INCOME, line), save=save)

    def add_in_kind(self, year: YearRecord) -> None:
        """Ask for something given in kind."""

        def save(values: InKindValues) -> None:
            with self._desk.core.work("Add gift in kind", year.name) as work:
                add_in_kind(work, {**values, "year": year.id})

        ask(self._desk, f"Given in kind {year.name}", _IN_KIND, {}, save=save, new=True)

    def change_in_kind(self, gift: InKindRecord) -> None:
        """Ask for corrections of something given in kind."""

        def save(values: InKindValues) -> None:
            with self._desk.core.work("Change gift in kind", gift.what) as work:
                change_in_kind(work, gift.id, values, gift.version)

        ask(self._desk, gift.what, _IN_KIND, values_of(_IN_KIND, gift), save=save)
