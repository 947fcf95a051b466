"""The budget and its contributions on paper: the figures of the year, and what each file holds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader

from app.budget.fields import ContributionStatus
from app.budget.lines import add_line
from app.budget.operations import change_contribution, change_year
from app.budget.statement import year_budget
from app.budget.years import NoFinancialYear
from reports import budget, contributions
from reports.document import walk
from reports.table import Table, cell
from reports.writers import write
from tests.app.budget.sample import add_body, fill_year

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


def tables(report: Report) -> dict[str, Table]:
    """Give a report's tables by their captions, or by the heading they stand under."""
    return {
        block.caption or (above or (report.title,))[-1]: block
        for above, block in walk(report.blocks)
        if isinstance(block, Table)
    }


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_closing_reserve_is_printed_as_it_is_worked_out(core: Core, tmp_path: Path) -> None:
    fill_year(core)
    path = tmp_path / "budget.pdf"
    write(budget.build(core), path)
    text = text_of(path)
    for figure in ("£41,320", "£236,000", "£6,240", "£235,350", "£48,210"):
        assert figure in text
    assert "£2,700 under" in text
    assert "£3,650 over" in text
    assert "Spending to month 11" in text


def test_spending_adds_up_in_its_last_row(core: Core) -> None:
    fill_year(core)
    spending = tables(budget.build(core))["Spending to month 11"]
    assert spending.total is not None
    for place in range(1, 5):
        column = [cell(row[place]).value for row in spending.rows]
        assert sum(each for each in column if isinstance(each, int)) == spending.total[place]
    assert spending.total[5] == "£650 under"


def test_pence_are_shown_in_a_whole_table_or_not_at_all(core: Core) -> None:
    fill_year(core)
    assert {each.places for each in tables(budget.build(core))["Contributions"].columns[2:6]} == {0}
    with core.work("Change contribution") as work:
        change_contribution(work, 1, {"agreed": 7_500_050})
    assert {each.places for each in tables(budget.build(core))["Contributions"].columns[2:6]} == {2}


def test_an_opening_that_is_not_last_years_closing_is_said(core: Core, tmp_path: Path) -> None:
    fill_year(core)
    from app.budget.next_year import start_next_year  # noqa: PLC0415 - used by this test alone

    with core.work("Start next financial year") as work:
        following = start_next_year(work, 1)
        change_year(work, following, {"opening_reserve": 4_800_000})
    path = tmp_path / "budget.pdf"
    write(budget.build(core, following), path)
    assert "£210.00 less than the year before is forecast to close with" in text_of(path)


def test_the_return_of_contributions_is_one_plain_table_in_excel(
    core: Core, tmp_path: Path
) -> None:
    fill_year(core)
    path = tmp_path / "contributions.xlsx"
    write(contributions.build(core), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:5] == ("Agency", "Financial year", "Share", "Agreed", "Invoiced")
    assert rows[4][:4] == ("Lancashire Constabulary", "2024-25", 0.1525, 36_000)
    assert rows[5][0] == "Total"
    assert [row[2] for row in rows[1:6]] == [0.3178, 0.3178, 0.2119, 0.1525, 1]


def test_what_is_not_agreed_is_listed_apart_and_counts_to_nothing(core: Core) -> None:
    fill_year(core)
    with core.work("Change contribution") as work:
        change_contribution(
            work,
            4,
            {"agreed": None, "proposed": 3_600_000, "status": ContributionStatus.DISPUTED},
        )
    found = tables(contributions.build(core))
    [row] = found["Not agreed yet"].rows
    assert [cell(each).value for each in row] == ["Lancashire Constabulary", 3_600_000, "Disputed"]
    total = found["Contributions 2024-25"].total
    assert total is not None
    assert total[2:4] == (Decimal(100), 20_000_000)


def test_a_file_without_a_financial_year_says_so(core: Core) -> None:
    with core.work("Start") as work:
        add_body(work)
    with pytest.raises(NoFinancialYear, match="no financial year yet"):
        budget.build(core)


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xlsx"])
def test_both_documents_are_written_in_every_form(core: Core, tmp_path: Path, ending: str) -> None:
    fill_year(core)
    for name, report in (("b", budget.build(core)), ("c", contributions.build(core))):
        path = tmp_path / f"{name}{ending}"
        write(report, path)
        assert path.stat().st_size > 4000


def test_a_year_named_by_id_is_the_one_printed(core: Core) -> None:
    year = fill_year(core)
    with core.read() as session:
        name = year_budget(session, year).year.name
    assert budget.build(core, year).title == f"Budget {name}"


def test_the_reserve_is_never_torn_by_the_end_of_a_page(core: Core, tmp_path: Path) -> None:
    year = fill_year(core)
    for lines in range(6):
        with core.work("Add budget line") as work:
            add_line(work, {"year": year, "heading": f"Heading {lines}"})
        path = tmp_path / f"{lines}.pdf"
        write(budget.build(core), path)
        pages = [page.extract_text() for page in PdfReader(path).pages]
        [held] = [text for text in pages if "Opening, 1 April 2024" in text]
        assert "Closing, 31 March 2025" in held
