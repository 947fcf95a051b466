"""Putting words into a paragraph of a Word template: a placeholder may be split over as many runs as Word likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from app.templates.placeholders import PATTERN, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

_APART = frozenset({qn("w:p"), qn("w:txbxContent"), qn("w:del")})
"""What within a paragraph has words of its own, or none any more."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def word_runs(paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Give the elements that hold the words of a paragraph, in order, without those of text boxes that hang on it."""
    found: list[BaseOxmlElement] = []
    waiting = list(reversed(list(paragraph)))
    while waiting:
        now = waiting.pop()
        if now.tag in _APART:
            continue
        if now.tag == qn("w:t"):
            found.append(now)
        waiting += reversed(list(now))
    return found


def put_words(paragraph: BaseOxmlElement, texts: Mapping[str, str]) -> None:
    """Put texts in place of the placeholders of these names, in the look of the run in which each begins."""
    elements = word_runs(paragraph)
    words = [each.text or "" for each in elements]
    for match in reversed(list(PATTERN.finditer("".join(words)))):
        name = name_of(match.group(1))
        if name in texts:
            _replace(words, match.span(), texts[name])
    for element, text in zip(elements, words, strict=True):
        if (element.text or "") != text:
            element.text = text
            element.set(_SPACE, "preserve")


def _replace(words: list[str], span: tuple[int, int], text: str) -> None:
    """Replace a stretch of the joined words by a text, which goes into the first piece that the stretch touches."""
    start, end = span
    at, is_put = 0, False
    for place, piece in enumerate(words):
        first, last = max(start - at, 0), min(end - at, len(piece))
        at += len(piece)
        if first >= last:
            continue
        words[place] = piece[:first] + ("" if is_put else text) + piece[last:]
        is_put = True
