"""The box around a decision or an action in a Word document: borders, a fill, and its lines on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from reports.word_styles import border, put_in, shading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as WordParagraph

    from reports.drawing import Colour


def edges(*lines: str) -> BaseOxmlElement:
    """Give the borders of a paragraph from lines that `border` wrote."""
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{''.join(lines)}</w:pBdr>")


def keep_whole(paragraphs: Sequence[WordParagraph]) -> None:
    """Keep the paragraphs of a box on one page."""
    for paragraph in paragraphs:
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = paragraph is not paragraphs[-1]


def frame(paragraphs: Sequence[WordParagraph], ink: Colour, fill: Colour) -> None:
    """Draw a box around paragraphs; in a template its style does."""
    # Lines in the colour of the box, above and below, are its padding.
    top, bottom = border("top", fill, 4, space=5), border("bottom", fill, 4, space=5)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        put_in(properties, edges(top, border("left", ink, 24, space=8), bottom))
        put_in(properties, shading(fill))
        paragraph.paragraph_format.left_indent = Pt(10)
    paragraphs[0].paragraph_format.space_before = Pt(8)
    paragraphs[-1].paragraph_format.space_after = Pt(12)
