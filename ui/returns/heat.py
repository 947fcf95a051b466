"""The heat map of a round: agencies by standards, each cell a word on its tint, used by keyboard like a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
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
from ui.returns.heat_model import HeatModel, Index
from ui.widgets.text import fitting, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.returns.heat import HeatMap
    from ui.tokens import Tone

ROW_HEIGHT, LEAST_HEIGHT = 34, 28
"""Height of a row where there is room, and what it may shrink to so that all agencies are seen, in logical pixels."""
USUAL_CELL, USUAL_ROOM, LEAST_ROOM = 58, 14, 8
"""Width of a cell where there is room, and what its words need beside them there and elsewhere, in logical pixels."""
_FITTINGS = ((12, True), (12, False), (11, False))
"""Height of the words of cells in pixels, and whether days stand beside states: the first that leaves names whole."""
LEAST_NAMES, MOST_NAMES = 130, 190
"""Width below which names are not cut for cells, which scroll then, and above which cells do not give way to them."""
COUNT_SIZE, COUNT_GAP = 10, 2
"""Height of the raised figure in pixels, and the room before it."""
SIDE = 6
"""Room at the left and right of words, in logical pixels."""


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
            self._paint_level(painter, option, *model.look(index), below=model.below(index))
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
        self, painter: QPainter, option: QStyleOptionViewItem, word: str, tone: Tone, *, below: int
    ) -> None:
        """Draw the word of the lowest answer, and where there is room how many fall below."""
        tint = theme.current().tint(tone)
        cell = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(cell, 5, 5)
        painter.setPen(QColor(tint.ink))
        font, small = fonts_of(self._view)
        painter.setFont(font)
        words = painter.fontMetrics().horizontalAdvance(word)
        count = QFontMetrics(small).horizontalAdvance(str(below)) + COUNT_GAP if below else 0
        painter.drawText(cell.adjusted(0, 0, -count, 0), int(Qt.AlignmentFlag.AlignCenter), word)
        if count:
            painter.setFont(small)
            right = cell.adjusted((cell.width() + words - count) / 2 + COUNT_GAP, 0, 0, -5)
            painter.drawText(
                right, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), str(below)
            )


def fonts_of(view: HeatView) -> tuple[QFont, QFont]:
    """Give the fonts of a cell's word and of its raised figure."""
    font, small = QFont(view.font()), QFont(view.font())
    font.setPixelSize(view.word_size)
    small.setPixelSize(COUNT_SIZE)
    return font, small


class HeatView(QTableView):
    """The table of the heat map; arrows move over cells, Return opens one, Delete takes its agency out."""

    opened = Signal()
    remove_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heat = HeatModel(self)
        self.word_size = _FITTINGS[0][0]
        """Height of the words of cells in pixels."""
        self._words: set[tuple[str, int]] = set()
        self._states: dict[bool, int] = {}
        """Width of the longest state, with its day and without."""
        self._names = 0
        """Width of the longest of the short names."""
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
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
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
        """Show a round, on the cell that was chosen where it is still there, else on the one at its place."""
        place = self.currentIndex()
        chosen = self.heat.chosen(place)
        self.heat.show_map(heat, today)
        self.ensurePolished()
        # Measured once for a round: one of every school has thousands of cells.
        self._words = self.heat.words()
        self._states = {days: self._widest(self.heat.states(days=days)) for days in (True, False)}
        self._names = self._widest(self.heat.short_names())
        last = self.heat.columnCount() - 1
        self._fit()
        usual = (place.row(), place.column()) if place.isValid() else (0, 1)
        row, column = (self.heat.place(*chosen) if chosen else None) or usual
        if chosen and chosen[1] is None:
            column = usual[1]
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

        All are equally wide, for a difference would look as if it meant something. Where names would be cut the days
        of the states give way first, then the size of the words.
        """
        last = self.heat.columnCount() - 1
        if not self._states:
            return
        header = self.horizontalHeader()
        names = min(self._names, MOST_NAMES) + 2 * SIDE
        for size, days in _FITTINGS:
            self.word_size = size
            self.heat.set_days(shown=days)
            state, least = self._states[days] + 2 * SIDE + 2, self._least_cell()
            left = self.viewport().width() - state - names
            if left >= least * (last - 1):
                break
        wide = max(
            least, min(max(USUAL_CELL, least + USUAL_ROOM - LEAST_ROOM), left // max(1, last - 1))
        )
        header.resizeSection(last, state)
        for column in range(1, last):
            header.resizeSection(column, wide)
        beside = self.viewport().width() - state - wide * (last - 1)
        header.resizeSection(0, max(beside, min(names, LEAST_NAMES)))
        self.viewport().update()

    def _least_cell(self) -> int:
        """Give the least width of a cell that shows its word and its raised figure whole."""
        font, small = map(QFontMetrics, fonts_of(self))
        return LEAST_ROOM + max(
            (
                font.horizontalAdvance(word)
                + (small.horizontalAdvance(str(below)) + COUNT_GAP if below else 0)
                for word, below in self._words
            ),
            default=0,
        )

    def _widest(self, words: Iterable[str]) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0)
