"""Marks of .xlsb, the binary workbook of Excel 2007 and later: its parts are records, not markup (MS-XLSB)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from app.importing.binary_marks import MarkTaker
from app.importing.colours import (
    BUILT_IN_PERCENT,
    PALETTE,
    Styles,
    shows_percent,
    theme_colours,
    tinted,
)
from app.importing.package import parse_part, read_relations

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

    from app.importing.marks import CellMarks

_MAIN = "xl/workbook.bin"
_SHEET, _FORMAT, _FILL, _LOOK, _LOOKS, _LOOKS_END = 156, 44, 45, 47, 617, 618
_ROW, _COLUMNS, _MERGED = 0, 60, 176
_FIRST_CELL, _LAST_CELL = 1, 11
_ERRORS = frozenset({3, 11})
_SOLID = 1
_INDEXED, _PLAIN, _THEME = 1, 2, 3


def read_binary_marks(archive: zipfile.ZipFile) -> dict[str, CellMarks]:
    """Give the marks of every sheet; ValueError, struct.error or LookupError where a part contradicts itself."""
    names = {name.casefold(): name for name in archive.namelist()}
    relations = read_relations(archive, names[_MAIN], names)
    parts = dict(reversed(relations.values()))
    theme = theme_colours(parse_part(archive, parts["theme"])) if "theme" in parts else []
    styles = _styles(archive.read(parts["styles"]), theme) if "styles" in parts else Styles()
    found = {}
    for kind, data in _records(archive.read(names[_MAIN])):
        if kind == _SHEET:
            identity, place = _text(data, 8)
            name, _ = _text(data, place)
            what, part = relations.get(identity, ("", ""))
            if what == "worksheet":
                found[name] = _read_sheet(archive.read(part), styles)
    return found


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the records of a part: number and size stand in seven bits a byte, the eighth says that more follow."""
    place, end = 0, len(part)
    while place < end:
        kind = part[place]
        place += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[place] << 7)
            place += 1
        size = shift = 0
        for _ in range(4):
            byte = part[place]
            place += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, part[place : place + size]
        place += size


def _text(data: bytes, place: int) -> tuple[str, int]:
    """Give a text whose length stands before it, and where it ends."""
    length = struct.unpack_from("<I", data, place)[0]
    end = place + 4 + 2 * length
    return data[place + 4 : end].decode("utf-16-le", "replace"), end


def _styles(part: bytes, theme: Sequence[str]) -> Styles:
    found, percents, colours = Styles(), set(BUILT_IN_PERCENT), []
    number, inside = 0, False
    for kind, data in _records(part):
        if kind == _FORMAT and shows_percent(_text(data, 2)[0]):
            percents.add(struct.unpack_from("<H", data)[0])
        elif kind == _FILL:
            solid = struct.unpack_from("<I", data)[0] == _SOLID
            colours.append(_colour(data[4:12], theme) if solid else "")
        elif kind in {_LOOKS, _LOOKS_END}:
            inside = kind == _LOOKS
        elif kind == _LOOK and inside:
            form, _, fill = struct.unpack_from("<3H", data, 2)
            if fill < len(colours) and colours[fill]:
                found.fills[number] = colours[fill]
            if form in percents:
                found.percents.add(number)
            number += 1
    return found


def _colour(data: bytes, theme: Sequence[str]) -> str:
    """Give a colour as RRGGBB, "" for one that says nothing."""
    kind, number, tint = data[0] >> 1, data[1], struct.unpack_from("<h", data, 2)[0]
    base = ""
    if kind == _PLAIN:
        base = data[4:7].hex().upper()
    elif kind == _THEME and number < len(theme):
        base = theme[number]
    elif kind == _INDEXED and (number if number < 8 else number - 8) < len(PALETTE):
        base = PALETTE[number if number < 8 else number - 8]
    return tinted(base, tint / 32767) if base else ""


def _read_sheet(part: bytes, styles: Styles) -> CellMarks:
    taker = MarkTaker(styles)
    row = 0
    for kind, data in _records(part):
        if kind == _ROW:
            row = struct.unpack_from("<I", data)[0]
            if data[11] & 0x10:
                taker.hidden_row(row)
        elif _FIRST_CELL <= kind <= _LAST_CELL:
            column, look = struct.unpack_from("<2I", data)
            taker.cell(row, column, look & 0xFFFFFF)
            if kind in _ERRORS:
                taker.error(row, column, data[8])
        elif kind == _COLUMNS:
            first, last = struct.unpack_from("<2I", data)
            if data[16] & 1:
                taker.hidden_columns(first, last)
        elif kind == _MERGED:
            taker.merged(*struct.unpack_from("<4I", data))
    return taker.marks
