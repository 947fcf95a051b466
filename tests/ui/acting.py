"""Acts of a person, for tests: press a key, type a text, click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BARE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, held: Qt.KeyboardModifier = BARE, on: QWidget | None = None) -> None:
    """Press a key on a widget, or on the one that has the focus."""
    QTest.keyClick(on or focused(), key, held)


def type_text(text: str, on: QWidget | None = None) -> None:
    """Type a text into a widget, or into the one that has the focus."""
    QTest.keyClicks(on or focused(), text)


def click(widget: QWidget, place: QPoint | None = None, *, double: bool = False) -> None:
    """Click on a widget with the left button."""
    act = QTest.mouseDClick if double else QTest.mouseClick
    act(
        widget,
        Qt.MouseButton.LeftButton,
        BARE,
        place if place is not None else widget.rect().center(),
    )


def focused() -> QWidget:
    """Give the widget that has the focus; in a test there is always one."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the focus"
    return focus


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a window and wait until it has the keyboard; the test need not close it."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
