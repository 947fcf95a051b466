"""What the styles and numberings of a Word document say of a paragraph: heading, bullet, number, bold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.minutes.word_file import attribute, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from app.minutes.text import LineKind
    from app.minutes.word_file import WordParts

_OFF = {"0", "false", "off"}
_DEEPEST = 20
"""Styles that one may be based on in turn; a circle of them ends there."""


def child(element: Element | None, *names: str) -> Element | None:
    """Give the first child of a name, of the first child of a name and so on."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each.tag) == name), None)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """Give the value of the child that `child` finds."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")


def whole(text: str | None) -> int | None:
    """Read a whole number that a file gives, None for anything else."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else None


@dataclass(frozen=True)
class ListPlace:
    """A paragraph's place in the lists of a document: which numbering, and how deep."""

    numbering: int
    depth: int = 0


class WordStyles:
    """The styles of one document by their ids, and its numberings, which count as they are asked."""

    def __init__(self, parts: WordParts) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._abstract: dict[str, Element] = {}
        self._numberings: dict[int, Element] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[int] = set()
        for each in parts.related.get("styles", ()):
            self._take_style(each)
        for each in parts.related.get("numbering", ()):
            self._take_numbering(each)

    def style_of(self, properties: Element | None) -> str:
        """Give the id of a paragraph's style."""
        return value(properties, "pStyle") or self._default

    def name(self, style: str) -> str:
        """Give what a style is called, or its id where it is not declared."""
        return value(self._styles.get(style), "name") or style

    def level(self, style: str, properties: Element | None) -> int | None:
        """Give the level of a heading, from 1; None for what is none."""
        name = self.name(style).casefold()
        if name.startswith("heading "):
            return whole(name.removeprefix("heading ").strip())
        for each in (properties, *(child(one, "pPr") for one in self._chain(style))):
            found = whole(value(each, "outlineLvl"))
            if found is not None:
                return found + 1 if found < 9 else None
        return None

    def is_bold(self, properties: Element | None) -> bool:
        """Say whether a run is bold, by itself or by its character style."""
        own = _switch(properties, "b")
        if own is not None:
            return own
        style = value(properties, "rStyle")
        for each in self._chain(style) if style else ():
            found = _switch(child(each, "rPr"), "b")
            if found is not None:
                return found
        return False

    def kind(self, style: str, properties: Element | None) -> tuple[LineKind, int | None]:
        """Say whether a paragraph is a bullet or which number it has; numbers count on with each call."""
        place = self._place(style, properties)
        name = self.name(style).casefold()
        if place is None:
            return ("bullet", None) if name.startswith("list bullet") else ("paragraph", None)
        form, number = self._count(place)
        if form == "bullet" or name.startswith("list bullet"):
            return "bullet", None
        if form == "none":
            return "paragraph", None
        return "number", min(number, 999)

    def depth(self, style: str, properties: Element | None) -> int:
        """Give how deep a paragraph stands in its list, from 0, which is also that of one in no list."""
        place = self._place(style, properties)
        return place.depth if place is not None else 0

    def _place(self, style: str, properties: Element | None) -> ListPlace | None:
        for each in (properties, *(child(one, "pPr") for one in self._chain(style))):
            numbering = whole(value(each, "numPr", "numId"))
            if numbering is not None:
                depth = whole(value(each, "numPr", "ilvl")) or 0
                return ListPlace(numbering, depth) if numbering else None
        return None

    def _count(self, place: ListPlace) -> tuple[str, int]:
        numbering = self._numberings.get(place.numbering)
        abstract = value(numbering, "abstractNumId") or f"#{place.numbering}"
        level = _at_depth(self._abstract.get(abstract), "lvl", place.depth)
        override = _at_depth(numbering, "lvlOverride", place.depth)
        key = (abstract, place.depth)
        begins = whole(value(override, "startOverride"))
        first = whole(value(level, "start"))
        if begins is not None and place.numbering not in self._begun:
            self._counts[key] = begins
        else:
            self._counts[key] = self._counts.get(key, (1 if first is None else first) - 1) + 1
        self._begun.add(place.numbering)
        for deeper in [each for each in self._counts if each[0] == abstract and each[1] > key[1]]:
            del self._counts[deeper]
        form = value(child(override, "lvl"), "numFmt") or value(level, "numFmt") or "decimal"
        return form, self._counts[key]

    def _chain(self, style: str) -> list[Element]:
        """Give a style and those it is based on."""
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = value(found[-1], "basedOn") or ""
        return found

    def _take_style(self, style: Element) -> None:
        key = attribute(style, "styleId")
        if local(style.tag) != "style" or key is None:
            return
        self._styles[key] = style
        is_default = attribute(style, "default") not in {None, *_OFF}
        if is_default and attribute(style, "type") == "paragraph":
            self._default = key

    def _take_numbering(self, element: Element) -> None:
        key = attribute(element, "abstractNumId")
        if local(element.tag) == "abstractNum" and key is not None:
            self._abstract[key] = element
        number = whole(attribute(element, "numId"))
        if local(element.tag) == "num" and number is not None:
            self._numberings[number] = element


def _switch(properties: Element | None, name: str) -> bool | None:
    found = child(properties, name)
    return None if found is None else attribute(found, "val") not in _OFF


def _at_depth(element: Element | None, name: str, depth: int) -> Element | None:
    for each in element if element is not None else ():
        if local(each.tag) == name and attribute(each, "ilvl") == str(depth):
            return each
    return None
