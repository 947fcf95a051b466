"""The attendance matrix as a table: arrows move over its cells, Return opens the meeting or the seat of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.attendance.matrix_model import NONE_THEN, Index, MatrixModel
from ui.widgets.text import named

if TYPE_CHECKING:
    from app.attendance.matrix import AttendanceMatrix

ROW, CELL = 36, 46
"""Height of a line and least width of a meeting's column, in logical pixels."""
SIDE = 8
LEAST_NAME, WIDEST_NAME, NAME_SHARE = 150, 300, 0.34
"""Least room for the names, and most of it where the meetings scroll: in logical pixels, and of the whole width."""
_VERTICAL = Qt.Orientation.Vertical
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def small_font(font: QFont) -> QFont:
    """Give a font in the size of what stands below a name."""
    small = QFont(font)
    small.setPixelSize(11)
    return small


class NamesHeader(QHeaderView):
    """The names at the left, which stay while the meetings scroll: who, and below it post and agency."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_VERTICAL, parent)
        self.setDefaultSectionSize(ROW)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Draw one name with the line below it; the total in bold."""
        model = self.model()
        assert isinstance(model, MatrixModel)  # noqa: S101 - the header belongs to this model alone
        line, tokens = model.line(row), theme.current()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        font, small = QFont(self.font()), small_font(self.font())
        font.setBold(model.is_total(row))
        inside = rect.adjusted(SIDE, 2, -SIDE, -2)
        upper = inside.adjusted(0, 0, 0, -inside.height() // 2 + 2) if line.below else inside
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(upper, _LEFT, _elided(line.name, font, inside.width()))
        if line.below:
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            lower = inside.adjusted(0, inside.height() // 2 + 2, 0, 0)
            painter.drawText(lower, _LEFT, _elided(line.below, small, inside.width()))
        _rule(painter, rect, above=model.is_total(row))
        painter.restore()


class MatrixDelegate(QStyledItemDelegate):
    """Draws codes as letters on their tints, rates as words, and a frame around the present cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model = index.model()
        assert isinstance(model, MatrixModel)  # noqa: S101 - the delegate belongs to this model alone
        tokens, tone, text = theme.current(), model.tone(index), str(index.data())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setBold(model.is_total(index.row()))
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if text == NONE_THEN else tokens.ink))
        if tone != "none":
            tint = tokens.tint(tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tint.ground))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 5, -3, -5), 5, 5)
            painter.setPen(QColor(tint.ink))
        if model.is_total(index.row()):
            painter.setPen(QColor(tokens.ink))
        elif text == "vacant":
            painter.setFont(small_font(font))
            painter.setPen(QColor(tokens.muted))
        painter.drawText(option.rect, int(Qt.AlignmentFlag.AlignCenter), text)
        _rule(painter, option.rect, above=model.is_total(index.row()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the room a cell's text needs, in bold."""
        font = QFont(option.font)
        font.setBold(True)
        words = QFontMetrics(font).horizontalAdvance(str(index.data() or ""))
        return QSize(max(CELL, words + 2 * SIDE), ROW)


class MatrixView(QTableView):
    """The table of the matrix; `meeting_wished` and `seat_wished` tell what a cell leads to."""

    meeting_wished = Signal(int)
    seat_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(self)
        self.setModel(self.matrix)
        self.setItemDelegate(MatrixDelegate(self))
        self._names = NamesHeader(self)
        self.setVerticalHeader(self._names)
        self.setShowGrid(False)
        self.setObjectName("quiet")
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setObjectName("quiet")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        named(self, "Attendance matrix", "Arrows move, Return opens the meeting of a cell")
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, copy the whole with Ctrl+C; every other key moves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.matrix.as_text())
        else:
            super().keyPressEvent(event)

    def show_matrix(self, found: AttendanceMatrix, *, by_agency: bool) -> None:
        """Show a matrix, on the cell of the same place as before."""
        place = self.currentIndex()
        self.matrix.show_matrix(found, by_agency=by_agency)
        self._fit()
        rows, columns = self.matrix.rowCount(), self.matrix.columnCount()
        if rows:
            row, column = (place.row(), place.column()) if place.isValid() else (0, 0)
            self.setCurrentIndex(self.matrix.index(min(row, rows - 1), min(column, columns - 1)))

    def go_to_row(self, row: int) -> None:
        """Stand on the first cell of a line."""
        self.setCurrentIndex(self.matrix.index(row, 0))
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between names and cells."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        option = QStyleOptionViewItem()
        option.font = self.font()
        delegate = self.itemDelegate()
        bold = QFont(self.font())
        bold.setBold(True)
        for column in range(self.matrix.columnCount()):
            indexes = (self.matrix.index(row, column) for row in range(self.matrix.rowCount()))
            cells = max((delegate.sizeHint(option, each).width() for each in indexes), default=CELL)
            head = str(header.model().headerData(column, Qt.Orientation.Horizontal))
            widest = max(map(QFontMetrics(bold).horizontalAdvance, head.split("\n")))
            header.resizeSection(column, max(cells, widest + 2 * SIDE))
        self._fit_names()

    def _fit_names(self) -> None:
        """Give the names the room they need, the room that is left, or their share of the width."""
        metrics, small = self.fontMetrics(), QFontMetrics(small_font(self.font()))
        lines = [self.matrix.line(row) for row in range(self.matrix.rowCount())]
        needed = max(
            (
                max(metrics.horizontalAdvance(each.name), small.horizontalAdvance(each.below))
                for each in lines
            ),
            default=0,
        )
        left = self.width() - self.horizontalHeader().length() - 4 * SIDE
        if left < LEAST_NAME:  # the meetings scroll in any case
            left = min(WIDEST_NAME, int(self.width() * NAME_SHARE))
        self._names.setFixedWidth(max(LEAST_NAME, min(needed + 3 * SIDE, left)))

    def _open(self, index: Index) -> None:
        """Lead from a cell to its meeting, and from a rate to the seat it is of."""
        if not index.isValid():
            return
        meeting = self.matrix.meeting(index.column())
        line = self.matrix.line(index.row())
        if meeting is not None:
            self.meeting_wished.emit(meeting.id)
        elif line.seat is not None:
            self.seat_wished.emit(line.seat)


def _elided(text: str, font: QFont, room: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


def _rule(painter: QPainter, rect: QRect, *, above: bool) -> None:
    """Draw the line that divides rows; a stronger one stands above the total."""
    tokens = theme.current()
    painter.setPen(QPen(QColor(tokens.muted if above else tokens.line), 1))
    if above:
        painter.drawLine(rect.topLeft(), rect.topRight())
    else:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
