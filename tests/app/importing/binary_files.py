"""Small workbooks of the binary kinds, .xls and .xlsb, written record by record.

Both hold one sheet "Log": A1 "Agency", B1 blank on red, A2 the error #REF!, A3 0.5 as a percentage; row 2 is hidden
and so is column B.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.app.importing.files import write_package

if TYPE_CHECKING:
    from pathlib import Path

_SECTOR = 512
_FREE, _CHAIN_END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"


def write_old_workbook(path: Path) -> Path:
    """Write it as .xls."""
    looks = b"".join(
        _old(0xE0, struct.pack("<3H8xIH", 0, form, 0, solid << 26, colour))
        for form, solid, colour in ((0, 0, 64), (0, 1, 10), (9, 0, 64))
    )
    start = _old(0x809, struct.pack("<4H2I", 0x600, 5, 0, 0, 0, 6))
    code = _old(0x42, struct.pack("<H", 1200))
    sheet = _old(0x85, b"\0\0\0\0\0\0" + bytes([3, 0]) + b"Log")
    place = len(start + code + looks + sheet) + 4
    sheet = _old(0x85, struct.pack("<IH", place, 0) + bytes([3, 0]) + b"Log")
    cells = (
        _old(0x809, struct.pack("<4H2I", 0x600, 0x10, 0, 0, 0, 6)),
        _old(0x7D, struct.pack("<6H", 1, 1, 2000, 0, 1, 0)),
        _old(0x200, struct.pack("<IIHHH", 0, 3, 0, 2, 0)),
        _old(0x208, struct.pack("<8H", 1, 0, 1, 255, 0, 0, 0x20, 0)),
        _old(0x204, struct.pack("<4HB", 0, 0, 0, 6, 0) + b"Agency"),
        _old(0xBE, struct.pack("<4H", 0, 1, 1, 1)),
        _old(0x205, struct.pack("<3H2B", 1, 0, 0, 0x17, 1)),
        _old(0x203, struct.pack("<3Hd", 2, 0, 2, 0.5)),
        _old(0x0A, b""),
    )
    path.write_bytes(_container(start + code + looks + sheet + _old(0x0A, b"") + b"".join(cells)))
    return path


def write_binary_workbook(path: Path) -> Path:
    """Write it as .xlsb."""
    fills = _new(45, struct.pack("<I", 0) + bytes(64)) + _new(
        45, struct.pack("<I4B4B", 1, 5, 0, 0, 0, 255, 0, 0, 255) + bytes(56)
    )
    looks = b"".join(
        _new(47, struct.pack("<5H6x", 0xFFFF, form, 0, fill, 0))
        for form, fill in ((0, 0), (0, 1), (9, 0))
    )
    styles = (
        _new(278, b"") + fills + _new(626, struct.pack("<I", 1)) + _new(47, bytes(16)) + _new(627, b"")
        + _new(617, struct.pack("<I", 3)) + looks + _new(618, b"") + _new(279, b"")
    )  # fmt: skip
    book = (
        _new(131, b"")
        + _new(143, b"")
        + _new(156, struct.pack("<2I", 0, 1) + _wide("r1") + _wide("Log"))
        + _new(144, b"")
        + _new(132, b"")
    )
    sheet = (
        _new(129, b"")
        + _new(148, struct.pack("<4I", 0, 2, 0, 1))
        + _new(60, struct.pack("<4IH", 1, 1, 2000, 0, 1))
        + _new(145, b"")
        + _row(0)
        + _new(6, struct.pack("<2I", 0, 0) + _wide("Agency"))
        + _new(1, struct.pack("<2I", 1, 1))
        + _row(1, hidden=True)
        + _new(3, struct.pack("<2IB", 0, 0, 0x17))
        + _row(2)
        + _new(5, struct.pack("<2Id", 0, 2, 0.5))
        + _new(146, b"")
        + _new(130, b"")
    )
    types = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType="{_KIND}"/></Types>'
    return write_package(
        path,
        {
            "[Content_Types].xml": types,
            "_rels/.rels": _relations(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _relations(
                ("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")
            ),
            "xl/styles.bin": styles,
            "xl/worksheets/sheet1.bin": sheet,
        },
    )


def _old(kind: int, data: bytes) -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def _new(kind: int, data: bytes) -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(data)]) + data


def _row(number: int, *, hidden: bool = False) -> bytes:
    return _new(0, struct.pack("<2IHBBB", number, 0, 300, 0, 0x10 if hidden else 0, 0) + bytes(4))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _container(stream: bytes) -> bytes:
    """Put a stream into a container of one table, one directory and the stream itself (MS-CFB)."""
    size = max(len(stream), 4096)
    count = -(-size // _SECTOR)
    follows = [_TABLE, _CHAIN_END, *range(3, count + 2), _CHAIN_END]
    table = struct.pack(f"<{len(follows)}I", *follows).ljust(_SECTOR, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    )
    header += bytes(10) + struct.pack("<9I", 1, 1, 0, 4096, _CHAIN_END, 0, _CHAIN_END, 0, 0)
    header = header.ljust(_SECTOR, b"\xff")
    directory = _entry("Root Entry", 5, _CHAIN_END, 0, child=1) + _entry("Workbook", 2, 2, size)
    return header + table + directory.ljust(_SECTOR, b"\0") + stream.ljust(count * _SECTOR, b"\0")


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE) -> bytes:
    wide = name.encode("utf-16-le")
    head = wide.ljust(64, b"\0") + struct.pack(
        "<H2B3I", len(wide) + 2, kind, 1, _FREE, _FREE, child
    )
    return head + bytes(36) + struct.pack("<3I", start, size, 0)
