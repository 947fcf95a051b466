"""One good list of contributions, saved as each format that can be written here, for damage and comparison."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from tests.app.importing.binary_files import write_binary_workbook, write_old_workbook
from tests.app.importing.files import write_package, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS: list[object] = [
    "Agency",
    "Financial year",
    "Agreed amount",
    "Invoiced",
    "Received",
    "Notes",
]
AGENCIES = ("Lancashire Constabulary", "ELHT", "Blackburn with Darwen Council", "Probation Service")
ROWS: list[list[object]] = [
    HEADINGS,
    *(
        [name, "2024/25", 36_000 + place, 36_000, 12_000, "c/f"]
        for place, name in enumerate(AGENCIES)
    ),
    ["Total", "", 144_006, 144_000, 48_000, ""],
]
_SEPARATED = {
    "commas.csv": (",", "utf-8"),
    "marked.csv": (",", "utf-8-sig"),
    "western.csv": (";", "cp1252"),
    "wide.csv": ("\t", "utf-16-le"),
    "tabs.tsv": ("\t", "utf-8"),
    "pipes.txt": ("|", "utf-8"),
}


def write_good_workbooks(folder: Path) -> list[Path]:
    """Write the list in every format: .xlsx, .xlsm, .ods, .csv, .tsv and .txt; .xls and .xlsb hold a smaller one."""
    plain = write_workbook(folder / "list.xlsx", {"Contributions": ROWS})
    macro = folder / "list.xlsm"
    macro.write_bytes(plain.read_bytes())
    return [
        plain,
        macro,
        write_open_document(folder / "list.ods", ROWS),
        write_old_workbook(folder / "log.xls"),
        write_binary_workbook(folder / "log.xlsb"),
        *_texts(folder),
    ]


def write_open_document(
    path: Path, rows: list[list[object]], *, styles: str = "", before: str = ""
) -> Path:
    """Write an .ods of one sheet: its rows, with automatic styles and what stands before the rows as markup."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>" for row in rows
    )
    return write_open_markup(path, lines, styles=styles, before=before)


def write_open_markup(path: Path, rows: str, *, styles: str = "", before: str = "") -> Path:
    """Write an .ods of one sheet whose rows are given as markup."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}"' for name, urn in _SPACES
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} {_CALC}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Contributions">{before}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return write_package(
        path, {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


_SPACES = (
    ("office", "office:1.0"),
    ("table", "table:1.0"),
    ("text", "text:1.0"),
    ("style", "style:1.0"),
    ("fo", "xsl-fo-compatible:1.0"),
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def _open_cell(value: object) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    shown = f"<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="float" office:value="{value}">{shown}</table:table-cell>'


def _texts(folder: Path) -> list[Path]:
    made = []
    for name, (separator, encoding) in _SEPARATED.items():
        text = "\r\n".join(separator.join(map(str, row)) for row in ROWS) + "\r\n"
        mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
        (folder / name).write_bytes(mark + text.encode(encoding))
        made.append(folder / name)
    return made
