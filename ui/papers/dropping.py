"""Files that are dropped on a widget, or pasted into it from the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QItemSelectionModel,
    QMimeData,
    QObject,
    Signal,
)
from PySide6.QtGui import (
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes files for a widget: `dropped(paths)` by the mouse, `pasted(paths)` and `pictured(png)` by Ctrl+V.

    In a list the row below the mouse is chosen, so that files are seen and known to belong there.
    """

    dropped = Signal(list)
    pasted = Signal(list)
    pictured = Signal(bytes)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._view = widget if isinstance(widget, QAbstractItemView) else None
        self._target = self._view.viewport() if self._view else widget
        self._target.setAcceptDrops(True)
        self._target.installEventFilter(self)
        widget.installEventFilter(self)
        self.is_open = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what is dragged over the widget, and the key that pastes."""
        if not self.is_open:
            return super().eventFilter(watched, event)
        if isinstance(event, QDropEvent) and watched is self._target and _paths(event.mimeData()):
            self._answer(event)
            return True
        if isinstance(event, QKeyEvent) and watched is not self._target:
            is_press = event.type() == QEvent.Type.KeyPress
            return is_press and event.matches(QKeySequence.StandardKey.Paste) and self._paste()
        return super().eventFilter(watched, event)

    def _answer(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if self._view is not None:
            _choose(self._view, event.position().toPoint())
        if not isinstance(event, QDragMoveEvent):
            self.dropped.emit(_paths(event.mimeData()))

    def _paste(self) -> bool:
        found = QGuiApplication.clipboard().mimeData()
        paths = _paths(found)
        if paths:
            self.pasted.emit(paths)
        elif found.hasImage():
            self.pictured.emit(_png(QGuiApplication.clipboard().image()))
        return bool(paths) or found.hasImage()


def _choose(view: QAbstractItemView, place: QPoint) -> None:
    """Choose the row at a place, whatever keys are held: Ctrl means to copy the file, not to choose one row more."""
    index = view.indexAt(place)
    if index.isValid():
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def _paths(data: QMimeData) -> list[Path]:
    """Give the files of this computer that are dragged or copied; an address on the web is none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
