"""Last time we said: what earlier meetings of the group have in their minutes under the same item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.minutes.text import plain
from ui.widgets.cards import Card
from ui.widgets.text import Heading, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.minutes.queries import Earlier


class EarlierPane(Card):
    """The words of earlier meetings, newest first, to read and to copy from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=8, parent=parent)
        self.add(Heading("Last time we said"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        named(self.text, "What earlier meetings said")
        self.add(self.text, 1)
        self.setMinimumHeight(120)

    def show_earlier(self, found: Sequence[Earlier]) -> None:
        """Show these minutes."""
        told = [f"{each.meeting.name}, item {each.heading}\n{plain(each.text)}" for each in found]
        nothing = "No earlier meeting of this group has minutes under this item."
        self.text.setPlainText("\n\n".join(told) or nothing)
