"""Headings that are printed again below themselves, and the names of the parts that they head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.importing.outcomes import Outcome
from tests.app.importing.files import Rows, write_workbook
from tests.app.importing.kinds import CONTRIBUTIONS, look

if TYPE_CHECKING:
    from pathlib import Path

    from app.importing.preview import Preview

HEAD: list[object] = ["Agency", "Agreed", "Received"]
ELHT: list[object] = ["ELHT", 100, 90]
POLICE: list[object] = ["Lancs Police", 50, 40]


def records(preview: Preview) -> list[int]:
    return [row.row for row in preview.rows if row.outcome is not Outcome.NOTE]


def notes(preview: Preview) -> list[str]:
    return [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]


@pytest.mark.parametrize("between", [[], [[]]])
@pytest.mark.parametrize("again", [HEAD, ["Agency", "Agreed", "Places"]])
def test_a_line_just_above_headings_that_come_again_is_no_record(
    tmp_path: Path, between: Rows, again: list[object]
) -> None:
    rows: Rows = [HEAD, ELHT, ["Part two"], *between, again, POLICE]
    preview = look(
        write_workbook(tmp_path / "a.xlsx", {"A": rows}), CONTRIBUTIONS, given={"year": "2024-25"}
    )
    assert records(preview) == [2, len(rows)]
    assert "“Part two” was not read as a record." in notes(preview)


def test_the_last_of_several_bare_names_above_headings_that_come_again_is_a_record(
    tmp_path: Path,
) -> None:
    rows: Rows = [HEAD, ["ELHT"], ["Lancs Police"], HEAD, ["Blackburn College", 10]]
    preview = look(
        write_workbook(tmp_path / "a.xlsx", {"A": rows}), CONTRIBUTIONS, given={"year": "2024-25"}
    )
    assert records(preview) == [2, 3, 5]


def test_both_rows_of_headings_that_come_again_are_headings(tmp_path: Path) -> None:
    upper: list[object] = ["Agency", "Contribution", ""]
    lower: list[object] = ["", "Agreed", "Received"]
    rows: Rows = [upper, lower, ELHT, ["HEALTH"], upper, lower, POLICE]
    preview = look(
        write_workbook(tmp_path / "a.xlsx", {"A": rows}), CONTRIBUTIONS, given={"year": "2024-25"}
    )
    assert records(preview) == [3, 7]
    assert notes(preview) == [
        "“HEALTH” was not read as a record.",
        "The headings are printed again here.",
    ]
