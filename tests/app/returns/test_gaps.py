"""Gaps of a round become actions in one act; a cell that an open action is about is not offered again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.actions.operations import close_action
from app.actions.queries import actions
from app.errors import InvalidValues
from app.groups.fields import Tier
from app.groups.operations import add_group
from app.returns.gaps import NothingLeft, gaps, raise_actions
from app.returns.heat import heat_map
from models.returns import ReturnAnswer
from tests.app.budget.sample import add_body
from tests.app.returns.sample import bring_in, open_round

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.returns.gaps import Gap

DUE = date(2025, 6, 30)


@pytest.fixture
def board(core: Core) -> int:
    """Bring in two returns with three weak cells; give the board that oversees what is done."""
    with core.work("Start") as work:
        board = add_group(
            work, {"partnership": add_body(work), "name": "SCP Board", "tier": Tier.BOARD}
        )
    _, first, second = open_round(core)
    bring_in(core, first, [Decimal(1), Decimal(0), Decimal(3)])
    bring_in(core, second, [Decimal(3), Decimal(1), Decimal(1)])
    with core.work("Improve") as work:
        row = work.session.query(ReturnAnswer).filter_by(request_id=second).all()[2]
        row.improvement, row.deadline = "Rewrite the policy", date(2025, 5, 1)
    return board


def found(core: Core) -> list[Gap]:
    with core.read() as session:
        heat = heat_map(session, 1)
        assert heat is not None
        return gaps(session, heat, core.clock.today())


def test_each_weak_cell_is_told_by_its_lowest_answer(core: Core, board: int) -> None:
    assert board
    told = [
        (each.agency.name, each.standard, each.below, each.text, each.due) for each in found(core)
    ]
    assert told == [
        ("ELHT", "1 Leadership", "2 of 2", "Bring “A group” (1.2) up to mostly", None),
        ("Probation", "1 Leadership", "1 of 2", "Bring “A group” (1.2) up to mostly", None),
        ("Probation", "2 Policies", "1 of 1", "Rewrite the policy", date(2025, 5, 1)),
    ]


def test_all_are_raised_in_one_act_and_none_is_offered_again(core: Core, board: int) -> None:
    offered = found(core)
    with core.work("Raise actions from gaps") as work:
        ids = raise_actions(work, offered, group=board, due=DUE, evidence_wanted=True)
    with core.read() as session:
        raised = actions(session, ids, {"as_at": core.clock.today()})
    assert [each.due for each in raised] == [DUE, DUE, date(2025, 5, 1)]
    assert {each.source_note for each in raised} == {
        "S11 2024-25, standard 1",
        "S11 2024-25, standard 2",
    }
    assert found(core) == []


def test_a_cell_whose_action_is_closed_and_that_is_still_weak_is_offered_again(
    core: Core, board: int
) -> None:
    offered = found(core)[:1]
    with core.work("Raise actions from gaps") as work:
        [one] = raise_actions(work, offered, group=board, due=DUE, evidence_wanted=False)
    assert len(found(core)) == 2
    with core.work("Close action") as work:
        close_action(work, one, "The policy is rewritten and in use.")
    assert len(found(core)) == 3


def test_nothing_is_raised_without_a_day_or_without_a_gap(core: Core, board: int) -> None:
    offered = found(core)
    with pytest.raises(InvalidValues), core.work("Raise") as work:
        raise_actions(work, offered, group=board, due=None, evidence_wanted=False)
    with pytest.raises(NothingLeft), core.work("Raise") as work:
        raise_actions(work, [], group=board, due=DUE, evidence_wanted=False)
    assert len(found(core)) == 3
