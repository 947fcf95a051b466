"""A month on screen: the entries of each day, chosen by keyboard or mouse, moved by dragging or by Shift and arrows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.widgets.month_delegate import HEAD, LINE, DayDelegate
from ui.widgets.month_model import Entry, MonthModel
from ui.widgets.text import named

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent

    from ui.widgets.month_model import Index

MIME = "application/x-partnership-desk-entry"
_STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(weeks=-1),
    Qt.Key.Key_Down: timedelta(weeks=1),
}


class MonthView(QTableView):
    """Six weeks of days. Arrows move by day and go over into the next month, Space takes the day's next entry.

    `chosen(id or None)` tells the entry with the focus, `opened(id)` Return or a double click, `moved(id, day)` that an
    entry is wished on another day, `turned(day)` that another month is wished.
    """

    chosen = Signal(object)
    opened = Signal(int)
    moved = Signal(int, object)
    turned = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = MonthModel(self)
        self._place = 0
        self.setModel(self.month)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setObjectName("quiet")
        named(self, name, "Arrows move by day, Space by entry; Shift and an arrow moves the entry")

    def current_day(self) -> date:
        """Give the day with the focus."""
        return self.month.day(self.currentIndex())

    def current_entry(self) -> Entry | None:
        """Give the entry with the focus on that day."""
        found = self.month.entries(self.current_day())
        return found[min(self._place, len(found) - 1)] if found else None

    def choose(self, day: date, entry_id: int | None = None) -> None:
        """Stand on a day that is shown, on one of its entries where one is given."""
        ids = [each.id for each in self.month.entries(day)]
        self._place = ids.index(entry_id) if entry_id in ids else 0
        self.setCurrentIndex(self.month.index_of(day))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over days, entries and months; with Shift move the entry itself."""
        key, entry = Qt.Key(event.key()), self.current_entry()
        if key in _STEPS:
            wished = self.current_day() + _STEPS[key]
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._go(wished)
            elif entry is not None and entry.can_move:
                self.moved.emit(entry.id, wished)
        elif key == Qt.Key.Key_PageUp:
            self.turned.emit(self.month.month - timedelta(days=1))
        elif key == Qt.Key.Key_PageDown:
            self.turned.emit(self.month.month + timedelta(days=31))
        elif key == Qt.Key.Key_Space:
            self._place = (self._place + 1) % max(1, len(self.month.entries(self.current_day())))
            self._tell()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and entry is not None:
            self.opened.emit(entry.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the day and the entry below the pointer."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            below = event.position().toPoint().y() - self.visualRect(index).top() - HEAD
            self._place = max(0, below // LINE)
            self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entry below the pointer."""
        self.mousePressEvent(event)
        entry = self.current_entry()
        if entry is not None:
            self.opened.emit(entry.id)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take the entry along with the pointer."""
        entry = self.current_entry()
        if entry is not None and entry.can_move:
            drag = QDrag(self)
            drag.setMimeData(mime_of(entry))
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let an entry of a month come in."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let an entry be dropped on any day."""
        self._judge(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Wish the entry on the day it was dropped on."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            entry_id = int(bytes(event.mimeData().data(MIME).data()))
            self.moved.emit(entry_id, self.month.day(index))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Begin with the first entry of a day."""
        super().currentChanged(current, previous)
        if current != previous:
            self._place = 0
            self._tell()

    def _judge(self, event: QDragMoveEvent) -> None:
        fits = self.indexAt(event.position().toPoint()).isValid()
        if fits and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _go(self, day: date) -> None:
        if day.month != self.month.month.month:
            self.turned.emit(day)
        else:
            self.choose(day)

    def _tell(self) -> None:
        entry = self.current_entry()
        self.chosen.emit(entry.id if entry else None)
        self.viewport().update()


def mime_of(entry: Entry) -> QMimeData:
    """Give what travels while an entry is dragged: its id, and nothing that another program could read."""
    found = QMimeData()
    found.setData(MIME, QByteArray(str(entry.id).encode()))
    return found
