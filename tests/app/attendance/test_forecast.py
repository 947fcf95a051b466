"""What replies foretell: who comes and whether that makes a quorum, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.attendance.fields import Answer
from app.attendance.forecast import foretell
from app.attendance.register import replies
from app.attendance.replying import record_reply
from app.meetings.queries import meeting
from app.seats.holding import seats_on_day
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan

if TYPE_CHECKING:
    from app.bootstrap import Core

COMING, AWAY = Answer.COMING, Answer.APOLOGIES


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (
            {"DCS": COMING},
            (
                "1 of 5 coming, 0 apologies, 4 seats without a reply. No quorum yet: Police and ICB are missing. "
                "It depends on those who have not replied."
            ),
        ),
        (
            {"DCS": COMING, "Superintendent": COMING, "Nurse": COMING},
            "3 of 5 coming, 0 apologies, 2 seats without a reply. A quorum is expected by the replies so far.",
        ),
        (
            {"DCS": COMING, "Nurse": AWAY},
            (
                "1 of 5 coming, 1 apology, 3 seats without a reply. "
                "No quorum can be reached with the apologies given: ICB is missing."
            ),
        ),
    ],
)
def test_the_forecast_is_told_in_words(core: Core, answers: dict[str, Answer], told: str) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Reply") as work:
        for post, answer in answers.items():
            record_reply(work, meeting_id, board.seats[post], {"answer": answer})
    with core.read() as session:
        one = meeting(session, meeting_id)
        seats = seats_on_day(session, one.group.id, one.day)
        found = foretell(session, one, seats, replies(session, meeting_id))
    assert found.sentence == told
