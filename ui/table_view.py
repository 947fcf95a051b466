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

from app.fields import Choice, Day
from ui.table_header import TableHeader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.fields import Field
    from ui.table_model import RowsModel

ROW = 38
"""Height of a row in logical pixels."""

KEPT_CHOSEN = 1000
"""Above this number of chosen rows a refresh keeps only the one with the focus."""

SHORT = 12
"""Signs up to which a text is shown whole before longer ones get more room."""

_SIGN = 7
"""Width that a sign of a Field's `width` takes, in logical pixels."""


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
        self.least_share = 0.55
        """Share of its natural width to which a column of longer texts may be narrowed."""
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
        model.modelReset.connect(self.fit)

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
        """Do what resets the model and put focus, choice and scrolling back where they were."""
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

    def fit(self) -> None:
        """Spread the columns over the width; those the person sized keep their size."""
        columns = self.rows_model.columns
        room = self.viewport().width()
        if not columns or room < 100:
            return
        wide = [
            self.widths.get(field.name) or max(_natural(field), self._least(field, 0))
            for field in columns
        ]
        self._fitting = True
        for place, width in enumerate(self._spread(columns, wide, room)):
            self.setColumnWidth(place, width)
        self._fitting = False

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

    def _choose(self, ids: Sequence[int]) -> None:
        selection = self.selectionModel()
        for each in ids:
            place = self.rows_model.place(each)
            if place is not None:
                flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
                selection.select(self.rows_model.index(place, 0), flags)

    def _spread(self, columns: Sequence[Field], wide: list[int], room: int) -> list[int]:
        least = [
            width if field.name in self.widths else self._least(field, width)
            for field, width in zip(columns, wide, strict=True)
        ]
        if sum(wide) <= room:
            stretching = [
                field.align == "left" and field.name not in self.widths for field in columns
            ]
            if not any(stretching):
                stretching = [True] * len(columns)
            return _share(
                wide, [w if s else 0 for w, s in zip(wide, stretching, strict=True)], room
            )
        if sum(least) >= room:
            return least
        return _share(least, [w - m for w, m in zip(wide, least, strict=True)], room)

    def _least(self, field: Field, width: int) -> int:
        metrics = QFontMetrics(self.head.label_font())
        label = metrics.horizontalAdvance(field.label) + 38
        return max(64, label, width if _is_short(field) else int(width * self.least_share))

    def _resized(self, section: int, _before: int, now: int) -> None:
        if not self._fitting and 0 <= section < len(self.rows_model.columns):
            self.widths[self.rows_model.columns[section].name] = now


def _is_short(field: Field) -> bool:
    """Say whether a value is of little use when it is cut: figures, days, numbers of records, chips."""
    chip = isinstance(field, Choice) and field.chip
    return field.align == "right" or isinstance(field, Day) or chip or field.width <= SHORT


def _natural(field: Field) -> int:
    return max(field.width, len(field.label) + 2) * _SIGN + 20


def _share(sizes: list[int], weights: list[int], room: int) -> list[int]:
    """Give the room that is left to the sizes by weight; the sum is the room exactly."""
    left, total = room - sum(sizes), sum(weights) or 1
    grown = [size + left * weight // total for size, weight in zip(sizes, weights, strict=True)]
    heaviest = weights.index(max(weights))
    grown[heaviest] += room - sum(grown)
    return grown
