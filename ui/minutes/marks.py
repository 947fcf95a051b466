"""Styles line marks while they are typed: marks quiet, bold words bold, restricted lines and blanks tinted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from app.minutes.blanks import blanks
from app.minutes.text import marks
from ui import theme
from ui.widgets.text_places import qt_place

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_STARS = 2


class MarkStyles(QSyntaxHighlighter):
    """Looks at one line at a time, by the same function that documents read; it never changes the text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._restricted, self._lead = QTextCharFormat(), QTextCharFormat()
        self._bold, self._stars = QTextCharFormat(), QTextCharFormat()
        self._blank = QTextCharFormat()
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme."""
        tokens = theme.current()
        self._restricted.setBackground(QColor(tokens.caution.ground))
        self._restricted.setForeground(QColor(tokens.caution.ink))
        self._lead.setForeground(QColor(tokens.accent_ink))
        self._lead.setFontWeight(QFont.Weight.Bold)
        self._bold.setFontWeight(QFont.Weight.Bold)
        self._stars.setForeground(QColor(tokens.muted))
        self._blank.setBackground(QColor(tokens.note.ground))
        self._blank.setForeground(QColor(tokens.note.ink))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Style one line."""
        found = marks(text)
        if found.restricted:
            self.setFormat(0, qt_place(text, len(text)), self._restricted)
        for start, end in found.bold:
            self._add(start, end, self._bold)
            self._add(start, start + _STARS, self._stars)
            self._add(end - _STARS, end, self._stars)
        for start, end in blanks(text):
            self._add(start, end, self._blank)
        if found.lead:
            self._add(0, found.lead, self._lead)

    def _add(self, start: int, end: int, style: QTextCharFormat) -> None:
        text = self.currentBlock().text()
        for place in range(qt_place(text, start), qt_place(text, end)):
            merged = self.format(place)
            merged.merge(style)
            self.setFormat(place, 1, merged)
