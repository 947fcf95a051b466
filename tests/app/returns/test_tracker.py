"""The tracker tells how far each return has come, what is late, and who owes what in the one chaser."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.letters.chasers import NoLongerOwed
from app.letters.fields import OwedKind
from app.overview.owed import everything_owed, mark_all_chased
from app.returns.operations import change_round
from app.returns.owed import debtors_of
from app.returns.queries import requests
from app.returns.tracker import tracker
from app.returns.tracking import accept, change_request, moderate, open_return, record_arrival
from models.returns import RequestState
from tests.app.returns.sample import bring_in, open_last_cycle, open_round

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.letters.owed import Debtor
    from app.returns.tracker import Tracker

DUE, AFTER = date(2025, 3, 31), date(2025, 4, 7)


@pytest.fixture
def two_rounds(core: Core) -> tuple[int, int, int]:
    """Open two rounds of two agencies; ELHT's return of the later one is in; give round and its requests."""
    round_id, first, second = open_round(core)
    open_last_cycle(core, round_id)
    bring_in(core, first)
    with core.work("Set due day") as work:
        change_round(work, round_id, {"due_on": DUE})
    return round_id, first, second


def read(core: Core, *, closed: bool = False) -> Tracker:
    with core.read() as session:
        return tracker(session, closed=closed)


def owed(core: Core, today: date) -> list[Debtor]:
    with core.read() as session:
        return list(everything_owed(session, today).debtors)


def test_rounds_stand_by_their_due_day_and_agencies_by_name(
    core: Core, two_rounds: tuple[int, int, int]
) -> None:
    assert two_rounds
    found = read(core)
    assert [each.name for each in found.rounds] == ["S11 2023-24", "S11 2024-25"]
    assert [row.agency.name for row in found.rows] == ["ELHT", "Probation"]
    assert [row.owed(AFTER) for row in found.rows] == [1, 2]
    assert [row.owed(DUE) for row in found.rows] == [1, 1]


def test_a_round_is_closed_when_everything_has_been_accepted(
    core: Core, two_rounds: tuple[int, int, int]
) -> None:
    round_id, first, second = two_rounds
    with core.work("Accept") as work:
        record_arrival(work, second, date(2025, 3, 5))
        for each in (first, second):
            accept(work, each, date(2025, 3, 6))
    assert round_id not in {each.id for each in read(core).rounds}
    assert round_id in {each.id for each in read(core, closed=True).rounds}


def test_only_agencies_that_owe_are_left_where_that_is_asked(
    core: Core, two_rounds: tuple[int, int, int]
) -> None:
    assert two_rounds
    of_elht = [each.id for each in read(core).rows[0].cells.values()]
    with core.work("Arrive") as work:
        for each in of_elht:
            record_arrival(work, each, date(2025, 3, 5))
    assert [row.agency.name for row in read(core).owing().rows] == ["Probation"]


def test_an_agency_says_that_it_is_at_work_and_is_not_asked_twice(
    core: Core, two_rounds: tuple[int, int, int]
) -> None:
    _, first, second = two_rounds
    with core.work("Open return") as work:
        open_return(work, second, date(2025, 2, 1))
    with core.read() as session:
        assert requests(session, [second])[0].state is RequestState.OPENED
    with pytest.raises(InvalidValues), core.work("Open return") as work:
        open_return(work, first, date(2025, 2, 1))
    with pytest.raises(InvalidValues), core.work("Open return") as work:
        open_return(work, second, date(2024, 2, 1))


def test_a_return_that_is_owed_stands_in_the_one_chaser_and_is_marked_there(
    core: Core, two_rounds: tuple[int, int, int]
) -> None:
    _, _, second = two_rounds
    with core.work("Contact") as work:
        change_request(work, second, {"contact": "lead@probation.example"})
    today = core.clock.today()
    [probation] = [each for each in owed(core, AFTER) if each.name == "Probation"]
    late = next(each for each in probation.owed if each.id == second)
    assert (late.kind, late.line) == (
        OwedKind.RETURN,
        "Return: S11 2024-25 (due 31 Mar 2025, 7 days late)",
    )
    assert probation.owes == "2 returns"
    with core.work("Mark as chased") as work:
        mark_all_chased(work, probation)
    with core.read() as session:
        assert {
            each.chased_on for each in requests(session, [each.id for each in probation.owed])
        } == {today}


def test_one_return_that_came_meanwhile_is_not_marked(
    core: Core, two_rounds: tuple[int, int, int]
) -> None:
    _, _, second = two_rounds
    [probation] = [each for each in owed(core, AFTER) if each.name == "Probation"]
    with core.work("Arrive") as work:
        record_arrival(work, second, date(2025, 3, 5))
    with pytest.raises(NoLongerOwed), core.work("Mark as chased") as work:
        mark_all_chased(work, probation)


def test_the_letter_from_the_tracker_is_about_every_chosen_return_of_an_agency(
    core: Core, two_rounds: tuple[int, int, int]
) -> None:
    _, first, _ = two_rounds
    chosen = [each.id for row in read(core).rows for each in row.cells.values()]
    with core.work("Moderate") as work:
        moderate(work, first, date(2025, 3, 6))
    with core.read() as session:
        found = debtors_of(session, chosen, AFTER)
    assert [(each.name, len(each.owed)) for each in found] == [("ELHT", 1), ("Probation", 2)]
