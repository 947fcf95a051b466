"""Chairs: rotation by the year, and that there is never more than one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.chairs.fields import ChairRole
from app.chairs.operations import add_chair, plan_rotation, replace_chair
from app.chairs.queries import chair_terms, chairs_on
from app.errors import InvalidValues
from tests.app.groups.makers import TODAY, Board, make_board

if TYPE_CHECKING:
    from app.bootstrap import Core


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def chair(core: Core, board: Board, day: date) -> str:
    with core.read() as session:
        return chairs_on(session, [board.board], day)[board.board].told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2023, 9, 1), "DCS Holder, DCS"),
        (date(2024, 8, 31), "DCS Holder, DCS"),
        (date(2024, 9, 1), "Superintendent Holder, Superintendent"),
        (date(2026, 8, 31), "Nurse Holder, Nurse"),
    ],
)
def test_the_partners_chair_in_turn_for_a_year_each(
    core: Core, board: Board, day: date, told: str
) -> None:
    assert chair(core, board, day) == told


def test_the_others_are_vice_chairs_meanwhile(core: Core, board: Board) -> None:
    with core.read() as session:
        terms = chair_terms(session, board.board, TODAY)
    year = [each for each in terms if each.first_day == date(2024, 9, 1)]
    vice = {str(each.seat) for each in year if each.role is ChairRole.VICE}
    assert vice == {"DCS", "Nurse"}


def test_a_new_rotation_replaces_what_was_planned(core: Core, board: Board) -> None:
    turns = [board.seats["Nurse"], board.seats["DCS"]]
    with core.work("Plan rotation") as work:
        plan_rotation(work, board.board, turns, date(2025, 9, 1), years=2)
    assert chair(core, board, date(2025, 8, 31)) == "Superintendent Holder, Superintendent"
    assert chair(core, board, date(2025, 9, 1)) == "Nurse Holder, Nurse"
    assert chair(core, board, date(2026, 9, 1)) == "DCS Holder, DCS"


def test_two_chairs_on_one_day_are_refused(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="There is a chair"), core.work("Add chair") as work:
        add_chair(work, {"group": board.board, "person": board.people["Nurse"], "first_day": TODAY})


def test_an_independent_chair_takes_over_by_name(core: Core, board: Board) -> None:
    values = {"group": board.board, "person": board.people["deputy"], "first_day": date(2025, 3, 1)}
    with core.work("Change chair") as work:
        with pytest.raises(InvalidValues):
            add_chair(work, values)  # type: ignore[arg-type]
        replace_chair(work, values)  # type: ignore[arg-type]
    assert chair(core, board, TODAY) == "Tom Shaw"


def test_a_seat_of_another_group_cannot_lead(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="another group"), core.work("Add chair") as work:
        add_chair(work, {"group": board.subgroup, "seat": board.seats["DCS"]})
