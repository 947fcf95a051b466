"""Groups: whom they report to, their terms of reference, and how both change on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.groups.fields import Frequency, QuorumBasis
from app.groups.operations import (
    add_group,
    add_terms,
    change_group,
    move_group,
    remove_group,
    replace_terms,
)
from app.groups.queries import GROUPS, group
from app.groups.terms import terms_of, terms_on
from app.listing import SqlRows
from app.rows import Wish
from tests.app.groups.makers import TODAY, Board, make_board

if TYPE_CHECKING:
    from app.bootstrap import Core


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def parents(core: Core, group_id: int, day: date) -> list[str]:
    with core.read() as session:
        return [ref.name for ref in group(session, group_id, day).reports_to]


def test_a_group_shows_the_terms_in_force(core: Core, board: Board) -> None:
    with core.read() as session:
        found = group(session, board.board, TODAY)
    assert (found.frequency, found.quorum) == (
        Frequency.QUARTERLY,
        "LA, Police and ICB each present",
    )


def test_a_group_may_report_to_several_others(core: Core, board: Board) -> None:
    with core.work("Add group") as work:
        other = add_group(work, {"partnership": board.partnership, "name": "Safer Streets"})
        change_group(work, board.subgroup, {"reports_to": (board.board, other)})
    assert parents(core, board.subgroup, TODAY) == ["SCP Board", "Safer Streets"]


def test_a_move_keeps_what_was_before(core: Core, board: Board) -> None:
    with core.work("Move group") as work:
        other = add_group(work, {"partnership": board.partnership, "name": "Effectiveness Group"})
        move_group(work, board.subgroup, [other], date(2025, 1, 1))
    assert parents(core, board.subgroup, date(2024, 12, 31)) == ["SCP Board"]
    assert parents(core, board.subgroup, date(2025, 1, 1)) == ["Effectiveness Group"]


def test_reporting_in_a_circle_is_refused(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="report to itself"), core.work("Change group") as work:
        change_group(work, board.board, {"reports_to": (board.subgroup,)})


def test_a_second_group_of_the_name_is_refused_in_one_partnership(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="already"), core.work("Add group") as work:
        add_group(work, {"partnership": board.partnership, "name": "scp board"})


def test_new_terms_take_over_what_is_not_said_and_end_the_old(core: Core, board: Board) -> None:
    with core.read() as session:
        old = terms_on(session, [board.board], TODAY)[board.board]
    with core.work("New terms") as work:
        replace_terms(work, old.id, {"frequency": Frequency.TWO_MONTHLY}, date(2025, 4, 1))
    with core.read() as session:
        new, before = terms_of(session, board.board)
    assert before.last_day == date(2025, 3, 31)
    assert (new.frequency, new.quorum) == (Frequency.TWO_MONTHLY, before.quorum)


def test_two_versions_in_force_on_one_day_are_refused(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="since 1 Sep 2023"), core.work("Add terms") as work:
        add_terms(work, {"group": board.board, "first_day": TODAY})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"quorum_least": 4}, "quorum_basis"),
        ({"quorum_basis": QuorumBasis.SEATS}, "quorum_least"),
        ({"quorum_least": 2, "quorum_basis": QuorumBasis.NAMED}, "quorum_named"),
    ],
)
def test_a_quorum_that_says_nothing_is_refused(
    core: Core, board: Board, values: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidValues) as refused, core.work("Add terms") as work:
        add_terms(work, {"group": board.subgroup, "last_day": date(2020, 1, 1), **values})  # type: ignore[typeddict-item]
    assert list(refused.value.problems) == [field]


def test_groups_are_listed_by_tier_and_found_by_their_parents(core: Core, board: Board) -> None:
    rows = SqlRows(core, GROUPS)
    names = [getattr(row, "name", "") for row in rows.rows(rows.ids(Wish()))]
    assert names == ["SCP Board", "Neglect subgroup"]
    assert rows.ids(Wish(filters={"reports_to": "board"})) == [board.subgroup]
    assert rows.ids(Wish(filters={"frequency": "quarterly"})) == [board.board]


def test_a_group_that_is_removed_takes_its_terms_along(core: Core, board: Board) -> None:
    with core.work("Remove group") as work:
        remove_group(work, board.subgroup)
    core.undo()
    assert parents(core, board.subgroup, TODAY) == ["SCP Board"]
