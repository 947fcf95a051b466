"""A text with what went struck through and what came underlined: told by its look, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.minutes.matching import Segment


class ChangedText(Themed, QWidget):
    """Shows segments in reading order, wrapped at its width; plain text, whatever it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: Sequence[Segment] = ()
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def set(self, segments: Sequence[Segment]) -> None:
        """Show other words."""
        self._segments = segments
        self.take_theme()
        self.updateGeometry()

    def take_theme(self) -> None:
        """Write the words in the colours of the theme."""
        font = QFont(theme.body_font())
        font.setPixelSize(14)
        self._document.setDefaultFont(font)
        self._document.clear()
        cursor = QTextCursor(self._document)
        for each in self._segments:
            cursor.insertText(each.text, _format(each))
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Be taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Say how tall the lines are at a width."""
        self._document.setTextWidth(width)
        tall = round(self._document.size().height()) + 1
        self._document.setTextWidth(self.width())
        return tall

    def sizeHint(self) -> QSize:
        """Want the width that there is."""
        return QSize(400, self.heightForWidth(max(400, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Wrap as narrow as it must."""
        return QSize(120, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the width it has."""
        super().resizeEvent(event)
        self._document.setTextWidth(self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words."""
        with QPainter(self) as painter:
            self._document.drawContents(painter)


def _format(segment: Segment) -> QTextCharFormat:
    tokens, made = theme.current(), QTextCharFormat()
    made.setForeground(QColor(tokens.ink))
    if segment.kind == "gone":
        made.setForeground(QColor(tokens.bad.ink))
        made.setBackground(QColor(tokens.bad.ground))
        made.setFontStrikeOut(True)
    elif segment.kind == "come":
        made.setForeground(QColor(tokens.good.ink))
        made.setBackground(QColor(tokens.good.ground))
        made.setFontUnderline(True)
    return made
