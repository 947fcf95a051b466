"""The quick line: an action or a decision in one line, with what it is understood as below it while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from app.actions.quick_line import QuickReading, read_line
from app.days import show_day
from ui.link_editors import room_for
from ui.widgets.cards import column
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.actions.due_words import Around
    from app.actions.owners import Owner

HINT = "Action @owner 12/6, or a decision"
_KEYS = "Ctrl+Return makes the action, Ctrl+D a decision"


class QuickBox(QLineEdit):
    """The line itself; where it is not clear who is meant, a list opens to choose from, or again with Down."""

    entered = Signal()
    escaped = Signal()
    taken = Signal(str)
    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(HINT)
        self._model = QStandardItemModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(self)
        self.popup = QListView()
        self.popup.setObjectName("popup")
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.popup, "Owners")
        self._list.setPopup(self.popup)
        self._list.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        named(self, "Quick line", f"{HINT}. {_KEYS}")

    def offer(self, owners: Sequence[Owner], below: int = 0) -> None:
        """Let the person choose among owners, or close the list when there is nothing to choose.

        The list leaves `below` logical pixels under the line free, where its reading stands.
        """
        self._model.clear()
        for owner in owners:
            self._model.appendRow(QStandardItem(owner.shown))
        if owners and self.hasFocus():
            self._list.complete(room_for(self.popup, self, below))
        else:
            self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make the action with Return; Escape goes back to the text."""
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and self.popup.isVisible() and self.popup.currentIndex().isValid():
            super().keyPressEvent(event)
        elif is_return:
            self.popup.hide()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.popup.hide()
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self.wished.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        self.popup.hide()
        self.taken.emit(index.data())


class QuickLine(QWidget):
    """Reads while one types; `action_wished` and `decision_wished` tell that the line is to be made one of them."""

    action_wished = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QuickBox(self)
        self.told = Label(_KEYS, "small", self, wrap=True)
        self._low = False
        self.set_low(low=False)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column(self.box, self.told, gap=6))
        self.reading = QuickReading("")
        self._owners: Sequence[Owner] = ()
        self._around: Around | None = None
        self.setFocusProxy(self.box)
        self.box.textEdited.connect(lambda _text: self._read())
        self.box.textChanged.connect(lambda _text: self._read(offer=False))
        self.box.entered.connect(self.action_wished)
        self.box.escaped.connect(self.escaped)
        self.box.taken.connect(self._take)
        self.box.wished.connect(self._offer)

    def know(self, owners: Sequence[Owner], around: Around) -> None:
        """Take the owners that may be named and the days that are reckoned from."""
        self._owners, self._around = owners, around
        self._read(offer=False)

    def set_low(self, *, low: bool) -> None:
        """Take less room where the window is low: the keys are told only while the line is empty."""
        self._low = low
        # Room for two lines from the start, so that nothing moves while one types.
        lines = 1 if low else 2
        self.told.setMinimumHeight(lines * self.told.fontMetrics().lineSpacing())

    def text(self) -> str:
        """Give the line as it was typed."""
        return " ".join(self.box.text().split())

    def clear(self) -> None:
        """Empty the line for the next one."""
        self.box.clear()

    def _read(self, *, offer: bool = True) -> None:
        text = self.text()
        if not text or self._around is None:
            self.reading = QuickReading("")
            self.told.setText(_KEYS)
            self.told.set_role("small")
            self.box.offer(())
            return
        self.reading = read_line(text, self._owners, self._around)
        keys = _KEYS if self.reading.is_ready and not self._low else ""
        self.told.setText(" · ".join(filter(None, (self.reading.sentence, keys))))
        self.told.set_role("problem" if self.reading.problems else "small")
        # Once the day is typed too, the list would only cover what is read; Down opens it again.
        if self.reading.due is not None:
            self.box.offer(())
        elif offer:
            self._offer()

    def _offer(self) -> None:
        """Let the person choose who is meant, below the reading."""
        self.box.offer(
            self.reading.candidates, self.told.geometry().bottom() - self.box.geometry().bottom()
        )

    def _take(self, owner: str) -> None:
        """Put the owner that was chosen behind the last @; the due day follows, or can."""
        before, _, _name = self.box.text().rpartition("@")
        due = show_day(self.reading.due) if self.reading.due else ""
        self.box.setText(f"{before}@{owner} {due}")
