"""How ready the next meetings are, as Home tells it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.agenda.operations import add_item, prepare_agenda
from app.attendance.fields import Answer
from app.attendance.readiness import coming
from app.attendance.replying import record_reply
from app.meetings.moves import CANCEL, ISSUE_AGENDA
from app.meetings.operations import change_meeting, move_meeting
from app.seats.fields import Category
from app.seats.operations import add_seat
from models.agenda import PaperState
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import JUNE, MARCH, plan

if TYPE_CHECKING:
    from app.bootstrap import Core


def chips(core: Core, today: date = TODAY) -> list[str]:
    with core.read() as session:
        [one, *_] = coming(session, today)
    return [text for text, _ in one.chips]


def test_a_planned_meeting_says_when_and_where(core: Core) -> None:
    plan(core, make_board(core))
    with core.read() as session:
        [one] = coming(session, TODAY)
    assert (one.title, one.below) == ("SCP Board", "Thu 09:30–12:00 · Council Chamber")
    assert one.day == MARCH


def test_a_meeting_without_times_says_so(core: Core) -> None:
    meeting_id = plan(core, make_board(core))
    with core.work("Change meeting") as work:
        change_meeting(work, meeting_id, {"starts": None, "finishes": None})
    with core.read() as session:
        [one] = coming(session, TODAY)
    assert one.below == "Thu, no time set · Council Chamber"


def test_the_agenda_goes_from_planned_to_sent_or_is_late(core: Core) -> None:
    meeting_id = plan(core, make_board(core))
    assert chips(core, date(2025, 3, 10)) == ["Planned"]
    assert chips(core, date(2025, 3, 11)) == ["Call for papers today"]
    with core.work("Prepare agenda") as work:
        prepare_agenda(work, meeting_id)
        add_item(
            work,
            {"meeting": meeting_id, "title": "Neglect", "paper_state": PaperState.AWAITED},
        )
    assert chips(core, date(2025, 3, 12)) == ["Agenda in draft", "1 paper missing"]
    assert chips(core, date(2025, 3, 20))[0] == "Agenda not sent"
    with core.work(ISSUE_AGENDA.label) as work:
        move_meeting(work, meeting_id, ISSUE_AGENDA)
    assert chips(core)[0] == "Agenda sent"


def test_replies_foretell_the_quorum(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)

    def reply(post: str, answer: Answer) -> None:
        with core.work("Reply") as work:
            record_reply(work, meeting_id, board.seats[post], {"answer": answer})

    reply("DCS", Answer.COMING)
    assert chips(core)[1:] == ["1 of 5 coming"]
    reply("Superintendent", Answer.DEPUTY)
    reply("Nurse", Answer.ONLINE)
    assert chips(core)[1:] == ["3 of 5 coming", "Quorum expected"]
    reply("Nurse", Answer.APOLOGIES)
    assert chips(core)[1:] == ["2 of 5 coming", "No quorum: ICB is missing"]


def test_a_vacant_seat_that_counts_is_named(core: Core) -> None:
    board = make_board(core)
    plan(core, board)
    with core.work("Add seats") as work:
        for post, category in (("Head teacher", Category.CORE), ("Observer", Category.OBSERVER)):
            add_seat(work, {"group": board.board, "post": post, "category": category})
    assert chips(core)[-1] == "Head teacher seat vacant"


def test_a_cancelled_meeting_is_not_to_come(core: Core) -> None:
    board = make_board(core)
    meeting_id, later = plan(core, board), plan(core, board, JUNE)
    with core.work(CANCEL.label) as work:
        move_meeting(work, meeting_id, CANCEL, reason="Snow")
    with core.read() as session:
        assert [one.id for one in coming(session, TODAY)] == [later]
