"""Text for the wall: lines as large as fit, read from the back of a room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.text import named
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

LEAST, MOST = 13, 60
"""Heights of letters in logical pixels between which a text is fitted."""


@dataclass(frozen=True)
class BigLine:
    """A line: how large it is beside the others, its weight, colour and how far it is set in."""

    text: str
    scale: float = 1.0
    bold: bool = False
    colour: Literal["ink", "muted", "accent_ink"] = "ink"
    marked: bool = False
    indent: int = 0


class BigText(Themed, QWidget):
    """Shows lines as large as its room allows; where even the smallest do not fit, those around the marked one."""

    def __init__(self, most: int = MOST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[BigLine] = ()
        self._most = most
        self._top = 0.0
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setDefaultTextOption(QTextOption())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.follow_theme()

    def set(self, lines: Sequence[BigLine]) -> None:
        """Show other lines."""
        if lines != self._lines:
            self._lines = lines
            named(self, "\n".join(each.text for each in lines) or "Nothing")
            self.take_theme()

    def text(self) -> str:
        """Give the words shown."""
        return "\n".join(each.text for each in self._lines)

    def take_theme(self) -> None:
        """Fit the lines and draw them in the colours of the theme."""
        low, high = LEAST, self._most
        while low < high:
            middle = (low + high + 1) // 2
            if self._write(middle) <= self.height():
                low = middle
            else:
                high = middle - 1
        tall = self._write(low)
        self._top = self._above(tall) if tall > self.height() else 0.0
        self.update()

    def sizeHint(self) -> QSize:
        """Take what there is."""
        return QSize(240, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines again."""
        super().resizeEvent(event)
        self.take_theme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        with QPainter(self) as painter:
            painter.translate(0, -self._top)
            self._document.drawContents(painter, QRectF(0, self._top, self.width(), self.height()))

    def _above(self, tall: float) -> float:
        """Give what is left out above, so that the marked line stands in the middle."""
        place = next((at for at, each in enumerate(self._lines) if each.marked), 0)
        block = self._document.findBlockByNumber(place)
        middle = self._document.documentLayout().blockBoundingRect(block).center().y()
        return max(0.0, min(middle - self.height() / 2, tall - self.height()))

    def _write(self, size: int) -> float:
        """Write the lines with letters of a height; gives how tall they are."""
        self._document.clear()
        self._document.setTextWidth(max(1, self.width()))
        cursor = QTextCursor(self._document)
        for place, each in enumerate(self._lines):
            block = QTextBlockFormat()
            block.setBottomMargin(size * 0.45)
            block.setLeftMargin(each.indent * size * 1.4)
            if place:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(each.text, _format(each, size))
        return float(self._document.size().height())


def _format(line: BigLine, size: int) -> QTextCharFormat:
    tokens, made = theme.current(), QTextCharFormat()
    font = QFont(theme.body_font())
    font.setPixelSize(max(LEAST, round(size * line.scale)))
    font.setBold(line.bold)
    made.setFont(font)
    made.setForeground(QColor(tokens.flat()[line.colour]))
    if line.marked:
        made.setBackground(QColor(tokens.accent_weak))
    return made
