"""Fills the unit's own Word template: words within lines, and blocks in place of paragraphs, in the template's styles.

Nothing in a template is run: a placeholder is a name out of a table, and what is no such name stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.text.paragraph import Paragraph

from app.templates.placeholders import PATTERN, PUT_ON_TOP, name_of
from reports.plain import plain
from reports.template_leftovers import cut_off, take_out, unbind
from reports.template_room import room_at
from reports.template_styles import make_styles
from reports.template_words import put_words, word_runs
from reports.word_blocks import add_blocks
from reports.word_styles import set_properties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from reports.document import Block, Report
    from reports.filling import Filling, Template
    from reports.word_look import Look

_DEEPEST_HEADING = 6


def filled(report: Report, filling: Filling, template: Template) -> WordDocument:
    """Give a report as a document in the layout of a template; TemplateMissing where the file has lost that."""
    document = Document(BytesIO(template.whole))
    document.element.body.get_or_add_sectPr()
    _Writer(document, report, filling).fill()
    set_properties(document, report)
    cut_off(document)
    return document


class _Writer:
    """Puts what is said into one document."""

    def __init__(self, document: WordDocument, report: Report, filling: Filling) -> None:
        self._document = document
        self._report = report
        self._look = make_styles(document)
        self._used = self._names()
        self._said = dict(filling.said)
        items = self._said.get("items")
        if filling.rest and isinstance(items, tuple) and "actions" not in self._used:
            self._said["items"] = (*items, *filling.rest)

    def fill(self) -> None:
        """Fill every placeholder, and put on top what no document goes without."""
        for root in self._roots():
            # Those of the blocks that are put in hold what people wrote, and are not filled.
            for paragraph in list(root.iter(qn("w:p"))):
                self._fill(paragraph)
        missing = [
            text
            for name in PUT_ON_TOP
            if name not in self._used and isinstance(text := self._said.get(name), str) and text
        ]
        if missing:
            self._put_on_top("  ·  ".join(missing))

    def _names(self) -> set[str]:
        return {
            name_of(found)
            for root in self._roots()
            for paragraph in root.iter(qn("w:p"))
            for found in PATTERN.findall("".join(each.text or "" for each in word_runs(paragraph)))
        }

    def _roots(self) -> Iterator[BaseOxmlElement]:
        yield self._document.element.body
        for part in self._document.part.package.iter_parts():
            if isinstance(part, HeaderPart | FooterPart):
                yield part.element

    def _fill(self, paragraph: BaseOxmlElement) -> None:
        words = "".join(each.text or "" for each in word_runs(paragraph))
        names = [name_of(each) for each in PATTERN.findall(words)]
        if not any(name in self._said for name in names):
            return
        unbind(paragraph)
        blocks = [said for name in names if isinstance(said := self._said.get(name), tuple)]
        stands_alone = PATTERN.sub("", words).strip() == ""
        texts = {
            name: "" if isinstance(said, tuple) else plain(said)
            for name, said in self._said.items()
        }
        put_words(paragraph, texts)
        after = paragraph
        for each in filter(None, blocks):
            after = self._put_blocks(each, paragraph, after)
        is_empty = not "".join(each.text or "" for each in word_runs(paragraph)).strip()
        if stands_alone and is_empty:
            take_out(paragraph)

    def _put_blocks(
        self, blocks: Sequence[Block], paragraph: BaseOxmlElement, after: BaseOxmlElement
    ) -> BaseOxmlElement:
        """Put blocks below an element, in the look of the placeholder's paragraph; gives the last of them."""
        body = self._document.element.body
        before = set(body)
        part = replace(self._report, blocks=tuple(blocks))
        add_blocks(self._document, part, room_at(paragraph, body), self._look_at(paragraph))
        for element in [each for each in body if each not in before and each.tag != qn("w:sectPr")]:
            after.addnext(element)
            after = element
        return after

    def _look_at(self, paragraph: BaseOxmlElement) -> Look:
        """Let a placeholder's paragraph say how its blocks look: a heading from which level, else the plain text."""
        style = Paragraph(paragraph, self._document._body).style  # noqa: SLF001 - the parent is asked for styles
        name = (style.name if style is not None else "") or ""
        level = name.removeprefix("Heading ")
        if name.startswith("Heading ") and level.isdecimal():
            return replace(self._look, top=min(int(level), _DEEPEST_HEADING))
        return replace(self._look, body=name or self._look.body)

    def _put_on_top(self, text: str) -> None:
        style = self._document.styles["Small"]
        first = self._document.element.body[0]
        added = self._document.add_paragraph(style=style)
        added.add_run(text).bold = True
        first.addprevious(added._p)  # noqa: SLF001
