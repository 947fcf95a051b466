"""Replies pasted from a mail program's tracking list: what is read, for which seat, and what is already known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.attendance.register import replies
from app.attendance.replying import record_replies, record_reply
from app.attendance.tracking import Tracked, Tracking, read_tracking, tracking
from models.attendance import Answer
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import plan

if TYPE_CHECKING:
    from app.bootstrap import Core

OUTLOOK = """Name\tAttendance\tResponse
Khan, Sana\tMeeting Organizer\tNone
DCS Holder\tRequired Attendee\tAccepted
Holder, Superintendent (Lancashire Constabulary)\tRequired Attendee\tDeclined
Tom Shaw <tom.shaw@police.example.org>\tOptional Attendee\tAccepted
Nurse Holder\tRequired Attendee\tTentative
Council Chamber\tResource (Room or Equipment)\tAccepted
"""
"""What "Copy Status to Clipboard" gives in Outlook's tracking page, with names as councils' address books show them."""


def said(core: Core, meeting_id: int, text: str) -> Tracking:
    with core.read() as session:
        return tracking(session, meeting_id, text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Amara Marsden\tRequired Attendee\tAccepted", [Tracked("Amara Marsden", "", True)]),
        ("Amara Marsden - declined", [Tracked("Amara Marsden", "", False)]),
        ("Marsden, Amara: no response", [Tracked("Marsden, Amara", "", None)]),
        ("Amara Marsden (Accepted)", [Tracked("Amara Marsden", "", True)]),
        (
            "a.marsden@x.example.org; Accepted",
            [Tracked("", "a.marsden@x.example.org", True)],
        ),
        (
            "Accepted (2)\nAmara Marsden\nSian Lomax\nDeclined: Orla Farooq; Hana Thornber",
            [
                Tracked("Amara Marsden", "", True),
                Tracked("Sian Lomax", "", True),
                Tracked("Orla Farooq", "", False),
                Tracked("Hana Thornber", "", False),
            ],
        ),
        ("Amara Marsden", [Tracked("Amara Marsden", "", None)]),
        ("", []),
    ],
)
def test_lists_in_the_shapes_that_mail_programs_give(text: str, read: list[Tracked]) -> None:
    assert read_tracking(text) == read


def test_a_deputy_who_comes_answers_for_the_seat_and_tentative_is_no_reply(core: Core) -> None:
    board = make_board(core)
    found = said(core, plan(core, board), OUTLOOK)
    assert {each.seat.post: (each.answer, each.deputy) for each in found.replies} == {
        "DCS": (Answer.COMING, None),
        "Superintendent": (Answer.DEPUTY, board.people["deputy"]),
    }
    assert found.strangers == ("Khan, Sana", "Council Chamber")
    assert [each.post for each in found.silent] == ["Nurse", "Named Nurse", "Lead Member"]


def test_only_what_is_new_is_recorded_and_who_comes_online_stays_online(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Record reply") as work:
        record_reply(work, meeting_id, board.seats["DCS"], {"answer": Answer.ONLINE})
        record_reply(work, meeting_id, board.seats["Superintendent"], {"answer": Answer.COMING})
    found = said(core, meeting_id, OUTLOOK)
    assert [each.seat.post for each in found.news] == ["Superintendent"]
    with core.work("Record replies") as work:
        assert record_replies(work, meeting_id, found.replies) == 1
    with core.read() as session:
        stored = replies(session, meeting_id)
    assert {seat: each.answer for seat, each in stored.items()} == {
        board.seats["DCS"]: Answer.ONLINE,
        board.seats["Superintendent"]: Answer.DEPUTY,
    }
    assert stored[board.seats["Superintendent"]].deputy == board.people["deputy"]
    assert said(core, meeting_id, OUTLOOK).news == ()


def test_names_in_a_row_with_commas_are_told_apart_where_all_are_known(core: Core) -> None:
    board = make_board(core)
    found = said(core, plan(core, board), "Declined: Nurse Holder, DCS Holder")
    assert {each.seat.post for each in found.replies} == {"DCS", "Nurse"}


def test_a_name_that_two_people_bear_in_part_is_nobody(core: Core) -> None:
    board = make_board(core)
    found = said(core, plan(core, board), "Holder\tRequired\tAccepted")
    assert (found.replies, found.strangers) == ((), ("Holder",))
