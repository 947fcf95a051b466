"""The line above the text in which one types what to find: how many there are, which one this is, next and previous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.cards import row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

HINT = "Find in the minutes of this meeting"


class FindBox(QLineEdit):
    """Return and Down go to the next, Shift+Return and Up to the one before, Escape closes."""

    stepped = Signal(int)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(HINT)
        named(
            self, HINT, "Return goes to the next one, Shift+Return to the one before, Escape closes"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step or close; everything else is typed."""
        key, is_back = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if is_back else 1)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """`sought(text)` tells what is typed, `stepped(by)` a step, `closed` that the text is gone back to."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = FindBox()
        self.told = Label("", "muted")
        before = IconButton("chevron-up", "Previous one", on_click=lambda: self.stepped.emit(-1))
        after = IconButton("chevron-down", "Next one", on_click=lambda: self.stepped.emit(1))
        close = IconButton("x", "Close", on_click=self.closed.emit)
        self.setLayout(row(self.box, self.told, before, after, close, stretch=0, gap=6))
        self.setFocusProxy(self.box)
        self.box.textChanged.connect(self.sought)
        self.box.stepped.connect(self.stepped)
        self.box.escaped.connect(self.closed)

    def text(self) -> str:
        """Give what is wanted."""
        return self.box.text()

    def open(self, wanted: str) -> None:
        """Show it with words to begin with, chosen so that typing replaces them."""
        self.show()
        if wanted:
            self.box.setText(wanted)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def tell(self, place: int, count: int) -> None:
        """Say which of how many is chosen: "3 of 12"; without one chosen how many there are."""
        words = f"{place} of {count}" if place else f"{count} found"
        self.told.setText(words if count else "None" if self.text() else "")
        self.told.set_role("problem" if self.text() and not count else "muted")
