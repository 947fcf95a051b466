"""How far a return has come: its state follows from its days, whichever day is set or corrected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.returns.operations import remove_request, remove_round
from app.returns.queries import requests
from app.returns.rules import AlreadyIn
from app.returns.tracking import (
    accept,
    change_request,
    chase,
    moderate,
    query,
    record_arrival,
    reopen,
    send,
)
from models.returns import RequestState, ReturnAnswer, ReturnRequest, ReturnRound
from tests.app.returns.sample import bring_in, open_round

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Core
    from app.work import Work

ACTS: tuple[tuple[Callable[[Work, int, date], int], RequestState], ...] = (
    (send, RequestState.SENT),
    (chase, RequestState.CHASED),
    (record_arrival, RequestState.RECEIVED),
    (query, RequestState.QUERIED),
    (moderate, RequestState.MODERATED),
    (accept, RequestState.ACCEPTED),
)


def state_of(core: Core, request_id: int) -> RequestState:
    with core.read() as session:
        return requests(session, [request_id])[0].state


def test_each_act_brings_a_return_one_state_further(core: Core) -> None:
    _, first, _ = open_round(core)
    for place, (act, state) in enumerate(ACTS):
        with core.work("Track return") as work:
            act(work, first, date(2025, 2, 1 + place))
        assert state_of(core, first) is state


def test_a_return_that_comes_again_is_no_longer_queried(core: Core) -> None:
    _, first, _ = open_round(core)
    for act in (record_arrival, query, record_arrival):
        with core.work("Track return") as work:
            act(work, first, date(2025, 2, 3))
    assert state_of(core, first) is RequestState.RECEIVED


@pytest.mark.parametrize("act", [moderate, accept])
def test_a_moderation_taken_back_lets_another_workbook_in(
    core: Core, act: Callable[[Work, int, date], int]
) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    with core.work("Moderate") as work:
        act(work, first, date(2025, 3, 8))
    with pytest.raises(AlreadyIn):
        bring_in(core, first)
    with core.work("Take moderation back") as work:
        reopen(work, first)
    bring_in(core, first)
    assert state_of(core, first) is RequestState.RECEIVED


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"received_on": date(2025, 3, 12)}, "has not come yet"),
        ({"received_on": date(2024, 12, 31)}, "it was sent on 6 Jan 2025"),
        ({"accepted_on": date(2025, 3, 1)}, "cannot be accepted"),
        ({"chased_on": date(2025, 1, 5)}, "it was sent on 6 Jan 2025"),
    ],
)
def test_days_that_cannot_be_are_refused_in_words(
    core: Core, values: dict[str, date], sentence: str
) -> None:
    _, first, _ = open_round(core)
    with pytest.raises(InvalidValues, match=sentence), core.work("Correct days") as work:
        change_request(work, first, values)  # type: ignore[arg-type]  # names of the TypedDict
    assert state_of(core, first) is RequestState.SENT


def test_a_corrected_day_brings_the_state_back(core: Core) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    with core.work("Correct days") as work:
        change_request(work, first, {"received_on": None})
    assert state_of(core, first) is RequestState.SENT


def test_a_round_goes_with_all_that_was_answered_and_undo_brings_it_back(core: Core) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    with core.work("Remove round") as work:
        remove_round(work, round_id)
    assert counts(core) == [0, 0, 0]
    core.undo()
    assert counts(core) == [1, 2, 3]


def test_an_agency_is_taken_out_of_a_round_with_its_answers_alone(core: Core) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    with core.work("Remove request") as work:
        remove_request(work, first)
    assert counts(core) == [1, 1, 0]


def counts(core: Core) -> list[int]:
    with core.read() as session:
        return [session.query(each).count() for each in (ReturnRound, ReturnRequest, ReturnAnswer)]
