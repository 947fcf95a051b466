"""Returns: a round is opened, answers come in, and the heat map sums them up honestly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.deadlines import Verb
from app.errors import InvalidValues
from app.fields import Mark
from app.returns.asked import asked
from app.returns.due import deadlines, tile
from app.returns.heat import heat_map
from app.returns.operations import answer_question, change_round
from app.returns.queries import requests, rounds
from app.returns.rules import AlreadyIn
from app.returns.scores import columns_of, score_of
from app.returns.tracking import chase, moderate
from models.returns import ReturnRequest
from tests.app.returns.sample import bring_in, open_round

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_a_cell_shows_the_lowest_answer_and_how_many_fall_below(core: Core) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    with core.read() as session:
        heat = heat_map(session, round_id)
    assert heat is not None
    leadership, policies = heat.rows[0].cells.values()
    assert leadership.lowest is not None
    assert (leadership.lowest.word, leadership.below, leadership.answered) == ("Partly", 1, 2)
    assert (policies.lowest, policies.answered, policies.left_out) == (None, 0, 1)


def test_a_return_that_is_not_in_has_no_level_at_all(core: Core) -> None:
    round_id, _, _ = open_round(core)
    with core.read() as session:
        heat = heat_map(session, round_id)
    assert heat is not None
    assert all(
        cell.lowest is None and cell.answered == 0
        for row in heat.rows
        for cell in row.cells.values()
    )


def test_a_moderated_score_counts_instead_of_the_agencys_own(core: Core) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    with core.read() as session:
        heat = heat_map(session, round_id)
        assert heat is not None
        answer = asked(session, first, heat.standards[0].id)[1]
    with core.work("Moderate answer") as work:
        answer_question(
            work, first, answer.id, {"moderated_score": Decimal(0)}, shown=answer.version
        )
    with core.read() as session:
        heat = heat_map(session, round_id)
    assert heat is not None
    cell = heat.rows[0].cells[heat.standards[0].id]
    assert cell.lowest is not None
    assert cell.lowest.word == "Not met"


def test_a_round_says_how_many_are_in(core: Core) -> None:
    round_id, first, second = open_round(core)
    bring_in(core, first)
    with core.work("Chase return") as work:
        chase(work, second, date(2025, 3, 7))
    with core.read() as session:
        [record] = rounds(session, [round_id])
    assert (record.progress, record.chased) == ("1 of 2", 1)


def test_what_is_in_is_not_chased_and_what_is_not_in_is_not_moderated(core: Core) -> None:
    _, first, second = open_round(core)
    bring_in(core, first)
    with pytest.raises(InvalidValues, match="in already"), core.work("Chase return") as work:
        chase(work, first, date(2025, 3, 7))
    with pytest.raises(InvalidValues, match="not come in"), core.work("Moderate") as work:
        moderate(work, second, date(2025, 3, 7))


def test_a_moderated_return_is_not_replaced_by_another_workbook(core: Core) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    with core.work("Moderate") as work:
        moderate(work, first, date(2025, 3, 8))
    with pytest.raises(AlreadyIn):
        bring_in(core, first)


def test_undo_takes_a_whole_return_away(core: Core) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    core.undo()
    with core.read() as session:
        assert requests(session, [first])[0].received_on is None
        assert session.query(ReturnRequest).count() == 2


@pytest.mark.parametrize(
    "score", [Decimal(2), None, Mark("not-applicable", "N/A"), Mark("suppressed", "<5")]
)
def test_a_score_is_the_same_after_its_two_columns(score: Decimal | Mark | None) -> None:
    assert score_of(*columns_of(score)) == score


def test_agencies_that_have_not_answered_stand_on_home_as_one_deadline(core: Core) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    with core.work("Set due date") as work:
        change_round(work, round_id, {"due_on": date(2025, 3, 1)})
    with core.read() as session:
        [deadline] = deadlines(session, core.clock.today())
        headline = tile(session, core.clock.today())
    assert (deadline.title, deadline.chip, deadline.verb) == (
        "S11 2024-25: Probation",
        "1 late",
        Verb.CHASE,
    )
    assert headline is not None
    assert (headline.figure, headline.tone) == ("1 of 2", "bad")
