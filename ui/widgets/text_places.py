"""Places in a text as Qt counts them, where some characters count as two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock


def qt_place(text: str, place: int) -> int:
    """Give the place that Qt counts for a place in a text: a character beyond U+FFFF is two to it."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le")) // 2


def text_place(text: str, place: int) -> int:
    """Give the place in a text for one that Qt counts."""
    if text.isascii():
        return place
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore"))


def cursor_over(block: QTextBlock, start: int, end: int) -> QTextCursor:
    """Give a cursor that has chosen a stretch of a line."""
    text, begin = block.text(), block.position()
    cursor = QTextCursor(block)
    cursor.setPosition(begin + qt_place(text, start))
    cursor.setPosition(begin + qt_place(text, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor
