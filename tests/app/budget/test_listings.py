"""Lists of the budget: the words a person filters by are the words that are shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.budget.listings import BUDGET_LINES, CONTRIBUTIONS
from app.budget.operations import change_contribution
from app.listing import SqlRows
from app.rows import Wish
from tests.app.budget.sample import fill_year

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.listing import Listing


def listed(core: Core, listing: Listing, wish: Wish, **scope: Any) -> list[Any]:  # noqa: ANN401
    rows = SqlRows(core, listing, **scope)
    return rows.rows(rows.ids(wish))


def test_contributions_are_filtered_by_how_their_payment_stands(core: Core) -> None:
    fill_year(core)
    due = listed(core, CONTRIBUTIONS, Wish(filters={"payment": "due"}))
    assert [each.agency.name for each in due] == ["Lancashire Constabulary"]
    late = Wish(filters={"payment": "overdue"})
    assert listed(core, CONTRIBUTIONS, late) == []
    [found] = listed(core, CONTRIBUTIONS, late, as_at=date(2025, 4, 1))
    assert found.payment == "Overdue, 31 Mar"


def test_the_words_of_every_payment_are_the_same_in_sql_and_on_screen(core: Core) -> None:
    fill_year(core)
    for number, line in enumerate(listed(core, CONTRIBUTIONS, Wish())):
        with core.work("Change contribution") as work:
            change_contribution(work, line.id, {"due_on": None, "agreed": 1000 * number})
    for line in listed(core, CONTRIBUTIONS, Wish()):
        found = listed(core, CONTRIBUTIONS, Wish(filters={"payment": line.payment}))
        assert line.id in [each.id for each in found]
        assert {each.payment for each in found} == {line.payment}


def test_figures_that_are_worked_out_can_be_sorted_and_filtered(core: Core) -> None:
    fill_year(core)
    owing = listed(core, CONTRIBUTIONS, Wish(filters={"outstanding": ">0"}))
    over = listed(core, BUDGET_LINES, Wish(filters={"variance": "<0"}))
    assert [each.outstanding for each in owing] == [3_600_000]
    assert [each.heading for each in over] == ["Practice reviews"]


def test_a_list_keeps_to_its_year(core: Core) -> None:
    year = fill_year(core)
    assert len(listed(core, BUDGET_LINES, Wish(), year=year)) == 5
    assert listed(core, BUDGET_LINES, Wish(), year=year + 1) == []
