"""Columns whose heading stands twice, and columns under another year: nothing vanishes without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.errors import UserError
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.report import tell
from tests.app.importing.files import Rows, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

YEARS: Rows = [
    ["Agency", "2024/25", "", "2023/24", ""],
    ["", "Agreed", "Paid", "Agreed", "Paid"],
    ["Probation", 500, 400, 300, 200],
]


def look(core: Core, path: Path, rows: Rows, **given: str) -> Preview:
    book = write_workbook(path / "a.xlsx", {"Data": rows})
    return Importer(core.read, KINDS, LOOKUPS).look(book, given=given)


def notes(preview: Preview) -> list[str]:
    return [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]


def test_columns_whose_heading_stands_twice_are_told(core: Core, tmp_path: Path) -> None:
    rows: Rows = [
        ["Action", "Action", "Owner", "Action", "Due date", "Due date", "Status", "Status"],
        ["Do x", "More", "Sana Khan", "Yet more", "25/05/2025", "26/06/2025", "Open", ""],
    ]
    preview = look(core, tmp_path, rows)
    told = [
        "B and D were not taken in: the heading “Action” stands twice.",
        "F was not taken in: the heading “Due date” stands twice.",
    ]
    assert [text for text in notes(preview) if "not taken in" in text] == told
    assert [each.message for each in tell(preview).notes if "not taken in" in each.message] == told


def test_the_year_over_columns_is_theirs_and_those_of_another_year_are_told(
    core: Core, tmp_path: Path
) -> None:
    preview = look(core, tmp_path, YEARS)
    [row] = [row for row in preview.rows if row.values]
    assert (row.values["year"], row.values["agreed"], row.values["received"]) == (
        "2024-25",
        50_000,
        40_000,
    )
    assert "D and E were not taken in: they stand under 2023-24, and 2024-25 was read." in notes(
        preview
    )


def test_a_column_that_is_found_under_another_year_alone_is_not_mixed_in(
    core: Core, tmp_path: Path
) -> None:
    rows: Rows = [
        ["Agency", "2024/25", "", "2023/24"],
        ["", "Agreed", "Notes", "Paid"],
        ["Probation", 500, "By invoice", 200],
    ]
    preview = look(core, tmp_path, rows)
    [row] = [row for row in preview.rows if row.values]
    assert "received" not in row.values
    assert "D was not taken in: it stands under 2023-24, and 2024-25 was read." in notes(preview)


def test_a_column_that_the_person_chooses_brings_its_own_year(core: Core, tmp_path: Path) -> None:
    preview = look(core, tmp_path, YEARS)
    importer = Importer(core.read, KINDS, LOOKUPS)
    again = importer.take_columns(preview, {"Data": {4: "agreed"}})
    [row] = [row for row in again.rows if row.values]
    assert (row.values["year"], row.values["agreed"]) == ("2023-24", 30_000)
    assert "received" not in row.values


def test_the_year_that_is_said_for_the_file_takes_its_own_columns(
    core: Core, tmp_path: Path
) -> None:
    preview = look(core, tmp_path, YEARS, year="2023-24")
    [row] = [row for row in preview.rows if row.values]
    assert (row.values["year"], row.values["agreed"], row.values["received"]) == (
        "2023-24",
        30_000,
        20_000,
    )
    assert "B and C were not taken in: they stand under 2024-25, and 2023-24 was read." in notes(
        preview
    )


def test_a_year_that_no_column_is_of_is_refused(core: Core, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="its columns are of 2024-25 and 2023-24, but 2022-23"):
        look(core, tmp_path, YEARS, year="2022-23")
