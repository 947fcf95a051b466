"""A planned meeting of the small board, for tests of everything that happens at meetings."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from app.agenda.operations import add_item, prepare_agenda
from app.meetings.moves import START
from app.meetings.operations import add_meeting, move_meeting
from models.meetings import Meeting, MeetingState
from tests.app.groups.makers import make_board

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.work import Work
    from tests.app.groups.makers import Board

MARCH = date(2025, 3, 27)
DECEMBER = date(2024, 12, 12)
JUNE = date(2025, 6, 26)


def plan(core: Core, board: Board, day: date = MARCH) -> int:
    """Plan a meeting of the board and give its id."""
    with core.work("Plan meeting") as work:
        return add_meeting(
            work,
            {
                "group": board.board,
                "day": day,
                "starts": time(9, 30),
                "finishes": time(12),
                "venue": "Council Chamber",
            },
        )


def begin(core: Core, *titles: str) -> tuple[Board, int, list[int]]:
    """Make the board, start its meeting of March with these items between the standing ones, and give their ids."""
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Prepare agenda") as work:
        prepare_agenda(work, meeting_id)
        items = [add_item(work, {"meeting": meeting_id, "title": title}) for title in titles]
    with core.work(START.label) as work:
        move_meeting(work, meeting_id, START)
    return board, meeting_id, items


def hold(work: Work, group: int, day: date) -> int:
    """Put a closed meeting of a group on a day, without its agenda and register, and give its id."""
    meeting_id = add_meeting(work, {"group": group, "day": day})
    row = work.get(Meeting, meeting_id)
    row.state, row.closed_on = MeetingState.DRAFT, day
    return meeting_id
