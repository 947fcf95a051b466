"""What stands at cells besides values: fills, hidden rows, errors, merges."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from app.importing.reading import read_workbook
from tests.app.importing.files import text_cell, write_markup
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.importing.workbook import Sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>'
    '<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFC000"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<cellXfs><xf/><xf fillId="1"/><xf fillId="2"/><xf fillId="3"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)


def sheet_of(path: Path) -> Sheet:
    return read_workbook(path).sheets[0]


def test_fills_are_given_as_colours_and_patterns_are_none(tmp_path: Path) -> None:
    cells = "".join(text_cell(f"{letter}1", "x", style) for style, letter in enumerate("ABCD"))
    sheet = sheet_of(write_markup(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>', styles=STYLES))
    assert [sheet.cell(1, column).fill for column in range(1, 5)] == ["", "FFC000", "FF0000", ""]


def test_the_fill_of_a_blank_cell_is_seen() -> None:
    sheet = sheet_of(real("partner_returns", "section11_rag_by_colour.xlsx"))
    commitment = sheet.cell(6, 2)
    assert (commitment.kind, commitment.fill) == ("blank", "00B050")


def test_a_percentage_is_told_from_a_number(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" s="4"><v>0.795</v></c><c r="B1"><v>0.795</v></c></row>'
    sheet = sheet_of(write_markup(tmp_path / "a.xlsx", row, styles=STYLES))
    assert [sheet.cell(1, 1).percent, sheet.cell(1, 2).percent] == [True, False]


def test_hidden_rows_and_columns_are_marked(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}"{extra}>{text_cell(f"A{row}", "x")}{text_cell(f"B{row}", "y")}</row>'
        for row, extra in ((1, ""), (2, ' hidden="1"'), (3, " hidden='true'"), (4, ' hidden="0"'))
    )
    columns = '<cols><col min="2" max="2" width="0" hidden="1"/></cols>'
    sheet = sheet_of(write_markup(tmp_path / "a.xlsx", rows, before=columns))
    assert [sheet.row_hidden(row) for row in range(1, 5)] == [False, True, True, False]
    assert (sheet.cell(1, 1).hidden, sheet.cell(1, 2).hidden) == (False, True)


def test_errors_and_formulas_without_value_are_marked(tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1" t="e"><f>NA()</f><v>#N/A</v></c><c r="B1"><f>1+1</f><v></v></c>'
        '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1"><f>A1</f></c></row>'
    )
    sheet = sheet_of(write_markup(tmp_path / "a.xlsx", row))
    assert (sheet.cell(1, 1).kind, sheet.cell(1, 1).value) == ("error", "#N/A")
    assert [sheet.cell(1, column).unvalued for column in range(1, 5)] == [False, True, False, True]


def test_merged_ranges_are_given_and_spread_downwards(tmp_path: Path) -> None:
    rows = f'<row r="1">{text_cell("A1", "Board")}{text_cell("B1", "x")}</row><row r="2">{text_cell("B2", "y")}</row>'
    merges = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
    sheet = sheet_of(write_markup(tmp_path / "a.xlsx", rows, after=merges))
    assert sheet.marks.merges == [[1, 1, 2, 1]]
    assert sheet.spread == {(2, 1): (1, 1)}


def test_cells_that_leave_their_position_to_be_counted_are_found(tmp_path: Path) -> None:
    row = '<row><c t="str"><v>x</v></c><c t="e"><v>#REF!</v></c></row><row hidden="1"><c t="str"><v>y</v></c></row>'
    sheet = sheet_of(write_markup(tmp_path / "a.xlsx", row))
    assert (sheet.cell(1, 2).value, sheet.row_hidden(2)) == ("#REF!", True)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_namespace_prefix_and_either_quote_are_read(tmp_path: Path, quote: str) -> None:
    path = write_markup(tmp_path / "a.xlsx", "")
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    markup = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1" hidden="1"><x:c r="A1" t="e"><x:v>#N/A</x:v></x:c>'
        '<x:c r="B1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    ).replace('"', quote)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (parts | {"xl/worksheets/sheet1.xml": markup}).items():
            archive.writestr(name, content)
    sheet = sheet_of(path)
    assert (sheet.cell(1, 1).value, sheet.row_hidden(1)) == ("#N/A", True)
