"""The list of an import: cells in two lines, and questions answered in their row by key or click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip

from ui import icons, theme
from ui.importing.lines import PreviewLine
from ui.importing.looks import look_of, proposal
from ui.importing.row_texts import UNDERSTOOD
from ui.table_delegate import SIDE, CellDelegate
from ui.tables import Table
from ui.widgets.text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

    from app.rows import Rows
    from ui.table_acts import Acts, Surroundings
    from ui.table_model import Index, Look

_LEAVE = "Leave out"
_ANSWERED = 290
"""Pixels that the answers to a question need with the button beside them."""
_ROOMY = 260
"""Width of a cell in pixels from which the button has its words."""
_TALL = 28
"""Height of what is pressed in a row, in logical pixels."""


class AnswerDelegate(CellDelegate):
    """Draws a question's list of answers and the button that leaves it out where it says what was understood."""

    lines = 2
    answers_wished = Signal(int)
    leave_wished = Signal(int)

    def widths(self, column: int, rows: int) -> tuple[list[int], int]:
        """Ask for the room that answers need as soon as one row asks: it counts more than words that are cut."""
        taken, longest = super().widths(column, rows)
        if not any(self._asking(self._model.index(row, column)) for row in range(rows)):
            return taken, longest
        return [max(width, _ANSWERED) for width in taken], max(longest, _ANSWERED)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Press what is drawn."""
        line = self._asking(index)
        if line is not None and isinstance(event, QMouseEvent) and _is_release(event):
            place = event.position().toPoint()
            if self.leave_face(option.rect).contains(place):
                self.leave_wished.emit(line.id)
                return True
            if self.answer_face(option.rect).contains(place):
                self.answers_wished.emit(line.id)
                return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tell the whole question, whose cell shows its answers, or all that is wrong with a row."""
        line = self._line(index) if index.isValid() else None
        whole = (line.whole or (line.understood if line.asked else "")) if line else ""
        if whole and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(whole), view)
            return True
        return super().helpEvent(event, view, option, index)

    def leave_face(self, cell: QRect) -> QRect:
        """Give where the button stands in a cell; in a narrow one it shows a cross instead of its words."""
        wide = self._view.fontMetrics().horizontalAdvance(_LEAVE) + 24
        if cell.width() < _ROOMY:
            wide = _TALL
        return QRect(cell.right() - wide - 3, cell.center().y() - _TALL // 2, wide, _TALL)

    def answer_face(self, cell: QRect) -> QRect:
        """Give where the list of answers stands in a cell."""
        left = cell.left() + 4
        right = self.leave_face(cell).left() - 6
        return QRect(left, cell.center().y() - _TALL // 2, max(40, right - left), _TALL)

    def _paint_text(self, painter: QPainter, rect: QRect, look: Look, index: Index) -> None:
        line = self._asking(index)
        if line is None:
            super()._paint_text(painter, rect, look, index)
            return
        answer, leave = self.answer_face(rect), self.leave_face(rect)
        tokens = theme.current()
        painter.setFont(self.font(look, figures=False))
        for face in (answer, leave):
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(QRectF(face).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QColor(tokens.ink))
        if leave.width() > _TALL:
            painter.drawText(leave, int(Qt.AlignmentFlag.AlignCenter), _LEAVE)
        else:
            painter.drawPixmap(leave.center() - QPoint(7, 7), icons.pixmap("x", 16))
        words = answer.adjusted(SIDE, 0, -24, 0)
        painter.drawText(
            words,
            int(Qt.AlignmentFlag.AlignVCenter),
            proposal(line.asked, painter.font(), words.width()),
        )
        arrow = QPoint(answer.right() - 22, answer.center().y() - 7)
        painter.drawPixmap(arrow, icons.pixmap("chevron-down", 16))

    def _asking(self, index: Index) -> PreviewLine | None:
        """Give the line whose cell this is, when the cell shows a question's answers."""
        line = self._line(index)
        return line if line is not None and line.asked else None

    def _line(self, index: Index) -> PreviewLine | None:
        """Give the line whose cell this is, when the cell says what was understood."""
        if self._field(index).name != UNDERSTOOD:
            return None
        record = self._model.record(index.row())
        return record if isinstance(record, PreviewLine) else None


class PreviewTable(Table):
    """Return and F2 do what the row needs; `answers_wished` and `leave_wished` tell a click on what a row shows."""

    answers_wished = Signal(int)
    leave_wished = Signal(int)

    def __init__(self, rows: Rows, name: str, acts: Acts, surroundings: Surroundings) -> None:
        super().__init__(rows, name, acts, surroundings, empty="Nothing to show.")
        self.set_look(look_of)
        self.view.installEventFilter(self)

    def make_delegate(self) -> CellDelegate:
        """Make the delegate that draws answers."""
        made = AnswerDelegate(self.view, self.model, self.around.choices, self.on_rows.enter)
        made.answers_wished.connect(self.answers_wished)
        made.leave_wished.connect(self.leave_wished)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let F2 do what Return does where the cell cannot be edited itself."""
        if (
            watched is self.view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_F2
            and not self.view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
        ):
            self.on_rows.open()
            return True
        return super().eventFilter(watched, event)

    def show_also(self, names: Sequence[str]) -> None:
        """Show columns that are needed now, before the last one; what a person chose for other files stays."""
        columns = self.columns.shown()
        shown = {field.name for field in columns}
        more = [
            each for each in self.model.all_fields if each.name in names and each.name not in shown
        ]
        if more:
            self.model.set_columns([*columns[:-1], *more, *columns[-1:]])

    def cell_words(self) -> str:
        """Give the whole text of the cell with the focus under its heading where the list shows only a part of it."""
        index = self.view.currentIndex()
        if not index.isValid() or not self.delegate.is_cut(
            index, self.view.columnWidth(index.column())
        ):
            return ""
        return f"{self.model.columns[index.column()].label}: {index.data()}"

    def current_column(self) -> str:
        """Give the name of the column with the focus, "" for none."""
        index = self.view.currentIndex()
        return self.model.columns[index.column()].name if index.isValid() else ""

    def show_cell(self, record_id: int, name: str) -> QRect:
        """Go to a cell and give where it is in the list's own pixels; an empty place where the column is not shown."""
        row = self.model.place(record_id)
        names = [field.name for field in self.model.columns]
        if row is None or name not in names:
            return QRect()
        self.view.go_to(row, names.index(name))
        index = self.model.index(row, names.index(name))
        self.view.scrollTo(index)
        return self.view.visualRect(index)


def _is_release(event: QMouseEvent) -> bool:
    return (
        event.type() == QEvent.Type.MouseButtonRelease
        and event.button() == Qt.MouseButton.LeftButton
    )
