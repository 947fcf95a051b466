"""Facts: a name at the left and its value at the right, as a detail beside a list shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import GAP, with_equal_figures
from ui.tokens import Tone
from ui.widgets.chips import Chip
from ui.widgets.flow import clear
from ui.widgets.text import Label, show_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = 24
"""Signs from which a name wraps, as the words of an action do, so that it does not widen the panel."""

Fact = tuple[str, str] | tuple[str, str, Tone]
"""A name and a value; with a tone the value is a chip."""


class Facts(QWidget):
    """Name and value per line, values at one side; what is long wraps, none is cut."""

    def __init__(
        self,
        facts: Sequence[Fact] = (),
        parent: QWidget | None = None,
        *,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set(facts)

    def set(self, facts: Sequence[Fact]) -> None:
        """Show these facts; one without a value is shown as "-"."""
        clear(self._grid)
        self._grid.setColumnStretch(0, int(any(len(fact[0]) > LONG for fact in facts)))
        for line, fact in enumerate(facts):
            name, value = fact[0], _held_together(fact[1]) or "-"
            is_long = len(name) > LONG
            told = Label(name, "muted", self, wrap=is_long)
            # A wrapped label takes its height from the cell, so it is not held to its own.
            self._grid.addWidget(told, line, 0, *([] if is_long else [Qt.AlignmentFlag.AlignTop]))
            if len(fact) == 3:
                chip = Chip(value, fact[2], self)
                self._grid.addWidget(chip, line, 1, self._side)
            else:
                shown = Label(value, parent=self, wrap=True)
                if re.match(r"[-+£\d]", value):
                    shown.setFont(with_equal_figures(shown.font()))
                shown.setAlignment(self._side | Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(shown, line, 1)
        show_parts(self)


def breakable(address: str | None) -> str:
    """Let an e-mail address break after its @, so that a long one does not widen the panel."""
    return (address or "").replace("@", "@\u200b")


def _held_together(value: str) -> str:
    """Keep a figure and its per cent sign on one line."""
    return value.replace(" %", "\u00a0%")
