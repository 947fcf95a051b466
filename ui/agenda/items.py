"""The agenda as a list beside the minutes: number, title and presenter, with a tick where something is minuted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, theme
from ui.widgets.text import named

if TYPE_CHECKING:
    from app.agenda.queries import ItemRecord

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)

NUMBER = 34
"""Room for the number at the left, in logical pixels."""

TICK = 26
SIDE = 8
ABOVE = 8


class AgendaModel(QAbstractListModel):
    """The items of one agenda in their order, and which of them are minuted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[ItemRecord, ...] = ()
        self._minuted: frozenset[int] = frozenset()

    def show_items(self, items: Sequence[ItemRecord], minuted: Collection[int]) -> None:
        """Show an agenda; the view keeps its place where the items are the same."""
        if [each.id for each in items] == [each.id for each in self.items]:
            self.items, self._minuted = tuple(items), frozenset(minuted)
            self.dataChanged.emit(self.index(0), self.index(max(0, len(items) - 1)))
            return
        self.beginResetModel()
        self.items, self._minuted = tuple(items), frozenset(minuted)
        self.endResetModel()

    def is_minuted(self, row: int) -> bool:
        """Say whether anything is recorded under the item of a row."""
        return self.items[row].id in self._minuted

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the items."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Give number and title, and to a screen reader the rest too."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            minuted = "minuted" if self.is_minuted(index.row()) else ""
            return ", ".join(filter(None, (item.heading, item.presenter, minuted)))
        return None


class AgendaDelegate(QStyledItemDelegate):
    """Draws one item; its height follows from its words at the width of the view."""

    def __init__(self, view: AgendaView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of the title in bold, so that choosing an item moves nothing."""
        width = self._view.viewport().width()
        item = self._view.agenda.items[index.row()]
        title, below = self._words(item, width, bold=True)
        return QSize(width, title.height() + below.height() + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw number, title, presenter and tick."""
        item = self._view.agenda.items[index.row()]
        tokens = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            self._paint_chosen(painter, option)
        title, below = self._words(item, option.rect.width(), bold=chosen)
        top = option.rect.top() + (option.rect.height() - title.height() - below.height()) // 2
        painter.setFont(_font(bold=chosen))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(title.translated(option.rect.left(), top), _WRAPPED, item.title)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(_font(small=True))
        under = below.translated(option.rect.left(), top + title.height())
        painter.drawText(under, _WRAPPED, item.presenter or "")
        self._paint_ends(painter, option, index.row())
        painter.restore()

    def _paint_chosen(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = theme.current()
        shape = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_weak))
        painter.drawRoundedRect(shape, 5, 5)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(shape.left(), shape.top() + 4, 3, shape.height() - 8), 1, 1)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(shape, 5, 5)

    def _paint_ends(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(_font(bold=True))
        painter.setPen(QColor(theme.current().ink))
        number = option.rect.adjusted(SIDE, 0, 0, 0)
        painter.drawText(number, middle, self._view.agenda.items[row].number)
        if self._view.agenda.is_minuted(row):
            left = option.rect.right() - TICK + 4
            top = option.rect.center().y() - icons.SIZE // 2
            painter.drawPixmap(left, top, icons.pixmap("check", icons.SIZE, "accent_ink"))

    def _words(self, item: ItemRecord, width: int, *, bold: bool) -> tuple[QRect, QRect]:
        """Give the places of title and presenter, seen from the top left of the item."""
        room = QRect(0, 0, max(40, width - NUMBER - TICK), 1000)
        title = QFontMetrics(_font(bold=bold)).boundingRect(room, _WRAPPED, item.title)
        below = QRect()
        if item.presenter:
            below = QFontMetrics(_font(small=True)).boundingRect(room, _WRAPPED, item.presenter)
        return (
            QRect(NUMBER, 0, room.width(), title.height()),
            QRect(NUMBER, 0, room.width(), below.height()),
        )


class AgendaView(QListView):
    """Arrows move; `chosen` tells the id of the item gone to, `opened` that Return wants to write under it.

    `typed` gives the sign of somebody who writes without that: it belongs to the text, for items go by numbers.
    """

    chosen = Signal(int)
    opened = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda = AgendaModel(self)
        self.setModel(self.agenda)
        self.setItemDelegate(AgendaDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.selectionModel().currentChanged.connect(self._tell)
        named(self, "Agenda", "Arrows move between items, Return goes to the text")

    def show_items(self, items: Sequence[ItemRecord], minuted: Collection[int]) -> None:
        """Show an agenda and stay on the present item, or stand on the first."""
        held = self.current_id()
        self.agenda.show_items(items, minuted)
        if not self.currentIndex().isValid() and items:
            self.select(held if held in {each.id for each in items} else items[0].id)

    def current_id(self) -> int | None:
        """Give the id of the present item."""
        row = self.currentIndex().row()
        return self.agenda.items[row].id if 0 <= row < len(self.agenda.items) else None

    def select(self, item_id: int | None) -> None:
        """Go to an item by id."""
        for row, item in enumerate(self.agenda.items):
            if item.id == item_id:
                self.setCurrentIndex(self.agenda.index(row))

    def step(self, by: int) -> bool:
        """Go to the next item (1) or the one before (-1); say whether there is one."""
        row = self.currentIndex().row() + by
        if not 0 <= row < len(self.agenda.items):
            return False
        self.setCurrentIndex(self.agenda.index(row))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif _is_writing(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the words out for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.agenda.items[now.row()].id)


def _is_writing(event: QKeyEvent) -> bool:
    """Say whether a key begins a word; figures look for an item, a space and keys that are held do other things."""
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return not held and event.text().isalpha()


def _font(*, bold: bool = False, small: bool = False) -> QFont:
    font = theme.body_font()
    if small:
        font.setPixelSize(12)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
