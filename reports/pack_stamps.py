"""The marks on every page of a pack: its number, the paper's label, the meeting and the marking.

They are drawn as one document with a page for each, which is then laid over the pack.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from app import resources
from reports import metrics
from reports.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

_SIZE = 8.5
_FROM_EDGE = 15.0
"""From the edge of the sheet to the foot of a mark, in points: most printers reach it, few papers write there."""
_SIDE = 30.0
_PAD = 3.0
_A4 = 595.0
_FONTS = {
    "Inter": "Inter-Regular.ttf",
    "Inter-SemiBold": "Inter-SemiBold.ttf",
    "DejaVu": "DejaVuSans.ttf",
    "DejaVu-Bold": "DejaVuSans-Bold.ttf",
}
_WIDER = {"Inter": "DejaVu", "Inter-SemiBold": "DejaVu-Bold"}


@dataclass(frozen=True)
class Stamp:
    """What is written on one page, whose size in points is that which a reader sees."""

    width: float
    height: float
    number: int
    label: str
    """Such as "Paper 4a"; empty on pages of the pack's own."""


@dataclass(frozen=True)
class Marks:
    """What is written on every page."""

    meeting: str
    marking: str


def draw_stamps(stamps: Iterable[Stamp], marks: Marks, path: Path) -> None:
    """Write a PDF with a page of marks for each stamp."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - loaded when a pack is written

    _fonts()
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    for stamp in stamps:
        canvas.setPageSize((stamp.width, stamp.height))
        _draw(canvas, stamp, marks)
        canvas.showPage()
    canvas.save()


def _draw(canvas: Canvas, stamp: Stamp, marks: Marks) -> None:
    # On a sheet larger than A4 the marks grow with it, so that they can be read when it is made smaller.
    size = _SIZE * max(1.0, min(stamp.width, stamp.height) / _A4)
    scale = size / _SIZE
    side, low = _SIDE * scale, _FROM_EDGE * scale
    high = stamp.height - low - size * 0.72
    right, middle = stamp.width - side, stamp.width / 2
    room = stamp.width / 2 - side - 30 * scale
    _write(canvas, (f"Page {stamp.number}", right, low), size, 1.0, bold=True)
    _write(canvas, (metrics.cut(one_line(marks.meeting), room, size), side, low), size, 0.0)
    if stamp.label:
        _write(canvas, (one_line(stamp.label), right, high), size, 1.0, bold=True)
    if marks.marking:
        _write(canvas, (one_line(marks.marking), middle, high), size, 0.5, bold=True)


def _write(
    canvas: Canvas,
    place: tuple[str, float, float],
    size: float,
    align: float,
    *,
    bold: bool = False,
) -> None:
    """Write (text, x, y) on a patch of white, so that it can be read whatever the paper has there.

    `align` is the part of the text that stands left of x.
    """
    text, x, y = place
    font = _font(text, "Inter-SemiBold" if bold else "Inter")
    wide = canvas.stringWidth(text, font, size)
    left, pad = x - wide * align, _PAD * size / _SIZE
    canvas.setFillColorRGB(1, 1, 1, 0.85)
    canvas.rect(left - pad, y - pad, wide + 2 * pad, size * 0.74 + 2 * pad, stroke=0, fill=1)
    canvas.setFillColorRGB(0.106, 0.141, 0.188, 1)
    canvas.setFont(font, size)
    canvas.drawString(left, y, text)


def _font(text: str, wished: str) -> str:
    """Give the font a text is drawn in: another where the wished one lacks a character."""
    return wished if _known(wished).issuperset(map(ord, text)) else _WIDER[wished]


@cache
def _known(font: str) -> frozenset[int]:
    return frozenset(_fonts()[font].face.charToGlyph)


@cache
def _fonts() -> dict[str, Any]:
    """Make the fonts known to ReportLab, and give them by name."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - as above
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    found = {
        name: TTFont(name, str(resources.path("fonts", file))) for name, file in _FONTS.items()
    }
    for font in found.values():
        pdfmetrics.registerFont(font)
    return found
