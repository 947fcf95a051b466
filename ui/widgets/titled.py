"""A list of things in two lines each, a title and what it is, under the names of their sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.widgets.text import fitting, named, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

TALL, LOW = 46, 30
"""Heights of an entry and of a section's name, in logical pixels."""

_KEY = Qt.ItemDataRole.UserRole
_BELOW = Qt.ItemDataRole.UserRole + 1
_SIDE = 12


class TitledList(QListWidget):
    """Arrows move from entry to entry over the names of sections; `key` tells what is chosen."""

    def __init__(self, name: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        # The entry with the focus wears the ring, not the whole list.
        self.setProperty("titled", True)
        self.setItemDelegate(TitledDelegate(self))
        named(self, name, description)

    def add_section(self, title: str) -> None:
        """Add the name of a section; it cannot be chosen."""
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def add_entry(self, key: str, title: str, below: str) -> None:
        """Add an entry in two lines."""
        item = QListWidgetItem(title)
        item.setData(_KEY, key)
        item.setData(_BELOW, below)
        item.setToolTip(plain_tip(f"{title}: {below}"))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, below)
        self.addItem(item)

    def key(self) -> str:
        """Give the key of the chosen entry, or an empty text."""
        return str(self.currentIndex().data(_KEY) or "")

    def choose(self, key: str) -> bool:
        """Choose an entry by its key; False when there is none."""
        place = next((each for each in self._entries() if self.item(each).data(_KEY) == key), -1)
        if place >= 0:
            self.setCurrentRow(place)
        return place >= 0

    def moveCursor(
        self, action: QListWidget.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step from entry to entry; Qt's own way stops at the names of sections."""
        entries = self._entries()
        here = entries.index(self.currentRow()) if self.currentRow() in entries else 0
        page = max(1, self.viewport().height() // TALL - 1)
        last = len(entries) - 1
        steps = {
            QListWidget.CursorAction.MoveUp: here - 1,
            QListWidget.CursorAction.MoveDown: here + 1,
            QListWidget.CursorAction.MovePageUp: here - page,
            QListWidget.CursorAction.MovePageDown: here + page,
            QListWidget.CursorAction.MoveHome: 0,
            QListWidget.CursorAction.MoveEnd: last,
        }
        if action not in steps or not entries:
            return super().moveCursor(action, modifiers)
        return self.model().index(entries[max(0, min(steps[action], last))], 0)

    def _entries(self) -> list[int]:
        return [place for place in range(self.count()) if self.item(place).data(_KEY)]

    def on_chosen(self, act: Callable[[], object]) -> None:
        """Do something whenever another entry is chosen."""
        self.currentItemChanged.connect(lambda *_items: act() if self.key() else None)


class TitledDelegate(QStyledItemDelegate):
    """Draws an entry in two lines, or the name of a section."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line of the list."""
        tokens, rect = theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not index.data(_KEY):
            painter.setFont(_font(12))
            painter.setPen(QColor(tokens.muted))
            below = rect.adjusted(_SIDE, 6, -_SIDE, 0)
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(below, flags, str(index.data()).upper())
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, QColor(tokens.accent_weak))
                edge = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(edge, QColor(tokens.accent))
            _paint_entry(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), index)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(tokens.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give each entry room to be hit and read."""
        return QSize(120, TALL if index.data(_KEY) else LOW)


def _paint_entry(
    painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
) -> None:
    tokens = theme.current()
    lines = (
        (str(index.data()), 6, 18, _font(theme.BODY), tokens.ink),
        (str(index.data(_BELOW) or ""), 24, 16, _font(12), tokens.muted),
    )
    for text, top, tall, font, colour in lines:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = QRect(rect.left(), rect.top() + top, rect.width(), tall)
        shown = fitting(text, "", painter.fontMetrics(), line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _font(size: int) -> QFont:
    font = theme.body_font()
    font.setPixelSize(size)
    return font
