"""Headings of dataset returns as partners lay them out: months, quarters and years in one row and in two."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.errors import UserError
from app.fields import Mark
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.storing import store_preview
from app.indicators.listings import VALUES
from app.listing import SqlRows
from app.partnerships.operations import add_partnership
from app.rows import Wish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from tests.app.importing.files import Rows

ABOVE: Rows = [["Agency: Probation"], []]
SECOND = "Quarter 2 2025/26"


@pytest.fixture
def known(core: Core) -> Core:
    """Give a file with the partnership and the agency that sends the return."""
    with core.work("Set up") as work:
        add_partnership(work, {"name": "Anytown SCP"})
        add_agency(work, {"name": "Probation"})
    return core


def book(path: Path, rows: Rows, merged: Sequence[str] = (), shown: str = "") -> Path:
    from openpyxl import Workbook  # noqa: PLC0415 - only tests that write a workbook need it

    made = Workbook()
    sheet = made.worksheets[0]
    for row in [*ABOVE, *rows]:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    for cell in sheet[3] if shown else ():
        cell.number_format = shown
    made.save(path)
    return path


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path)


def stored(core: Core, path: Path) -> list[tuple[str, object]]:
    store_preview(core, look(core, path))
    rows = SqlRows(core, VALUES)
    return [(each.period, each.value) for each in rows.rows(rows.ids(Wish()))]  # type: ignore[attr-defined]  # values


MONTHS = [
    ("July 2025", Decimal(120)),
    ("August 2025", Mark("suppressed", "c")),
    ("September 2025", Mark("suppressed", "<5")),
]
VALUES_OF_MONTHS: list[object] = ["Contacts received", 120, "c", "<5"]


@pytest.mark.parametrize(
    "headings",
    [
        ["July 2025", "August 2025", "September 2025"],
        ["Jul-25", "Aug-25", "Sept-25"],
        [date(2025, 7, 1), date(2025, 8, 1), date(2025, 9, 1)],
    ],
)
def test_columns_headed_with_months_are_values_of_months(
    known: Core, tmp_path: Path, headings: list[object]
) -> None:
    path = book(tmp_path / "a.xlsx", [["Indicator", *headings], VALUES_OF_MONTHS], (), "mmm-yy")
    assert sorted(stored(known, path), key=str) == sorted(MONTHS, key=str)
    again = look(known, path)
    assert again.counts["unchanged"] == 3
    assert again.source.layout == "dataset return, a column per month"


@pytest.mark.parametrize("name", ["return Q2 2025-26.xlsx", "return Jul-Sep 2025.xlsx"])
def test_months_without_a_year_are_those_of_the_year_in_the_file_s_name(
    known: Core, tmp_path: Path, name: str
) -> None:
    rows: Rows = [["Indicator", "July", "August", "September"], VALUES_OF_MONTHS]
    assert sorted(stored(known, book(tmp_path / name, rows)), key=str) == sorted(MONTHS, key=str)


def test_a_quarter_that_is_merged_over_its_months_gives_each_month_its_value(
    known: Core, tmp_path: Path
) -> None:
    rows: Rows = [["Indicator", SECOND], ["", "July", "August", "September"], VALUES_OF_MONTHS]
    path = book(tmp_path / "a.xlsx", rows, ["B3:D3", "A3:A4"])
    assert sorted(stored(known, path), key=str) == sorted(MONTHS, key=str)
    [first] = {row.values["quarter"] for row in look(known, path).rows if row.values}
    assert first == 2


def test_january_under_a_financial_year_is_of_the_next_calendar_year(
    known: Core, tmp_path: Path
) -> None:
    rows: Rows = [["Indicator", "2025/26", ""], ["", "Dec", "Jan"], ["Contacts received", 1, 2]]
    path = book(tmp_path / "a.xlsx", rows, ["B3:C3"])
    assert stored(known, path) == [("December 2025", 1), ("January 2026", 2)]


@pytest.mark.parametrize("upper", [["Indicator", "2025/26"], ["", "2025/26"]])
def test_a_year_over_quarters_is_theirs(known: Core, tmp_path: Path, upper: list[object]) -> None:
    lower: list[object] = ["" if upper[0] else "Indicator", "Q1", "Q2", "Q3"]
    path = book(tmp_path / "a.xlsx", [upper, lower, ["Contacts received", 1, 2, 3]], ["B3:D3"])
    assert stored(known, path) == [("Q1 2025-26", 1), ("Q2 2025-26", 2), ("Q3 2025-26", 3)]


def test_two_years_over_quarters_stay_two_years(known: Core, tmp_path: Path) -> None:
    rows: Rows = [
        ["", "2024/25", "", "2025/26", ""],
        ["Indicator", "Q3", "Q4", "Q1", "Q2"],
        ["Contacts received", 1, 2, 3, 4],
    ]
    path = book(tmp_path / "a.xlsx", rows, ["B3:C3", "D3:E3"])
    assert [period for period, _ in stored(known, path)] == [
        "Q3 2024-25",
        "Q4 2024-25",
        "Q1 2025-26",
        "Q2 2025-26",
    ]


@pytest.mark.parametrize("lower", [["", "Boys", "Girls"], ["Contacts received", 120, 130]])
def test_one_quarter_over_columns_that_are_not_told_apart_is_refused(
    known: Core, tmp_path: Path, lower: list[object]
) -> None:
    rows: Rows = [["Indicator", SECOND, ""], lower, ["Referrals accepted", 40, 41]]
    with pytest.raises(UserError, match=r"“Quarter 2 2025/26” in B3 stands over the columns B, C"):
        look(known, book(tmp_path / "a.xlsx", rows, ["B3:C3"]))


def test_of_a_target_and_a_value_the_value_is_taken_and_the_target_told(
    known: Core, tmp_path: Path
) -> None:
    rows: Rows = [
        ["Indicator", SECOND, ""],
        ["", "Target", "Actual"],
        ["Referrals accepted", 40, 41],
    ]
    path = book(tmp_path / "a.xlsx", rows, ["B3:C3", "A3:A4"])
    told = [row.understood for row in look(known, path).rows if row.outcome is Outcome.NOTE]
    assert "B “Target” was not taken in: it is not headed as the value." in told
    assert stored(known, path) == [("Q2 2025-26", 41)]


def test_a_merged_heading_whose_other_columns_are_empty_is_one_column(
    known: Core, tmp_path: Path
) -> None:
    path = book(
        tmp_path / "a.xlsx", [["Indicator", SECOND, ""], ["Referrals accepted", 40]], ["B3:C3"]
    )
    assert stored(known, path) == [("Q2 2025-26", 40)]
