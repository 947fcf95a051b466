"""The comments of one sheet of a marked copy: the part with their texts and the drawing with their boxes."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from app.importing.addresses import column_number, row_of
from reports.marked_markup import (
    MAIN,
    attribute,
    before_end,
    count_of,
    escaped,
    prefix_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

START = "To put right: "
"""How every comment of ours begins; by it those of an earlier marked copy are known."""
_NONE = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_NO_DRAWING = (
    f'<xml {_NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{number}}"/>'
    "</o:shapelayout></xml>"
)
_TYPE = (
    f'<v:shapetype {_NAMESPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    f'<v:shape {_NAMESPACES} id="_x0000_s{{id}}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_IDS_OF_ONE = 1024
_LINE_SIGNS = 38
"""Signs of a line in a box three columns wide."""


class Comments:
    """The comments of one sheet: those of the sender stay, those of an earlier marked copy go, ours come."""

    def __init__(self, text: bytes | None, author: str) -> None:
        self.text = text or _NONE
        self._prefix = prefix_of(self.text, "comments").decode()
        name = re.escape(self._prefix.encode())
        self._one = re.compile(
            rb"<" + name + rb"comment\b[^>]*>.*?</" + name + rb"comment>", re.DOTALL
        )
        self._drop_own()
        self._author = count_of(self.text, name + b"author")
        made = f"<{self._prefix}author>{escaped(author)}</{self._prefix}author>"
        self.text = before_end(self.text, "authors", made.encode())

    removed: frozenset[str] = frozenset()
    """Cells whose comment came from an earlier marked copy."""

    def add(self, notes: Mapping[str, str]) -> list[str]:
        """Put texts at cells and give those that need a box; a cell's own comment is kept, ours is put below it.

        A conversation of Excel 365 shows nothing that is written into its comment, so it is left alone.
        """
        there = {attribute(each[0], "ref") or "": each[0] for each in self._one.finditer(self.text)}
        fresh, made = [], []
        for cell, note in notes.items():
            if cell in there:
                self._put_below(there[cell], note)
            else:
                fresh.append(cell)
                made.append(self._comment(cell, note))
        self.text = before_end(self.text, "commentList", "".join(made).encode())
        return fresh

    def _comment(self, cell: str, note: str) -> str:
        p = self._prefix
        text = f'<{p}r><{p}t xml:space="preserve">{escaped(START + note)}</{p}t></{p}r>'
        return f'<{p}comment ref="{cell}" authorId="{self._author}"><{p}text>{text}</{p}text></{p}comment>'

    def _put_below(self, comment: bytes, note: str) -> None:
        p = self._prefix
        if b"[Threaded comment]" in comment:
            return
        run = f'<{p}r><{p}t xml:space="preserve">{escaped(f"{chr(10)}{START}{note}")}</{p}t></{p}r>'
        # A text without runs becomes one, because plain text and runs do not go together.
        plain = rf"(<{p}text\b[^>]*>\s*)(<{p}t\b[^>]*>[^<]*</{p}t>)".encode()
        runs = re.sub(plain, rf"\1<{p}r>\2</{p}r>".encode(), comment, count=1)
        self.text = self.text.replace(comment, before_end(runs, "text", run.encode()), 1)

    def _drop_own(self) -> None:
        found = [
            each[0] for each in self._one.finditer(self.text) if _words(each[0]).startswith(START)
        ]
        self.removed = frozenset(attribute(each, "ref") or "" for each in found)
        for each in found:
            self.text = self.text.replace(each, b"", 1)


def drawing(
    text: bytes | None, boxes: Mapping[str, str], removed: frozenset[str], number: int
) -> bytes:
    """Give the drawing of a sheet with a hidden box for each cell; `number` is the sheet's own among all drawings."""
    made = text or _NO_DRAWING.format(number=number).encode()
    if removed:
        made = _without(made, removed)
    taken = [int(each) for each in re.findall(rb"_x0000_s(\d+)", made)]
    first = max([*taken, number * _IDS_OF_ONE]) + 1
    shapes = [b"" if b"_x0000_t202" in made else _TYPE.encode()]
    for place, (cell, note) in enumerate(boxes.items()):
        row, column = row_of(cell) - 1, column_number(cell.rstrip("0123456789")) - 1
        high = min(
            max(3, sum(ceil((len(line) + 1) / _LINE_SIGNS) for line in note.split("\n")) + 1), 20
        )
        top = max(row - 1, 0)
        anchor = f"{column + 1}, 15, {top}, 4, {column + 4}, 15, {top + high}, 4"
        shapes.append(
            _SHAPE.format(id=first + place, anchor=anchor, row=row, column=column).encode()
        )
    return before_end(made, "xml", b"".join(shapes))


def _without(text: bytes, removed: frozenset[str]) -> bytes:
    def keep(found: re.Match[bytes]) -> bytes:
        row = re.search(rb"<(?:\w+:)?Row>(\d+)<", found[0])
        column = re.search(rb"<(?:\w+:)?Column>(\d+)<", found[0])
        is_gone = row and column and (int(row[1]) + 1, int(column[1]) + 1) in places
        return b"" if is_gone else found[0]

    places = {(row_of(each), column_number(each.rstrip("0123456789"))) for each in removed}
    return re.sub(rb"<(\w+:)shape\b.*?</\1shape>", keep, text, flags=re.DOTALL)


def _words(comment: bytes) -> str:
    texts = re.findall(rb"<(?:[\w.-]+:)?t\b[^>]*>([^<]*)<", comment)
    return b"".join(texts).decode("utf-8", "replace")
