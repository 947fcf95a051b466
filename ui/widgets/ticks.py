"""The box that is ticked: drawn alike in tick boxes and in lists, readable in both themes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme

SIDE = 17
"""Side of the box in logical pixels."""

BELOW = Qt.ItemDataRole.UserRole + 1
"""Role of a second, quieter line of an entry."""

_TICK = ((4.0, 9.0), (7.5, 12.5), (13.5, 5.5))


def draw_box(
    painter: QPainter, box: QRectF, state: Qt.CheckState, *, focused: bool = False
) -> None:
    """Draw a box that is empty, ticked, or crossed by a line for "some of them"."""
    tokens = theme.current()
    filled = state != Qt.CheckState.Unchecked
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = tokens.accent if filled or focused else tokens.border
    painter.setPen(QPen(QColor(edge), 2 if focused else 1))
    painter.setBrush(QColor(tokens.accent if filled else tokens.surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QPen(QColor(tokens.on_accent), 2))
    if state == Qt.CheckState.PartiallyChecked:
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + 4, middle), QPointF(box.right() - 4, middle))
    elif filled:
        dots = [QPointF(box.left() + x, box.top() + y) for x, y in _TICK]
        painter.drawPolyline(QPolygonF(dots))


class TickDelegate(QStyledItemDelegate):
    """Draws the entries of a list with a box before each."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one entry."""
        tokens, rect = theme.current(), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_weak))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent)
            )
        box = QRectF(rect.left() + 10, rect.center().y() - SIDE / 2, SIDE, SIDE)
        draw_box(painter, box, Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)))
        painter.setPen(QColor(tokens.ink))
        words, below = rect.adjusted(36, 0, -4, 0), index.data(BELOW)
        if below:
            half = rect.height() // 2
            self._draw_line(painter, words.adjusted(0, 4, 0, -half), str(index.data()))
            painter.setPen(QColor(tokens.muted))
            self._draw_line(painter, words.adjusted(0, half, 0, -4), str(below))
        else:
            self._draw_line(painter, words, str(index.data()))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give each entry room to be hit."""
        return QSize(super().sizeHint(option, index).width() + 36, 46 if index.data(BELOW) else 30)

    def _draw_line(self, painter: QPainter, rect: QRect, text: str) -> None:
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, flags, shown)
