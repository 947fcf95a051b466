"""The tracker as a table: arrows move over its cells, Shift and Ctrl choose several, Return opens the return of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
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
from ui.returns.tracker_model import NOT_ASKED, Index, TrackerModel
from ui.widgets.text import named

if TYPE_CHECKING:
    from datetime import date

    from app.returns.queries import RequestRecord
    from app.returns.tracker import Tracker

ROW, SIDE = 34, 10
"""Height of a line and the room beside words, in logical pixels."""
LEAST_NAME, NAME_SHARE = 150, 0.36
"""Least room for the names, in logical pixels, and most of it as a share of the width where rounds need the rest."""


class TrackerDelegate(QStyledItemDelegate):
    """Draws how far a return has come on its tint, what is chosen with a frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model = index.model()
        assert isinstance(model, TrackerModel)  # noqa: S101 - the delegate belongs to this model alone
        tokens, tone, text = theme.current(), model.tone(index), str(index.data())
        is_total = model.is_total(index.row())
        cell = QRectF(option.rect).adjusted(3, 3, -3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setBold(is_total)
        painter.setFont(font)
        if text != NOT_ASKED and not is_total:
            tint = tokens.tint(tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tint.ground))
            painter.drawRoundedRect(cell, 5, 5)
            painter.setPen(QColor(tint.ink))
        else:
            painter.setPen(QColor(tokens.ink if is_total else tokens.muted))
        painter.drawText(option.rect, int(Qt.AlignmentFlag.AlignCenter), text)
        self._frame(painter, option, cell)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the room a cell's words need."""
        words = option.fontMetrics.horizontalAdvance(str(index.data() or ""))
        return QSize(words + 2 * SIDE + 6, ROW)

    def _frame(self, painter: QPainter, option: QStyleOptionViewItem, cell: QRectF) -> None:
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not has_focus and not option.state & QStyle.StateFlag.State_Selected:
            return
        painter.setPen(QPen(QColor(theme.current().accent), 3 if has_focus else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell, 5, 5)


class TrackerView(QTableView):
    """The table of the tracker; `opened` tells of the present cell, `chosen_changed` of another choice."""

    opened = Signal()
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tracker = TrackerModel(self)
        self.setModel(self.tracker)
        self.setItemDelegate(TrackerDelegate(self))
        self.setShowGrid(False)
        self.setObjectName("quiet")
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setObjectName("quiet")
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        names = self.verticalHeader()
        names.setDefaultSectionSize(ROW)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        named(self, "Tracker", "Agencies by rounds; Return opens the return of a cell")
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda *_args: self.chosen_changed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, copy the whole with Ctrl+C; every other key moves or chooses."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.tracker.as_text())
        else:
            super().keyPressEvent(event)

    def show_tracker(self, found: Tracker, today: date) -> None:
        """Show a tracker; the returns that were chosen stay so where they are still there."""
        before, chosen = self.tracker.request(self.currentIndex()), self.chosen()
        self.tracker.show_tracker(found, today)
        self._fit()
        if not self.tracker.rowCount():
            return
        if before is None or not self.go_to(before.id):
            self._stand(self.tracker.index(*self.tracker.first()))
            return
        kept = QItemSelection()
        for place in filter(None, (self.tracker.place(each.id) for each in chosen)):
            index = self.tracker.index(*place)
            kept.select(index, index)
        self.selectionModel().select(kept, QItemSelectionModel.SelectionFlag.Select)

    def go_to(self, request_id: int) -> bool:
        """Stand on a return; False where it is not shown."""
        place = self.tracker.place(request_id)
        if place is not None:
            self._stand(self.tracker.index(*place))
        return place is not None

    def _stand(self, index: QModelIndex) -> None:
        """Choose one cell alone, also while Ctrl is held as for the key that led here."""
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def chosen(self) -> list[RequestRecord]:
        """Give the returns of the chosen cells."""
        return self.tracker.requests(self.selectionModel().selectedIndexes())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between names and cells."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit(self) -> None:
        header, option = self.horizontalHeader(), QStyleOptionViewItem()
        option.font = self.font()
        bold = QFont(self.font())
        bold.setBold(True)
        metrics, delegate = QFontMetrics(bold), self.itemDelegate()
        for column in range(self.tracker.columnCount()):
            indexes = (self.tracker.index(row, column) for row in range(self.tracker.rowCount()))
            cells = max((delegate.sizeHint(option, each).width() for each in indexes), default=ROW)
            head = str(self.tracker.headerData(column, Qt.Orientation.Horizontal))
            widest = max(map(metrics.horizontalAdvance, head.split("\n")))
            header.resizeSection(column, max(cells, widest + 2 * SIDE))
        self._fit_names()

    def _fit_names(self) -> None:
        metrics = self.fontMetrics()
        names = (
            str(self.tracker.headerData(row, Qt.Orientation.Vertical))
            for row in range(self.tracker.rowCount())
        )
        needed = max(map(metrics.horizontalAdvance, names), default=0) + 3 * SIDE
        bar = self.verticalScrollBar().sizeHint().width()
        spare = self.width() - self.horizontalHeader().length() - bar
        most = max(LEAST_NAME, int(self.width() * NAME_SHARE), spare)
        self.verticalHeader().setFixedWidth(min(max(LEAST_NAME, needed), most))
        # Else the names would be drawn over the first round until the table is laid out again.
        self.updateGeometries()
