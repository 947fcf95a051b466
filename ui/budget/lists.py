"""The two lists of a budget, contributions and headings of spending, each with its total and its acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.budget.fields import BUDGET_LINE, CONTRIBUTION
from app.budget.lines import change_line, remove_line
from app.budget.operations import change_contribution, remove_contribution
from app.budget.remarks import headings_over, ledger_remark, spending_title
from ui.budget.sums import contribution_look, contribution_sums, line_look, line_sums
from ui.tables import Acts, Table
from ui.together import editing, removing
from ui.totals import TotalledRows, lines_only, show_untouched
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.chips import Chip
from ui.widgets.text import Heading, named, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.budget.headings import LineRecord
    from app.budget.queries import ContributionRecord
    from app.budget.statement import YearBudget
    from ui.budget.forms import BudgetForms
    from ui.page import Desk

PAYER, LINE = 40, 34
"""Heights of a contribution and of a heading of spending, in logical pixels."""
LEAST, MOST_PAYERS, MOST_LINES = 3, 8, 12
"""Lines that a list has room for at least, and those shown before it scrolls by itself."""


class Payers:
    """The contributions of a year in `table`."""

    def __init__(self, desk: Desk, forms: BudgetForms) -> None:
        self._desk = desk
        self._forms = forms
        self._budget: YearBudget | None = None
        acts = Acts(
            open=self._open,
            edit=editing(
                desk, ("Change contribution", self._about), change_contribution, of=lines_only
            ),
            delete=removing(
                desk, ("Remove contribution", self._about), remove_contribution, of=lines_only
            ),
            add=("Add contribution", self.add),
            table="contribution",
        )
        rows = TotalledRows(CONTRIBUTION, (), contribution_sums)
        empty = "No agency has been asked for a contribution yet."
        self.table = Table(rows, "Contributions", acts, desk.lists, empty=empty, row_height=PAYER)
        self.table.set_look(contribution_look)

    def show(self, budget: YearBudget) -> None:
        """Show a year's contributions, the list as tall as they are."""
        self._budget = budget
        show_untouched(
            self.table, TotalledRows(CONTRIBUTION, budget.contributions, contribution_sums)
        )
        shown = min(MOST_PAYERS, max(LEAST, len(budget.contributions) + 1))
        self.table.setFixedHeight(self.table.height_of(shown))

    def current(self) -> ContributionRecord | None:
        """Give the contribution with the focus."""
        chosen = self.table.current_id()
        found = self._budget.contributions if self._budget else ()
        return next((each for each in found if each.id == chosen), None)

    def add(self) -> None:
        """Ask for a contribution."""
        if self._budget is not None:
            self._forms.add_contribution(self._budget.year)

    def _open(self, _record_id: int) -> None:
        line = self.current()
        if line is not None:
            self._forms.change_contribution(line)

    def _about(self, ids: Sequence[int]) -> str:
        found = self._budget.contributions if self._budget else ()
        return ", ".join(each.name for each in found if each.id in ids)


class Headings:
    """The headings of spending of a year in `table`, under their own title."""

    def __init__(
        self,
        desk: Desk,
        forms: BudgetForms,
        *,
        go: Callable[[], object],
        compare: Callable[[], object],
    ) -> None:
        """Show headings; `go` leads to the ledger's lines, `compare` sets the ledger beside what is typed."""
        self._desk = desk
        self._forms = forms
        self._budget: YearBudget | None = None
        acts = Acts(
            open=self._open,
            edit=editing(desk, ("Change budget line", self._about), change_line, of=lines_only),
            delete=removing(desk, ("Remove budget line", self._about), remove_line, of=lines_only),
            add=("Add heading", self.add),
            table="budget_line",
        )
        rows = TotalledRows(BUDGET_LINE, (), line_sums)
        self.table = Table(
            rows, "Spending", acts, desk.lists, empty="No heading yet.", row_height=LINE
        )
        self.table.set_look(line_look)
        self._title, self._over = Heading("Spending"), Chip()
        self.lines = Button("Lines", "file-spreadsheet", "quiet", on_click=go)
        named(self.lines, "Spending lines of the ledger")
        self.ledger = Button("Ledger", kind="quiet", on_click=compare)
        head = row(self._title, None, self._over, self.ledger, self.lines)
        head.setContentsMargins(12, 2, 4, 0)
        self.table.body.insertLayout(0, head)

    def show(self, budget: YearBudget) -> None:
        """Show a year's headings; the list is never lower than they are, up to a limit."""
        self._budget = budget
        self._title.setText(spending_title(budget))
        self._over.set(headings_over(budget), "bad")
        self.ledger.setVisible(bool(budget.in_ledger.lines or budget.no_heading.lines))
        differing = budget.headings_differing
        self.ledger.set_caption(
            f"Ledger: {differing} {'differ' if differing > 1 else 'differs'}"
            if differing
            else "Ledger agrees"
        )
        self.ledger.setToolTip(plain_tip(ledger_remark(budget)))
        show_untouched(self.table, TotalledRows(BUDGET_LINE, budget.lines, line_sums))
        shown = min(MOST_LINES, max(LEAST, len(budget.lines) + 1))
        self.table.setMinimumHeight(self.table.height_of(shown))

    def add(self) -> None:
        """Ask for a heading."""
        if self._budget is not None:
            self._forms.add_line(self._budget.year)

    def current(self) -> LineRecord | None:
        """Give the heading with the focus."""
        chosen = self.table.current_id()
        found = self._budget.lines if self._budget else ()
        return next((each for each in found if each.id == chosen), None)

    def _open(self, _record_id: int) -> None:
        line = self.current()
        if line is not None:
            self._forms.change_line(line)

    def _about(self, ids: Sequence[int]) -> str:
        found = self._budget.lines if self._budget else ()
        return ", ".join(each.heading for each in found if each.id in ids)
