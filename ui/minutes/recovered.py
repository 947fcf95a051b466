"""After a crash: the words that were typed stand in the editor, the saved text beside them, and a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from app.clock import LONDON
from app.days import show_day
from ui.widgets.buttons import Button
from ui.widgets.cards import column, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from app.minutes.recovery import Recovered


class RecoveredPane(QFrame):
    """Tells when the words were typed and shows what is saved; `kept` and `dropped` are the two answers."""

    kept = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tinted", "caution")
        self._found: Recovered | None = None
        self._told = Label("", wrap=True)
        self.saved = QPlainTextEdit()
        self.saved.setReadOnly(True)
        self.saved.setTabChangesFocus(True)
        named(self.saved, "Saved text")
        self.keep = Button("Keep what was typed", "check", on_click=self._keep)
        self.drop = Button("Take the saved text", "undo-2", on_click=self._drop)
        for button in (self.keep, self.drop):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        answers = column(self.keep, self.drop, gap=4)
        whole = column(self._told, row(self.saved, answers, stretch=0), gap=6)
        whole.setContentsMargins(10, 8, 10, 8)
        self.setLayout(whole)
        self.saved.setFixedHeight(64)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_found(self, found: Recovered) -> None:
        """Show words that were recovered."""
        self._found = found
        at = found.at.astimezone(LONDON)
        self._told.setText(
            f"Below is what was typed on {show_day(at.date())} at {at:%H:%M:%S}, before the program ended. "
            "The saved text stands here; decide which is right."
        )
        self.saved.setPlainText(found.saved)
        self.saved.setPlaceholderText("Nothing was saved")
        self.drop.set_caption("Take the saved text" if found.saved else "Throw it away")
        self.show()

    def _keep(self) -> None:
        self.hide()
        self.kept.emit(self._found)

    def _drop(self) -> None:
        self.hide()
        self.dropped.emit(self._found)
