"""The period that is looked at: a year of some kind, or from one day to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import GAP
from ui.widgets.buttons import ComboBox
from ui.widgets.days import DayLine
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.attendance.periods import YearSpan

OWN = "From and to"


class PeriodChoice(QWidget):
    """A list of years with two days beside it, which are asked only for a period of one's own; `changed` tells."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.years = ComboBox()
        named(self.years, "Period")
        self.first, self.last = DayLine("From", "From"), DayLine("To", "To")
        self._spans: tuple[YearSpan, ...] = ()
        self._wished = ""
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        for each in (self.years, self.first, self.last):
            inside.addWidget(each)
        self.years.activated.connect(self._choose)
        for day in (self.first, self.last):
            day.day_changed.connect(lambda _day: self.changed.emit())
        self._show_days()

    def offer(self, spans: Sequence[YearSpan]) -> None:
        """Offer these years; the one chosen stays so where it is among them, else the first is."""
        self._spans = tuple(spans)
        names = [each.name for each in self._spans]
        if self._wished not in {*names, OWN}:
            self._wished = names[0]
        self.years.clear()
        self.years.addItems([*names, OWN])
        self.years.setCurrentText(self._wished)
        self._show_days()

    def days(self) -> tuple[date, date]:
        """Give the first and last day, the earlier one first."""
        year = self._span().year
        first, last = year.first_day, year.last_day
        if self.is_own:
            first, last = self.first.day() or first, self.last.day() or last
        return min(first, last), max(first, last)

    @property
    def is_own(self) -> bool:
        """Say whether two days of one's own are the period."""
        return self._wished == OWN

    def name(self) -> str:
        """Give the name of the period."""
        return self._wished

    def choose(self, name: str) -> None:
        """Choose a period by its name."""
        self._wished = name
        self.years.setCurrentText(name)
        self._show_days()

    def choose_days(self, first: date, last: date) -> None:
        """Choose a period of one's own."""
        self.first.set_day(first)
        self.last.set_day(last)
        self.choose(OWN)

    def _span(self) -> YearSpan:
        return next((each for each in self._spans if each.name == self._wished), self._spans[0])

    def _choose(self, place: int) -> None:
        if self.years.itemText(place) == OWN and not self.is_own:
            year = self._span().year
            self.first.set_day(self.first.day() or year.first_day)
            self.last.set_day(self.last.day() or year.last_day)
        self.choose(self.years.itemText(place))
        self.changed.emit()

    def _show_days(self) -> None:
        for each in (self.first, self.last):
            each.setVisible(self.is_own)
