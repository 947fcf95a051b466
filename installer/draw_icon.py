"""Draw the program's icon in the sizes that Windows asks for: `python -m installer.draw_icon OUT`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.virtual_env import ROOT

DRAWING = ROOT / "resources" / "application.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def main(out: Path) -> None:
    """Write one .ico file with every size drawn afresh, so that small ones stay sharp."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures = [picture(size) for size in SIZES]
    out.parent.mkdir(parents=True, exist_ok=True)
    largest = pictures.pop()
    sizes = [(size, size) for size in SIZES]
    largest.save(out, format="ICO", sizes=sizes, append_images=pictures)


def picture(size: int) -> Image.Image:
    """Draw the icon `size` pixels wide."""
    drawn = QImage(size, size, QImage.Format.Format_RGBA8888)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(drawn.constBits()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
