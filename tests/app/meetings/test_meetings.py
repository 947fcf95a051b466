"""Meetings: planning them, and the moves they may make."""

from __future__ import annotations

import itertools
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues, UserError
from app.listing import SqlRows
from app.meetings.listings import MEETINGS
from app.meetings.moves import CANCEL, CLOSE, MOVES, START, STEPS, moves_from
from app.meetings.naming import meeting_choices
from app.meetings.operations import change_meeting, move_meeting, postpone_meeting
from app.meetings.queries import last_held, meeting, next_after
from app.meetings.rules import WrongMove, day_warnings
from app.meetings.timetable import timetable
from app.rows import Wish
from models.groups import Group
from models.meetings import MeetingState
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import DECEMBER, JUNE, MARCH, plan

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_a_planned_meeting_says_who_chairs_on_its_day(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.read() as session:
        record = meeting(session, meeting_id)
    assert record.chair_name == "Superintendent Holder, Superintendent"
    assert (record.name, record.hours) == ("SCP Board, 27 March 2025", "09:30–12:00")


def test_meetings_of_a_group_are_numbered_in_sequence(core: Core) -> None:
    board = make_board(core)
    ids = [plan(core, board, day) for day in (DECEMBER, MARCH)]
    with core.read() as session:
        assert [meeting(session, each).number for each in ids] == [1, 2]


def test_a_second_meeting_at_the_same_time_is_refused(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    with pytest.raises(InvalidValues, match=r"27 Mar 2025 at 09:30 already"):
        plan(core, board)


def test_a_finish_before_the_start_is_refused(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with pytest.raises(InvalidValues, match="not after its start"), core.work("Change") as work:
        change_meeting(work, meeting_id, {"finishes": time(9)})


def test_a_meeting_outside_its_groups_life_is_refused_and_nothing_is_planned(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Change group") as work:
        work.get(Group, board.board).last_day = date(2025, 4, 30)
    with pytest.raises(InvalidValues, match=r"SCP Board ended on 30 Apr 2025"):
        plan(core, board, JUNE)
    with pytest.raises(InvalidValues, match="ended on"), core.work("Change") as work:
        change_meeting(work, meeting_id, {"day": JUNE})
    with pytest.raises(InvalidValues) as refused, core.work("Postpone") as work:
        postpone_meeting(work, meeting_id, reason="Chair ill", new_day=JUNE)
    assert "ended on" in refused.value.problems["new_day"]
    with core.work("Change group") as work:
        work.get(Group, board.board).first_day = date(2025, 3, 1)
    with pytest.raises(InvalidValues, match="begins only on 1 Mar 2025"):
        plan(core, board, DECEMBER)
    with core.work("Change") as work:
        change_meeting(work, meeting_id, {"notes": "Tea at ten."})
    with core.read() as session:
        assert MEETINGS.ids(session, Wish(), {}) == [meeting_id]
        assert meeting(session, meeting_id).day == MARCH


def test_a_bank_holiday_and_another_meeting_that_day_are_told_and_no_obstacle(core: Core) -> None:
    board = make_board(core)
    plan(core, board, date(2025, 5, 5))
    with core.read() as session:
        told = day_warnings(session, None, {"group": board.subgroup, "day": date(2025, 5, 5)})
    assert told == [
        "Mon 5 May 2025 is a bank holiday in England.",
        "On that day there is also: SCP Board at 09:30.",
    ]


@pytest.mark.parametrize("state", list(MeetingState))
def test_every_state_has_a_way_on(state: MeetingState) -> None:
    assert moves_from(state)


def test_every_state_can_be_reached_and_no_move_leads_to_where_it_starts() -> None:
    assert {move.after for move in MOVES} == set(MeetingState)
    assert [move.name for move in MOVES if move.after in move.before] == []


def test_the_ordinary_way_is_one_move_from_step_to_step() -> None:
    for before, after in itertools.pairwise(STEPS):
        assert after in {move.after for move in moves_from(before)}


def test_a_move_that_the_table_does_not_allow_is_refused_with_those_it_does(core: Core) -> None:
    meeting_id = plan(core, make_board(core))
    possible = pytest.raises(WrongMove, match="Possible now: Issue agenda, Start meeting")
    with possible, core.work(CLOSE.label) as work:
        move_meeting(work, meeting_id, CLOSE)


def test_a_cancellation_needs_its_reason_and_is_undone(core: Core) -> None:
    meeting_id = plan(core, make_board(core))
    with pytest.raises(UserError, match="needs a reason"), core.work(CANCEL.label) as work:
        move_meeting(work, meeting_id, CANCEL)
    with core.work(CANCEL.label) as work:
        move_meeting(work, meeting_id, CANCEL, reason="Snow")
    core.undo()
    with core.read() as session:
        record = meeting(session, meeting_id)
    assert (record.state, record.reason) == (MeetingState.PLANNED, None)


def test_a_postponed_meeting_points_to_the_new_one(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Postpone meeting") as work:
        new_id = postpone_meeting(work, meeting_id, reason="Chair ill", new_day=JUNE)
    with core.read() as session:
        old, new = meeting(session, meeting_id), meeting(session, new_id)
    assert old.postponed_to is not None
    assert (old.state, old.postponed_to.id) == (MeetingState.POSTPONED, new_id)
    assert (new.day, new.venue, new.number) == (JUNE, "Council Chamber", 2)


def test_the_day_of_a_meeting_that_has_ended_stays(core: Core) -> None:
    meeting_id = plan(core, make_board(core))
    with core.work(CANCEL.label) as work:
        move_meeting(work, meeting_id, CANCEL, reason="Snow")
    with pytest.raises(InvalidValues, match="stay as they are"), core.work("Change") as work:
        change_meeting(work, meeting_id, {"day": JUNE})


def test_the_meetings_before_and_after_leave_out_cancelled_ones(core: Core) -> None:
    board = make_board(core)
    first, second, third = (plan(core, board, day) for day in (DECEMBER, MARCH, JUNE))
    with core.work(CANCEL.label) as work:
        move_meeting(work, second, CANCEL, reason="Snow")
    with core.read() as session:
        following = next_after(session, board.board, DECEMBER)
        assert last_held(session, board.board, JUNE) == first
    assert following is not None
    assert following.id == third


def test_meetings_are_listed_filtered_and_offered(core: Core) -> None:
    board = make_board(core)
    ids = [plan(core, board, day) for day in (MARCH, DECEMBER)]
    rows = SqlRows(core, MEETINGS, group=board.board)
    assert rows.ids(Wish()) == [ids[1], ids[0]]
    assert rows.ids(Wish(filters={"state": "planned", "day": "2025"})) == [ids[0]]
    assert rows.ids(Wish(search="scp council", sort="day", descending=True)) == ids
    with core.read() as session:
        assert [ref.name for ref in meeting_choices(session, "board")] == [
            "SCP Board, 27 Mar 2025",
            "SCP Board, 12 Dec 2024",
        ]


def test_planning_is_undone_whole(core: Core) -> None:
    meeting_id = plan(core, make_board(core))
    core.undo()
    assert SqlRows(core, MEETINGS).rows([meeting_id]) == []


def test_the_timetable_works_back_and_forth_from_the_day() -> None:
    dates = timetable(MARCH)
    assert dates.despatch == date(2025, 3, 20)
    assert dates.draft_minutes == date(2025, 4, 10)
    assert dates.call_for_papers == date(2025, 3, 11)
    assert START.is_confirmed is False
