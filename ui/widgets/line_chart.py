"""A chart of lines on the screen, drawn anew for the room it has; it knows no feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.lines import Lines, drawn_lines
from ui.widgets.drawing import DrawingView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SCALE = 1.3
"""Pixels per point, at which the chart's words are as large as those beside it."""


class LineChart(DrawingView):
    """Shows Lines; `LineChart("Trend", height=220)`, then `show_lines(lines)`. Its figures are its description."""

    def __init__(self, name: str, height: int = 205, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._lines: Lines | None = None
        self._high = height
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Lines) -> None:
        """Show another chart."""
        self._lines = lines
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new width."""
        super().resizeEvent(event)
        self._redraw()

    def sizeHint(self) -> QSize:
        """Be as wide as there is room."""
        return QSize(420, self._high)

    def minimumSizeHint(self) -> QSize:
        """Stay readable when it is narrow."""
        return QSize(260, self._high)

    def fit(self, width: int, height: int = 0) -> None:
        """Keep the words at one size: the drawing is made for the room, not scaled to it."""
        del width, height
        self.scale = _SCALE
        self.update()

    def _redraw(self) -> None:
        if self._lines is not None and self.width() > 0:
            drawing = drawn_lines(self._lines, self.width() / _SCALE, self._high / _SCALE)
            self.show_drawing(drawing)
