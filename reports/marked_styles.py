"""The looks that a marked copy adds to a workbook's styles: a quiet fill for cells, and those of its list."""

from __future__ import annotations

import re

from reports.marked_markup import Unfit, attribute, before_end, escaped, prefix_of, with_attribute
from reports.style import COLOURS

FILL = "E9D5FF"
"""A quiet violet: read again it is no traffic light, so that a marked cell that is blank stays blank."""
LIST_LOOKS = ("title", "text", "head", "line", "quoted", "link")
_ACCENT, _WEAK, _LINE = (
    COLOURS[name].removeprefix("#") for name in ("accent", "accent-weak", "line")
)


class Styles:
    """The styles part of one workbook; looks are added as they are asked for, and what there was stays as it was."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._prefix = prefix_of(text, "styleSheet").decode()
        self._looks = self._children("cellXfs", "xf")
        self._filled = [self._is_filled(each) for each in self._children("fills", "fill")]
        self._count = len(self._looks)
        self._marked: dict[int, int] = {}
        self._add_list_looks()

    def marked(self, style: int) -> int:
        """Give the number of a look like this one with the quiet fill; one that is filled already keeps its own."""
        if style >= self._count:
            raise Unfit("style")
        tag = re.match(rb"<[^>]*>", self._looks[style])
        if tag is None:
            raise Unfit("style")
        fill = int(attribute(tag[0], "fillId") or 0)
        if fill < len(self._filled) and self._filled[fill]:
            return style
        if style not in self._marked:
            made = with_attribute(
                with_attribute(tag[0], "fillId", str(self._fill)), "applyFill", "1"
            )
            self._marked[style] = len(self._looks)
            self._looks.append(made + self._looks[style][tag.end() :])
        return self._marked[style]

    def of_list(self, look: str) -> int:
        """Give the number of one of the looks of the list."""
        return self._count + LIST_LOOKS.index(look)

    def whole(self) -> bytes:
        """Give the part with all that was added."""
        made = b"".join(self._looks[self._count :])
        return self._counted(before_end(self._text, "cellXfs", made), "cellXfs", len(self._looks))

    def _add_list_looks(self) -> None:
        self._take_back_fill()
        self._fill = self._add("fills", "fill", _solid(FILL))
        head = self._add("fills", "fill", _solid(_WEAK))
        named = re.search(rb"<(?:\w+:)?name\b[^>]*>", self._text)
        name = (attribute(named[0], "val") if named else None) or "Arial"
        plain, bold, title, link = (
            self._add(
                "fonts",
                "font",
                f'{before}<p:sz val="{size}"/>{after}<p:name val="{escaped(name)}"/>',
            )
            for before, size, after in (
                ("", 10, ""),
                ("<p:b/>", 10, ""),
                ("<p:b/>", 15, f'<p:color rgb="FF{_ACCENT}"/>'),
                ("<p:u/>", 10, f'<p:color rgb="FF{_ACCENT}"/>'),
            )
        )
        side = '<p:left/><p:right/><p:top/><p:bottom style="thin"><p:color rgb="FF{}"/></p:bottom><p:diagonal/>'
        line = self._add("borders", "border", side.format(_LINE))
        looks = (
            (title, 0, 0, ""),
            (plain, 0, 0, ""),
            (bold, head, line, ""),
            (plain, 0, line, ""),
            (plain, 0, line, ' quotePrefix="1"'),
            (link, 0, line, ""),
        )
        wrapped = '<p:alignment horizontal="left" vertical="top" wrapText="1"/>'
        for font, fill, border, more in looks:
            xf = (
                f'<p:xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"{more} '
                f'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{wrapped}</p:xf>'
            )
            self._looks.append(self._own(xf))

    def _take_back_fill(self) -> None:
        """Take the fill from cells that an earlier marked copy gave it to: only what is still wrong has it again."""
        numbers = {
            str(place)
            for place, each in enumerate(self._children("fills", "fill"))
            if FILL.encode() in each
        }
        for place, look in enumerate(self._looks):
            if attribute(look, "fillId") in numbers:
                tag = look[: look.index(b">") + 1]
                bare = with_attribute(tag, "fillId", "0") + look[len(tag) :]
                self._text = self._text.replace(look, bare, 1)
                self._looks[place] = bare

    def _add(self, listing: str, element: str, content: str) -> int:
        """Add an element to a list of the styles and give its number."""
        number = len(self._children(listing, element))
        made = self._own(f"<p:{element}>{content}</p:{element}>")
        self._text = self._counted(before_end(self._text, listing, made), listing, number + 1)
        return number

    def _children(self, listing: str, element: str) -> list[bytes]:
        name, child = (re.escape((self._prefix + each).encode()) for each in (listing, element))
        found = re.search(rb"<" + name + rb"\b[^>]*>(.*?)</" + name + rb">", self._text, re.DOTALL)
        if found is None:
            raise Unfit(listing)
        pattern = rb"<" + child + rb"\b[^>]*?(?:/>|>.*?</" + child + rb">)"
        return re.findall(pattern, found[1], re.DOTALL)

    def _counted(self, text: bytes, listing: str, number: int) -> bytes:
        name = re.escape((self._prefix + listing).encode())
        found = re.search(rb"<" + name + rb"\b[^>]*>", text)
        if found is None:
            raise Unfit(listing)
        tag = with_attribute(found[0], "count", str(number))
        return text[: found.start()] + tag + text[found.end() :]

    def _own(self, made: str) -> bytes:
        """Give markup with the prefix of the part in place of `p:`."""
        return re.sub(r"(</?)p:", rf"\1{self._prefix}", made).encode()

    def _is_filled(self, fill: bytes) -> bool:
        found = re.search(rb"<(?:\w+:)?patternFill\b[^>]*>", fill)
        kind = attribute(found[0], "patternType") if found else None
        return b"gradientFill" in fill or kind not in {None, "none", "gray125"}


def _solid(colour: str) -> str:
    return f'<p:patternFill patternType="solid"><p:fgColor rgb="FF{colour}"/><p:bgColor indexed="64"/></p:patternFill>'
