"""The line in which the titles of new items are typed, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from ui.widgets.text import named

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class NewItemLine(QLineEdit):
    """The title of an item to add: `entered(title)` on Return, `detailed(title)` where Ctrl+Return wants its form."""

    entered = Signal(str)
    detailed = Signal(str)

    def __init__(self, hint: str = "Add an item: its title, then Return") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        named(self, "Add an item", "Return adds it, Ctrl+Return opens its form")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Return, ask for more with Ctrl+Return."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        self._tell(in_form=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def ask_form(self) -> None:
        """Want the form of the item that is typed, or go to the line while it is empty."""
        if self.text().strip():
            self._tell(in_form=True)
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self, *, in_form: bool) -> None:
        title = " ".join(self.text().split())
        if title:
            self.clear()
            (self.detailed if in_form else self.entered).emit(title)
