"""Text for the wall: lines as large as fit, read from the back of a room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
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
_MARK = 1.25
"""The column of a mark, in heights of letters."""


@dataclass(frozen=True)
class BigLine:
    """A line: how large it is beside the others, its weight, colour and how far it is set in.

    `marks` stand before it in columns of their own, so that its words go on below themselves.
    """

    text: str
    scale: float = 1.0
    bold: bool = False
    colour: Literal["ink", "muted", "accent_ink"] = "ink"
    marked: bool = False
    indent: int = 0
    marks: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """Give its marks and words, as they are read out."""
        return " ".join(filter(None, (*self.marks, self.text)))


class BigText(Themed, QWidget):
    """Shows lines as large as its room allows; where even the smallest do not fit, those around the marked one."""

    def __init__(
        self, most: int = MOST, parent: QWidget | None = None, *, to_right: bool = False
    ) -> None:
        super().__init__(parent)
        self._side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
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
            named(self, "\n".join(each.spoken for each in lines) or "Nothing")
            self.take_theme()

    def text(self) -> str:
        """Give the words shown."""
        return "\n".join(each.spoken for each in self._lines)

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
            if place:
                cursor.insertBlock(self._block(each, size))
            else:
                cursor.setBlockFormat(self._block(each, size))
            cursor.insertText("\t".join((*each.marks, each.text)), _format(each, size))
        return float(self._document.size().height())

    def _block(self, line: BigLine, size: int) -> QTextBlockFormat:
        block, column = QTextBlockFormat(), size * _MARK
        marks = len(line.marks)
        block.setAlignment(self._side)
        block.setBottomMargin(size * 0.45)
        block.setLeftMargin(line.indent * size * 1.4 + marks * column)
        block.setTextIndent(-marks * column)
        block.setTabPositions(
            [
                QTextOption.Tab((place + 1) * column, QTextOption.TabType.LeftTab)
                for place in range(marks)
            ]
        )
        if line.marked:
            block.setBackground(QColor(theme.current().accent_weak))
        return block


def _format(line: BigLine, size: int) -> QTextCharFormat:
    tokens, made = theme.current(), QTextCharFormat()
    font = QFont(theme.body_font())
    font.setPixelSize(max(LEAST, round(size * line.scale)))
    font.setBold(line.bold)
    made.setFont(font)
    made.setForeground(QColor(tokens.flat()[line.colour]))
    return made
