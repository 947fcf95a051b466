"""How wide the place is in which blocks stand in a Word template: a page, a column, a cell, a text box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_TWIPS, _EMUS = 20, 12_700
"""In a point."""
_EDGES = 12.0
"""What cells and text boxes keep free at both sides together, in points."""
_LEAST, _USUAL = 90.0, 450.0


def room_at(paragraph: BaseOxmlElement, body: BaseOxmlElement) -> float:
    """Give the width for blocks in points at a paragraph of the body."""
    for above in paragraph.iterancestors():
        if above.tag == qn("w:tc"):
            width = above.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if width is not None and width.get(qn("w:type")) == "dxa":
                return max(_number(width, "w:w") / _TWIPS - _EDGES, _LEAST)
        if above.tag == qn("w:drawing"):
            extent = next((each for each in above.iter() if each.tag.endswith("}extent")), None)
            if extent is not None:
                return max(int(extent.get("cx", "0")) / _EMUS - _EDGES, _LEAST)
    return _page(_section(paragraph, body))


def _section(paragraph: BaseOxmlElement, body: BaseOxmlElement) -> BaseOxmlElement:
    """Give the set-up of the section that a paragraph stands in: the next that ends below it, or the last."""
    top = paragraph
    while top.getparent() is not None and top.getparent() is not body:
        top = top.getparent()
    ends = (each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for each in (top, *top.itersiblings()))
    found = next((each for each in ends if each is not None), None)
    section: BaseOxmlElement = body.get_or_add_sectPr() if found is None else found
    return section


def _page(section: BaseOxmlElement) -> float:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    columns = section.find(qn("w:cols"))
    if size is None or margins is None:
        return _USUAL
    room = _number(size, "w:w") - _number(margins, "w:left") - _number(margins, "w:right")
    number = max(int(_number(columns, "w:num")), 1) if columns is not None else 1
    return max(room / _TWIPS / number, _LEAST)


def _number(element: BaseOxmlElement, name: str) -> float:
    try:
        return float(element.get(qn(name), "0"))
    except ValueError:
        return 0.0
