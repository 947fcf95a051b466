"""The register: from the seats of the day, with deputies, guests, late arrivals and a live quorum."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.attendance.fields import Answer, Code, Mode
from app.attendance.guests import add_guest, remove_guest
from app.attendance.operations import freeze, mark_all_present, mark_rest, record_attendance
from app.attendance.queries import ATTENDANCES
from app.attendance.register import judge, register, there_at
from app.attendance.replying import record_reply
from app.attendance.rules import NotMemberThen, SeatsUnmarked
from app.errors import InvalidValues
from app.listing import SqlRows
from app.meetings.moves import CANCEL, START
from app.meetings.operations import move_meeting
from app.meetings.rules import MeetingEnded
from app.minutes.closing import carry_out
from app.people.operations import change_person
from app.rows import Wish
from app.seats.fields import Category
from app.seats.operations import add_seat, close_seat
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import begin, plan

if TYPE_CHECKING:
    from app.attendance.fields import AttendanceValues
    from app.attendance.records import Register
    from app.bootstrap import Core


def read(core: Core, meeting_id: int) -> Register:
    with core.read() as session:
        return register(session, meeting_id)


def mark(core: Core, meeting_id: int, seat_id: int, values: AttendanceValues) -> None:
    with core.work("Attendance") as work:
        record_attendance(work, meeting_id, seat_id, values)


def test_the_register_holds_the_seats_of_the_day(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Seats") as work:
        close_seat(work, board.seats["Named Nurse"], date(2025, 3, 26))
        add_seat(work, {"group": board.board, "post": "Late", "first_day": date(2025, 3, 28)})
    assert [row.post for row in read(core, meeting_id).rows] == [
        "DCS",
        "Superintendent",
        "Nurse",
        "Lead Member",
    ]


def test_starting_a_meeting_marks_apologies_and_deputies_and_nobody_else(core: Core) -> None:
    """Reproduces: the register of a meeting that began was empty, whatever had been replied."""
    board = make_board(core)
    meeting_id = plan(core, board)
    replied = (
        ("Nurse", Answer.APOLOGIES),
        ("Superintendent", Answer.DEPUTY),
        ("DCS", Answer.COMING),
    )
    with core.work("Replies") as work:
        for post, answer in replied:
            record_reply(work, meeting_id, board.seats[post], {"answer": answer})
    with core.work(START.label) as work:
        carry_out(work, meeting_id, START)
    codes = {each.seat_id: each.code for each in read(core, meeting_id).rows if each.code}
    assert codes == {
        board.seats["Nurse"]: Code.APOLOGIES,
        board.seats["Superintendent"]: Code.DEPUTY,
    }
    core.undo()
    assert not any(each.code for each in read(core, meeting_id).rows)


def test_all_present_then_exceptions(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    with core.work("All present") as work:
        assert mark_all_present(work, meeting_id) == 5
    mark(core, meeting_id, board.seats["Superintendent"], {"code": Code.DEPUTY})
    mark(core, meeting_id, board.seats["Lead Member"], {"code": Code.APOLOGIES})
    found = read(core, meeting_id)
    assert found.foot == "5 of 5 seats filled · Y 3  D 1  A 1  N 0"
    assert found.quorum.chip == "Quorate 3 of 3"
    assert found.rows[1].line == "Superintendent, Police · chair · deputy Tom Shaw"


def test_what_is_missing_for_a_quorum_is_said_in_words(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    mark(core, meeting_id, board.seats["DCS"], {"code": Code.ATTENDED})
    found = read(core, meeting_id)
    assert found.quorum.chip == "Not quorate 1 of 3"
    assert found.quorum.missing == "Police and ICB are missing"


def test_another_seat_of_an_agency_makes_it_present_but_an_observer_does_not(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    mark(core, meeting_id, board.seats["Lead Member"], {"code": Code.ATTENDED})
    assert "LA" in read(core, meeting_id).quorum.missing


def test_any_code_but_d_takes_the_deputy_away(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    seat = board.seats["Superintendent"]
    mark(core, meeting_id, seat, {"code": Code.DEPUTY, "deputy_name": "PS Novak"})
    assert read(core, meeting_id).rows[1].deputy_name == "PS Novak"
    mark(core, meeting_id, seat, {"code": Code.ATTENDED})
    assert read(core, meeting_id).rows[1].deputy_name is None
    core.undo()
    assert read(core, meeting_id).rows[1].deputy_name == "PS Novak"


def test_a_deputy_who_is_among_the_people_is_named(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    values: AttendanceValues = {"code": Code.DEPUTY, "deputy": board.people["deputy"]}
    mark(core, meeting_id, board.seats["Nurse"], values)
    assert read(core, meeting_id).rows[2].deputy_name == "Tom Shaw"


def test_not_a_member_then_is_reckoned_and_never_typed(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    with pytest.raises(InvalidValues, match="follows from the days"):
        mark(core, meeting_id, board.seats["DCS"], {"code": Code.NOT_MEMBER})


def test_a_seat_that_was_none_that_day_is_refused(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    with core.work("Close seat") as work:
        close_seat(work, board.seats["Nurse"], date(2025, 3, 1))
    with pytest.raises(NotMemberThen, match="guest"):
        mark(core, meeting_id, board.seats["Nurse"], {"code": Code.ATTENDED})


def test_replies_fill_the_register(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work("Replies") as work:
        for post, answer in (
            ("DCS", Answer.ONLINE),
            ("Superintendent", Answer.DEPUTY),
            ("Nurse", Answer.APOLOGIES),
        ):
            record_reply(work, meeting_id, board.seats[post], {"answer": answer})
        mark_all_present(work, meeting_id)
    rows = read(core, meeting_id).rows
    codes = [row.code for row in rows]
    assert codes == [Code.ATTENDED, Code.DEPUTY, Code.APOLOGIES, Code.ATTENDED, Code.ATTENDED]
    assert (rows[0].mode, rows[1].deputy_name) == (Mode.ONLINE, "Tom Shaw")


def test_a_later_reply_takes_the_place_of_an_earlier_one(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    for answer in (Answer.COMING, Answer.APOLOGIES):
        with core.work("Reply") as work:
            record_reply(work, meeting_id, board.seats["DCS"], {"answer": answer})
    reply = read(core, meeting_id).rows[0].reply
    assert reply is not None
    assert (reply.answer, reply.replied_on) == (Answer.APOLOGIES, date(2025, 3, 11))


def test_who_came_late_does_not_count_for_the_items_before(core: Core) -> None:
    board, meeting_id, items = begin(core, "Neglect", "Dataset")
    with core.work("All present") as work:
        mark_all_present(work, meeting_id)
        record_attendance(work, meeting_id, board.seats["Nurse"], {"arrived_item": items[1]})
        record_attendance(work, meeting_id, board.seats["DCS"], {"left_item": items[0]})
    with core.read() as session:
        found = register(session, meeting_id)
        at = {
            item: judge(session, found.meeting, there_at(session, found.rows, item)).missing
            for item in items
        }
    assert at == {items[0]: "ICB is missing", items[1]: "LA is missing"}
    assert "came for item 4" in found.rows[2].line


def test_a_guest_comes_for_one_item(core: Core) -> None:
    _, meeting_id, [item_id] = begin(core, "Neglect")
    with core.work("Add guest") as work:
        guest_id = add_guest(
            work, {"meeting": meeting_id, "name": "T. Noor", "role": "Analyst", "item": item_id}
        )
    assert [guest.line for guest in read(core, meeting_id).guests] == [
        "T. Noor, Analyst, for item 3 Neglect"
    ]
    with core.work("Remove guest") as work:
        remove_guest(work, guest_id)
    assert read(core, meeting_id).guests == ()


def test_a_vacant_seat_is_not_expected_unless_somebody_stood_in(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    with core.work("Add seat") as work:
        seat = add_seat(
            work, {"group": board.board, "post": "Head teacher", "category": Category.CORE}
        )
    assert read(core, meeting_id).counts.expected == 5
    mark(core, meeting_id, seat, {"code": Code.DEPUTY, "deputy_name": "B. Reid"})
    assert read(core, meeting_id).counts.expected == 6


def test_the_wider_membership_is_outside_the_rates(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    with core.work("Add seat") as work:
        add_seat(work, {"group": board.board, "post": "Schools", "category": Category.WIDER})
    assert read(core, meeting_id).counts.expected == 5


def test_a_register_with_an_unmarked_seat_is_not_closed(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    mark(core, meeting_id, board.seats["DCS"], {"code": Code.ATTENDED})
    with (
        pytest.raises(SeatsUnmarked, match="4 seats have no attendance yet: Superintendent Holder"),
        core.work("Close") as work,
    ):
        freeze(work, meeting_id)


def test_a_kept_register_is_not_changed_by_a_new_name(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    with core.work("Close") as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
        freeze(work, meeting_id)
    with core.work("Change person") as work:
        change_person(work, board.people["DCS"], {"name": "Somebody Else"})
    rows = SqlRows(core, ATTENDANCES, meeting=meeting_id)
    names = [getattr(row, "holder", "") for row in rows.rows(rows.ids(Wish()))]
    assert "DCS Holder" in names
    assert "Somebody Else" not in names


def test_nothing_is_recorded_at_a_cancelled_meeting(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    with core.work(CANCEL.label) as work:
        move_meeting(work, meeting_id, CANCEL, reason="Snow")
    with pytest.raises(MeetingEnded, match="Put it back first"):
        mark(core, meeting_id, board.seats["DCS"], {"code": Code.ATTENDED})


def test_attendance_is_listed_by_code(core: Core) -> None:
    board, meeting_id, _ = begin(core)
    mark(core, meeting_id, board.seats["DCS"], {"code": Code.APOLOGIES})
    mark(core, meeting_id, board.seats["Nurse"], {"code": Code.ATTENDED})
    rows = SqlRows(core, ATTENDANCES)
    [record] = rows.rows(rows.ids(Wish(filters={"code": "apologies", "meeting": "scp 2025"})))
    assert (getattr(record, "post", ""), str(getattr(record, "meeting", ""))) == (
        "DCS",
        "SCP Board, 27 Mar 2025",
    )
