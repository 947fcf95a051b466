"""The budget of a financial year: who contributes, what is spent, and how the reserve will close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from app.budget.headings import lines as read_lines
from app.budget.listings import YEARS
from app.budget.queries import contributions as read_contributions
from app.budget.remarks import year_in_words
from app.budget.statement import YearBudget, year_budget
from app.budget.years import year_choices, year_on_or_newest
from ui.budget import documents
from ui.budget.commands import commands_of
from ui.budget.forms import BudgetForms
from ui.budget.ledger import open_ledger
from ui.budget.lists import Headings, Payers
from ui.budget.records import open_in_kind, open_income, open_receipts
from ui.budget.reserve import ReserveCard
from ui.new_names import offer_new_names
from ui.page import Page, Reach
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import EmptyState
from ui.widgets.menus import MenuButton
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.partnerships.queries import PartnershipRecord
    from ui.commands import Command
    from ui.page import Desk, Place
    from ui.widgets.menus import Entry


class BudgetPage(Page):
    """One financial year at a time."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"financial_year", "contribution", "receipt", "budget_line", "income_line", "in_kind"}
        | {"spending_line"}
        | {"agency", "partnership"}
    )
    reach = Reach.ONE
    record_kind = "contributions"
    help_text = (
        "One financial year: what each agency contributes and has paid, what is spent under each heading, and how "
        "the opening reserve becomes the closing one. Shares come to 100 %; outstanding is what is agreed less "
        "what was received; variance is budget less forecast.\n\nF2 changes an amount in place, Return opens the "
        "whole line, Delete removes it and Ctrl+Z brings it back. Each invoice has its number and days, each receipt "
        "its own day, so that a part payment leaves the rest outstanding. The year is chosen at the top.\n\n"
        "Lines leads to the ledger's lines; Ledger compares them with what is typed under Spent, and takes the "
        "ledger's figures when you say so."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        offer_new_names(desk)
        self._year_id: int | None = None
        self._budget: YearBudget | None = None
        self._body: PartnershipRecord | None = None
        self._forms = BudgetForms(desk, self.show_year)
        self.set_title("Budget")
        self.years = ComboBox()
        named(self.years, "Financial year")
        self.years.activated.connect(lambda place: self.show_year(self.years.itemData(place)))
        self.more = MenuButton("", "ellipsis", self._more)
        named(self.more, "More for the budget", "Opens a menu")
        self.report = MenuButton("Budget report", "file-down", self._reports)
        self.receipt = Button("Record receipt", "plus", "primary", on_click=self.receive)
        self.head_buttons = [self.years, self.more, self.report, self.receipt]
        self.payers = Payers(desk, self._forms)
        self.headings = Headings(
            desk, self._forms, go=self.show_spending, compare=self.compare_ledger
        )
        self.reserve_edit = MenuButton("Edit", "pencil", self._reserve_acts)
        self.reserve = ReserveCard(self.reserve_edit)
        self._empty = EmptyState("", "Start this financial year", on_click=self.start_year)
        self.first_year = self._empty.button
        self._page = ScrollPage()
        self._page.add(self.payers.table)
        self._below = Panes((self.headings.table, self.reserve), (7, 3), stack_below=760)
        self._page.add(self._below, 1)
        self.body.addWidget(self._page, 1)
        self.body.addWidget(self._empty, 1)

    def refresh(self) -> None:
        """Read the year that is shown, or the one of today."""
        today = self.desk.core.clock.today()
        self._body = self.desk.partnership.current
        with self.desk.core.read() as session:
            refs = year_choices(session, "", *YEARS.own(self.own), limit=200)
            if self._year_id not in {ref.id for ref in refs}:
                present = year_on_or_newest(session, self._body.id, today) if self._body else None
                self._year_id = present.id if present else None
            self._budget = year_budget(session, self._year_id, today) if self._year_id else None
        self.years.fill([(ref.name, ref.id) for ref in refs], self._year_id)
        self.years.setVisible(self.years.is_choice())
        self._show()

    def go(self, place: Place) -> None:
        """Show a year, or a contribution or heading in its year; with {"do": "receive"} ask what came in for it.

        What Home asks for is a contribution.
        """
        record_id = place["id"]
        kind = place.get("kind", "contributions")
        with self.desk.core.read() as session:
            found: Sequence[Any] = ()
            if kind == "contributions":
                found = read_contributions(session, [record_id])
            elif kind == "budget-lines":
                found = read_lines(session, [record_id])
        self.show_year(found[0].year.id if found else record_id)
        if found:
            table = self.payers.table if kind == "contributions" else self.headings.table
            table.reveal(record_id)
            table.view.setFocus()
        if place.get("do") == "receive":
            self.receive()

    def place(self) -> Place:
        """Say which year is shown."""
        return {"kind": "financial-years", "id": self._year_id} if self._year_id else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the two lists and the statement."""
        return [self.payers.table, self.headings.table, self.reserve]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with a year."""
        return commands_of(self)

    def show_year(self, year_id: int) -> None:
        """Show a year."""
        self._year_id = year_id
        self.desk.attempt(self.refresh)

    def start_year(self) -> None:
        """Start the year of today, or go where a partnership is added first."""
        body = self._body
        if body is not None:
            self.desk.attempt(lambda: self._forms.start_first_year(body.id, body.name))

    def start_next(self) -> None:
        """Start the financial year after the one shown."""
        if self._budget is not None:
            year = self._budget.year
            self.desk.attempt(lambda: self._forms.start_next_year(year))

    def has_year(self) -> bool:
        """Say whether a year is shown."""
        return self._budget is not None

    def receive(self) -> None:
        """Ask for money that came in."""
        if self._budget is not None:
            self._forms.receive(self._budget, self.payers.current())

    def show_receipts(self) -> None:
        """Show what came in for the chosen contribution."""
        line = self.payers.current()
        if line is not None:
            open_receipts(self.desk, line)
        else:
            self.desk.hint("Choose a contribution first")

    def invoice(self) -> None:
        """Ask for an invoice: of the chosen contribution or the first that is agreed and not invoiced."""
        if self._budget is None:
            return
        chosen = self.payers.current()
        every = (*([chosen] if chosen else []), *self._budget.contributions)
        waiting = [each for each in every if each.agreed is not None and each.invoiced is None]
        line = next(iter(waiting), chosen)
        if line is not None:
            self._forms.invoice(line)
        else:
            self.desk.hint("Choose a contribution first")

    def show_income(self) -> None:
        """Show the year's income besides contributions."""
        if self._budget is not None:
            open_income(self.desk, self._budget.year)

    def show_in_kind(self) -> None:
        """Show what is given in kind."""
        if self._budget is not None:
            open_in_kind(self.desk, self._budget.year)

    def show_spending(self) -> None:
        """Go to the ledger's lines, of the heading that is chosen where one is."""
        if self._budget is None:
            self.desk.go("spending", {})
            return
        line = self.headings.current() if self.headings.table.view.hasFocus() else None
        narrowed = {"heading": line.id} if line else {}
        self.desk.go(
            "spending", {"kind": "financial-years", "id": self._budget.year.id, **narrowed}
        )

    def compare_ledger(self) -> None:
        """Show the ledger beside what is typed."""
        if self._budget is not None:
            open_ledger(self.desk, self._budget.year)

    def change_year(self) -> None:
        """Ask for what belongs to the whole year."""
        if self._budget is not None:
            self._forms.change_year(self._budget.year)

    def _reports(self) -> list[Entry]:
        return documents.entries(self.desk, self._budget.year) if self._budget else []

    def _more(self) -> list[Entry]:
        if self._budget is None:
            return []
        return [
            ("Add contribution", self.payers.add),
            ("Record invoice", self.invoice),
            ("Receipts of the chosen contribution", self.show_receipts),
            None,
            ("Add heading", self.headings.add),
            ("Other income", self.show_income),
            ("Given in kind", self.show_in_kind),
            None,
            ("Spending lines of the ledger", self.show_spending),
            ("Ledger beside typed figures", self.compare_ledger),
            None,
            ("Change the financial year", self.change_year),
            ("Start the next financial year", self.start_next),
        ]

    def _reserve_acts(self) -> list[Entry]:
        return [
            ("Opening reserve and the year", self.change_year),
            ("Other income", self.show_income),
            ("Given in kind", self.show_in_kind),
        ]

    def _show(self) -> None:
        budget = self._budget
        self._page.setVisible(budget is not None)
        self._empty.setVisible(budget is None)
        for button in (self.more, self.report, self.receipt):
            button.setEnabled(budget is not None)
        if budget is None:
            self.set_title("Budget", "Contributions, spending and reserve")
            self._empty.say(_FIRST if self._body else _NO_BODY)
            self.first_year.setVisible(self._body is not None)
            return
        told = f"{year_in_words(budget)} · contributions, spending and reserve"
        self.set_title(f"Budget {budget.year.name}", told)
        self.payers.show(budget)
        self.headings.show(budget)
        self.reserve.show_budget(budget)
        self._below.setMinimumHeight(
            max(self.headings.table.minimumHeight(), self.reserve.whole_height())
        )


_FIRST = "No financial year yet. Start this one; contributions and headings follow."
_NO_BODY = "A budget belongs to a partnership. Add the partnership first, on the page Groups."
