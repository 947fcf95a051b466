"""Workbooks made to do harm, one function each (reliability research, section 3.5); every one is small on disk."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.app.importing.files import text_cell, write_markup, write_package
from tests.app.importing.good_workbooks import write_open_markup

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_GOOD = f'<row r="1">{text_cell("A1", "good")}{text_cell("B1", "x")}</row>'
_LAUGHS = "<!DOCTYPE a [<!ENTITY b 'ha'>" + "".join(
    f"<!ENTITY b{place} '{f'&b{place - 1 or str()};' * 10}'>" for place in range(1, 10)
)


def billion_laughs(path: Path) -> Path:
    """Entities that grow tenfold nine times, in the styles."""
    return write_markup(
        path, _GOOD, styles=f'{_LAUGHS}]><styleSheet xmlns="{_MAIN}">&b9;</styleSheet>'
    )


def quadratic(path: Path) -> Path:
    """One long entity, used thousands of times, in a sheet."""
    return _with(
        path,
        "xl/worksheets/sheet1.xml",
        f"<!DOCTYPE a [<!ENTITY b '{'x' * 50_000}'>]><a>{'&b;' * 5_000}</a>",
    )


def outside_entity(path: Path) -> Path:
    """An entity that is a file of this machine, in the shared strings."""
    return _with(
        path,
        "xl/sharedStrings.xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    )


def packed_thousandfold(path: Path) -> Path:
    """A part of 60 MB that is 60 KB packed."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(6):
            part.write(b" " * 10_000_000)
    return path


def thousands_of_parts(path: Path) -> Path:
    """More parts than any workbook has."""
    return write_package(path, {f"xl/{number}.xml": "" for number in range(2_500)})


def repeated_rows(path: Path) -> Path:
    """An open document whose one cell stands in every cell of the largest sheet."""
    many = 'table:number-columns-repeated="16384"'
    cell = (
        f'<table:table-cell office:value-type="string" {many}><text:p>x</text:p></table:table-cell>'
    )
    return write_open_markup(
        path, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    )


def far_corner(path: Path) -> Path:
    """A cell in the last corner of the sheet."""
    return write_markup(path, f'{_GOOD}<row r="1048576">{text_cell("XFD1048576", "x")}</row>')


def boastful_dimension(path: Path) -> Path:
    """A sheet that says it is as large as can be and holds one row."""
    return write_markup(path, _GOOD, before='<dimension ref="A1:XFD1048576"/>')


def command_formula(path: Path) -> Path:
    """A formula that would start a program (DDE), with the value it was saved with."""
    formula = '<c r="B1" t="str"><f>cmd|\' /C calc\'!A0</f><v>x</v></c>'
    return write_markup(path, f'<row r="1">{text_cell("A1", "good")}{formula}</row>')


def outside_links(path: Path) -> Path:
    """Links to a file of this machine and to a server."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="x/externalLinkPath" Target="{target}" TargetMode="External"/>'
        for number, target in enumerate(("file:///etc/passwd", "http://127.0.0.1:9/x"))
    )
    path = _with(path, "xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{_MAIN}"/>')
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            f"<Relationships>{relations}</Relationships>",
        )
    return path


def climbing_names(path: Path) -> Path:
    """Parts whose names lead out of the package."""
    path = write_markup(path, _GOOD)
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("../../evil.txt", "/tmp/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt"):  # noqa: S108 - a name only
            archive.writestr(name, "evil")
    return path


def embedded_program(path: Path) -> Path:
    """An embedded object and a macro project."""
    path = _with(path, "xl/embeddings/oleObject1.bin", b"MZ\x90\0" * 100)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 100)
    return path


def many_styles(path: Path) -> Path:
    """Thousands of looks of cells."""
    looks = '<xf fillId="0" numFmtId="9"/>' * 20_000
    return write_markup(
        path, _GOOD, styles=f'<styleSheet xmlns="{_MAIN}"><cellXfs>{looks}</cellXfs></styleSheet>'
    )


def deep_nesting(path: Path) -> Path:
    """Markup a hundred thousand levels deep."""
    deep = "<a>" * 100_000 + "</a>" * 100_000
    return write_markup(path, _GOOD, styles=f'<styleSheet xmlns="{_MAIN}">{deep}</styleSheet>')


def locked_part(path: Path) -> Path:
    """A part that the package says is encrypted."""
    content = bytearray(write_markup(path, _GOOD).read_bytes())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    path.write_bytes(content)
    return path


def nested_package(path: Path) -> Path:
    """A package in a package in a package."""
    inner = b"PK"
    for _ in range(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("xl/workbook.xml", inner)
        inner = out.getvalue()
    path.write_bytes(inner)
    return path


def odd_container(path: Path) -> Path:
    """The beginning of an old workbook and nothing right behind it."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5_000)
    return path


def longest_text(path: Path) -> Path:
    """A text of the largest size that a cell may have."""
    return write_markup(
        path, f'<row r="1">{text_cell("A1", "good")}{text_cell("B1", "x" * 32_767)}</row>'
    )


def command_text(path: Path) -> Path:
    """A text table whose cells begin like formulas."""
    path.write_text("good,=cmd|' /C calc'!A0\n@SUM(1),+44 1254 585000\n", encoding="utf-8")
    return path


def null_bytes(path: Path) -> Path:
    """A text table with null bytes in it."""
    path.write_bytes(b"good,x\0\0y\n" * 20)
    return path


def turned_text(path: Path) -> Path:
    """A text table with signs that turn the reading order round, and control characters."""
    path.write_text("go\u202eod,\x07x\n" * 3, encoding="utf-8")
    return path


def one_long_line(path: Path) -> Path:
    """A text table of one line of eight million signs with an open quote."""
    path.write_text('good,"' + "x" * 8_000_000, encoding="utf-8")
    return path


def million_columns(path: Path) -> Path:
    """A text table with a million columns."""
    path.write_text("good" + "," * 1_000_000, encoding="utf-8")
    return path


def _with(path: Path, name: str, content: str | bytes) -> Path:
    """Write a good workbook with a part put in or put in the place of its own."""
    write_markup(path, _GOOD)
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    return write_package(path, {**parts, name: content})
