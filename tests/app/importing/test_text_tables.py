"""Text tables: encodings and separators."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

from app.importing.encodings import decode
from app.importing.reading import read_workbook
from app.importing.text_tables import find_separator
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


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Net Amount(\x9c)\r\n", "Net Amount(£)\r\n"),
        (b"\x9ck,\x9cm", "£k,£m"),
        (b"(\x9c 45.00)", "(£ 45.00)"),
        (b"total -\x9c45", "total -£45"),
        (b"Centre du C\x9cur,\x9cuvre", "Centre du Cœur,œuvre"),
    ],
)
def test_the_byte_of_the_pound_sign_is_a_ligature_only_inside_words(
    content: bytes, text: str
) -> None:
    assert decode(content) == text


@pytest.mark.parametrize(
    "text",
    [
        "Agency;Name\nSpółdzielnia;Paweł Wójcik\n",
        "Name\nŻaneta Kowalska\n",
        "Name\nJiří Dvořák, Tomáš Černý\n",
        "Name\nMałgorzata Gąsior – “ś”\n",
    ],
)
def test_names_of_central_europe_are_read_from_their_own_windows(text: str) -> None:
    assert decode(text.encode("cp1250")) == text


@pytest.mark.parametrize(
    "text",
    [
        "Søren Ångström\n",
        "Fee £36,000 café\n",
        "12 m³ – 5 km²\n",
        "Zoë Žižek\n",
        "¿Qué?\n",
        "£ks\n",
    ],
)
def test_western_text_stays_western(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


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


def test_a_short_report_of_teams_is_cut_at_its_tabs_and_not_in_its_days() -> None:
    summary = [f"{what}\t2" for what in ("Title", "Attended", "Length", "Average time")]
    times = [f"{what}\t09/01/25, 09:25:07" for what in ("Start time", "End time")]
    person = "Ida\t09/01/25, 09:28:46\t09/01/25, 12:00:12\t2h\ta@b.uk\t\tP"
    heads = "Name\tFirst join\tLast leave\tDuration\tEmail\tUPN\tRole"
    lines = ["1. Summary", *summary, *times, "2. Participants", heads, *[person] * 4]
    activities = ["3. Activities", *[person.replace("\t\t", "\t")] * 4]
    assert find_separator("\n".join(lines + activities)) == "\t"
