"""Text tables: encodings and separators."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

from app.importing.reading import read_workbook
from app.importing.text_tables import decode, find_separator
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Agency;Fee\nBlackburn Café – Office;£36,000\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(content: bytes) -> None:
    assert decode(content) == TEXT


def test_the_pound_sign_of_dos_programs_is_read() -> None:
    assert decode(b"Amount,\x9c1,384.00\r\n") == "Amount,£1,384.00\r\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_in_spite_of_others_in_the_text(separator: str) -> None:
    rows = [
        ["Name", "Post", "Note"],
        ["Valli, Zoe", "Head; acting", "a|b"],
        ["Shaw, X", "Nurse", ""],
    ]
    quoted = [[f'"{cell}"' if not cell.isalnum() else cell for cell in row] for row in rows]
    assert find_separator("\n".join(separator.join(row) for row in quoted)) == separator


@pytest.mark.parametrize(
    ("parts", "rows", "columns", "start"),
    [
        (("attendance", "teams_v2_polish", "teams_utf16le_crlf.csv"), 27, 7, "1. Podsumowanie"),
        (("attendance", "teams_v2_utf16be_dvaneynde", "IDL-14-11-22.csv"), 27, 7, "1. Summary"),
        (
            ("attendance", "teams_v1_gspahlin", "meetingAttendanceList_utf16le_tsv.csv"),
            58,
            3,
            "Full Name",
        ),
        (("robustness", "utf-16le_encoded.csv"), 328, 19, "Organisation_code"),
        (
            ("robustness", "mixedGLB.csv"),
            137,
            19,
            "Combined Land--Ocean Temperature Anomaly (C) CR 1200km 1880 to 2012.",
        ),
        (("schools", "nw_four_la_schools_derived.csv"), 921, 8, "urn"),
        (("governance", "calderdale_scb_attendance_2015.csv"), 36, 7, "Seat"),
    ],
)
def test_real_text_tables_are_cut_rightly(
    parts: tuple[str, ...], rows: int, columns: int, start: str
) -> None:
    sheet = read_workbook(real(*parts)).sheets[0]
    assert (len(sheet.rows), sheet.columns, sheet.rows[0][0]) == (rows, columns, start)


def test_a_line_that_tells_excel_the_separator_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=|\na|b\n", encoding="utf-8")
    assert list(read_workbook(path).sheets[0].rows) == [("a", "b")]


def test_a_quoted_cell_may_hold_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'Post,Note\r\nNurse,"one\r\ntwo"\r\n')
    assert list(read_workbook(path).sheets[0].rows) == [("Post", "Note"), ("Nurse", "one\ntwo")]
