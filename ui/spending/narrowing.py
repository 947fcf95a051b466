"""What narrows the list of spending lines: the financial year, the heading, the month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.spending.listings import NO_HEADING
from app.spending.months import months_of
from ui.widgets.buttons import ComboBox
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.budget.years import YearRecord
    from app.fields import Ref

_WIDEST = 190
"""Width of the box of headings, in logical pixels, so that a long name does not push the others out."""


class Narrowing(QObject):
    """Three drop-down lists; `chosen` tells that one was used."""

    chosen = Signal()
    year_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.years, self.which, self.month = ComboBox(), ComboBox(), ComboBox()
        named(self.years, "Financial year")
        named(self.which, "Heading shown")
        named(self.month, "Month shown")
        self.which.setMaximumWidth(_WIDEST)
        self.years.activated.connect(
            lambda place: self.year_chosen.emit(self.years.itemData(place))
        )
        for box in (self.which, self.month):
            box.activated.connect(lambda _place: self.chosen.emit())

    def show_year(
        self, year: YearRecord | None, years: Sequence[Ref], headings: Sequence[Ref], loose: int
    ) -> None:
        """Offer the headings and months of a year; what was chosen stays chosen where it still is."""
        self.years.fill([(ref.name, ref.id) for ref in years], year.id if year else None)
        self.years.setVisible(self.years.is_choice())
        without = f"Without heading ({loose:,})" if loose else "Without heading"
        named_so = [(ref.name, ref.id) for ref in headings]
        _keep(self.which, [("All headings", None), (without, NO_HEADING), *named_so])
        months = months_of(year.first_day, year.last_day) if year else []
        _keep(self.month, [("Whole year", None), *((each.name, each.name) for each in months)])
        self._months = {each.name: each for each in months}

    def scope(self) -> dict[str, Any]:
        """Give what the list is narrowed to, as its scope says it."""
        found: dict[str, Any] = {}
        if self.which.currentData() is not None:
            found["heading"] = self.which.currentData()
        month = self._months.get(self.month.currentData())
        if month is not None:
            found |= {"from_day": month.first_day, "to_day": month.last_day}
        return found

    def show_heading(self, heading: int | None) -> None:
        """Choose a heading, or all of them, in the whole year."""
        self.which.setCurrentIndex(max(0, self.which.findData(heading)))
        self.month.setCurrentIndex(0)

    @property
    def is_narrow(self) -> bool:
        """Say whether less than the whole year is shown."""
        return bool(self.scope())


def _keep(box: ComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Offer entries; what was chosen stays chosen where it is still among them, else the first one is."""
    held, values = box.currentData(), [value for _, value in entries]
    box.fill(entries, held if held in values else values[0])
