"""Line icons in the colours of the theme, drawn once per size and screen."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import resources
from ui import theme

SIZE: Final = 16
"""Side of an icon beside text, in logical pixels."""

_SIDES: Final = (SIZE, 24)
"""What Qt asks of an icon: beside text, and where a style draws larger ones."""


def icon(name: str, colour: str = "muted", chosen: str = "") -> QIcon:
    """Give a Lucide icon by name in a colour of the theme; `chosen` colours its switched-on state."""
    flat = theme.current().flat()
    return _icon(name, (flat[colour], flat[chosen or colour], flat["border"]), _ratios())


def pixmap(name: str, side: int = SIZE, colour: str = "muted") -> QPixmap:
    """Give one picture of an icon for the sharpest screen at hand, `side` logical pixels wide."""
    return _pixmap(name, theme.current().flat()[colour], side, max(_ratios()))


def _ratios() -> tuple[float, ...]:
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} | {1.0}
    return tuple(sorted(ratios))


@lru_cache(maxsize=1024)
def _icon(name: str, colours: tuple[str, str, str], ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    normal, chosen, disabled = colours
    states = (
        (normal, QIcon.Mode.Normal, QIcon.State.Off),
        (chosen, QIcon.Mode.Normal, QIcon.State.On),
        (disabled, QIcon.Mode.Disabled, QIcon.State.Off),
    )
    for colour, mode, state in states:
        for ratio in ratios:
            for side in _SIDES:
                made.addPixmap(_pixmap(name, colour, side, ratio), mode, state)
    return made


@lru_cache(maxsize=4096)
def _pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    device = round(side * ratio)
    picture = QPixmap(QSize(device, device))
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        _renderer(name, colour).render(painter, QRectF(0, 0, device, device))
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    # Qt paints currentColor black, so the colour is written into the drawing itself.
    drawing = resources.read_text("icons", f"{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))
