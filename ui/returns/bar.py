"""The line above a round: how many returns are in, when they are due, which round is shown, how, and beside which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.days import show_day
from ui.returns.analysis import TITLES
from ui.theme import GAP
from ui.widgets.buttons import ComboBox
from ui.widgets.chips import Chip
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.returns.queries import RoundRecord

HEAT = "heat"
"""The view of a round that shows its heat map; the others are the lists of the analysis."""


class RoundBar(QWidget):
    """Chips and choices of the round shown; the signals tell what was chosen, `acts` stand at the right end."""

    round_chosen = Signal(object)
    beside_chosen = Signal(object)
    look_chosen = Signal(str)

    def __init__(self, acts: Sequence[QWidget]) -> None:
        super().__init__()
        self.progress, self.due = Chip(), Chip()
        self.rounds, self.beside, self._look = ComboBox(), ComboBox(), ComboBox()
        names = (
            (self.rounds, "Round"),
            (self.beside, "Compared with"),
            (self._look, "View of the round"),
        )
        for box, name in names:
            named(box, name)
        for look, title in {HEAT: "Heat map", **TITLES}.items():
            self._look.addItem(title, look)
        self.rounds.activated.connect(
            lambda place: self.round_chosen.emit(self.rounds.itemData(place))
        )
        self.beside.activated.connect(
            lambda place: self.beside_chosen.emit(self.beside.itemData(place))
        )
        self._look.activated.connect(
            lambda place: self.look_chosen.emit(self._look.itemData(place))
        )
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        for chip in (self.progress, self.due):
            inside.addWidget(chip)
        inside.addStretch(1)
        for part in (self.rounds, self._look, self.beside, *acts):
            inside.addWidget(part)

    @property
    def look(self) -> str:
        """Say how the round is shown: HEAT, or one of the lists."""
        return str(self._look.currentData())

    @property
    def next_look(self) -> str:
        """Give the view after the present one."""
        return str(self._look.itemData((self._look.currentIndex() + 1) % self._look.count()))

    def set_look(self, look: str) -> None:
        """Show which view is shown."""
        self._look.setCurrentIndex(self._look.findData(look))

    def offer(
        self,
        every: Sequence[RoundRecord],
        chosen: int | None,
        earlier: Sequence[RoundRecord],
        beside: int | None,
    ) -> None:
        """Offer rounds, and those that can stand beside the chosen one; a view is chosen while none does."""
        self.rounds.fill(_named(every), chosen)
        self.beside.fill(_named(earlier if beside else ()), beside)
        for box in (self.rounds, self.beside):
            box.setVisible(box.is_choice())
        self._look.setVisible(chosen is not None and beside is None)

    def tell(self, shown: RoundRecord | None) -> None:
        """Say how many returns are in and when they are due."""
        if shown is None:
            self.progress.set("")
            self.due.set("")
            return
        everyone = shown.came == shown.asked
        self.progress.set(f"{shown.progress} in", "good" if everyone else "caution")
        self.due.set(f"Due {show_day(shown.due_on)}" if shown.due_on else "No due date")


def _named(found: Sequence[RoundRecord]) -> list[tuple[str, object]]:
    return [(each.name, each.id) for each in found]
