"""A round as it is looked at: its heat map, an earlier cycle beside it, or one of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.returns.analysis import AnalysisView
from ui.returns.comparing import ComparisonView
from ui.returns.heat import HeatView
from ui.widgets.cards import Card, EmptyState, column
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.returns.analysis import Analysis
    from app.returns.cycles import Comparison
    from app.returns.heat import HeatMap
    from ui.page import Desk


class RoundView(QStackedWidget):
    """One round, as heat map, beside an earlier one, or in a list."""

    def __init__(self, desk: Desk, on_ask: Callable[[], object]) -> None:
        super().__init__()
        self._clock = desk.core.clock
        self.heat = HeatView()
        self.legend = Label("", "muted", wrap=True)
        self.comparison = ComparisonView(desk)
        self._beside = Label("", "muted", wrap=True)
        self._heat_card, self._empty = Card(), Card()
        self._heat_card.add(self.heat, 1)
        self._heat_card.add(self.legend)
        self._both = QWidget()
        self._both.setLayout(column(self._beside, self.comparison.table, stretch=1))
        nobody = "This round asks no agency yet."
        ask = EmptyState(nobody, "Ask agencies", on_click=on_ask, icon="building-2")
        self._empty.add(ask, 1)
        self.analysis = AnalysisView(desk)
        for each in (self._heat_card, self._both, self.analysis, self._empty):
            self.addWidget(each)

    def show_analysis(self, heat: HeatMap, found: Analysis, look: str, before: str) -> None:
        """Show one of the lists of a round; `before` names what the last cycle covered."""
        self.analysis.show_analysis(found, heat.threshold, look, before)
        self.setCurrentWidget(self.analysis if heat.rows else self._empty)

    def pane(self) -> QWidget:
        """Give what has the focus in the view shown."""
        shown = self.currentWidget()
        if shown is self._both:
            return self.comparison.table
        return (self.analysis.table() if shown is self.analysis else None) or self.heat

    def show_round(self, heat: HeatMap, found: Comparison | None) -> None:
        """Show a round; `found` puts it beside an earlier one."""
        self.heat.show_map(heat, self._clock.today())
        # A number is not parted from its title by the end of a line.
        titles = " · ".join(f"{each.number}\u00a0{each.title}" for each in heat.standards)
        blank = ", … where others are not answered" if heat.some_blank else ""
        unscored = any(each.unscored == each.questions for each in heat.standards)
        counts = "; 3 of 4 counts answers that are no scores" if unscored else ""
        scored = any(each.unscored < each.questions for each in heat.standards)
        told = (
            f"Lowest answer of each standard{blank}; a raised figure counts those below {heat.threshold}{counts}"
            if scored
            else "Answers to each standard"
        )
        self.legend.setText(f"{told}: {titles}")
        if found is not None:
            self.comparison.show(found)
            self._beside.setText(
                f"{found.before.name} beside {found.now.name}: answers below {found.threshold}, "
                "of those that count. A smaller share is better."
                + (f" {found.changes}, left out here." if found.changes else "")
            )
            self.setCurrentWidget(self._both)
        else:
            self.setCurrentWidget(self._heat_card if heat.rows else self._empty)
