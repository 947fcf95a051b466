"""One person at the keyboard: keys go to whatever has the focus, and every answer typed is kept to be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.acting import BARE, Key, focused, press, type_text
from tests.ui.checker import settle
from ui.tasks import TaskDialog
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.window import Window

LIMIT = 60_000
"""Milliseconds that a journey waits for something to appear; only a failure spends them."""


class Keyboard:
    """Types into a window; `answers` are the texts that had to be thought of and typed."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.window = window
        self.answers: list[str] = []
        self._qtbot = qtbot

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
        """Press keys one after the other and let the window take each in."""
        for key in keys:
            press(key, held)
            self._come_to_rest()

    def press_last(self, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
        """Press the key that closes the window; nothing is there to come to rest."""
        press(key, held)

    def type(self, text: str) -> None:
        """Type words where the focus is; a new line is the Return key."""
        first, *others = text.split("\n")
        type_text(first)
        for line in others:
            self.press(Key.Key_Return)
            type_text(line)
        self._come_to_rest()

    def answer(self, text: str) -> None:
        """Type what the program has to be told."""
        self.answers.append(text)
        self.type(text)

    def wait(self, is_there: Callable[[], bool]) -> None:
        """Wait until something is there and no dialog tells of work that still runs."""
        self._qtbot.waitUntil(lambda: is_there() and not _is_busy(), timeout=LIMIT)
        self._come_to_rest()

    def wait_told(self, words: str) -> None:
        """Wait until the message line says something."""
        self.wait(lambda: words in self.window.messages.text())

    def go_to(self, name: str) -> None:
        """Move with Tab until the control of this name has the focus."""
        for _step in range(40):
            if name in {focused().accessibleName(), _caption(focused())}:
                return
            self.press(Key.Key_Tab)
        message = f"Tab does not reach “{name}”"
        raise AssertionError(message)

    def name_file(self, path: Path) -> None:
        """Type a path into the file dialog that has opened, and Return."""
        self.wait(_asks_for_a_file)
        self.answer(str(path))
        self.press(Key.Key_Return)
        self.wait(lambda: not _asks_for_a_file())

    def _come_to_rest(self) -> None:
        settle()
        if QApplication.activeWindow() is None:
            # A desktop gives the keyboard back when a dialog has gone; the offscreen one does not.
            self.window.activateWindow()
            settle()


def _caption(widget: QWidget) -> str:
    return widget.caption() if isinstance(widget, Button) else ""


def _asks_for_a_file() -> bool:
    return isinstance(QApplication.activeModalWidget(), QFileDialog)


def _is_busy() -> bool:
    return isinstance(QApplication.activeModalWidget(), TaskDialog)
