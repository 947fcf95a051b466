"""Charts and drawings of a report as pictures in a Word document, each with a description for who cannot see it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Pt

from reports.document import Report
from reports.pdf import picture
from reports.plain import one_line
from reports.style import paper

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from reports.document import Bars
    from reports.drawing import Drawing

_RESOLUTION = 220


def add_picture(document: WordDocument, report: Report, block: Bars | Drawing, alt: str) -> None:
    """Draw a block as a picture with its description, no wider and no higher than the page."""
    if block.caption:
        document.add_paragraph(style="Caption").add_run(one_line(block.caption))
    alone = Report("Drawing", (block,), report.printed, landscape=report.landscape)
    paragraph = document.add_paragraph(style="Normal")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    added = paragraph.add_run().add_picture(BytesIO(picture(alone, _RESOLUTION, margin=0)))
    # The picture says nothing of its resolution, so Word would take a pixel for a point.
    width, height = added.width * 72 / _RESOLUTION, added.height * 72 / _RESOLUTION
    sheet = paper(landscape=report.landscape)
    scale = min(1, Pt(sheet.text_width) / width, Pt(sheet.text_height - 90) / height)
    added.width, added.height = Emu(width * scale), Emu(height * scale)
    inline = added._inline  # noqa: SLF001 - python-docx knows neither alternative text nor distances
    inline.docPr.set("descr", one_line(alt))
    inline.docPr.set("name", one_line(block.caption) or "Drawing")
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
