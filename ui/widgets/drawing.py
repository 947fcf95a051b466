"""A drawing of a document on the screen: boxes, lines and words in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.drawing import Box, Drawing, Line, Words
from ui import theme
from ui.widgets.text import named

if TYPE_CHECKING:
    from reports.drawing import Colour

LARGEST = 2.0
"""How many pixels a point of the drawing may have by itself."""

ZOOMED = (0.3, 3.0)
"""Between what a person may zoom; the smallest shows a whole chart, whose boxes then tell more by their places."""

_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class DrawingView(QWidget):
    """Paints a Drawing whole until a person zooms; its alternative text is its description."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.drawing = Drawing(1, 1, (), "empty")
        self.scale = 1.0
        self._is_whole = True
        self._width = self._height = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self.drawing = drawing
        named(self, self._name, drawing.alt)
        self.fit(self.width())

    def fit(self, width: int, height: int = 0) -> None:
        """Show the whole drawing in a room of this size in pixels, unless a person has zoomed."""
        self._width, self._height = width, height or self._height
        if self._is_whole:
            room = min(self._width / self.drawing.width, self._height / self.drawing.height)
            self._draw_at(min(LARGEST, room))

    def larger(self) -> None:
        """Draw a fifth larger."""
        self._zoom_by(1.2)

    def smaller(self) -> None:
        """Draw a fifth smaller."""
        self._zoom_by(1 / 1.2)

    def zoom_whole(self) -> None:
        """Draw as large as the whole drawing can be seen, whether or not it can be read."""
        self._is_whole = True
        self.fit(self._width)

    def sizeHint(self) -> QSize:
        """Be as large as the drawing."""
        return QSize(
            round(self.drawing.width * self.scale), round(self.drawing.height * self.scale)
        )

    def left(self) -> float:
        """Give the pixels to the left of the drawing, which stands in the middle."""
        return max(0.0, (self.width() - self.drawing.width * self.scale) / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every shape."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.left(), 0)
            paint(painter, self.drawing, self.scale)

    def _zoom_by(self, factor: float) -> None:
        self._is_whole = False
        self._draw_at(self.scale * factor)

    def _draw_at(self, scale: float) -> None:
        self.scale = max(ZOOMED[0], min(ZOOMED[1], scale))
        self.setMinimumSize(self.sizeHint())
        self.update()

    def rectangle(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Turn points of the drawing into pixels of it."""
        return _scaled((x, y, width, height), self.scale)


def colour(name: Colour) -> QColor:
    """Give a colour of documents as the theme has it."""
    tokens = theme.current()
    if name == "none":
        return QColor(0, 0, 0, 0)
    plain = name.replace("-", "_")
    if plain.removesuffix("_weak") in {"good", "caution", "bad", "note"}:
        tint = getattr(tokens, plain.removesuffix("_weak"))
        return QColor(tint.ground if plain.endswith("_weak") else tint.ink)
    return QColor(getattr(tokens, plain))


def paint(painter: QPainter, drawing: Drawing, scale: float) -> None:
    """Draw every shape of a drawing from where the painter stands, a point being `scale` pixels."""
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _box(painter, shape, scale)
        elif isinstance(shape, Line):
            _line(painter, shape, scale)
        else:
            _words(painter, shape, scale, drawing.height)


def _box(painter: QPainter, box: Box, scale: float) -> None:
    painter.setPen(QPen(colour(box.edge), 1))
    painter.setBrush(colour(box.fill))
    radius = box.radius * scale
    painter.drawRoundedRect(_scaled((box.x, box.y, box.width, box.height), scale), radius, radius)


def _line(painter: QPainter, line: Line, scale: float) -> None:
    style = Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour(line.colour), max(1.0, line.width * scale), style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(x * scale, y * scale) for x, y in line.points]
    painter.drawPolyline(QPolygonF(points))


def _words(painter: QPainter, words: Words, scale: float, height: float) -> None:
    font = QFont("Inter")
    font.setPixelSize(round(words.size * scale))
    font.setWeight(QFont.Weight.DemiBold if words.bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(colour(words.colour))
    room = _scaled((words.x, words.y, words.width, height), scale)
    flags = Qt.AlignmentFlag.AlignTop | _SIDES[words.align]
    painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), words.text)


def _scaled(place: tuple[float, float, float, float], scale: float) -> QRectF:
    x, y, width, height = place
    return QRectF(x * scale, y * scale, width * scale, height * scale)
