"""Putting words into the text as one act that Ctrl+Z takes back: a ready-made sentence, or lines from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.minutes.blanks import blanks
from app.minutes.text import marks, with_kind, with_restriction
from ui.widgets.text_places import cursor_over, text_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTextEdit


def insert_sentence(editor: QTextEdit, sentence: str) -> None:
    """Put a sentence in at the caret, in the place of what is chosen, and choose its first blank.

    One that begins with a line mark begins a line; what goes into a restricted line is restricted to its end.
    """
    if editor.isReadOnly():
        return
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    line = cursor.block().text()
    before = line[: text_place(line, cursor.positionInBlock())]
    own = marks(line)
    lines = sentence.split("\n")
    if own.restricted:
        lines = [lines[0], *(with_restriction(each, restricted=True) for each in lines[1:])]
    lead = marks(lines[0]).lead
    if lead and own.kind != "paragraph" and not before[own.lead :].strip():
        # The line has its mark already.
        lines[0] = with_kind(lines[0], marks(lines[0]).kind)
    elif lead and before[own.lead :].strip():
        cursor.insertBlock()
        if own.restricted:
            lines[0] = with_restriction(lines[0], restricted=True)
    elif before and not before[-1].isspace():
        lines[0] = f" {lines[0]}"
    start = cursor.position()
    cursor.insertText("\n".join(lines))
    cursor.endEditBlock()
    end = cursor.position()
    cursor.setPosition(start)
    editor.setTextCursor(cursor)
    if not next_blank(editor, end):
        cursor.setPosition(end)
        editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def insert_lines(editor: QTextEdit, lines: Sequence[str]) -> None:
    """Put whole lines in at the caret: after the words before it, before those behind it, each line as it is typed."""
    if editor.isReadOnly() or not lines:
        return
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    line = cursor.block().text()
    at = text_place(line, cursor.positionInBlock())
    before, behind = line[:at], line[at:]
    is_mark = bool(before.strip()) and not before[marks(line).lead :].strip()
    if is_mark:
        # The list that Return went on with ends: the lines bring their own marks.
        cursor.movePosition(cursor.MoveOperation.StartOfBlock, cursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    elif before.strip():
        cursor.insertBlock()
    cursor.insertText("\n".join(lines))
    if behind.strip():
        cursor.insertBlock()
        cursor.movePosition(cursor.MoveOperation.PreviousBlock)
        cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def next_blank(editor: QTextEdit, end: int | None = None) -> bool:
    """Choose the next blank from the caret on, as far as a place; say whether there was one."""
    cursor = editor.textCursor()
    block, begin = cursor.block(), cursor.selectionEnd()
    while block.isValid() and (end is None or block.position() < end):
        for first, last in blanks(block.text()):
            found = cursor_over(block, first, last)
            if found.selectionStart() >= begin and (end is None or found.selectionEnd() <= end):
                editor.setTextCursor(found)
                editor.ensureCursorVisible()
                return True
        block = block.next()
    return False
