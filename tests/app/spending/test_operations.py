"""Lines given their heading, what is remembered and proposed by it, and what the list tells and adds up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.budget.headings import headings_of
from app.budget.next_year import start_next_year
from app.errors import InvalidValues
from app.listing import SqlRows
from app.rows import Wish
from app.spending.listings import NO_HEADING, SPENDING_LINES, SPENDING_RULES
from app.spending.months import months_of
from app.spending.operations import (
    NothingShared,
    add_lines,
    add_rule,
    change_rule,
    remember_heading,
    remove_lines,
    remove_rule,
    set_heading,
    take_proposed,
)
from app.spending.proposing import proposed_count
from app.spending.queries import SpendingRecord, spending_lines, together
from models.spending import SpendingSign
from tests.app.budget.sample import fill_year

if TYPE_CHECKING:
    from app.bootstrap import Core

YEAR, SCRUTINY, TRAINING = 1, 2, 3
ROOM, LUNCH, HOSTING = 1, 2, 3


@pytest.fixture
def ledger(core: Core) -> Core:
    fill_year(core)
    with core.work("Start") as work:
        add_lines(
            work,
            [
                {
                    "year": YEAR,
                    "day": date(2024, 5, day),
                    "supplier": supplier,
                    "cost_code": code,
                    "category": "Supplies",
                    "amount": pence,
                }
                for day, supplier, code, pence in (
                    (3, "Moor Rooms Ltd", "4711", 12_000),
                    (4, "Moor Rooms Ltd", "4711", 8_550),
                    (5, "Harbour Web Ltd", "4714", -2_050),
                )
            ],
        )
    return core


def lines(core: Core, **scope: object) -> list[SpendingRecord]:
    rows = SqlRows(core, SPENDING_LINES, year=YEAR, partnership=1, **scope)
    return list(rows.rows(rows.ids(Wish())))  # type: ignore[arg-type]  # the records of this listing


def proposed(core: Core) -> list[str]:
    return [str(line.proposed or "") for line in lines(core)]


def remember(core: Core, sign: SpendingSign, heading: int, *ids: int) -> None:
    with core.work("Give") as work:
        set_heading(work, ids, heading)
        remember_heading(work, ids, sign, heading)


def test_many_lines_get_their_heading_in_one_step_that_undo_takes_back(ledger: Core) -> None:
    with ledger.work("Give") as work:
        assert set_heading(work, [ROOM, LUNCH, HOSTING], TRAINING) == 3
        assert set_heading(work, [ROOM], TRAINING) == 0
    assert [str(line.heading) for line in lines(ledger)] == ["Training delivery"] * 3
    ledger.undo()
    assert [line.heading for line in lines(ledger)] == [None] * 3


def test_a_heading_of_another_year_is_refused_with_the_year(ledger: Core) -> None:
    with ledger.work("Next") as work:
        following = start_next_year(work, YEAR)
    with ledger.read() as session:
        other = headings_of(session, following)[0].id
    with pytest.raises(InvalidValues) as refused, ledger.work("Give") as work:
        set_heading(work, [ROOM], other)
    assert refused.value.problems == {
        "heading": "A chosen line is of 2024-25; choose a heading of that year."
    }


def test_what_is_remembered_is_proposed_for_lines_like_it_and_taken_by_one_act(
    ledger: Core,
) -> None:
    remember(ledger, SpendingSign.COST_CODE, TRAINING, ROOM)
    assert proposed(ledger) == ["", "Training delivery", ""]
    with ledger.read() as session:
        assert proposed_count(session, YEAR) == 1
    with ledger.work("Take") as work:
        assert take_proposed(work, [ROOM, LUNCH, HOSTING]) == 1
    assert [line.heading is None for line in lines(ledger)] == [False, False, True]
    ledger.undo()
    assert proposed(ledger) == ["", "Training delivery", ""]


def test_of_several_rules_that_fit_the_suppliers_counts(ledger: Core) -> None:
    with ledger.work("Rules") as work:
        for sign, text, heading in (
            (SpendingSign.CATEGORY, "supplies", "Staffing"),
            (SpendingSign.COST_CODE, "4711", "Training delivery"),
            (SpendingSign.SUPPLIER, "MOOR  rooms ltd", "Independent scrutiny"),
        ):
            add_rule(work, {"partnership": 1, "sign": sign, "text": text, "heading": heading})
    assert proposed(ledger) == ["Independent scrutiny", "Independent scrutiny", "Staffing"]


def test_a_rule_holds_in_every_year_with_a_heading_of_that_name(ledger: Core) -> None:
    remember(ledger, SpendingSign.SUPPLIER, TRAINING, ROOM)
    with ledger.work("Next") as work:
        following = start_next_year(work, YEAR)
        [added] = add_lines(
            work,
            [
                {
                    "year": following,
                    "day": date(2025, 5, 3),
                    "supplier": "Moor Rooms Ltd",
                    "amount": 100,
                }
            ],
        )
    with ledger.read() as session:
        [line] = spending_lines(session, [added])
        assert str(line.proposed) == "Training delivery"
        assert line.proposed in headings_of(session, following)


def test_what_is_said_anew_takes_the_place_of_what_was_remembered(ledger: Core) -> None:
    remember(ledger, SpendingSign.COST_CODE, TRAINING, ROOM)
    remember(ledger, SpendingSign.COST_CODE, SCRUTINY, ROOM)
    assert proposed(ledger) == ["", "Independent scrutiny", ""]
    assert len(SqlRows(ledger, SPENDING_RULES).ids(Wish())) == 1


def test_nothing_is_remembered_of_lines_that_share_nothing(ledger: Core) -> None:
    with pytest.raises(NothingShared, match="no supplier in common"), ledger.work("Give") as work:
        remember_heading(work, [ROOM, HOSTING], SpendingSign.SUPPLIER, TRAINING)


def test_rules_are_changed_and_forgotten_and_no_two_are_for_the_same(ledger: Core) -> None:
    with ledger.work("Rules") as work:
        first = add_rule(
            work,
            {
                "partnership": 1,
                "sign": SpendingSign.COST_CODE,
                "text": "4711",
                "heading": "Staffing",
            },
        )
        with pytest.raises(InvalidValues, match="it proposes Staffing"):
            add_rule(
                work,
                {
                    "partnership": 1,
                    "sign": SpendingSign.COST_CODE,
                    "text": " 4711 ",
                    "heading": "X",
                },
            )
        change_rule(work, first, {"text": "4714"})
    assert proposed(ledger) == ["", "", "Staffing"]
    with ledger.work("Forget") as work:
        remove_rule(work, first)
    assert proposed(ledger) == ["", "", ""]


def test_lines_looked_at_together_say_what_they_share(ledger: Core) -> None:
    with ledger.read() as session:
        two, three = together(session, [ROOM, LUNCH]), together(session, [ROOM, LUNCH, HOSTING])
    assert (two.lines, two.amount) == (2, 20_550)
    assert two.shared == {
        SpendingSign.SUPPLIER: "Moor Rooms Ltd",
        SpendingSign.COST_CODE: "4711",
        SpendingSign.CATEGORY: "Supplies",
    }
    assert (three.amount, three.shared) == (18_500, {SpendingSign.CATEGORY: "Supplies"})


def test_the_list_narrows_by_heading_month_and_words_and_adds_up_what_it_shows(
    ledger: Core,
) -> None:
    with ledger.work("Give") as work:
        set_heading(work, [ROOM], TRAINING)
    assert [line.id for line in lines(ledger, heading=TRAINING)] == [ROOM]
    assert [line.id for line in lines(ledger, heading=NO_HEADING)] == [LUNCH, HOSTING]
    may_4 = {"from_day": date(2024, 5, 4), "to_day": date(2024, 5, 4)}
    assert [line.id for line in lines(ledger, **may_4)] == [LUNCH]
    with ledger.read() as session:
        scope = {"year": YEAR, "partnership": 1}
        assert SPENDING_LINES.sum_of(session, Wish(), scope, "amount") == 18_500
        assert SPENDING_LINES.sum_of(session, Wish(search="moor"), scope, "amount") == 20_550
        wish = Wish(filters={"supplier": "web"})
        assert SPENDING_LINES.sum_of(session, wish, scope, "amount") == -2_050
        assert SPENDING_LINES.sum_of(session, Wish(search="nobody"), scope, "amount") == 0


def test_lines_that_are_removed_come_back_by_undo(ledger: Core) -> None:
    with ledger.work("Remove") as work:
        remove_lines(work, [ROOM, LUNCH])
    assert [line.id for line in lines(ledger)] == [HOSTING]
    ledger.undo()
    assert len(lines(ledger)) == 3


def test_the_months_of_a_year_are_cut_by_it() -> None:
    months = months_of(date(2024, 4, 15), date(2025, 3, 31))
    assert [months[0].name, months[-1].name, len(months)] == ["April 2024", "March 2025", 12]
    assert (months[0].first_day, months[0].last_day) == (date(2024, 4, 15), date(2024, 4, 30))
