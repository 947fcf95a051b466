"""The structure chart on the screen: boxes that can be walked with the arrows and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from reports.structure import Chart, Placed, second_line
from ui import theme
from ui.widgets.drawing import DrawingView
from ui.widgets.text import named
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class StructureView(DrawingView):
    """The chart with one chosen box; `chosen` tells the group's id, `opened` that it is to be opened."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Structure chart", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.places: tuple[Placed, ...] = ()
        self.current: int | None = None

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; the chosen group stays chosen where it is still there."""
        self.places = chart.places
        self.show_drawing(chart.drawing)
        ids = {each.box.id for each in self.places}
        if self.current not in ids:
            self.current = self.places[0].box.id if self.places else None
        self._tell()

    def choose(self, group_id: int) -> None:
        """Choose a group's box."""
        if group_id != self.current:
            self.current = group_id
            self._tell()
            self.chosen.emit(group_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Return."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = self._place()
        if step is not None and here is not None:
            found = self._neighbour(here, *step)
            if found is not None:
                self.choose(found.box.id)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the box under the mouse."""
        found = self._at(event.position())
        if found is not None:
            self.choose(found.box.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the box under the mouse."""
        found = self._at(event.position())
        if found is not None:
            self.opened.emit(found.box.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def box_of(self, placed: Placed) -> QRectF:
        """Give where a box stands on the widget."""
        box = self.rectangle(placed.x, placed.y, placed.width, placed.height)
        return box.translated(self.left(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart and a ring around the chosen box, doubled while the chart has the focus."""
        super().paintEvent(event)
        here = self._place()
        if here is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().accent), 3 if self.hasFocus() else 2))
            gap = 4 if self.hasFocus() else 2
            painter.drawRoundedRect(self.box_of(here).adjusted(-gap, -gap, gap, gap), 6, 6)

    def _place(self) -> Placed | None:
        return next((each for each in self.places if each.box.id == self.current), None)

    def _at(self, point: QPointF) -> Placed | None:
        return next((each for each in self.places if self.box_of(each).contains(point)), None)

    def _neighbour(self, here: Placed, across: int, down: int) -> Placed | None:
        """Find the nearest box in a direction: in the row, or in the next row that way."""
        if across:
            row = [each for each in self.places if each.y == here.y]
            row = [each for each in row if (each.x - here.x) * across > 0]
            return min(row, key=lambda each: abs(each.x - here.x), default=None)
        rows = [each for each in self.places if (each.y - here.y) * down > 0]
        return min(
            rows,
            key=lambda each: (abs(each.y - here.y), abs(each.middle - here.middle)),
            default=None,
        )

    def _tell(self) -> None:
        """Say the chosen group to a screen reader, and draw."""
        here = self._place()
        if here is not None:
            told = ", ".join(filter(None, (here.box.group.name, second_line(here.box))))
            named(self, f"Structure chart: {told}", self.drawing.alt)
        self.update()


class StructureScroll(Themed, QScrollArea):
    """The chart in its room: whole until it is zoomed, scrolled where it is larger, the chosen box kept in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chart = StructureView()
        self.chart.setObjectName("ground")
        self.setWidget(self.chart)
        self.setFocusProxy(self.chart)
        self.chart.chosen.connect(lambda _id: self.see())
        self.follow_theme()

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self.chart.show_chart(chart)
        self.chart.fit(self.viewport().width(), self.maximumViewportSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the chart to the new width."""
        super().resizeEvent(event)
        self.chart.fit(self.viewport().width(), self.maximumViewportSize().height())

    def take_theme(self) -> None:
        """Draw the chart anew."""
        self.chart.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the chosen box into sight."""
        super().showEvent(event)
        self.see()

    def see(self) -> None:
        """Scroll to the chosen box."""
        here = next((each for each in self.chart.places if each.box.id == self.chart.current), None)
        if here is not None:
            middle = self.chart.box_of(here).center().toPoint()
            self.ensureVisible(middle.x(), middle.y(), 220, 120)
