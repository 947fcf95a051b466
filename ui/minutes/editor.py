"""The editor of minute text: plain text with line marks, 14 px with 150 % line height, clean on paste."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from app.importing.cleaning import clean_text
from app.minutes.text import marks, with_kind, with_restriction
from ui import theme
from ui.minutes.inserting import next_blank
from ui.minutes.marks import MarkStyles
from ui.widgets.text import named
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

WRITTEN_HERE = "Type the minutes of this item"
"""What stands in the place of a text that nobody has written yet."""

HEIGHT = 14
"""Height of minute text in logical pixels."""

LINE = 150.0
"""Line height in per cent."""

_TWICE = re.compile(r"((?:! )?(?:- (?=-$)|\d+\. (?=\d+\.$))|! (?=!$))(?:-|\d+\.|!)")
"""A line that holds a mark and the same mark without its space."""
_BULLETS = re.compile(r"(?m)^[ \t]*(?:[•▪▸·◦‣][ \t\u00a0]*|[o§–—]\t[ \t\u00a0]*)")
"""Bullets as Word copies them; a letter o, a section sign or a dash is one only before a tab."""


class MinuteEdit(Themed, QTextEdit):
    """Typing is told by `typed(text)`, loading is not, and `left` that the focus went elsewhere.

    Return goes on with a list or a restricted line and ends it where nothing was written; Ctrl+B makes words
    bold; Tab goes to the next blank.
    `menu_wished(menu, cursor)` lets others put entries above those of the context menu, for the words at a cursor.
    """

    typed = Signal(str)
    left = Signal()
    menu_wished = Signal(QMenu, QTextCursor)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setObjectName("minutes")
        self.setPlaceholderText(WRITTEN_HERE)
        self.document().setDocumentMargin(4)
        self._loading = False
        self._told = ""
        self._over: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self.styles = MarkStyles(self.document())
        self.textChanged.connect(self._tell)
        named(self, "Minutes of the item")
        self.follow_theme()

    def text(self) -> str:
        """Give the text as it will be stored."""
        return clean_text(self.toPlainText().replace("\u00a0", " "))

    def load(self, text: str) -> None:
        """Show another text; what was typed before cannot be brought back by Ctrl+Z."""
        self._loading = True
        document = self.document()
        # The line height is no act of the person, so Ctrl+Z must never meet it.
        document.setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_line_format())
        document.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.ensureCursorVisible()
        self._loading, self._told = False, self.text()

    def lines(self) -> list[str]:
        """Give the lines as they stand, each by itself."""
        document = self.document()
        return [document.findBlockByNumber(at).text() for at in range(document.blockCount())]

    def show_over(self, name: str, found: list[QTextEdit.ExtraSelection]) -> None:
        """Draw marks over the text, such as underlines, in the place of those of the same name; they change no text."""
        if found != self._over.get(name, []):
            self._over[name] = found
            self.setExtraSelections([each for marks in self._over.values() for each in marks])

    def selected(self) -> str:
        """Give the words chosen, without marks of paragraphs."""
        return " ".join(self.textCursor().selectedText().split())

    def make_bold(self) -> None:
        """Put the chosen words, or the word at the caret, between double asterisks, or take these away."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        words = cursor.selectedText()
        if not words or "\u2029" in words or self.isReadOnly():
            return
        is_bold = len(words) > 4 and words.startswith("**") and words.endswith("**")
        cursor.insertText(words[2:-2] if is_bold else f"**{words}**")

    def make_bullets(self) -> None:
        """Make the chosen lines bullets, or paragraphs again."""
        self._change_lines(lambda lines: [with_kind(line, "bullet") for line in lines])

    def make_numbers(self) -> None:
        """Number the chosen lines on from the line before, or make them paragraphs again."""

        def numbered(lines: list[str]) -> list[str]:
            first = self._number_before() + 1
            return [with_kind(line, "number", place) for place, line in enumerate(lines, first)]

        self._change_lines(numbered)

    def restrict(self) -> None:
        """Restrict the chosen lines, or where all are restricted take that away."""

        def changed(lines: list[str]) -> list[str]:
            wanted = not all(marks(line).restricted for line in lines)
            return [with_restriction(line, restricted=wanted) for line in lines]

        self._change_lines(changed)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: ANN401 - Qt's own
        """Load nothing, whatever a text names."""
        return None

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as clean plain text; Word's bullets become marks."""
        if not self.isReadOnly() and source.hasText():
            self.textCursor().insertText(pasted(source.text()))
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with a list on Return, make bold with Ctrl+B, leave with Escape."""
        held = event.modifiers()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.isReadOnly():
            self._new_line()
        elif event.key() == Qt.Key.Key_Space and self._marked_twice():
            self._take_mark()
        elif event.key() == Qt.Key.Key_B and held == Qt.KeyboardModifier.ControlModifier:
            self.make_bold()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu: for the caret where a key asked for it, else for the place of the mouse."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if by_key else self.cursorForPosition(event.pos())
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wished.emit(menu, cursor)
        below = self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())
        menu.popup(below if by_key else event.globalPos())

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Go with Tab to the next blank of a ready-made sentence; where none follows, leave the editor."""
        if is_next and not self.isReadOnly() and next_blank(self):
            return True
        return super().focusNextPrevChild(is_next)

    def take_theme(self) -> None:
        """Take font and colours of the theme."""
        self._font()
        self.styles.dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the editor was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def _change_lines(self, change: Callable[[list[str]], list[str]]) -> None:
        """Change the lines that are chosen, or the one with the caret, as one act that Ctrl+Z takes back."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        first, last = (
            self.document().findBlock(place)
            for place in (cursor.selectionStart(), cursor.selectionEnd())
        )
        lines = QTextCursor(first)
        lines.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        before = lines.selectedText().split("\u2029")
        after = change(before)
        if after != before:
            lines.insertText("\n".join(after))
            self.ensureCursorVisible()

    def _number_before(self) -> int:
        """Give the number of the line before those chosen; 0 where it has none."""
        start = self.textCursor().selectionStart()
        before = self.document().findBlock(start).previous()
        return marks(before.text()).number or 0 if before.isValid() else 0

    def _new_line(self) -> None:
        cursor = self.textCursor()
        line = cursor.block().text()
        found = marks(line)
        inside = cursor.positionInBlock() >= found.lead
        cursor.beginEditBlock()
        if found.lead and inside and not line[found.lead :].strip():
            # Nothing was written behind the mark: the list ends here.
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
        else:
            cursor.insertBlock()
            cursor.insertText(_next_mark(line) if inside else "")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _marked_twice(self) -> int:
        """Give where in the line the mark is typed again that Return has put, as one does who knows the marks; or 0."""
        cursor = self.textCursor()
        found = _TWICE.fullmatch(cursor.block().text())
        can = not self.isReadOnly() and not cursor.hasSelection() and cursor.atBlockEnd()
        return found.end(1) if found and can else 0

    def _take_mark(self) -> None:
        """Let the mark that stands count for the one typed, whose space comes now."""
        cursor = self.textCursor()
        start = cursor.block().position() + self._marked_twice()
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _tell(self) -> None:
        # Qt tells of new styles, such as those of another theme, as of new words.
        if not self._loading and (text := self.text()) != self._told:
            self._told = text
            self.typed.emit(text)

    def _font(self) -> None:
        font = QFont(theme.body_font())
        font.setPixelSize(HEIGHT)
        self.setFont(font)
        self.document().setDefaultFont(font)


def pasted(text: str) -> str:
    """Give a text from the clipboard as it may stand in minutes: clean, bullets as marks, no tabs."""
    plain = clean_text(text).replace("\u00a0", " ")
    return _BULLETS.sub("- ", plain).replace("\t", " ").rstrip("\n")


def _next_mark(line: str) -> str:
    found = marks(line)
    hidden = "! " if found.restricted else ""
    if found.kind == "bullet":
        return f"{hidden}- "
    if found.kind == "number":
        return f"{hidden}{(found.number or 0) + 1}. "
    return hidden


def _line_format() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setBottomMargin(8)
    return made
