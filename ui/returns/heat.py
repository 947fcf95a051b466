"""The heat map of a round: agencies by standards, each cell a word on its tint, used by keyboard like a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.days import show_near_day
from ui import theme
from ui.widgets.text import fitting, named, plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.returns.heat import HeatMap, HeatRow
    from app.returns.queries import RequestRecord
    from app.returns.scores import StandardSummary
    from app.returns.templates import StandardRecord
    from ui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, LEAST_HEIGHT = 34, 28
"""Height of a row where there is room, and what it may shrink to so that all agencies are seen, in logical pixels."""
USUAL_CELL, LEAST_ROOM = 58, 8
"""Width of a cell where there is room, and what its words need beside them where there is not, in logical pixels."""
SIDE = 6
"""Room at the left and right of words, in logical pixels."""
_NOWHERE = QModelIndex()


def word_of(summary: StandardSummary, request: RequestRecord) -> tuple[str, Tone]:
    """Give the word and tone of a cell: the lowest level, "N/A" where nothing applies, "Not in" before it came."""
    if summary.lowest is not None:
        return summary.lowest.word, summary.lowest.tone
    return ("Not in" if request.received_on is None else "N/A"), "none"


def state_of(request: RequestRecord, today: date) -> str:
    """Say how far a return has come: "moderated 3 Mar", with the year where it is not the present one."""
    for verb, day in (
        ("accepted", request.accepted_on),
        ("moderated", request.moderated_on),
        ("queried", request.queried_on),
        ("received", request.received_on),
        ("chased", request.chased_on),
        ("sent", request.sent_on),
    ):
        if day is not None:
            return f"{verb} {show_near_day(day, today)}"
    return "not sent"


class HeatModel(QAbstractTableModel):
    """One row per agency: its name, a cell per standard, and how far its return has come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HeatRow, ...] = ()
        self._standards: tuple[StandardRecord, ...] = ()
        self._today = date.min

    def show_map(self, heat: HeatMap, today: date) -> None:
        """Show another round."""
        self.beginResetModel()
        self._today = today
        self._rows, self._standards = heat.rows, heat.standards
        self.endResetModel()

    def at(self, index: Index) -> tuple[HeatRow, StandardRecord | None]:
        """Give the agency's row and the standard of a cell, None beside the standards."""
        place = index.column() - 1
        standard = self._standards[place] if 0 <= place < len(self._standards) else None
        return self._rows[index.row()], standard

    def place(self, request_id: int, standard_id: int | None) -> tuple[int, int] | None:
        """Give the row and column of an agency's standard, of its first one where none is named."""
        rows = [row.request.id for row in self._rows]
        ids = [each.id for each in self._standards]
        if request_id not in rows:
            return None
        column = ids.index(standard_id) + 1 if standard_id in ids else 1
        return rows.index(request_id), column

    def look(self, index: Index) -> tuple[str, Tone]:
        """Give the word and tone of a standard's cell."""
        row, standard = self.at(index)
        assert standard is not None  # noqa: S101 - asked for cells of standards only
        return word_of(row.cells[standard.id], row.request)

    def short_names(self) -> list[str]:
        """Give the shortest names of the agencies."""
        agencies = (row.request.agency for row in self._rows)
        return [agency.short or agency.name for agency in agencies]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the agencies."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the name, the standards and the state."""
        return 0 if parent.isValid() else len(self._standards) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Give what a cell shows and what a screen reader speaks."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        row, standard = self.at(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.request.agency.name) if index.column() == 0 else None
        if standard is None:
            return (
                row.request.agency.name
                if index.column() == 0
                else state_of(row.request, self._today)
            )
        word, _ = self.look(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        cell = row.cells[standard.id]
        below = f", {cell.below} of {cell.answered} answers below" if cell.answered else ""
        named_so = f"{row.request.agency.name}, standard {standard.number} {standard.title}"
        return f"{named_so}: {word}{below}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Give the number of a standard, with its title as tool tip."""
        if orientation != Qt.Orientation.Horizontal or not self._standards:
            return None
        place = section - 1
        inside = 0 <= place < len(self._standards)
        if role == Qt.ItemDataRole.TextAlignmentRole and not inside:
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if role == Qt.ItemDataRole.ToolTipRole and inside:
            return plain_tip(self._standards[place].title)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._standards[place].number if inside else ("Agency" if section == 0 else "Return")


class HeatDelegate(QStyledItemDelegate):
    """Draws a standard's cell as a rounded tint with its word, framed when it is the present one.

    The frame stays, thinner, while the focus is elsewhere: the detail beside speaks of that cell.
    """

    def __init__(self, view: HeatView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model = index.model()
        assert isinstance(model, HeatModel)  # noqa: S101 - the delegate belongs to this model alone
        _, standard = model.at(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if standard is None:
            self._paint_words(painter, option, index)
        else:
            self._paint_level(painter, option, *model.look(index))
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if has_focus or index == self._view.currentIndex():
            painter.setPen(QPen(QColor(theme.current().accent), 3 if has_focus else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the room a cell's text needs."""
        words = str(index.data() or "")
        return QSize(option.fontMetrics.horizontalAdvance(words) + 20, ROW_HEIGHT)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.current()
        painter.setPen(QColor(tokens.ink if index.column() == 0 else tokens.muted))
        inside = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        model = index.model()
        assert isinstance(model, HeatModel)  # noqa: S101 - the delegate belongs to this model alone
        brief = model.at(index)[0].request.agency.short if index.column() == 0 else ""
        text = fitting(
            str(index.data()), brief, option.fontMetrics, inside.width(), is_name=not index.column()
        )
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text
        )

    def _paint_level(
        self, painter: QPainter, option: QStyleOptionViewItem, word: str, tone: Tone
    ) -> None:
        tint = theme.current().tint(tone)
        cell = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(cell, 5, 5)
        painter.setPen(QColor(tint.ink))
        font = QFont(option.font)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), word)


class HeatView(QTableView):
    """The table of the heat map; arrows move over cells, Return opens one, Delete takes its agency out."""

    opened = Signal()
    remove_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heat = HeatModel(self)
        self.setModel(self.heat)
        self.setItemDelegate(HeatDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setObjectName("quiet")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        named(self, "Heat map", "Agencies by standards; each cell shows the lowest answer")
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Return and Delete; every other key moves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wished.emit()
        else:
            super().keyPressEvent(event)

    def go_to(self, request_id: int, standard_id: int | None = None) -> bool:
        """Stand on an agency's cell; False where the round does not ask it."""
        place = self.heat.place(request_id, standard_id)
        if place is None:
            return False
        self.setCurrentIndex(self.heat.index(*place))
        return True

    def show_map(self, heat: HeatMap, today: date) -> None:
        """Show a round and stand on its first cell, or stay on the cell that was chosen."""
        place = self.currentIndex()
        self.heat.show_map(heat, today)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        last = self.heat.columnCount() - 1
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit()
        row, column = (place.row(), place.column()) if place.isValid() else (0, 1)
        self.setCurrentIndex(self.heat.index(min(row, len(heat.rows) - 1), min(column, last)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between names and cells, and the height between agencies."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().height() // max(1, self.heat.rowCount())
        self.verticalHeader().setDefaultSectionSize(min(ROW_HEIGHT, max(LEAST_HEIGHT, room)))
        self._fit_width()

    def _fit_width(self) -> None:
        """Give the cells their usual width where names have room beside them, else as little as their words need.

        All are equally wide, for a difference would look as if it meant something.
        """
        last = self.heat.columnCount() - 1
        if last < 1:
            return
        header = self.horizontalHeader()
        state = self._widest(self._words(last)) + 4 * SIDE
        header.resizeSection(last, state)
        names = self._widest(self.heat.short_names()) + 2 * SIDE
        widest = max((self._widest(self._words(column)) for column in range(1, last)), default=0)
        left = self.viewport().width() - state - names
        usual = max(USUAL_CELL, widest + 14)
        wide = max(widest + LEAST_ROOM, min(usual, left // max(1, last - 1)))
        for column in range(1, last):
            header.resizeSection(column, wide)

    def _words(self, column: int) -> set[str]:
        return {str(self.heat.index(row, column).data()) for row in range(self.heat.rowCount())}

    def _widest(self, words: Iterable[str]) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0)
