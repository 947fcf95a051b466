"""The view of a table: its keys, its column widths and what the person has chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.table_delegate import CellDelegate
from ui.table_header import TableHeader
from ui.table_widths import SAMPLE, Need, allot, fixed, guessed, larger, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Field
    from ui.table_model import Index, RowsModel

ROW = 38
"""Height of a row in logical pixels."""

KEPT_CHOSEN = 1000
"""Above this number of chosen rows a refresh keeps only the one with the focus."""

LEAST = 64
"""The least width of a column in logical pixels."""

WORD = 124
"""Up to how many pixels a column of broken lines is as wide as its longest word."""

HEADING_ROOM = 38
"""What a heading takes beside its words, for the arrow of the sort."""

SMALLEST = 100
"""Width of the list, in logical pixels, under which it is not laid out yet."""


class TableView(QTableView):
    """Tells what the person wants by signals; knows nothing about what the rows mean."""

    open_wished = Signal()
    delete_wished = Signal()
    copy_wished = Signal(bool)
    typed = Signal(str)
    menu_wished = Signal(QPoint)
    column_menu_wished = Signal(int)
    filters_wished = Signal()

    def __init__(
        self, model: RowsModel, name: str, row_height: int, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.rows_model = model
        self.widths: dict[str, int] = {}
        self._measured: dict[str, Need] = {}
        self._unmeasured = True
        self._fitting = False
        self.head = TableHeader(model, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(row_height)
        side.hide()
        self.head.sectionResized.connect(self._resized)
        self.doubleClicked.connect(lambda _index: self.open_wished.emit())
        model.modelReset.connect(self._renew)

    @property
    def editing(self) -> bool:
        """Say whether a cell is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    def chosen_ids(self) -> list[int]:
        """Give the ids of the chosen rows in the list's order, without looking at each cell."""
        ids = self.rows_model.ids
        places: set[int] = set()
        for part in self.selectionModel().selection().toList():
            places.update(range(part.top(), part.bottom() + 1))
        return [ids[place] for place in sorted(places) if place < len(ids)]

    def current_id(self) -> int | None:
        """Give the id of the row with the focus."""
        row = self.currentIndex().row()
        return self.rows_model.ids[row] if 0 <= row < len(self.rows_model.ids) else None

    def go_to(self, row: int, column: int) -> None:
        """Give a cell the focus and choose its row, whatever keys are held: Qt's own way looks at Ctrl and Shift."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.rows_model.index(row, column)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keep_place(self, act: Callable[[], object]) -> None:
        """Do what resets the model and put focus, choice and scrolling back where they were.

        A row with the focus that was in sight stays in sight, though it stands elsewhere in the list now.
        """
        was_seen = self._sees(self.currentIndex())
        current, chosen, before = self.current_id(), self.chosen_ids(), self.currentIndex()
        row, column, scrolled = before.row(), before.column(), self.verticalScrollBar().value()
        act()
        rows = self.rows_model.rowCount()
        if not rows:
            return
        found = self.rows_model.place(current) if current is not None else None
        place = found if found is not None else min(max(0, row), rows - 1)
        column = max(0, min(column, self.rows_model.columnCount() - 1))
        self.go_to(place, column)
        if 1 < len(chosen) <= KEPT_CHOSEN:
            self._choose(chosen)
        self.verticalScrollBar().setValue(scrolled)
        if was_seen and not self._sees(self.currentIndex()):
            self.scrollTo(self.currentIndex())

    def _sees(self, index: QModelIndex) -> bool:
        return index.isValid() and self.viewport().rect().intersects(self.visualRect(index))

    def fit(self) -> None:
        """Spread the columns over the width; those the person sized keep their size."""
        room = self.viewport().width()
        if not self.rows_model.columns or room < SMALLEST:
            return
        if self._unmeasured:
            self._measure()
        self._fitting = True
        for place, width in enumerate(allot(self._needs(), room)):
            self.setColumnWidth(place, width)
        self._fitting = False

    def forget_needs(self) -> None:
        """Measure anew when the columns are fitted next, because other rows or another font are shown."""
        self._measured.clear()
        self._unmeasured = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn keys into wishes."""
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit(False)
        elif control and shift and key == Qt.Key.Key_C:
            self.copy_wished.emit(True)
        elif control and shift and key == Qt.Key.Key_F:
            self.filters_wished.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not control:
            self.open_wished.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_wished.emit()
        elif key == Qt.Key.Key_Down and held & Qt.KeyboardModifier.AltModifier:
            self.column_menu_wished.emit(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Begin to filter with the first letter typed; Qt's own search would read the whole list."""
        self.typed.emit(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the mouse, or at the row when the menu key was pressed."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft())
        self.menu_wished.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()
        if self.hasFocus():
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the first row the focus when none has it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            self.go_to(0, 0)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.scrollTo(self.currentIndex())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and last row with Home and End, as in a list."""
        last = self.rows_model.rowCount() - 1
        column = max(0, self.currentIndex().column())
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: last,
        }
        if action in ends and last >= 0:
            return self.rows_model.index(ends[action], column)
        return super().moveCursor(action, modifiers)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Show a cell; the list comes to rest on whole rows."""
        bar, before = self.verticalScrollBar(), self.verticalScrollBar().value()
        super().scrollTo(index, hint)
        height = self.verticalHeader().defaultSectionSize()
        if bar.value() != before:
            bar.setValue(-(-bar.value() // height) * height)

    def _choose(self, ids: Sequence[int]) -> None:
        selection = self.selectionModel()
        for each in ids:
            place = self.rows_model.place(each)
            if place is not None:
                flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
                selection.select(self.rows_model.index(place, 0), flags)

    def _renew(self) -> None:
        self._unmeasured = True
        self.fit()

    def _needs(self) -> list[Need]:
        """Give what each column needs: as the person sized it, as its rows were measured, or as its Field declares."""
        return [
            fixed(self.widths[field.name])
            if field.name in self.widths
            else self._measured.get(field.name) or guessed(field, self._heading(field))
            for field in self.rows_model.columns
        ]

    def _measure(self) -> None:
        """Measure the first rows; what was seen before counts too, so that a filter does not make columns jump."""
        rows = min(SAMPLE, self.rows_model.rowCount())
        delegate = self.itemDelegate()
        if not rows or not isinstance(delegate, CellDelegate):
            return
        self._unmeasured = False
        for place, field in enumerate(self.rows_model.columns):
            least = max(self._heading(field), min(WORD, delegate.longest_word(place, rows)))
            need = measured(field, least, *delegate.widths(place, rows))
            before = self._measured.get(field.name)
            self._measured[field.name] = larger(before, need) if before else need

    def _heading(self, field: Field) -> int:
        words = QFontMetrics(self.head.label_font()).horizontalAdvance(field.label)
        return max(LEAST, words + HEADING_ROOM)

    def _resized(self, section: int, _before: int, now: int) -> None:
        if not self._fitting and 0 <= section < len(self.rows_model.columns):
            self.widths[self.rows_model.columns[section].name] = now
