"""Contributions, receipts and budget lines: what can be done to them, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.budget.fields import ContributionStatus
from app.budget.lines import add_line, change_line
from app.budget.operations import (
    add_contribution,
    add_year,
    add_year_holding,
    change_contribution,
    record_receipt,
    remove_contribution,
)
from app.budget.queries import ContributionRecord, contribution_choices, contributions
from app.budget.statement import year_budget
from app.budget.years import month_of
from app.errors import InvalidValues
from app.partnerships.years import read_year_name, said_year
from tests.app.budget.sample import add_body, fill_year

if TYPE_CHECKING:
    from app.bootstrap import Core


def contribution(core: Core, contribution_id: int) -> ContributionRecord:
    with core.read() as session:
        return contributions(session, [contribution_id], {"as_at": core.clock.today()})[0]


def ids_of(core: Core, year_id: int) -> list[int]:
    with core.read() as session:
        return [each.id for each in year_budget(session, year_id).contributions]


def test_a_year_is_made_from_the_partnerships_own_start(core: Core) -> None:
    with core.work("Add financial year") as work:
        year = add_year_holding(work, add_body(work), date(2025, 3, 31))
    with core.read() as session:
        record = year_budget(session, year).year
    assert (record.name, record.first_day, record.last_day) == (
        "2024-25",
        date(2024, 4, 1),
        date(2025, 3, 31),
    )


def test_years_of_a_partnership_never_overlap(core: Core) -> None:
    fill_year(core)
    with pytest.raises(InvalidValues, match="overlap the year 2024-25"), core.work("Add") as work:
        add_year(
            work,
            {"partnership": 1, "first_day": date(2025, 3, 1), "last_day": date(2026, 2, 28)},
        )


def test_a_receipt_lowers_what_is_outstanding_and_undo_raises_it_again(core: Core) -> None:
    constabulary = ids_of(core, fill_year(core))[3]
    with core.work("Record receipt") as work:
        record_receipt(
            work, {"contribution": constabulary, "day": date(2025, 3, 10), "amount": 3_600_000}
        )
    assert contribution(core, constabulary).payment == "Received"
    core.undo()
    assert contribution(core, constabulary).outstanding == 3_600_000


def test_a_part_payment_is_still_due_and_a_day_later_overdue(core: Core) -> None:
    constabulary = ids_of(core, fill_year(core))[3]
    with core.work("Record receipt") as work:
        record_receipt(work, {"contribution": constabulary, "amount": 1_000_000})
    assert contribution(core, constabulary).payment == "Due 31 Mar"
    with core.read() as session:
        [late] = contributions(session, [constabulary], {"as_at": date(2025, 4, 1)})
    assert (late.payment, late.standing.tone) == ("Overdue, 31 Mar", "bad")


def test_a_receipt_of_nothing_is_refused(core: Core) -> None:
    line = ids_of(core, fill_year(core))[0]
    with pytest.raises(InvalidValues, match="nothing"), core.work("Record receipt") as work:
        record_receipt(work, {"contribution": line, "amount": 0})


def test_one_payer_may_have_two_lines_but_not_the_same_twice(core: Core) -> None:
    year = fill_year(core)
    with core.work("Add contribution") as work:
        council = add_agency(work, {"name": "Council"})
        add_contribution(work, {"agency": council, "year": year, "label": "Children's Services"})
        add_contribution(work, {"agency": council, "year": year, "label": "Adults and Health"})
    with pytest.raises(InvalidValues, match="already"), core.work("Add contribution") as work:
        add_contribution(work, {"agency": council, "year": year, "label": "children's services"})


def test_typing_an_agreed_amount_agrees_and_emptying_it_opens_the_question_again(
    core: Core,
) -> None:
    line = ids_of(core, fill_year(core))[0]
    with core.work("Change contribution") as work:
        change_contribution(work, line, {"agreed": None})
    assert contribution(core, line).status == ContributionStatus.TO_BE_AGREED
    with core.work("Change contribution") as work:
        change_contribution(work, line, {"agreed": 7_000_000})
    assert contribution(core, line).status == ContributionStatus.AGREED


def test_a_disputed_contribution_keeps_no_agreed_amount(core: Core) -> None:
    line = ids_of(core, fill_year(core))[0]
    with pytest.raises(InvalidValues, match="Proposed"), core.work("Change") as work:
        change_contribution(work, line, {"status": ContributionStatus.DISPUTED})


def test_an_invoice_number_alone_means_the_agreed_amount_was_invoiced(core: Core) -> None:
    year = fill_year(core)
    with core.work("Add contribution") as work:
        line = add_contribution(
            work,
            {"agency": add_agency(work, {"name": "College"}), "year": year, "agreed": 50_000},
        )
    assert contribution(core, line).payment == "Not invoiced"
    with core.work("Change contribution") as work:
        change_contribution(work, line, {"invoice_number": "4480"})
    assert contribution(core, line).invoiced == 50_000


def test_removing_a_contribution_takes_its_receipts_and_undo_brings_both_back(core: Core) -> None:
    line = ids_of(core, fill_year(core))[0]
    with core.work("Remove contribution") as work:
        remove_contribution(work, line)
    core.undo()
    assert contribution(core, line).received == 7_500_000


def test_a_heading_stands_once_in_a_year(core: Core) -> None:
    year = fill_year(core)
    with core.work("Add budget line") as work:
        line = add_line(work, {"year": year, "heading": "Communications", "budget": 100})
    with pytest.raises(InvalidValues, match="already"), core.work("Change") as work:
        change_line(work, line, {"heading": "STAFFING"})


def test_a_new_heading_goes_last_and_is_forecast_to_cost_its_budget(core: Core) -> None:
    year = fill_year(core)
    with core.work("Add budget line") as work:
        add_line(work, {"year": year, "heading": "Communications", "budget": 12_345})
    with core.read() as session:
        last = year_budget(session, year).lines[-1]
    assert (last.heading, last.position, last.forecast) == ("Communications", 6, 12_345)


def test_a_contribution_is_found_by_agency_and_invoice(core: Core) -> None:
    fill_year(core)
    with core.read() as session:
        found = contribution_choices(session, "4471 lancs")
        exact = contribution_choices(session, "4471 constab")
    assert (found, [ref.name for ref in exact]) == ([], ["Lancashire Constabulary, 2024-25"])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2024/25", "2024-25"),
        ("2024-2025", "2024-25"),
        ("FY 24/25", "2024-25"),
        ("2024–25", "2024-25"),
        ("2024", "2024"),
        ("2024-26", None),
        ("next year", None),
        ("11/12/2024", None),
        ("01/23/2024", None),
        ("2011-12-05", None),
        ("Q3-2024/25", "2024-25"),
        ("ages 16-17, 2024/25", "2024-25"),
    ],
)
def test_years_are_read_as_partners_write_them(written: str, name: str | None) -> None:
    assert read_year_name(written) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [("FY 24/25", "2024-25"), ("Year: 2024", "2024"), ("2024", "2024"), ("aged 16-17", None)],
)
def test_a_line_says_a_year_where_it_can_mean_nothing_else(line: str, name: str | None) -> None:
    assert said_year(line) == name


def test_the_month_of_a_year_is_counted_from_its_first_day() -> None:
    first = date(2024, 4, 1)
    assert [month_of(first, day) for day in (first, date(2025, 2, 28), date(2025, 3, 31))] == [
        1,
        11,
        12,
    ]
