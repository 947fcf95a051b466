"""Where the pages of a Word document break: before an element, and never between what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from reports.word_tables import keep_with_next

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def begin_page(added: BaseOxmlElement) -> None:
    """Begin a page with an element; a break in a line of its own would leave a blank page below a full one."""
    first = added if added.tag == qn("w:p") else added.find(f".//{qn('w:p')}")
    Paragraph(first, None).paragraph_format.page_break_before = True  # type: ignore[arg-type]  # the parent is asked for styles only


def keep_what_follows(end: BaseOxmlElement) -> None:
    """Keep the paragraphs and tables that were added below an element on the page of the next block."""
    for added in end.itersiblings(qn("w:p"), qn("w:tbl")):
        keep_end(added)


def keep_end(added: BaseOxmlElement) -> None:
    """Keep a paragraph, or the last row of a table, on the page of what follows.

    All rows of a long table would go to a page of their own.
    """
    keep_with_next(added if added.tag == qn("w:p") else added.findall(qn("w:tr"))[-1])
