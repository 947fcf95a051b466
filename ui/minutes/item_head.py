"""The heading of the item being minuted: its number and title, what it is for, and the time it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.minutes.clock import TimeLeft
from ui.widgets.cards import row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from app.agenda.queries import ItemRecord
    from app.clock import Clock


class ItemHead(QWidget):
    """`running` is for the running time, which another part knows; the quiet screen has `time_left` for the chips."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._number, self._title = Heading(), Heading(wrap=True)
        self._chips = FlowRow(gap=6)
        self.running = Label("", "small")
        self.time_left = TimeLeft(clock)
        parts = (self._number, self._title, self._chips, self.running, self.time_left)
        self.setLayout(row(*parts, stretch=1, gap=12))
        self._number.setSizePolicy(
            QSizePolicy.Policy.Fixed, self._number.sizePolicy().verticalPolicy()
        )
        self.time_left.hide()

    def show_item(self, item: ItemRecord) -> None:
        """Show an item."""
        self._number.setText(item.number)
        self._title.setText(item.title)
        self._chips.set(
            [
                *([Chip(item.paper_shown, "note")] if item.paper_shown else []),
                Chip(item.purpose.title_text, "none"),
                *([Chip("Restricted", "caution")] if item.restricted else []),
            ]
        )

    def show_nothing(self) -> None:
        """Say that there is no item."""
        self._number.setText("")
        self._title.setText("No item yet")
        self._chips.set([])

    def set_quiet(self, *, quiet: bool) -> None:
        """Say how much time is left in the place of what the item is for, or the other way round."""
        self._chips.setVisible(not quiet)
        self.time_left.setVisible(quiet)
