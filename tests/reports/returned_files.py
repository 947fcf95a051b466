"""Word files as they come back: changed as Word changes them, with tracked changes and comments in its own XML."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from reports import minutes
from reports.writers import write

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

    from app.bootstrap import Core

CHAIR = 'w:author="A. Chair" w:date="2025-04-02T09:30:00Z"'


class ChairFile:
    """The minutes of a meeting as Word, to be changed by the name of a paragraph's first words."""

    def __init__(self, core: Core, meeting_id: int, path: Path, *, public: bool = False) -> None:
        write(minutes.build(core, meeting_id, public=public), path)
        self.path = path
        self.document: WordDocument = Document(str(path))
        self._ids = iter(range(900, 10_000))

    def save(self) -> Path:
        self.document.save(str(self.path))
        return self.path

    def at(self, start: str) -> Paragraph:
        """Give the first paragraph that begins with these words."""
        return next(each for each in self.document.paragraphs if each.text.startswith(start))

    def element(self, start: str) -> BaseOxmlElement:
        """Give the element of that paragraph."""
        texts = [each.text for each in self.document.paragraphs]
        place = next(place for place, each in enumerate(texts) if each.startswith(start))
        found: BaseOxmlElement = self.document.element.body.findall(qn("w:p"))[place]
        return found

    def rewrite(self, start: str, text: str) -> None:
        """Write a paragraph anew without a track of it."""
        self.at(start).text = text

    def below(self, start: str, text: str, style: str = "Normal") -> BaseOxmlElement:
        """Put a new paragraph below one and give its element."""
        found = self.element(start)
        self.document.add_paragraph(text, style=style)
        added: BaseOxmlElement = self.document.element.body.findall(qn("w:p"))[-1]
        found.addnext(added)
        return added

    def remove(self, start: str) -> None:
        """Take a paragraph out without a track of it."""
        self.document.element.body.remove(self.element(start))

    def move(self, start: str, below: str) -> None:
        """Put a paragraph below another one."""
        self.element(below).addnext(self.element(start))

    def track_words(self, start: str, old: str, new: str) -> None:
        """Strike words of a paragraph out and put others in, tracked."""
        run = next(each for each in self.element(start).iter(qn("w:r")) if old in _text(each))
        before, after = _text(run).split(old, 1)
        self._replace(
            run, _run(run, before), self._struck(run, old), self._come(run, new), _run(run, after)
        )

    def track_removal(self, start: str) -> None:
        """Strike a whole paragraph out with its mark, tracked."""
        element = self.element(start)
        for run in element.findall(qn("w:r")):
            self._replace(run, self._struck(run, _text(run)))
        self._mark(element, "del")

    def track_join(self, start: str) -> None:
        """Strike out the mark of a paragraph alone, so that the next one goes on in it."""
        self._mark(self.element(start), "del")

    def track_new(self, start: str, text: str, style: str = "Normal") -> None:
        """Put a new paragraph below one, tracked."""
        added = self.below(start, text, style)
        run = added.find(qn("w:r"))
        assert run is not None
        self._replace(run, self._come(run, text))
        self._mark(added, "ins")

    def comment(self, start: str, text: str, author: str = "A. Chair") -> None:
        """Put a comment at a paragraph."""
        self.document.add_comment(self.at(start).runs, text=text, author=author, initials="AC")

    def _replace(self, run: BaseOxmlElement, *parts: BaseOxmlElement) -> None:
        for part in parts:
            run.addprevious(part)
        above = run.getparent()
        assert above is not None
        above.remove(run)

    def _come(self, like: BaseOxmlElement, text: str) -> BaseOxmlElement:
        made = self._tracked("ins")
        made.append(_run(like, text))
        return made

    def _struck(self, like: BaseOxmlElement, text: str) -> BaseOxmlElement:
        made = self._tracked("del")
        run = _run(like, text)
        for each in run.iter(qn("w:t")):
            each.tag = qn("w:delText")
        made.append(run)
        return made

    def _mark(self, element: BaseOxmlElement, kind: str) -> None:
        properties = element.find(qn("w:pPr"))
        if properties is None:
            properties = parse_xml(f"<w:pPr {nsdecls('w')}/>")
            element.insert(0, properties)
        within = properties.find(qn("w:rPr"))
        if within is None:
            within = parse_xml(f"<w:rPr {nsdecls('w')}/>")
            properties.append(within)
        within.append(self._tracked(kind))

    def _tracked(self, kind: str) -> BaseOxmlElement:
        return parse_xml(f'<w:{kind} {nsdecls("w")} w:id="{next(self._ids)}" {CHAIR}/>')


def word_bytes(document: WordDocument) -> bytes:
    """Give a document as the bytes of its file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _text(run: BaseOxmlElement) -> str:
    return "".join(each.text or "" for each in run.iter(qn("w:t")))


def _run(like: BaseOxmlElement, text: str) -> BaseOxmlElement:
    """Make a run in the look of another."""
    made = deepcopy(like)
    for each in made.findall(qn("w:t")):
        made.remove(each)
    made.append(parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve">{text}</w:t>'))
    return made
