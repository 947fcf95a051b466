"""Drawings as data: boxes, lines and words on a sheet, in points from its top left corner."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from typing import Literal

Align = Literal["left", "right", "centre"]
Colour = Literal[
    "none", "ink", "muted", "line", "ground", "surface", "accent", "accent-weak",
    "good", "good-weak", "caution", "caution-weak", "bad", "bad-weak", "note", "note-weak",
]  # fmt: skip


@dataclass(frozen=True)
class Box:
    """A rectangle of a drawing, in points from the top left corner."""

    x: float
    y: float
    width: float
    height: float
    _: KW_ONLY
    fill: Colour = "surface"
    edge: Colour = "line"
    radius: float = 3


@dataclass(frozen=True)
class Line:
    """A line through two or more points of a drawing, in points from the top left corner."""

    points: tuple[tuple[float, float], ...]
    _: KW_ONLY
    colour: Colour = "muted"
    width: float = 0.75
    dashed: bool = False


@dataclass(frozen=True)
class Words:
    """A text of a drawing from (x, y), its top left corner, wrapped at `width`; `size` is in points."""

    x: float
    y: float
    width: float
    text: str
    _: KW_ONLY
    size: float = 9
    bold: bool = False
    align: Align = "left"
    colour: Colour = "ink"


@dataclass(frozen=True)
class Drawing:
    """Boxes, lines and words on a sheet of width x height points; `alt` tells its content to who cannot see it.

    Writers make it smaller where it does not fit the page.
    """

    width: float
    height: float
    shapes: tuple[Box | Line | Words, ...]
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("A drawing needs an alternative text.")


def moved(shape: Box | Line | Words, right: float) -> Box | Line | Words:
    """Give a shape some points further to the right."""
    if isinstance(shape, Line):
        return replace(shape, points=tuple((x + right, y) for x, y in shape.points))
    return replace(shape, x=shape.x + right)
