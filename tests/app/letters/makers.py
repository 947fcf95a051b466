"""People with addresses at the meeting of the small board, for tests of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.operations import add_item
from app.partnerships.operations import change_partnership
from app.people.operations import change_person
from models.agenda import PaperState
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.app.groups.makers import Board


def make_meeting(core: Core) -> tuple[Board, int]:
    """Plan the board's meeting of March; all but the lead member have an address."""
    board = make_board(core)
    with core.work("Give addresses") as work:
        for post, person in board.people.items():
            if post != "Lead Member":
                name = post.replace(" ", ".").casefold()
                change_person(work, person, {"email": f"{name}@example.org"})
        change_partnership(work, board.partnership, {"mailbox": "scp@example.org"})
    return board, plan(core, board)


def await_paper(core: Core, meeting_id: int, title: str, presenter: str | None) -> int:
    """Put an item on the agenda whose paper is awaited."""
    with core.work("Add item") as work:
        return add_item(
            work,
            {
                "meeting": meeting_id,
                "title": title,
                "presenter": presenter,
                "paper_state": PaperState.AWAITED,
            },
        )
