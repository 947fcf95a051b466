"""Chips: a word on its tint, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.text import restyle, reveal

if TYPE_CHECKING:
    from ui.tokens import Tone


class Chip(QLabel):
    """A short word or figure in the colours of a tone; an empty one hides itself."""

    def __init__(self, text: str = "", tone: Tone = "none", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._emptied = False
        self.set(text, tone)

    def set(self, text: str, tone: Tone = "none") -> None:
        """Show another word in another tone."""
        self.setText(text)
        self.setProperty("tone", tone)
        restyle(self)
        if not text or self._emptied:
            reveal(self, shown=bool(text))
        self._emptied = not text
