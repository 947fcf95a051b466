"""What meetings and actions put on Home."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.actions import due as actions_due
from app.actions.operations import add_action, close_action
from app.agenda.operations import add_item
from app.attendance.fields import Code
from app.attendance.operations import mark_rest
from app.deadlines import Verb
from app.meetings.moves import CLOSE, TO_CHAIR
from app.minutes import due
from app.minutes.closing import carry_out
from models.agenda import PaperState
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import begin, plan

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_draft_minutes_are_due_ten_working_days_after_the_meeting(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    with core.work(CLOSE.label) as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
        carry_out(work, meeting_id, CLOSE)
    with core.read() as session:
        [deadline] = due.deadlines(session, date(2025, 4, 2))
    assert deadline.title == "Draft minutes: SCP Board, 27 Mar"
    assert deadline.subtitle == "Working day 4 of 10; day 10 is 10 Apr"
    assert (deadline.due, deadline.chip) == (date(2025, 4, 10), "8 days left")


def test_minutes_that_went_to_the_chair_are_no_deadline(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    with core.work(CLOSE.label) as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
        carry_out(work, meeting_id, CLOSE)
        carry_out(work, meeting_id, TO_CHAIR)
    with core.read() as session:
        assert due.deadlines(session, date(2025, 5, 1)) == []


def test_a_meeting_that_is_over_and_not_closed_is_late(core: Core) -> None:
    plan(core, make_board(core), date(2025, 2, 6))
    with core.read() as session:
        [deadline] = due.deadlines(session, TODAY)
    assert deadline.title == "Not closed yet: SCP Board, 6 Feb"
    assert deadline.tone == "bad"


def test_papers_due_this_week_are_counted(core: Core) -> None:
    meeting_id = plan(core, make_board(core), date(2025, 3, 25))
    with core.work("Papers") as work:
        for state in (PaperState.AWAITED, PaperState.RECEIVED, PaperState.NONE):
            add_item(work, {"meeting": meeting_id, "title": state.value, "paper_state": state})
    with core.read() as session:
        tile = due.tile(session, TODAY)
        assert due.tile(session, date(2025, 3, 3)) is None
    assert tile is not None
    assert (tile.figure, tile.chip, tile.share) == ("1 of 2", "SCP Board, 3 days left", 0.5)


def test_late_actions_are_counted_and_listed_with_those_due_soon(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    with core.work("Actions") as work:
        for day in (date(2025, 3, 28), date(2025, 4, 30), date(2025, 5, 10), date(2025, 9, 1)):
            add_action(work, {"meeting": meeting_id, "text": f"Due {day}", "due": day})
        done = add_action(work, {"meeting": meeting_id, "text": "x", "due": date(2025, 3, 28)})
        close_action(work, done, "Sent to all schools")
    today = date(2025, 5, 1)
    with core.read() as session:
        tile, found = actions_due.tile(session, today), actions_due.deadlines(session, today)
    assert (tile.figure, tile.chip) == ("2", "1 over 30 days")
    assert [(each.title, each.verb) for each in found] == [
        ("Due 2025-03-28", Verb.CHASE),
        ("Due 2025-04-30", Verb.CHASE),
        ("Due 2025-05-10", Verb.OPEN),
    ]
