"""The period of a dataset return where no heading of a column says it, and percentages written in two ways."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.unrecognised import Unrecognised
from app.partnerships.operations import add_partnership
from tests.app.importing.files import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

ONE_QUARTER = ("Ref", "Indicator", "Value", "Commentary")


@pytest.fixture
def board(core: Core) -> Core:
    """Give a file with one partnership, whose reporting year begins in April."""
    with core.work("Set up") as work:
        add_partnership(work, {"name": "Anytown SCP"})
    return core


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path)


def book(folder: Path, name: str, heads: tuple[str, ...], *rows: tuple[object, ...]) -> Path:
    return write_workbook(folder / name, {"Data": [("Agency", "Probation"), (), heads, *rows]})


def notes(preview: Preview) -> list[str]:
    return [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]


@pytest.mark.parametrize(
    "line", ["Data on those aged 16-17", "Asked under the Children Act 2004", "Sent on 11/12/2024"]
)
def test_an_age_a_law_or_a_day_above_the_table_is_no_year(
    board: Core, tmp_path: Path, line: str
) -> None:
    rows = [(line,), ("Agency", "Probation"), ONE_QUARTER, ("1", "Contacts", 12)]
    path = write_workbook(tmp_path / "Probation Q3 2025-26.xlsx", {"Data": rows})
    [row] = [each for each in look(board, path).rows if each.outcome is Outcome.NEW]
    assert (row.values["quarter"], row.values["year"]) == (3, "2025-26")


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("Probation dataset Q3 2024-25.xlsx", (3, "2024-25")),
        ("dataset_qtr_2_2025-26.xlsx", (2, "2025-26")),
        ("Probation Oct-Dec 2024.xlsx", (3, "2024-25")),
        ("Probation January to March 2025.xlsx", (4, "2024-25")),
    ],
)
def test_a_return_for_one_quarter_has_its_period_from_the_name_of_its_file(
    board: Core, tmp_path: Path, name: str, period: tuple[int, str]
) -> None:
    path = book(tmp_path, name, ONE_QUARTER, ("1", "Contacts", 12))
    preview = look(board, path)
    [row] = [each for each in preview.rows if each.outcome is Outcome.NEW]
    assert (row.values["quarter"], row.values["year"]) == period
    assert any("the name of the file" in text and path.name in text for text in notes(preview))


def test_what_stands_above_the_table_comes_before_the_name_of_the_file(
    board: Core, tmp_path: Path
) -> None:
    rows = [("Period", "Q1 2024-25"), ("Agency", "Probation"), ONE_QUARTER, ("1", "Contacts", 12)]
    path = write_workbook(tmp_path / "Probation Q3 2025-26.xlsx", {"Data": rows})
    preview = look(board, path)
    [row] = [each for each in preview.rows if each.outcome is Outcome.NEW]
    assert (row.values["quarter"], row.values["year"]) == (1, "2024-25")
    assert not any("the name of" in text for text in notes(preview))


def test_months_that_are_no_quarter_of_the_year_leave_the_quarter_to_be_said(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Set up") as work:
        add_partnership(work, {"name": "Anytown", "reporting_year": "09-01"})
    path = book(tmp_path, "Probation Oct-Dec 2024.xlsx", ONE_QUARTER, ("1", "Contacts", 12))
    preview = look(core, path)
    assert preview.counts["problem"] == 1
    assert "Quarter is needed." in {each.message for each in preview.problems}


def test_a_table_of_values_of_no_known_quarter_is_no_dataset_return(
    board: Core, tmp_path: Path
) -> None:
    path = book(tmp_path, "Prices.xlsx", ("Indicator", "Value"), ("Contacts", 12))
    with pytest.raises(Unrecognised):
        look(board, path)


def test_a_share_of_one_beside_percentages_is_remarked_and_not_silently_mixed(
    board: Core, tmp_path: Path
) -> None:
    path = book(
        tmp_path,
        "Dataset 2024-25.xlsx",
        ("Ref", "Indicator", "Q1", "Q2", "Commentary"),
        ("1", "Re-referrals", "17.5%", 0.18, ""),
        ("2", "Rate", 0.18, 0.2, ""),
    )
    preview = look(board, path)
    [told] = [row for row in preview.rows if "stands beside" in row.understood]
    assert (told.cell, told.values["value"]) == ("D4", Decimal("0.18"))
    assert "0.18 stands beside 17.5% and was taken as 0.18 %; correct it if 18 % is meant" in (
        told.understood
    )


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("(5)", "“(5)” stands in brackets, which may mean less than nothing, a footnote"),
        (
            "1.2k",
            "“1.2k” is shortened and may be rounded. Write the figure in full, such as 1,200.",
        ),
    ],
)
def test_a_count_in_brackets_or_shortened_is_never_taken_for_a_figure(
    board: Core, tmp_path: Path, written: str, sentence: str
) -> None:
    path = book(
        tmp_path,
        "Dataset 2024-25.xlsx",
        ("Indicator", "Q1", "Q2"),
        ("Contacts", written, 4),
    )
    preview = look(board, path)
    [problem] = preview.problems
    assert problem.cell == "B4"
    assert problem.message.startswith(sentence)


def test_a_count_less_than_nothing_is_remarked(board: Core, tmp_path: Path) -> None:
    path = book(tmp_path, "Dataset 2024-25.xlsx", ("Indicator", "Q1", "Q2"), ("Contacts", -5, 4))
    preview = look(board, path)
    assert "-5 is less than nothing" in preview.rows[0].understood
