"""Before a meeting is put on a day, people who sit on both and a room that is taken are told, each meeting once."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from app.meetings.moves import CANCEL
from app.meetings.operations import add_meeting, move_meeting
from app.planning.day_doubts import day_doubts
from app.seats.operations import add_seat, appoint
from tests.app.groups.makers import BEGAN, Board, make_board
from tests.app.meetings.makers import MARCH, plan

if TYPE_CHECKING:
    from app.bootstrap import Core


def doubts(core: Core, values: dict[str, Any], meeting_id: int | None = None) -> list[str]:
    with core.read() as session:
        return day_doubts(session, meeting_id, values)


def beside(board: Board, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - of a meeting
    """Give the values of a meeting of the subgroup on the day of the Board's."""
    return {
        "group": board.subgroup,
        "day": MARCH,
        "starts": time(10),
        "finishes": time(11),
    } | values


def test_people_who_sit_on_both_are_told_only_where_hours_overlap(core: Core) -> None:
    board = make_board(core)
    first = plan(core, board)
    with core.work("Appoint") as work:
        seat = add_seat(work, {"group": board.subgroup, "post": "Chair", "first_day": BEGAN})
        person = next(iter(board.people.values()))
        appoint(work, {"seat": seat, "person": person, "first_day": BEGAN})
    assert doubts(core, beside(board)) == ["SCP Board meets 09:30–12:00; 1 person sits on both."]
    later = beside(board, starts=time(13), finishes=time(14))
    assert doubts(core, later) == ["On that day there is also: SCP Board at 09:30."]
    assert doubts(core, {**beside(board), "group": board.board}, first) == []
    with core.work("Cancel") as work:
        move_meeting(work, first, CANCEL, reason="Snow")
    assert doubts(core, beside(board)) == []


def test_a_room_that_is_taken_is_told_and_no_meeting_twice(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    with core.work("Plan") as work:
        add_meeting(work, {"group": board.subgroup, "day": MARCH, "starts": time(16)})
    values = beside(board, venue="council  chamber")
    assert doubts(core, values) == [
        "On that day there is also: Neglect subgroup at 16:00.",
        "Council Chamber is taken by SCP Board 09:30–12:00.",
    ]


def test_a_bank_holiday_is_told_whatever_else_is_known(core: Core) -> None:
    make_board(core)
    assert doubts(core, {"day": date(2025, 5, 5)}) == [
        "Mon 5 May 2025 is a bank holiday in England."
    ]
    assert doubts(core, {"day": None}) == []
