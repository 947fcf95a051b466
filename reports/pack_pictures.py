"""Lays pictures on sheets of A4: each upright or across as it fits, never larger than it is sharp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.style import LANDSCAPE, PORTRAIT

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from reports.style import Paper

SHARP = 100
"""Points to the inch under which a picture is not made larger."""
MOST = 300
"""Points to the inch above which a sheet of paper shows no difference."""
_EDGE = 42.0
"""Room around a picture, in points, where the pack writes its marks."""


def lay_on_pages(source: Path, target: Path) -> int:
    """Write a PDF with each frame of a picture on a page of its own and give their number; OSError where damaged."""
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415 - loaded when a picture is packed
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    pages = 0
    canvas = Canvas(str(target), invariant=1)
    with Image.open(source) as picture:
        frames = ImageSequence.Iterator(picture) if picture.format == "TIFF" else [picture]
        for frame in frames:
            shown = _plain(ImageOps.exif_transpose(frame))
            sheet = LANDSCAPE if shown.width > shown.height else PORTRAIT
            width, height = _size(shown.width, shown.height, sheet)
            shown.thumbnail((round(width * MOST / 72), round(height * MOST / 72)))
            canvas.setPageSize((sheet.width, sheet.height))
            left, below = (sheet.width - width) / 2, (sheet.height - height) / 2
            canvas.drawImage(ImageReader(shown), left, below, width, height)
            canvas.showPage()
            pages += 1
    canvas.save()
    return pages


def _plain(picture: Image) -> Image:
    """Give a picture on white in colours that every reader knows; a copy, so that it can be made smaller."""
    from PIL import Image as Pictures  # noqa: PLC0415 - as above

    if picture.mode in {"RGB", "L", "1"}:
        return picture.convert("L" if picture.mode == "1" else picture.mode)
    shown = picture.convert("RGBA")
    white = Pictures.new("RGB", shown.size, "white")
    white.paste(shown, mask=shown.getchannel("A"))
    return white


def _size(width: int, height: int, sheet: Paper) -> tuple[float, float]:
    """Give how large a picture of so many points is drawn, in points of the page."""
    fits = min((sheet.width - 2 * _EDGE) / width, (sheet.height - 2 * _EDGE) / height)
    scale = min(fits, 72 / SHARP)
    return width * scale, height * scale
