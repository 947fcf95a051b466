"""Marks of .ods: hidden rows and columns, fills, percentages and errors, from one streaming pass over its content."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from app.importing import limits
from app.importing.marks import CellMarks, Runs, by_rows
from app.importing.package import parse_part, stream_part

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_CONTENT, _STYLES = "content.xml", "styles.xml"
_ROW_ENDINGS = (b"</table:table-row>",)
_STYLE_PART = re.compile(rb"<office:automatic-styles\b.*?</office:automatic-styles>", re.DOTALL)
_START = re.compile(rb"<office:document-content\b[^>]*>")
_TAG = re.compile(rb"<table:(table|table-row|table-column)(?=[\s/>])([^>]*)>")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w-]+):([\w-]+)=["']([^"']*)["']""")
_ERROR = re.compile(rb"<text:p>\s*(#[A-Z0-9/!?]{2,10}|Err:\d{3})\s*</text:p>")
_HIDDEN = frozenset({b"collapse", b"filter"})
_LONGEST_HEAD = 20_000_000
"""Bytes of styles that are looked at; no workbook comes near."""


def read_open_marks(archive: zipfile.ZipFile) -> dict[str, CellMarks]:
    """Give the marks of every sheet."""
    colours: dict[str, str] = {}
    if _STYLES in archive.namelist():
        _take_styles(parse_part(archive, _STYLES), colours)
    head = b""
    for chunk in stream_part(archive, _CONTENT):
        head += chunk
        if b"<office:body" in head or len(head) > _LONGEST_HEAD:
            break
    start, styles = _START.search(head), _STYLE_PART.search(head)
    if start and styles:
        _take_styles(_parsed(start[0] + styles[0] + b"</office:document-content>"), colours)
    reader = _Pass({name.encode(): colour for name, colour in colours.items() if colour})
    for text in by_rows(stream_part(archive, _CONTENT), _ROW_ENDINGS):
        reader.read(text)
    return reader.sheets


def _parsed(markup: bytes) -> Element:
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - text tables are read without it

    return fromstring(markup, forbid_dtd=True)


def _take_styles(root: Element, colours: dict[str, str]) -> None:
    """Take the fill of every style of cells; one that says nothing has that of the style it is made from."""
    for style in root.iter():
        if _local(style.tag) == "style" and _attribute(style, "family") == "table-cell":
            own = next(
                (
                    colour
                    for part in style
                    if (colour := _attribute(part, "background-color")) is not None
                ),
                None,
            )
            inherited = colours.get(_attribute(style, "parent-style-name") or "", "")
            plain = inherited if own is None else own.removeprefix("#").upper()
            shown = plain if re.fullmatch("[0-9A-F]{6}", plain) else ""
            colours[_attribute(style, "name") or ""] = shown


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str | None:
    return next((text for each, text in element.attrib.items() if _local(each) == name), None)


class _Pass:
    """The pass over all sheets, one after another; rows and columns count from 1."""

    def __init__(self, colours: Mapping[bytes, str]) -> None:
        self.sheets: dict[str, CellMarks] = {}
        self._colours = colours
        styles = b"|".join(map(re.escape, colours)) or b"(?!)"
        self._telling = re.compile(
            rb"""<text:p>(?:#|Err:)|value-type=["']percentage|style-name=["'](?:"""
            + styles
            + rb""")["']"""
        )
        self._marks = CellMarks()
        self._columns: list[tuple[int, int, bytes]] = []
        """First and last column, and the style of cells in them that name none."""
        self._row = self._column = 0
        self._rows = 1
        self._row_style = b""
        self._is_coloured = False
        """Whether a column has a colour that its cells need not name."""

    def read(self, text: bytes) -> None:
        """Take in one stretch of whole rows."""
        tells = self._telling.search(text) is not None
        tags = list(_TAG.finditer(text))
        ends = [*(tag.start() for tag in tags), len(text)][1:]
        for tag, end in zip(tags, ends, strict=True):
            said = _said(tag[2])
            if tag[1] == b"table":
                self._begin(said)
            elif tag[1] == b"table-column":
                self._take_column(said)
            else:
                self._take_row(said)
                if self._is_coloured or (tells and self._telling.search(text, tag.start(), end)):
                    self._take_cells(text, tag.end(), end)

    def _begin(self, said: Mapping[bytes, bytes]) -> None:
        self._marks = CellMarks()
        name = unescape(said.get(b"name", b"").decode("utf-8", "replace"))
        self.sheets.setdefault(name, self._marks)
        self._columns, self._row, self._rows = [], 0, 1
        self._is_coloured = False

    def _take_column(self, said: Mapping[bytes, bytes]) -> None:
        first = self._columns[-1][1] + 1 if self._columns else 1
        last = first + _times(said, b"number-columns-repeated") - 1
        style = said.get(b"default-cell-style-name", b"")
        self._columns.append((first, last, style))
        self._is_coloured = self._is_coloured or style in self._colours
        if said.get(b"visibility") in _HIDDEN and first <= limits.COLUMNS:
            self._marks.hidden_columns.append([first, min(last, limits.COLUMNS)])

    def _take_row(self, said: Mapping[bytes, bytes]) -> None:
        self._row += self._rows
        self._rows = _times(said, b"number-rows-repeated")
        self._row_style = said.get(b"default-cell-style-name", b"")
        self._column = 1
        if said.get(b"visibility") in _HIDDEN:
            _add_run(self._marks.hidden_rows, *self._reach())

    def _reach(self) -> tuple[int, int]:
        """Give the first and last row that the row at hand stands for."""
        if not self._row:
            self._row = 1
        return self._row, self._row + self._rows - 1

    def _take_cells(self, text: bytes, start: int, end: int) -> None:
        for cell in _CELL.finditer(text, start, end):
            self._take_cell(_said(cell[1]), text, cell.end())

    def _take_cell(self, said: Mapping[bytes, bytes], text: bytes, end: int) -> None:
        columns = _times(said, b"number-columns-repeated")
        first, self._column = self._column, self._column + columns
        style = said.get(b"style-name") or self._row_style or self._default(first)
        places = range(first, min(first + columns - 1, limits.COLUMNS) + 1)
        colour = self._colours.get(style)
        if colour:
            for column in places:
                _add_run(
                    self._marks.fills.setdefault(colour, {}).setdefault(column, []), *self._reach()
                )
        kind = said.get(b"value-type", b"")
        if kind == b"percentage":
            for column in places:
                _add_run(self._marks.percents.setdefault(column, []), *self._reach())
        if kind in {b"error", b"string"} or b"formula" in said:
            shown = _ERROR.match(text, end)
            if shown:
                sign = shown[1].decode()
                self._marks.errors.extend((self._row, column, sign) for column in places[:1])

    def _default(self, column: int) -> bytes:
        return next((style for first, last, style in self._columns if first <= column <= last), b"")


def _said(attributes: bytes) -> dict[bytes, bytes]:
    return {name: value for _, name, value in _ATTRIBUTE.findall(attributes)}


def _times(said: Mapping[bytes, bytes], name: bytes) -> int:
    text = said.get(name, b"1")
    return max(1, min(int(text), 2**21)) if text.isdigit() and len(text) < 9 else 1


def _add_run(runs: Runs, first: int, last: int) -> None:
    last = min(last, limits.ROWS)
    if first > last:
        return
    if runs and runs[-1][1] >= first - 1:
        runs[-1][1] = max(runs[-1][1], last)
    else:
        runs.append([first, last])
