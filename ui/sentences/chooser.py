"""The list of ready-made sentences over the text: a few letters find one, Return puts it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.sentences.queries import meant
from ui.dialogs import Dialog
from ui.widgets.boxes import SearchBox
from ui.widgets.buttons import Button
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from app.sentences.queries import SentenceRecord

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SentenceChooser(Dialog):
    """`chosen(text)` tells the sentence that was taken, `managed` that the list itself is wanted."""

    help_text = (
        "Type the beginnings of words of a sentence or of its name: “ap no” finds Apologies noted. Up and Down choose, "
        "Return puts the sentence in at the caret. Its blanks are filled from the meeting where the program knows "
        "them; Tab goes to those that are left."
    )
    chosen = Signal(str)
    managed = Signal()

    def __init__(self, known: Sequence[SentenceRecord], parent: QWidget | None) -> None:
        super().__init__("Ready-made sentences", parent, width=640)
        self._known = known
        self.box = SearchBox("Sentence", "A few letters of it", width=600)
        self.list = QListWidget()
        self.list.setMinimumHeight(220)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        named(self.list, "Sentences")
        self.whole = Label("", "small", wrap=True)
        # Two lines from the start, so that nothing moves while one chooses.
        self.whole.setMinimumHeight(2 * self.whole.fontMetrics().lineSpacing())
        self.page.add(self.box)
        self.page.add(self.list, 1)
        self.page.add(self.whole)
        manage = Button("Change the list", "pencil", on_click=self._manage, parent=self)
        self.buttons.insertWidget(0, manage)
        self.add_button("Close", self.reject)
        self.insert = self.add_button("Insert", self._take, "primary")
        self.box.textChanged.connect(self.show_meant)
        self.list.itemSelectionChanged.connect(self._show_whole)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.show_meant("")
        self.box.setFocus()

    def show_meant(self, typed: str) -> None:
        """Show the sentences that the letters mean."""
        self.list.clear()
        for each in meant(self._known, typed):
            line = QListWidgetItem(f"{each.name}:  {' '.join(each.text.split())}")
            line.setData(Qt.ItemDataRole.UserRole, each.text)
            self.list.addItem(line)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.insert.setEnabled(bool(self.list.count()))
        self._show_whole()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move in the list while the box is typed in, and Return take the sentence."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        else:
            super().keyPressEvent(event)

    def _text(self) -> str:
        """Give the sentence that is chosen, "" where there is none."""
        chosen = self.list.selectedItems()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else ""

    def _show_whole(self) -> None:
        nothing = (
            "No sentence has words that begin so."
            if self._known
            else "There are no sentences yet: Change the list adds the usual ones or your own."
        )
        self.whole.setText(self._text() or nothing)

    def _take(self) -> None:
        text = self._text()
        if text:
            self.accept()
            self.chosen.emit(text)

    def _manage(self) -> None:
        self.reject()
        self.managed.emit()
