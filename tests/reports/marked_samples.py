"""A partner's workbook with everything in it that must come back as it was sent, and an importer for it."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from app.importing.file_layouts import FileLayouts
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

HEAD = ("Group", "Post", "Agency", "Name", "E-mail", "Term ends")
UNIT = "Blackburn with Darwen Safeguarding Children Partnership"
ROWS = (
    ("Board", "Head", "ELHT", "Zoe Valli", "", "31/02/26"),
    ("Board", "Nurse", "ELHT", "Jo Derby", "jo.derby", "2026-03-31"),
    ("Board", "Doctor", "ELHT", "Al Moor", "", "31/03/2026"),
)
"""Two rows with a problem each in F2 and E3, and one that is understood."""


def importer(core: Core) -> Importer:
    """Give the importer on a file."""
    return Importer(core.read, KINDS, LOOKUPS, FileLayouts(core), today=core.clock.today())


def rich_workbook(path: Path) -> Path:
    """Write a workbook with macros, a chart, pictures, a button, comments, lists, formulas and a hidden sheet."""
    import xlsxwriter  # noqa: PLC0415 - only tests that write a workbook need it

    picture = path.with_name("dot.png")
    picture.write_bytes(_dot())
    macros = path.with_name("vbaProject.bin")
    macros.write_bytes(b"\xd0\xcf\x11\xe0 macros of the sender")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Members")
        for row, values in enumerate((HEAD, *ROWS)):
            sheet.write_row(row, 0, values)
        # An empty column of figures whose values a formula gives, saved with its value.
        sheet.write_formula("H2", "=COUNTA(D2:D4)", None, 3)
        sheet.set_column(0, 5, 23)
        sheet.write("E3", "jo.derby", book.add_format({"italic": True, "locked": False}))
        sheet.write_comment("F2", "The year is a guess", {"author": "Zoe"})
        sheet.write_comment("D4", "Acting up", {"author": "Zoe"})
        sheet.data_validation("C2:C99", {"validate": "list", "source": ["ELHT", "LSCFT"]})
        sheet.conditional_format("H2:H9", {"type": "data_bar", "data_bar_2010": True})
        sheet.set_header("&C&G", {"image_center": str(picture)})
        sheet.insert_button("J2", {"macro": "Go", "caption": "Go"})
        sheet.insert_image("J8", str(picture))
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Members!$H$2:$H$4"})
        sheet.insert_chart("L2", chart)
        sheet.add_table("N1:O3", {"columns": [{"header": "One"}, {"header": "Two"}]})
        sheet.protect("", {"select_locked_cells": True})
        lists = book.add_worksheet("Lists")
        lists.write_column("A1", ["ELHT", "LSCFT"])
        lists.hide()
        book.define_name("Lists!Mine", "=Lists!$A$1:$A$2")
        book.add_chartsheet("Picture").set_chart(_second(book))
        book.add_vba_project(str(macros))
    return path


def _second(book: object) -> object:
    chart = book.add_chart({"type": "line"})  # type: ignore[attr-defined]  # an XlsxWriter workbook
    chart.add_series({"values": "=Members!$H$2:$H$4"})
    return chart


def _dot() -> bytes:
    """Give a picture of one red dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
        + chunk(b"IEND", b"")
    )
