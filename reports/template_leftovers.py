"""What does not go from a Word template into a document: empty lines, ties to properties, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_COMMENT_MARKS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
_CUT_OFF = frozenset(
    {
        *("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"),
        *("attachedTemplate", "thumbnail"),
    }
)
"""Ends of the kinds of relations that lead from a template to what does not belong into a document."""


def take_out(paragraph: BaseOxmlElement) -> None:
    """Take out a paragraph that says nothing, but for one that ends a section or that its place cannot be without."""
    ends_section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    holds_picture = any(True for _ in paragraph.iter(qn("w:drawing"), qn("w:pict")))
    parent = paragraph.getparent()
    follows = paragraph.getnext()
    is_last = follows is None or follows.tag == qn("w:sectPr")
    others = [each for each in parent if each.tag == qn("w:p") and each is not paragraph]
    if is_last and (not others or paragraph.getprevious().tag != qn("w:p")):
        return
    if not (ends_section or holds_picture):
        parent.remove(paragraph)


def unbind(paragraph: BaseOxmlElement) -> None:
    """Part a content control from the property it repeats, which would be shown again in place of what is put in."""
    controls = [*paragraph.iter(qn("w:sdt")), *paragraph.iterancestors(qn("w:sdt"))]
    for control in controls:
        properties = control.find(qn("w:sdtPr"))
        for name in ("w:dataBinding", "w:showingPlcHdr") if properties is not None else ():
            for each in properties.findall(qn(name)):
                properties.remove(each)


def cut_off(document: WordDocument) -> None:
    """Leave behind what belongs to the template alone: its comments, thumbnail and tie to Word's own template."""
    _drop_comments(document.element.body)
    settings = document.settings.element
    for name in ("w:attachedTemplate", "w:mailMerge", "w:linkStyles"):
        for each in settings.findall(qn(name)):
            settings.remove(each)
    package = document.part.package
    for rels in (package.rels, *(part.rels for part in package.iter_parts())):
        for key, each in list(rels.items()):
            if each.reltype.rpartition("/")[2] in _CUT_OFF:
                del rels[key]
    if not list(document.element.body.iterchildren(qn("w:p"))):
        # Word asks for a paragraph at the end.
        document.element.body.insert(len(document.element.body) - 1, OxmlElement("w:p"))


def _drop_comments(body: BaseOxmlElement) -> None:
    for mark in list(body.iter(*map(qn, _COMMENT_MARKS))):
        parent = mark.getparent()
        parent.remove(mark)
        if parent.tag == qn("w:r") and all(each.tag == qn("w:rPr") for each in parent):
            parent.getparent().remove(parent)
