"""Rows of a list that are dragged to another place within it, with a line where they would be put down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QTableView

MIME = "application/x-partnership-desk-row"
_THICK = 2


class RowDrag(QObject):
    """Lets the rows of a table be dragged: `moved(row, gap)` wishes a row before the one that is now at `gap`.

    The gap below the last row has the number of rows. Rows of other lists, and files, are left to others.
    """

    moved = Signal(int, int)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._began: QPoint | None = None
        self._line = _Line(view.viewport())
        self.is_open = True
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to drag where the mouse is pulled from a row, and answer what is dragged over the list."""
        if isinstance(event, QDropEvent) and self._is_own(event):
            self._answer(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._line.hide()
        if isinstance(event, QMouseEvent) and self._pulls(event):
            self._drag()
            return True
        return super().eventFilter(watched, event)

    def _is_own(self, event: QDropEvent) -> bool:
        return self.is_open and _words(event)[:1] == [str(id(self))]

    def _pulls(self, event: QMouseEvent) -> bool:
        """Say whether the mouse has been pulled far enough from where it was pressed on a row."""
        place = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            is_row = self._view.indexAt(place).isValid()
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            begins = is_row and plain and event.button() == Qt.MouseButton.LeftButton
            self._began = place if begins and self.is_open else None
        if event.type() != QEvent.Type.MouseMove or self._began is None:
            return False
        far = (place - self._began).manhattanLength() >= QApplication.startDragDistance()
        return far and bool(event.buttons() & Qt.MouseButton.LeftButton)

    def _drag(self) -> None:
        began, self._began = self._began, None
        index = self._view.indexAt(began) if began is not None else None
        if index is None or not index.isValid():
            return
        self._view.selectRow(index.row())
        drag = QDrag(self)
        drag.setMimeData(self.carried(index.row()))
        drag.exec(Qt.DropAction.MoveAction)
        self._line.hide()

    def carried(self, row: int) -> QMimeData:
        """Give what travels while a row is dragged: its number in this list, and nothing that others could read."""
        found = QMimeData()
        found.setData(MIME, QByteArray(f"{id(self)} {row}".encode()))
        return found

    def _answer(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        gap = self._gap(event.position().toPoint())
        if isinstance(event, QDragMoveEvent):
            self._line.show_at(self._height_of(gap))
            return
        self._line.hide()
        self.moved.emit(int(_words(event)[1]), gap)

    def _gap(self, place: QPoint) -> int:
        """Give the row before which something at this place is put down."""
        row = self._view.rowAt(place.y())
        if row < 0:
            return self._view.model().rowCount()
        middle = self._view.rowViewportPosition(row) + self._view.rowHeight(row) / 2
        return row if place.y() < middle else row + 1

    def _height_of(self, gap: int) -> int:
        if gap < self._view.model().rowCount():
            return self._view.rowViewportPosition(gap)
        last = gap - 1
        return self._view.rowViewportPosition(last) + self._view.rowHeight(last)


class _Line(QWidget):
    """The line between two rows where a row would be put down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, height: int) -> None:
        """Show it at a height of the list."""
        self.setGeometry(0, max(0, height - _THICK), self._list.width(), _THICK)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the accent of the theme."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.current().accent)


def _words(event: QDropEvent) -> list[str]:
    """Give the list and the row that travel, nothing where something else does."""
    return bytes(event.mimeData().data(MIME).data()).decode().split()
