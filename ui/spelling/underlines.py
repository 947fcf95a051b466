"""Underlines unknown words of an editor: of the lines on screen alone, a moment after the fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from ui import theme
from ui.widgets.text_places import cursor_over, text_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextCursor

    from app.spelling.words import FoundWord

    Unknown = Callable[[str], Sequence[FoundWord]]
    Show = Callable[[list[QTextEdit.ExtraSelection]], None]

PAUSE = 150
"""Milliseconds between a change and the look at it; further changes do not put it off."""


class Underlines(QObject):
    """Asks `unknown(line)` about each line on screen and gives its marks to `show`.

    They are drawn over the text and are no part of it, so neither its undo nor its line marks ever meet them. The word
    that is being typed is left alone until the caret has gone on.
    """

    def __init__(self, editor: QTextEdit, unknown: Unknown, show: Show) -> None:
        super().__init__(editor)
        self._editor = editor
        self._unknown = unknown
        self._show = show
        self._marks: list[QTextCursor] = []
        self._is_new_theme = False
        self._revision = 0
        self._is_by_hand = False
        self._typed_at = -1
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self.look)
        editor.textChanged.connect(self.wake)
        editor.cursorPositionChanged.connect(self.wake)
        editor.verticalScrollBar().valueChanged.connect(self.wake)
        editor.installEventFilter(self)

    def words(self) -> list[tuple[int, int]]:
        """Give what is underlined now, by first and last place in the text."""
        return [(each.selectionStart(), each.selectionEnd()) for each in self._marks]

    def wake(self) -> None:
        """Look in a moment."""
        if not self._soon.isActive() and self._editor.isVisible():
            self._soon.start()

    def look(self) -> None:
        """Underline what is unknown in the lines on screen."""
        revision, caret = self._editor.document().revision(), self._editor.textCursor()
        if revision != self._revision:
            # A text that was loaded is nobody's typing, though the caret stands behind its last word.
            self._revision = revision
            self._typed_at = caret.position() if self._is_by_hand else -1
        self._is_by_hand = False
        found = [
            cursor_over(block, word.start, word.end)
            for block in self._lines()
            for word in self._unknown(block.text())
            if not self._is_being_typed(block, word, caret)
        ]
        # Marks move with the text by themselves; to draw them anew paints the whole text once more.
        same = [(each.selectionStart(), each.selectionEnd()) for each in found] == self.words()
        if not same or self._is_new_theme:
            self._marks, self._is_new_theme = found, False
            self._show([_underlined(each) for each in found])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look again when the editor comes on screen, is resized, or takes another theme."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.InputMethod}:
            self._is_by_hand = True
        self._is_new_theme |= event.type() == QEvent.Type.StyleChange
        kinds = (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.StyleChange)
        if event.type() in kinds:
            self.wake()
        if event.type() == QEvent.Type.Hide:
            self._soon.stop()
        return False

    def _lines(self) -> Iterator[QTextBlock]:
        """Give the lines on screen."""
        editor = self._editor
        block = editor.cursorForPosition(QPoint(0, 0)).block()
        layout = editor.document().documentLayout()
        below = editor.verticalScrollBar().value() + editor.viewport().height()
        while block.isValid() and layout.blockBoundingRect(block).top() <= below:
            yield block
            block = block.next()

    def _is_being_typed(self, block: QTextBlock, word: FoundWord, caret: QTextCursor) -> bool:
        if caret.position() != self._typed_at or not self._editor.hasFocus():
            return False
        place = text_place(block.text(), caret.position() - block.position())
        return word.start < place <= word.end


def _underlined(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    style.setUnderlineColor(QColor(theme.current().bad.ink))
    # The stubs know these two as plain attributes of the struct.
    made.cursor, made.format = cursor, style
    return made
