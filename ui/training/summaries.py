"""Training over a period, by course or by agency, with the named rates beside the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.training.counts import BookingCounts, added
from app.training.fields import AGENCY_LINE, COURSE_LINE
from ui.documents import save_list
from ui.tables import Acts, Table
from ui.theme import GAP
from ui.totals import TOTAL, TotalledRows, show_untouched, total_look, total_of
from ui.widgets.cards import Card, column
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.fields import Field, Fields
    from app.training.tally import AgencyLine, CourseLine, TrainingSummary
    from ui.page import Desk
    from ui.table_model import Look


class RatesCard(Card):
    """The named rates of a period, each with its numerator, its denominator and what it counts."""

    def __init__(self) -> None:
        super().__init__("Rates")
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GAP)
        grid.setVerticalSpacing(GAP)
        self._labels = [
            (Label("", "strong", wrap=True), Label("", "small", wrap=True))
            for _ in BookingCounts().rates
        ]
        for place, pair in enumerate(self._labels):
            grid.addLayout(column(*pair, gap=0), place // 3, place % 3)
            grid.setColumnStretch(place % 3, 1)
        self.add(grid)
        self._sum = Label("", "small", wrap=True)
        self.add(self._sum)

    def show_rates(self, counts: BookingCounts) -> None:
        """Show the rates of these counts, three in a row."""
        for (words, basis), (name, rate) in zip(self._labels, counts.rates, strict=True):
            words.setText(f"{name}: {rate.words()}")
            basis.setText(rate.basis)
        self._sum.setText(f"{counts.in_words} Attended counts those who left early.")

    def lines(self) -> list[str]:
        """Give what the card says."""
        return [label.text() for label in self.findChildren(Label)]


class SummaryView(QWidget):
    """One summary: its list ends in a total, its rates say of what they are taken."""

    def __init__(self, desk: Desk, *, by_course: bool) -> None:
        super().__init__()
        self._desk = desk
        self._by_course = by_course
        self._fields: Fields = COURSE_LINE if by_course else AGENCY_LINE
        self._title = "Training by course" if by_course else "Training by agency"
        empty = "No event was held in this period."
        acts = Acts(export=self._export)
        self._rows = self._rows_of(())
        self.table = Table(self._rows, self._title, acts, desk.lists, empty=empty)
        self.table.set_look(_look)
        self.card = RatesCard()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.card)

    def show_summary(self, found: TrainingSummary) -> None:
        """Show a period."""
        lines: Sequence[Any] = found.by_course if self._by_course else found.by_agency
        self._rows = self._rows_of(lines)
        show_untouched(self.table, self._rows)
        self.card.show_rates(found.total)

    def _rows_of(self, lines: Sequence[Any]) -> TotalledRows:
        return TotalledRows(self._fields, lines, _course_sums if self._by_course else _agency_sums)

    def _export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        save_list(self._desk, self._title, self._rows, fields=fields, ids=ids)


def _course_sums(lines: Sequence[CourseLine]) -> Mapping[str, Any]:
    total = added(line.counts for line in lines)
    return {
        **_sums(lines),
        "course": "Total",
        "events": sum(line.events for line in lines),
        "places": total.places,
        "take_up": total.take_up.percent,
    }


def _agency_sums(lines: Sequence[AgencyLine]) -> Mapping[str, Any]:
    shares = [line.share for line in lines]
    share = sum((each or Decimal(0) for each in shares), Decimal(0))
    return {**_sums(lines), "agency": total_of(shares), "share": share}


def _sums(lines: Sequence[CourseLine] | Sequence[AgencyLine]) -> dict[str, Any]:
    names = ("registrations", "cancelled", "late", "no_shows", "unscheduled", "attended")
    return {name: sum(getattr(line, name) for line in lines) for name in names}


def _look(record: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - a line or the total
    if record.id == TOTAL:
        return total_look(record, field)
    return replace(usual, brief=record.short) if field.name == "agency" else usual
