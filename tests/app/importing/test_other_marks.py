"""What stands at cells besides values is seen in .xls, .xlsb and .ods as it is in .xlsx."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.importing.child_data import refuse_child_data
from app.importing.compound import Broken, read_stream
from app.importing.reading import read_workbook
from tests.app.importing.binary_files import write_binary_workbook, write_old_workbook
from tests.app.importing.good_workbooks import write_open_markup
from tests.inputs import real

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.importing.workbook import Sheet

STYLES = (
    '<style:style style:name="ce1" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#ff0000"/></style:style>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
)


def _cell(text: str, extra: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{extra}><text:p>{text}</text:p></table:table-cell>'


def write_open_workbook(path: Path) -> Path:
    rows = (
        f'<table:table-row>{_cell("Agency")}<table:table-cell table:style-name="ce2"/></table:table-row>'
        f'<table:table-row table:visibility="collapse">{_cell("#REF!")}</table:table-row>'
        '<table:table-row><table:table-cell office:value-type="percentage" office:value="0.5">'
        "<text:p>50%</text:p></table:table-cell></table:table-row>"
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    return write_open_markup(path, rows, styles=STYLES, before=columns)


WRITERS = {
    "log.xls": write_old_workbook,
    "log.xlsb": write_binary_workbook,
    "log.ods": write_open_workbook,
}


@pytest.fixture(params=WRITERS)
def sheet(request: pytest.FixtureRequest, tmp_path: Path) -> Sheet:
    write: Callable[[Path], Path] = WRITERS[request.param]
    return read_workbook(write(tmp_path / request.param)).sheets[0]


def test_hidden_rows_and_columns_are_seen(sheet: Sheet) -> None:
    assert [sheet.row_hidden(row) for row in (1, 2, 3)] == [False, True, False]
    assert [list(run) for run in sheet.marks.hidden_columns] == [[2, 2]]


def test_an_error_is_an_error_and_no_blank(sheet: Sheet) -> None:
    cell = sheet.cell(2, 1)
    assert (cell.kind, cell.value) == ("error", "#REF!")


def test_a_percentage_is_seen(sheet: Sheet) -> None:
    assert (sheet.cell(3, 1).percent, sheet.cell(1, 1).percent) == (True, False)


def test_the_fill_of_a_blank_cell_is_seen(sheet: Sheet) -> None:
    assert (sheet.fill(1, 2), sheet.fill(1, 1)) == ("FF0000", "")


def test_a_column_that_is_coloured_whole_colours_its_cells(tmp_path: Path) -> None:
    columns = '<table:table-column table:default-cell-style-name="ce1"/>'
    rows = f'<table:table-row table:number-rows-repeated="2">{_cell("x")}</table:table-row>'
    path = write_open_markup(tmp_path / "a.ods", rows, styles=STYLES, before=columns)
    assert [read_workbook(path).sheets[0].fill(row, 1) for row in (1, 2)] == ["FF0000", "FF0000"]


def test_the_container_of_a_real_old_workbook_is_followed() -> None:
    sheets = {each.name: each for each in read_workbook(real("robustness", "OOM_alloc.xls")).sheets}
    assert list(sheets["Data"].marks.hidden_rows) == [[1, 9]]
    refuse_child_data(read_workbook(real("robustness", "OOM_alloc.xls")))


def test_a_chain_that_leads_round_is_broken(tmp_path: Path) -> None:
    content = bytearray(write_old_workbook(tmp_path / "a.xls").read_bytes())
    content[512 + 4 * 3 : 512 + 4 * 4] = struct.pack("<I", 2)
    with pytest.raises(Broken):
        read_stream(bytes(content), "Workbook")


def test_odd_records_beside_readable_values_cost_the_marks_only(tmp_path: Path) -> None:
    path = write_binary_workbook(tmp_path / "a.xlsb")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.bin"] += b"\x3c\x01\x00"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert read_workbook(path).sheets[0].cell(1, 1).value == "Agency"
