"""Files read in a process of their own: every odd or hostile one ends in a result or a sentence."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.errors import Cancelled, EnvironmentProblem
from app.importing import limits
from app.importing.reading import ReaderAhead, UnreadableFile, read_workbook
from tests.app.importing.files import text_cell, write_markup, write_workbook
from tests.inputs import real


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(path)
    return refused.value.reason


def plain_rows(path: Path) -> list[tuple[object, ...]]:
    return list(read_workbook(path).sheets[0].rows)


def test_a_filled_cell_in_the_last_corner_is_refused_by_its_address(tmp_path: Path) -> None:
    rows = f'<row r="1">{text_cell("A1", "x")}</row><row r="1048576">{text_cell("XFD1048576", "x")}</row>'
    bomb = write_markup(tmp_path / "far.xlsx", rows)
    assert "XFD1048576" in refusal(bomb)
    assert bomb.stat().st_size < 5_700


def test_a_formatted_but_empty_far_cell_does_no_harm(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "x")}</row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    assert plain_rows(write_markup(tmp_path / "far.xlsx", rows)) == [("x",)]


def test_a_file_that_takes_too_much_memory_ends_in_a_sentence(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}">{text_cell(f"IV{row}", "x")}</row>' for row in (1, limits.ROWS))
    assert re.search("too large|memory", refusal(write_markup(tmp_path / "wide.xlsx", rows)))


@pytest.mark.parametrize(
    "sign", ["<!DOCTYPE a [<!ENTITY b 'c'>]>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_document_type_definition_anywhere_is_refused(
    tmp_path: Path, sign: str, encoding: str
) -> None:
    path = write_markup(tmp_path / "dtd.xlsx", f'<row r="1">{text_cell("A1", "x")}</row>')

    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/sharedStrings.xml", f"<?xml version='1.0'?>{sign}<a/>".encode(encoding)
        )
    assert "definition" in refusal(path)


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = write_markup(tmp_path / "twice.xlsx", f'<row r="1">{text_cell("A1", "x")}</row>')

    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/Workbook.xml", "<x/>")
    assert "damaged" in refusal(path)


def test_a_cut_off_workbook_is_called_damaged(tmp_path: Path) -> None:
    whole = write_workbook(tmp_path / "whole.xlsx", {"A": [["x"] * 5] * 50}).read_bytes()
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(cut)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"<html><table>", "web page"),
        (b"MZ\x90\0\3\0\0\0\0", "not a workbook"),
        (b"", "empty"),
    ],
)
def test_other_kinds_of_file_are_named(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert word in refusal(path)


def test_a_table_as_text_under_a_workbook_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_text("Agency\tSector\nELHT\tHealth\n", encoding="utf-8")
    assert plain_rows(path) == [("Agency", "Sector"), ("ELHT", "Health")]


def test_a_file_above_the_size_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(b"a,b\n" * (limits.FILE_BYTES // 4 + 1))
    assert "50 MB" in refusal(path)


def test_a_register_of_two_hundred_thousand_rows_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("Date,Delegate\n" + "03/04/2025,Zoe Valli\n" * 200_000, encoding="utf-8")
    assert read_workbook(path).sheets[0].cell(200_001, 2).value == "Zoe Valli"


@pytest.mark.parametrize("row", [limits.ROWS, limits.ROWS + 1, 1_000_000])
def test_the_last_row_that_is_read_is_the_limit(tmp_path: Path, row: int) -> None:
    rows = f'<row r="{row}">{text_cell(f"A{row}", "x")}</row>'
    path = write_markup(tmp_path / "long.xlsx", rows)
    if row > limits.ROWS:
        assert f"cell A{row}" in refusal(path)
    else:
        assert read_workbook(path).sheets[0].cell(row, 1).value == "x"


def test_a_missing_file_is_a_problem_of_the_surroundings(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"gone\.xlsx cannot be opened"):
        read_workbook(tmp_path / "gone.xlsx")


@pytest.mark.parametrize("name", ["any_sheets.xlsx", "any_sheets.xlsb", "any_sheets.ods"])
def test_hidden_sheets_are_marked_and_charts_left_out(name: str) -> None:
    sheets = {each.name: each for each in read_workbook(real("robustness", name)).sheets}
    assert list(sheets["Visible"].rows[:2]) == [(1.0, 2.0), (3.0, 4.0)]
    assert [sheets["Visible"].visible, sheets["Hidden"].visible, sheets["VeryHidden"].visible] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("name", ["date_1904.xlsx", "date_1904.xls", "date.xlsb"])
def test_dates_are_the_same_in_every_kind_of_workbook(name: str) -> None:
    rows = plain_rows(real("robustness", name))
    assert rows[0] == (date(2021, 1, 1), 15)
    assert rows[2][0] == timedelta(days=10, seconds=54_610)


def test_error_cells_are_errors_and_not_blanks() -> None:
    sheet = read_workbook(real("robustness", "errors.xlsx")).sheets[0]
    shown = [sheet.cell(row, 1) for row in range(1, 8)]
    assert {cell.kind for cell in shown} == {"error"}
    assert {"#DIV/0!", "#N/A", "#REF!"} <= {str(cell.value) for cell in shown}


def test_line_ends_of_excel_are_made_plain() -> None:
    assert plain_rows(real("robustness", "has_x000D_.xlsx")) == [("ABC\nDEF",)]


def test_leading_blank_rows_keep_their_numbers() -> None:
    sheet = read_workbook(real("robustness", "OOM_alloc.xls")).sheets[0]
    assert sheet.cell(8, 1).value == "Principal Projects / Deals:"


def test_the_source_is_known_by_its_digest(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"A": [["x"]]})
    assert read_workbook(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    class Impatient:
        def report(self, label: str, done: int, total: int) -> None:
            """Hear nothing."""

        def stop_wished(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        read_workbook(write_workbook(tmp_path / "a.xlsx", {"A": [["x"]]}), Impatient())


def test_nothing_of_a_partners_file_stays_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    read_workbook(write_workbook(tmp_path / "a.xlsx", {"A": [["x"]]}))
    assert list((tmp_path / "own").iterdir()) == []


def test_the_reading_process_loads_neither_qt_nor_a_database_library(tmp_path: Path) -> None:
    source = write_workbook(tmp_path / "a.xlsx", {"A": [["x"]]})
    program = (
        "import sys; from app.importing.child import main; main();"
        "print(sorted({name.split('.')[0] for name in sys.modules} & "
        "{'PySide6', 'sqlalchemy', 'sqlcipher3', 'openpyxl', 'rapidfuzz', 'hypothesis'}))"
    )
    asked = (asdict(limits.WALLS), {"read": str(source), "into": str(tmp_path / "out")})
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="".join(f"{json.dumps(each)}\n" for each in asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.endswith("\n[]\n")
    assert (tmp_path / "out").stat().st_size


def test_a_reading_process_started_ahead_reads_one_file_and_the_next_has_its_own(
    tmp_path: Path,
) -> None:
    path = write_workbook(tmp_path / "list.xlsx", {"List": [["Agency"], ["LFRS"]]})
    ahead = ReaderAhead()
    ahead.prepare()
    first = ahead.read(path)
    assert first.sheets[0].rows[1] == ("LFRS",)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 no more")
    ahead.prepare()
    with pytest.raises(UnreadableFile):
        ahead.read(broken)
    assert ahead.read(path).sheets[0].rows[1] == ("LFRS",)
    ahead.prepare()
    ahead.end()


class _Chooser:
    """Chooses another file whenever it is asked whether to stop, and thinks better of it."""

    def __init__(self, ahead: ReaderAhead) -> None:
        self._ahead = ahead

    def report(self, *_said: object) -> None:
        """Choose when the reading begins too."""
        self.stop_wished()

    def stop_wished(self) -> bool:
        """Open the box for files and close it again."""
        self._ahead.prepare()
        self._ahead.end()
        return False


def test_a_file_is_read_to_its_end_while_another_is_chosen_and_not_taken(tmp_path: Path) -> None:
    rows = [[f"Agency {number}", "x" * 50] for number in range(30_000)]
    path = write_workbook(tmp_path / "long.xlsx", {"List": [["Agency", "Words"], *rows]})
    ahead = ReaderAhead()
    assert len(ahead.read(path, _Chooser(ahead)).sheets[0].rows) == len(rows) + 1
