"""Find in minutes: through every item of the meeting, by keyboard, and the caret stays where the find ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from app.minutes.finding import places
from ui import theme
from ui.widgets.text_places import cursor_over

if TYPE_CHECKING:
    from ui.minutes.live import LiveView
    from ui.minutes.walking import Spot, Walk

PAUSE = 150
"""Milliseconds after a change of the text until what is found is counted again."""


class MinutesFinder(QObject):
    """Moves the caret through what is found while the bar is open; F3 goes on with the same words later."""

    def __init__(self, live: LiveView, walk: Walk) -> None:
        super().__init__(live)
        self._live = live
        self._walk = walk
        self._bar = live.panel.find_bar
        self._shown: Spot | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._count)
        self._bar.sought.connect(self._seek)
        self._bar.stepped.connect(self.step)
        self._bar.closed.connect(self.close)
        live.panel.editor.typed.connect(lambda _text: self._wake())

    def open(self) -> None:
        """Open the bar with the words that are chosen in the text, or those of last time."""
        chosen = self._live.panel.editor.selected()
        self._live.panel.begin_find(chosen)
        self._seek(self._bar.text())

    def close(self) -> None:
        """Close the bar; the caret is where the find ended."""
        self._live.panel.end_find()
        self._soon.stop()
        self._live.panel.editor.show_over("found", [])
        self._live.write()

    def step(self, by: int) -> None:
        """Go to the next one or the one before; without words to look for, ask for them."""
        if not self._bar.text():
            self.open()
            return
        self._go(self._walk.next(self._find, by))

    def _seek(self, wanted: str) -> None:
        """Go to the first one from the beginning of what is chosen, so that a word grows where it stands."""
        if not self._bar.isVisible():
            return
        editor = self._live.panel.editor
        cursor = editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        editor.setTextCursor(cursor)
        self._go(self._walk.next(self._find) if wanted else None)

    def _go(self, spot: Spot | None) -> None:
        self._shown = spot
        if spot is not None:
            self._walk.show(spot, focus=not self._bar.isVisible())
        self._count()

    def _wake(self) -> None:
        if self._bar.isVisible():
            self._soon.start()

    def _count(self) -> None:
        """Say how many there are, and mark those of the item in hand."""
        if not self._bar.isVisible():
            return
        every, shown = self._walk.every(self._find), self._shown
        where = [(each.item_id, each.line, each.start) for each in every]
        here = (shown.item_id, shown.line, shown.start) if shown else None
        self._bar.tell(where.index(here) + 1 if here in where else 0, len(every))
        own = [each for each in every if each.item_id == self._live.item_id]
        self._live.panel.editor.show_over("found", [self._mark(each) for each in own])

    def _mark(self, spot: Spot) -> QTextEdit.ExtraSelection:
        tokens, shown = theme.current(), self._shown
        is_chosen = shown is not None and (spot.line, spot.start) == (shown.line, shown.start)
        style = QTextCharFormat()
        style.setBackground(QColor(tokens.accent if is_chosen else tokens.note.ground))
        style.setForeground(QColor(tokens.on_accent if is_chosen else tokens.note.ink))
        block = self._live.panel.editor.document().findBlockByNumber(spot.line)
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor_over(block, spot.start, spot.end), style
        return made

    def _find(self, line: str) -> list[tuple[int, int]]:
        return places(line, self._bar.text())
