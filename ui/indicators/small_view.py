"""The grid of small charts: each is drawn when it comes into view, arrows move, Return opens the indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reports.indicator_small import reaches
from reports.small_lines import described_small, drawn_small
from ui import theme
from ui.widgets.drawing import paint
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.drawing import Drawing
    from reports.small_lines import Days, Reach, Small

Index = QModelIndex | QPersistentModelIndex
_SCALE = 1.25
"""Pixels per point, at which the words of a small chart are no smaller than other small words."""
_LEAST, _HIGH = 286, 196
"""Least width and the height of a chart, in logical pixels."""
_SIDE, _GAP = 12, 5
"""Room inside the frame of a chart and around it, in logical pixels."""


class SmallCharts(QAbstractListModel):
    """The charts of the grid with their ids; each is drawn once for a width, when it is first asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ids: tuple[int, ...] = ()
        self._smalls: tuple[Small, ...] = ()
        self._days: Days | None = None
        self._reaches: dict[str, Reach] = {}
        self._drawn: dict[tuple[int, int], Drawing] = {}

    def show_charts(
        self, charts: Sequence[tuple[int, Small]], days: Days | None, *, common: bool
    ) -> None:
        """Show these charts by the ids of their indicators; with `common` those of one unit share a scale."""
        self.beginResetModel()
        self.ids = tuple(each for each, _ in charts)
        self._smalls = tuple(small for _, small in charts)
        self._days = days
        self._reaches = reaches(self._smalls) if common else {}
        self._drawn.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Count the charts."""
        return 0 if parent.isValid() else len(self._smalls)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt declares it
        """Give the title of a chart, and what it shows in words."""
        if not index.isValid():
            return None
        small = self._smalls[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return small.title
        told = {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}
        return described_small(small) if role in told else None

    def drawing(self, row: int, width: int) -> Drawing | None:
        """Give a chart drawn for a width in pixels; None where no indicator has a value."""
        key = (row, width)
        if key not in self._drawn and self._days is not None:
            small = self._smalls[row]
            size = (width / _SCALE, (_HIGH - 2 * (_SIDE + _GAP)) / _SCALE)
            self._drawn[key] = drawn_small(small, self._days, size, self._reaches.get(small.unit))
        return self._drawn.get(key)

    @property
    def drawn_count(self) -> int:
        """How many charts have been drawn so far."""
        return len(self._drawn)


class SmallDelegate(QStyledItemDelegate):
    """Draws a chart on a card, framed when it is the present one."""

    def __init__(self, grid: SmallGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the whole place of a chart, whatever its title needs."""
        del option, index
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one chart."""
        model = index.model()
        assert isinstance(model, SmallCharts)  # noqa: S101 - the delegate belongs to this model alone
        card = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        tokens = theme.current()
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_chosen = has_focus or bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(QColor(tokens.accent), 2.5 if has_focus else 1.5)
        painter.setPen(edge if is_chosen else QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, 8, 8)
        painter.translate(card.left() + _SIDE, card.top() + _SIDE)
        drawing = model.drawing(index.row(), round(card.width()) - 2 * _SIDE)
        if drawing is not None:
            paint(painter, drawing, _SCALE)
        painter.restore()


class SmallGrid(QListView):
    """The charts side by side, as many as there is room for; `opened` gives the id of the indicator."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts = SmallCharts(self)
        self.setModel(self.charts)
        self.setItemDelegate(SmallDelegate(self))
        self.setObjectName("quiet")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        named(self, "Small charts", "Arrows move from chart to chart; Return opens the indicator")
        self.doubleClicked.connect(lambda _index: self._open())

    def current_id(self) -> int | None:
        """Give the id of the present indicator."""
        row = self.currentIndex().row()
        return self.charts.ids[row] if 0 <= row < len(self.charts.ids) else None

    def stand_on(self, indicator_id: int | None) -> None:
        """Stand on an indicator, on the first one where it is not shown."""
        ids = self.charts.ids
        row = ids.index(indicator_id) if indicator_id in ids else 0
        if ids:
            self.setCurrentIndex(self.charts.index(row))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return; every other key moves, and a letter finds a title."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among as many charts as have room."""
        room = self.viewport().width() - 1
        across = max(1, room // _LEAST)
        self.setGridSize(QSize(room // across, _HIGH))
        super().resizeEvent(event)

    def _open(self) -> None:
        chosen = self.current_id()
        if chosen is not None:
            self.opened.emit(chosen)
