"""Editing in the cells of a table: the Field's own editor, what the keys do in it, when what was typed is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.amounts import counted
from app.fields import Field
from ui.editor import Editor
from ui.link_editors import Choices, editor_for
from ui.note_editor import NoteEditor
from ui.table_model import Index, RowsModel
from ui.widgets.chips import Chip
from ui.widgets.text import named, plain_tip

_CLOSING = "closing"

_HINT = QStyledItemDelegate.EndEditHint

Enter = Callable[[Index, Field, Any], None]
"""Stores a value for the chosen rows and shows what refuses it."""


class EditingDelegate(QStyledItemDelegate):
    """Makes the editors of cells; `enter` stores what was typed."""

    def __init__(
        self, view: QAbstractItemView, model: RowsModel, choices: Choices, enter: Enter
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._choices = choices
        self._enter = enter
        self._warning: Chip | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the Field's editor."""
        editor = editor_for(self._field(index), self._choices, parent)
        editor.control.setProperty("cell", True)
        editor.setAutoFillBackground(True)
        editor.control.installEventFilter(self)
        self._warn(parent, index, editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present value once; a refresh behind an open editor never changes what is typed."""
        if isinstance(editor, Editor) and not editor.property("filled"):
            record = index.data(RowsModel.RECORD)
            editor.set_value(getattr(record, editor.field.name, None))
            editor.setProperty("filled", True)

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Store what was typed for every chosen row."""
        if isinstance(editor, Editor) and not self._wrong(editor):
            self._enter(index, editor.field, editor.value())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Cover the cell, and more where the editor needs more."""
        rect: QRect = QRect(option.rect)
        rect.setWidth(max(rect.width(), min(editor.minimumSizeHint().width(), 240)))
        rect.setHeight(max(rect.height(), editor.sizeHint().height()))
        room = self._view.viewport().rect()
        rect.moveBottom(min(rect.bottom(), max(room.bottom(), rect.height())))
        rect.moveRight(min(rect.right(), max(room.right(), rect.width())))
        editor.setGeometry(rect)
        self._place_warning(rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Take the warning away with the editor."""
        self._unwarn()
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Store or give up as the keys say; keep the editor open while what is typed is wrong."""
        editor = watched.parent() if isinstance(watched, QWidget) else None
        if not isinstance(editor, Editor) or editor.property(_CLOSING):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(editor, event)
        if event.type() == QEvent.Type.FocusOut and self._left(editor):
            self._store(editor, _HINT.NoHint, wrong=True)
        return False

    def _warn(self, parent: QWidget, index: Index, editor: Editor) -> None:
        """Say before anything is typed that it will count for several rows."""
        rows = self._rows_of(index)
        if rows < 2:
            return
        told = f"{counted(rows, 'row')} will change"
        self._unwarn()
        self._warning = Chip(told, "caution", parent)
        self._warning.setProperty("overlay", True)
        self._warning.show()
        named(editor.control, f"{editor.field.label}, {told}", editor.field.help)

    def _unwarn(self) -> None:
        if self._warning is not None:
            self._warning.hide()
            self._warning.deleteLater()
            self._warning = None

    def _place_warning(self, rect: QRect) -> None:
        """Put the warning below the editor, or above where there is no room."""
        chip = self._warning
        if chip is None:
            return
        chip.adjustSize()
        chip.move(rect.left(), rect.bottom() + 2)
        if chip.geometry().bottom() > self._view.viewport().height():
            chip.move(rect.left(), rect.top() - chip.height() - 2)
        chip.raise_()

    def _rows_of(self, index: Index) -> int:
        """Count the rows that an entry in a cell changes: the chosen ones where it is among them."""
        parts = self._view.selectionModel().selection().toList()
        spans = {(part.top(), part.bottom()) for part in parts}
        if not any(top <= index.row() <= bottom for top, bottom in spans):
            return 1
        return sum(bottom - top + 1 for top, bottom in spans)

    def _key(self, editor: Editor, event: QKeyEvent) -> bool:
        key = event.key()
        lines = isinstance(editor, NoteEditor)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (control or not lines):
            self._store(editor, _HINT.SubmitModelCache)
        elif key == Qt.Key.Key_Tab:
            self._store(editor, _HINT.EditNextItem)
        elif key == Qt.Key.Key_Backtab:
            self._store(editor, _HINT.EditPreviousItem)
        elif key == Qt.Key.Key_Escape:
            self._close(editor, _HINT.RevertModelCache)
        else:
            return False
        return True

    def _store(
        self, editor: Editor, hint: QStyledItemDelegate.EndEditHint, *, wrong: bool = False
    ) -> None:
        """Store and close; with `wrong` close even when what was typed is wrong and so given up."""
        if not self._wrong(editor):
            self.commitData.emit(editor)
        elif not wrong:
            return
        self._close(editor, hint)

    def _close(self, editor: Editor, hint: QStyledItemDelegate.EndEditHint) -> None:
        # Closing takes the focus away, which must not store a second time.
        editor.setProperty(_CLOSING, True)
        self._unwarn()
        self.closeEditor.emit(editor, hint)

    def _left(self, editor: Editor) -> bool:
        """Say whether the focus went elsewhere, and not into the editor's own list or calendar."""
        popup = QApplication.activePopupWidget()
        focus = QApplication.focusWidget()
        inside = focus is not None and (focus is editor or editor.isAncestorOf(focus))
        return popup is None and not inside and QApplication.activeWindow() is not None

    def _wrong(self, editor: Editor) -> bool:
        try:
            sentence = editor.field.problem(editor.value()) or ""
        except ValueError as unreadable:
            sentence = str(unreadable)
        editor.set_wrong(sentence)
        if sentence:
            below = editor.mapToGlobal(editor.rect().bottomLeft())
            QToolTip.showText(below, plain_tip(sentence), editor)
        return bool(sentence)

    def _field(self, index: Index) -> Field:
        return self._model.columns[index.column()]
