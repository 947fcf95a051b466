"""The line in which proposed decisions are typed one after the other, or pasted as a whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit

from ui.widgets.text import named

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_HINT = "Propose a decision, then Return"


class ProposalLine(QLineEdit):
    """`entered(text)` on Return, or at once where several lines are pasted into it."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_HINT)
        named(
            self, "Propose a decision", "Return adds it; a list that is pasted is added as a whole"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Return; take a list from the clipboard line by line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            text = self.text().strip()
            if text:
                self.entered.emit(text)
        elif event.matches(QKeySequence.StandardKey.Paste) and "\n" in pasted().strip():
            self.entered.emit(pasted())
        else:
            super().keyPressEvent(event)


def pasted() -> str:
    """Give the text on the clipboard."""
    return QGuiApplication.clipboard().text()
