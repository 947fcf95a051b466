"""The ledger's figure beside the typed one: shown, never taken by itself, taken by one act that undo takes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.budget.ledger import NothingInTheLedger, take_ledger, take_whole_ledger
from app.budget.lines import remove_line
from app.budget.remarks import ledger_reconciled, ledger_remark
from app.budget.statement import YearBudget, year_budget
from app.spending.operations import add_lines
from reports import budget as report
from tests.app.budget.sample import fill_year

if TYPE_CHECKING:
    from app.bootstrap import Core

STAFFING, SCRUTINY, TRAINING = 1, 2, 3


def budget_of(core: Core) -> YearBudget:
    with core.read() as session:
        return year_budget(session, 1, date(2025, 3, 11))


def spend(core: Core, *lines: tuple[int | None, date, int]) -> None:
    with core.work("Start") as work:
        add_lines(
            work,
            [
                {"year": 1, "heading": heading, "day": day, "amount": pence, "supplier": "A"}
                for heading, day, pence in lines
            ],
        )


@pytest.fixture
def ledger(core: Core) -> Core:
    fill_year(core)
    spend(
        core,
        (TRAINING, date(2024, 5, 3), 100_000),
        (TRAINING, date(2024, 9, 3), 30_000),
        (TRAINING, date(2024, 9, 4), -5_050),
        (SCRUTINY, date(2025, 1, 31), 1_925_000),
        (None, date(2025, 2, 3), 4_000),
    )
    return core


def test_the_ledger_stands_beside_what_is_typed(ledger: Core) -> None:
    lines = budget_of(ledger).lines
    assert [(line.spent, line.ledger, line.differs) for line in lines[:3]] == [
        (15_120_000, None, False),
        (1_925_000, 1_925_000, False),
        (1_240_000, 124_950, True),
    ]
    assert lines[2].in_ledger.words == "£1,249.50 in 3 lines up to 4 Sep 2024"
    assert ledger_remark(budget_of(ledger)) == (
        "Ledger: £20,499.50 in 4 lines up to 31 Jan 2025; 1 heading differs; "
        "£40.00 in 1 line without heading"
    )
    # 151,200 + 19,250 + 12,400 + 23,650 + 7,990 typed; 20,499.50 and 40 in the ledger.
    assert ledger_reconciled(budget_of(ledger)) == (
        "Typed as spent £214,490.00, the whole ledger £20,539.50: £193,950.50 less."
    )


def test_a_year_without_a_ledger_says_nothing_of_one(core: Core) -> None:
    fill_year(core)
    assert ledger_remark(budget_of(core)) == ""
    assert ledger_reconciled(budget_of(core)) == ""
    table = report.spending_table(budget_of(core))
    assert [column.label for column in table.columns][1:4] == ["Budget", "Spent", "Committed"]


def test_one_act_takes_the_ledgers_figure_and_undo_gives_the_typed_one_back(ledger: Core) -> None:
    with ledger.work("Take") as work:
        assert take_ledger(work, [TRAINING, SCRUTINY, STAFFING]) == 1
    assert [line.spent for line in budget_of(ledger).lines[:3]] == [15_120_000, 1_925_000, 124_950]
    ledger.undo()
    assert budget_of(ledger).lines[2].spent == 1_240_000


def test_taking_the_whole_ledger_says_up_to_which_day_it_goes(ledger: Core) -> None:
    with ledger.work("Take") as work:
        assert take_whole_ledger(work, 1) == 1
    found = budget_of(ledger)
    assert (found.year.figures_to, found.headings_differing) == (date(2025, 2, 3), 0)


def test_headings_without_a_line_keep_what_is_typed(ledger: Core) -> None:
    with pytest.raises(NothingInTheLedger), ledger.work("Take") as work:
        take_ledger(work, [STAFFING])
    assert budget_of(ledger).lines[0].spent == 15_120_000


def test_lines_of_a_heading_that_goes_have_none_then_and_undo_brings_both_back(
    ledger: Core,
) -> None:
    with ledger.work("Remove") as work:
        remove_line(work, TRAINING)
    assert budget_of(ledger).no_heading.lines == 4
    ledger.undo()
    assert budget_of(ledger).lines[2].in_ledger.lines == 3


def test_the_report_shows_the_ledger_where_it_is_used(ledger: Core) -> None:
    table = report.spending_table(budget_of(ledger))
    assert [column.label for column in table.columns][1:4] == ["Budget", "Spent", "Ledger"]
    assert [row[3] for row in table.rows[:3]] == [None, 1_925_000, 124_950]
    assert table.note == (
        "Variance is budget less forecast for the whole year. "
        "Ledger is £20,499.50 in 4 lines up to 31 Jan 2025; Spent is as the unit entered it. "
        "Lines without a heading: £40.00 in 1 line up to 3 Feb 2025."
    )
