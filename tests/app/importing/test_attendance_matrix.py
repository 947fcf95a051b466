"""Matrices of attendance recognised: headings, days, codes by their own key, and what is no matrix."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.importing.attendance_matrix import read_attendance_matrix
from app.importing.legend import read_legend
from app.importing.reading import read_workbook
from tests.app.importing.files import write_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.importing.form_kind import Form, FormRow

HEAD = ("Seat", "Agency", "2.4.15", "4.6.15", "6.8.15")


def read(path: Path, *rows: Sequence[object]) -> Form | None:
    return read_attendance_matrix(read_workbook(write_workbook(path, {"Matrix": rows})))


def found(path: Path, *rows: Sequence[object]) -> Form:
    form = read(path, *rows)
    assert form is not None
    return form


def values(row: FormRow) -> dict[str, object]:
    return {name: cell.value for name, cell in row.cells.items()}


def test_each_code_is_a_record_with_the_day_above_it(tmp_path: Path) -> None:
    form = found(tmp_path / "a.xlsx", HEAD, ("DCS", "Council", "Y", "D", "A"))
    assert [(each.cells["code"].address, values(each)["code"]) for each in form.rows] == [
        ("C2", "Y"),
        ("D2", "D"),
        ("E2", "A"),
    ]
    assert [values(each)["day"] for each in form.rows] == [
        date(2015, 4, 2),
        date(2015, 6, 4),
        date(2015, 8, 6),
    ]


def test_a_seat_that_was_none_at_first_or_in_the_end_has_days_of_its_own(tmp_path: Path) -> None:
    rows = (HEAD, ("Governor", "School", "-", "Y", "A"), ("Nurse", "Trust", "Y", "–", "n/a"))
    form = found(tmp_path / "a.xlsx", *rows)
    governor, nurse = values(form.rows[0]), values(form.rows[3])
    assert (governor["code"], governor["since"], governor.get("until")) == (
        "-",
        date(2015, 6, 4),
        None,
    )
    assert (nurse.get("since"), nurse["until"]) == (None, date(2015, 4, 2))


def test_the_key_of_the_sheet_beats_what_letters_usually_mean(tmp_path: Path) -> None:
    rows = (
        ("Name of committee", ""),
        ("Organisation", date(2025, 1, 9), date(2025, 3, 6)),
        ("Police", "P", "A"),
        ("Key: P = Present; A = Absent; S = Sent apologies",),
    )
    form = found(tmp_path / "a.xlsx", *rows)
    assert [values(each)["code"] for each in form.rows] == ["Y", "N"]
    assert form.rows[1].cells["code"].note == "“A” read as N"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Key: Y = Attend; N = Did Not Attend; A = Apology", {"y": "Y", "n": "N", "a": "A"}),
        ("D=Deputy attended in place, NA = Not applicable", {"d": "D", "na": "-"}),
        ("Z = zoomed away", {"z": ""}),
    ],
)
def test_a_key_is_read_by_its_words(text: str, meant: dict[str, str]) -> None:
    assert read_legend([text]) == meant


def test_a_second_row_of_one_name_is_a_seat_of_its_own(tmp_path: Path) -> None:
    rows = (("Agency", "2.4.15"), ("Trust", "Y"), ("Trust", "A"))
    form = found(tmp_path / "a.xlsx", *rows)
    assert [values(each)["seat"] for each in form.rows] == ["Trust", "Trust (2)"]


def test_totals_and_meetings_without_codes_are_told_and_not_read(tmp_path: Path) -> None:
    rows = (("Group", "Board"), HEAD, ("DCS", "Council", "Y", "A", ""), ("Total", "", "1", "0", ""))
    form = found(tmp_path / "a.xlsx", *rows)
    assert len(form.rows) == 2
    assert form.header["group"].value == "Board"
    assert [each.note or each.value for each in form.notes] == [
        "No code stands under 6 Aug 2015 yet, so no meeting is made of it.",
        "Total",
    ]


def test_amounts_below_days_are_no_matrix(tmp_path: Path) -> None:
    rows = (("Agency", "2.4.15", "4.6.15"), ("Police", 1200, 900), ("Fire", 300, "N"))
    assert read(tmp_path / "a.xlsx", *rows) is None
