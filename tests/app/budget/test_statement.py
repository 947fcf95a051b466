"""A financial year as the budget screen shows it: every figure of the picture, and what is flagged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.budget.fields import variance_words
from app.budget.next_year import start_next_year
from app.budget.operations import change_year
from app.budget.statement import YearBudget, year_budget
from app.budget.years import year_on_or_newest, years_of
from tests.app.budget.sample import fill_year

if TYPE_CHECKING:
    from app.bootstrap import Core


def budget_of(core: Core, year_id: int) -> YearBudget:
    with core.read() as session:
        return year_budget(session, year_id, core.clock.today())


def test_opening_income_and_spending_make_the_closing_reserve(core: Core) -> None:
    statement = budget_of(core, fill_year(core)).statement
    assert (statement.opening, statement.contributions) == (4_132_000, 23_600_000)
    assert statement.income == (("Training income", 624_000),)
    assert (statement.spending, statement.closing) == (23_535_000, 4_821_000)


def test_contributions_add_up_and_say_what_is_outstanding(core: Core) -> None:
    budget = budget_of(core, fill_year(core))
    paid = budget.paid
    assert (paid.agreed, paid.invoiced) == (23_600_000, 23_600_000)
    assert (paid.received, paid.outstanding) == (20_000_000, 3_600_000)
    assert sum(each.share or 0 for each in budget.contributions) == 100
    assert [each.payment for each in budget.contributions] == [*["Received"] * 3, "Due 31 Mar"]


def test_every_heading_says_in_words_how_it_will_end(core: Core) -> None:
    budget = budget_of(core, fill_year(core))
    assert [variance_words(line.variance) for line in budget.lines] == [
        "£2,700 under",
        "£500 under",
        "£1,100 under",
        "£3,650 over",
        "£0",
    ]
    total = budget.spending
    assert (total.budget, total.spent, total.committed) == (23_600_000, 21_449_000, 1_380_000)
    assert (variance_words(total.variance), budget.headings_over) == ("£650 under", 1)


def test_spending_says_up_to_which_month_it_goes(core: Core) -> None:
    assert budget_of(core, fill_year(core)).year.month == 11


def test_spending_is_split_to_the_penny_between_children_and_adults(core: Core) -> None:
    year = fill_year(core)
    with core.work("Change financial year") as work:
        change_year(work, year, {"children_share": Decimal("33.3333")})
    children, adults = budget_of(core, year).split or (0, 0)
    assert (children, children + adults) == (7_844_992, 23_535_000)


def test_the_next_year_opens_with_what_this_one_closes_with(core: Core) -> None:
    year = fill_year(core)
    with core.work("Start next financial year") as work:
        following = start_next_year(work, year)
    budget = budget_of(core, following)
    assert (budget.year.name, budget.year.opening_reserve) == ("2025-26", 4_821_000)
    assert (budget.paid.agreed, budget.spending.budget) == (0, 23_600_000)
    assert next(each.proposed for each in budget.contributions) == 7_500_000
    assert budget.opening_differs_by == 0


def test_an_opening_reserve_that_is_not_last_years_closing_is_flagged(core: Core) -> None:
    year = fill_year(core)
    with core.work("Start next financial year") as work:
        following = start_next_year(work, year)
    with core.work("Change financial year") as work:
        change_year(work, following, {"opening_reserve": 4_800_000})
    assert budget_of(core, following).opening_differs_by == -21_000


def test_the_year_of_a_day_is_found_and_else_the_newest(core: Core) -> None:
    year = fill_year(core)
    with core.read() as session:
        found = year_on_or_newest(session, 1, date(2025, 3, 11))
        newest = year_on_or_newest(session, 1, date(2031, 1, 1))
        [listed] = years_of(session, 1)
    assert found is not None
    assert newest is not None
    assert (found.id, newest.id, listed.closing) == (year, year, 4_821_000)
