"""How the opening reserve becomes the closing one, line by line, with what is given in kind below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.amounts import show_money
from app.budget.remarks import opening_remark, split_in_words
from app.days import show_full_day
from ui.theme import GAP, with_equal_figures
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import clear
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Label

if TYPE_CHECKING:
    from app.budget.statement import YearBudget
    from ui.widgets.buttons import Button
    from ui.widgets.text import Role


class ReserveCard(Card):
    """The statement of a year; nothing in it is typed."""

    def __init__(self, edit: Button) -> None:
        super().__init__("Reserve", aside=edit)
        self._page = ScrollPage()
        self._lines = QWidget()
        self._lines.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._page.add(self._lines)
        self._page.body.addStretch(1)
        self.add(self._page, 1)

    def show_budget(self, budget: YearBudget) -> None:
        """Show a year."""
        clear(self._grid)
        year, statement = budget.year, budget.statement
        self._line(f"Opening, {show_full_day(year.first_day)}", statement.opening)
        self._line("+ Contributions agreed", statement.contributions)
        for heading, amount in statement.income:
            self._line(f"+ {heading}", amount)
        self._line("− Forecast spending", statement.spending)
        self._rule()
        self._line(f"= Closing, {show_full_day(year.last_day)}", statement.closing, "heading")
        if year.children_share is not None:
            self._words(split_in_words(budget), "small")
        if budget.opening_differs_by:
            self._whole(Chip("Opening differs from last year's closing", "caution"))
            self._words(opening_remark(budget), "small")
        if budget.in_kind:
            self._rule()
            self._line("In kind, not in the above", budget.in_kind_value)

    def whole_height(self) -> int:
        """Give the height at which nothing of the card scrolls."""
        # As the layout reckons with it: no lower than it must be, whatever it has shown so far.
        page = self._page.sizeHint().expandedTo(self._page.minimumSizeHint())
        frame = self.body.sizeHint().height() - page.height()
        return frame + self._lines.sizeHint().height() + 2 * GAP

    def lines(self) -> list[str]:
        """Give what the card says, line by line, as a screen reader meets it."""
        labels = self._lines.findChildren(Label, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [label.text() for label in labels]

    def _line(self, words: str, amount: int, role: Role = "body") -> None:
        place = self._grid.rowCount()
        label = Label(words, role, self._lines, wrap=True)
        figure = Label(show_money(amount), role, self._lines)
        figure.setFont(with_equal_figures(figure.font()))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, place, 0)
        self._grid.addWidget(figure, place, 1, side)

    def _words(self, words: str, role: Role) -> None:
        self._whole(Label(words, role, self._lines, wrap=True))

    def _whole(self, widget: QWidget) -> None:
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def _rule(self) -> None:
        self._whole(Hairline(self._lines))
