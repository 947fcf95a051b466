"""Workbooks for the tests of imports, plain and hostile, made here."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.importing.reading import read_workbook
from tests.inputs import real

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.workbook import Workbook

Rows = list[list[object]]


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """Write a plain workbook: sheet name -> rows."""
    from openpyxl import Workbook  # noqa: PLC0415 - only tests that write a workbook need it

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def write_markup(
    path: Path, rows: str, *, before: str = "", after: str = "", styles: str = ""
) -> Path:
    """Write a workbook of one sheet whose rows are given as markup."""
    sheet = f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": styles or f'<styleSheet xmlns="{_MAIN}"/>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return write_package(path, parts)


def write_package(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a zip package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def text_cell(where: str, text: str, style: int = 0) -> str:
    """Give the markup of a cell with text."""
    return f'<c r="{where}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}"/></Types>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Q3" sheetId="1" r:id="r1"/></sheets></workbook>'
)


@cache
def real_workbook(*names: str) -> Workbook:
    """Read a real input file once for all tests; nothing changes a workbook that was read."""
    return read_workbook(real(*names))
