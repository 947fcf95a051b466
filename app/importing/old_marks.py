"""Marks of .xls, the workbook of Excel 97 to 2003: hidden rows and columns, fills, percentages, errors (MS-XLS)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importing.binary_marks import MarkTaker
from app.importing.colours import BUILT_IN_PERCENT, PALETTE, Styles, shows_percent
from app.importing.compound import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.importing.marks import CellMarks

_SHEET, _FORMAT, _LOOK, _PALETTE, _START, _END = 0x85, 0x41E, 0xE0, 0x92, 0x809, 0x0A
_ROW, _COLUMNS, _MERGED = 0x208, 0x7D, 0xE5
_PLAIN_CELLS = frozenset({0x201, 0x203, 0x27E, 0xFD, 0x204, 0xD6})
"""Blank, number, short number, shared text, text, rich text: all begin with row, column and look."""
_BLANKS, _NUMBERS, _FLAG, _FORMULA = 0xBE, 0xBD, 0x205, 0x06
_SOLID = 1
_EXCEL_97 = 0x600


@dataclass
class _Book:
    """What the first part of the stream says for all sheets."""

    is_new: bool = True
    sheets: dict[str, int] = field(default_factory=dict)
    """Name -> place of its records."""
    looks: list[tuple[int, int]] = field(default_factory=list)
    """Number of its format, and colour of its solid fill or 0."""
    percents: set[int] = field(default_factory=lambda: set(BUILT_IN_PERCENT))
    palette: list[str] = field(default_factory=lambda: list(PALETTE))

    def styles(self) -> Styles:
        """Give the looks that matter."""
        found = Styles()
        for number, (form, colour) in enumerate(self.looks):
            if form in self.percents:
                found.percents.add(number)
            if 8 <= colour < 8 + len(self.palette):
                found.fills[number] = self.palette[colour - 8]
        return found


def read_old_marks(source: Path) -> dict[str, CellMarks]:
    """Give the marks of every sheet; ValueError, struct.error or LookupError where the file contradicts itself."""
    stream = read_stream(source.read_bytes(), "Workbook", "Book")
    book = _read_book(stream)
    styles = book.styles()
    return {name: _read_sheet(stream, place, styles) for name, place in book.sheets.items()}


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Give the records from a place on to the end of the part that begins there."""
    depth = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        depth += (kind == _START) - (kind == _END)
        if depth <= 1:
            yield kind, stream[place + 4 : place + 4 + size]
        if depth <= 0:
            return
        place += 4 + size


def _read_book(stream: bytes) -> _Book:
    book = _Book()
    for kind, data in _records(stream, 0):
        if kind == _START:
            book.is_new = struct.unpack_from("<H", data)[0] == _EXCEL_97
        elif kind == _SHEET:
            name = (
                _text(data, 7, data[6]) if book.is_new else data[7 : 7 + data[6]].decode("cp1252")
            )
            book.sheets[name] = struct.unpack_from("<I", data)[0]
        elif not book.is_new:
            continue  # Excel 5 and 95 say looks otherwise; what is hidden and wrong they say the same
        elif kind == _FORMAT:
            number, length = struct.unpack_from("<2H", data)
            if shows_percent(_text(data, 4, length)):
                book.percents.add(number)
        elif kind == _LOOK and len(data) >= 20:
            pattern, front = struct.unpack_from("<I", data, 14)[0] >> 26, data[18] & 0x7F
            form = struct.unpack_from("<H", data, 2)[0]
            book.looks.append((form, front if pattern == _SOLID else 0))
        elif kind == _PALETTE:
            count = struct.unpack_from("<H", data)[0]
            book.palette = [
                data[2 + 4 * each : 5 + 4 * each].hex().upper() for each in range(count)
            ]
    return book


def _text(data: bytes, flags: int, length: int) -> str:
    """Give a text of so many characters; the byte that says how wide they are stands before it."""
    start, width = flags + 1, 1 + (data[flags] & 1)
    return data[start : start + width * length].decode(
        "utf-16-le" if width == 2 else "latin-1", "replace"
    )


def _read_sheet(stream: bytes, place: int, styles: Styles) -> CellMarks:
    taker = MarkTaker(styles)
    for kind, data in _records(stream, place):
        if kind == _ROW:
            row, flags = struct.unpack_from("<H", data)[0], struct.unpack_from("<H", data, 12)[0]
            if flags & 0x20:
                taker.hidden_row(row)
        elif kind == _COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<5H", data)
            if flags & 1:
                taker.hidden_columns(first, last)
        elif kind == _MERGED:
            for each in range(struct.unpack_from("<H", data)[0]):
                taker.merged(*struct.unpack_from("<4H", data, 2 + 8 * each))
        else:
            _read_cells(kind, data, taker)
    return taker.marks


def _read_cells(kind: int, data: bytes, taker: MarkTaker) -> None:
    if kind in _PLAIN_CELLS:
        taker.cell(*struct.unpack_from("<3H", data))
    elif kind in {_BLANKS, _NUMBERS}:
        row, column = struct.unpack_from("<2H", data)
        step = 2 if kind == _BLANKS else 6
        for number, place in enumerate(range(4, len(data) - 2, step)):
            taker.cell(row, column + number, struct.unpack_from("<H", data, place)[0])
    elif kind in {_FLAG, _FORMULA}:
        row, column, look = struct.unpack_from("<3H", data)
        taker.cell(row, column, look)
        if kind == _FLAG and data[7]:
            taker.error(row, column, data[6])
        elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
            taker.error(row, column, data[8])
