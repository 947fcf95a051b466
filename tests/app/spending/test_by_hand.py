"""Lines of spending that are typed: added by the rules of imported ones, changed, and kept apart from a file's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.budget.next_year import start_next_year
from app.budget.statement import year_budget
from app.errors import InvalidValues
from app.listing import SqlRows
from app.rows import Wish
from app.spending.by_hand import LineOfAFile, add_line_by_hand, change_line_by_hand
from app.spending.listings import SPENDING_LINES
from app.spending.operations import add_lines, add_rule, remove_lines
from app.spending.queries import SpendingRecord, spending_lines
from models.spending import SpendingSign
from tests.app.budget.sample import fill_year

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.spending.fields import SpendingValues

BODY, YEAR, TRAINING = 1, 1, 3
DAY = date(2024, 5, 3)


@pytest.fixture
def ledger(core: Core) -> Core:
    fill_year(core)
    return core


def add(core: Core, values: SpendingValues) -> int:
    with core.work("Add") as work:
        return add_line_by_hand(work, BODY, values)


def line(core: Core, line_id: int) -> SpendingRecord:
    with core.read() as session:
        return spending_lines(session, [line_id])[0]


def number(core: Core) -> int:
    return len(SqlRows(core, SPENDING_LINES, year=YEAR, partnership=BODY).ids(Wish()))


def test_a_typed_line_counts_in_its_year_and_heading_and_one_undo_takes_it_back(
    ledger: Core,
) -> None:
    added = add(
        ledger, {"day": DAY, "amount": 12_050, "supplier": "Moor Rooms", "heading": TRAINING}
    )
    found = line(ledger, added)
    assert (found.year.name, found.amount, found.is_by_hand, found.is_credit) == (
        "2024-25",
        12_050,
        True,
        False,
    )
    with ledger.read() as session:
        beside = {each.id: each.ledger for each in year_budget(session, YEAR).lines}
    assert beside[TRAINING] == 12_050
    ledger.undo()
    assert number(ledger) == 0


def test_a_credit_takes_away_from_its_heading(ledger: Core) -> None:
    add(ledger, {"day": DAY, "amount": 10_000, "heading": TRAINING})
    back = add(ledger, {"day": DAY, "amount": -2_050, "heading": TRAINING})
    assert line(ledger, back).is_credit
    with ledger.read() as session:
        beside = {each.id: each.ledger for each in year_budget(session, YEAR).lines}
        scope = {"year": YEAR, "credits": True}
        credits_alone = SPENDING_LINES.sum_of(session, Wish(), scope, "amount")
    assert (beside[TRAINING], credits_alone) == (7_950, -2_050)


def test_rules_propose_a_heading_for_a_typed_line_too(ledger: Core) -> None:
    with ledger.work("Rule") as work:
        add_rule(
            work,
            {
                "partnership": BODY,
                "sign": SpendingSign.SUPPLIER,
                "text": "Moor Rooms",
                "heading": "Training delivery",
            },
        )
    added = add(ledger, {"day": DAY, "amount": 1, "supplier": "MOOR ROOMS"})
    assert str(line(ledger, added).proposed) == "Training delivery"


def test_lines_that_are_alike_are_numbered_as_an_import_numbers_them(ledger: Core) -> None:
    values: SpendingValues = {
        "day": DAY,
        "amount": 500,
        "supplier": "Moor Rooms",
        "reference": "V1",
    }
    with ledger.work("Import") as work:
        add_lines(
            work, [{**values, "year": YEAR, "place": "Sheet1, row 2", "source": "ledger.csv"}]
        )
    second = add(ledger, values)
    assert line(ledger, second).occurrence == 2
    other = add(ledger, {**values, "reference": None})
    assert line(ledger, other).occurrence == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"amount": 500}, "day"),
        ({"day": DAY}, "amount"),
        ({"day": date(2031, 5, 3), "amount": 500}, "day"),
    ],
)
def test_a_line_without_day_or_amount_or_outside_every_year_is_refused(
    ledger: Core, values: SpendingValues, field: str
) -> None:
    with pytest.raises(InvalidValues) as refused:
        add(ledger, values)
    assert set(refused.value.problems) == {field}
    assert number(ledger) == 0


def test_a_changed_day_moves_the_line_to_its_year_where_the_heading_allows(ledger: Core) -> None:
    with ledger.work("Next year") as work:
        following = start_next_year(work, YEAR)
    added = add(ledger, {"day": DAY, "amount": 500, "heading": TRAINING})
    with (
        pytest.raises(InvalidValues, match="choose a heading of that year"),
        ledger.work("Change") as work,
    ):
        change_line_by_hand(work, added, {"day": date(2025, 5, 3)})
    with ledger.work("Change") as work:
        change_line_by_hand(work, added, {"day": date(2025, 5, 3), "heading": None, "amount": -700})
    found = line(ledger, added)
    assert (found.year.id, found.amount, found.heading) == (following, -700, None)
    ledger.undo()
    assert (line(ledger, added).year.id, line(ledger, added).amount) == (YEAR, 500)


def test_a_line_of_a_file_stays_as_the_ledger_gave_it(ledger: Core) -> None:
    with ledger.work("Import") as work:
        ids = add_lines(
            work,
            [
                {
                    "year": YEAR,
                    "day": DAY,
                    "amount": 500,
                    "source": "ledger.csv",
                    "place": "Sheet1, row 2",
                }
            ],
        )
    with pytest.raises(LineOfAFile, match=r"as ledger\.csv gave it"), ledger.work("Change") as work:
        change_line_by_hand(work, ids[0], {"amount": 1})
    assert line(ledger, ids[0]).amount == 500
    assert not line(ledger, ids[0]).is_by_hand


def test_a_removed_line_comes_back_by_undo(ledger: Core) -> None:
    added = add(ledger, {"day": DAY, "amount": 500})
    with ledger.work("Remove") as work:
        remove_lines(work, [added])
    assert number(ledger) == 0
    ledger.undo()
    assert line(ledger, added).amount == 500
