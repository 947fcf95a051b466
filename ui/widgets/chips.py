"""Chips: a word on its tint, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.text import restyle, reveal

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.tokens import Tone


class Chip(QLabel):
    """A short word or figure in the colours of a tone; an empty one hides itself.

    It stands in one line where there is room, and takes more lines where a row that wraps is narrower than itself.
    """

    def __init__(self, text: str = "", tone: Tone = "none", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._emptied = False
        self._padding = QSize()
        self.set(text, tone)

    def set(self, text: str, tone: Tone = "none") -> None:
        """Show another word in another tone."""
        self.setText(text)
        self.setProperty("tone", tone)
        restyle(self)
        if not text or self._emptied:
            reveal(self, shown=bool(text))
        self._emptied = not text

    def sizeHint(self) -> QSize:
        """Want one line."""
        words = QSize(
            self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().height()
        )
        if not self.wordWrap():
            self._padding = super().sizeHint() - words
        return words + self._padding

    def in_width(self, width: int) -> QSize:
        """Say how large it is in a width that may be less than one line needs."""
        whole = self.sizeHint()
        if whole.width() <= width:
            return whole
        room = QRect(0, 0, max(1, width - self._padding.width()), 10_000)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        tall = self.fontMetrics().boundingRect(room, flags, self.text()).height()
        return QSize(width, tall + self._padding.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words only where they would not stand in one line."""
        super().resizeEvent(event)
        self.setWordWrap(self.width() < self.sizeHint().width())
