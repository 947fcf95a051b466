"""Carrying an item over: it moves before its meeting, and stays too once that has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.carrying import carry_over
from app.agenda.operations import add_item, change_item, remove_item
from app.agenda.queries import agenda
from app.agenda.rules import OnAgendaAlready
from app.attendance.fields import Code
from app.attendance.operations import mark_rest, record_attendance
from app.meetings.moves import CALL_OFF, CANCEL
from app.meetings.operations import move_meeting
from app.meetings.rules import MeetingEnded
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from models.agenda import Purpose
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, begin, plan

if TYPE_CHECKING:
    from app.agenda.queries import ItemRecord
    from app.bootstrap import Core


def carry(core: Core, item_id: int, meeting_id: int) -> int:
    with core.work("Carry over") as work:
        return carry_over(work, item_id, meeting_id)


def items(core: Core, meeting_id: int) -> list[ItemRecord]:
    """Give the items of a meeting besides its standing ones."""
    with core.read() as session:
        return [each for each in agenda(session, meeting_id) if not each.is_standing]


def test_an_item_not_reached_stands_on_both_agendas_with_what_it_was(core: Core) -> None:
    board, first, [item_id] = begin(core, "Neglect strategy")
    second = plan(core, board, JUNE)
    with core.work("Change") as work:
        change_item(work, item_id, {"purpose": Purpose.DECISION, "presenter": "Chair"})
        add_item(work, {"meeting": first, "title": "Progress report", "parent": item_id})
    carry(core, item_id, second)
    carried, part = items(core, second)
    assert (carried.title, carried.purpose, carried.presenter) == (
        "Neglect strategy",
        Purpose.DECISION,
        "Chair",
    )
    assert str(carried.carried_from) == "SCP Board, 27 Mar 2025"
    assert (carried.number, part.number) == ("4", "4.1")
    assert "Neglect strategy" in [each.title for each in items(core, first)]


def test_an_item_of_a_meeting_to_come_moves(core: Core) -> None:
    board = make_board(core)
    first, second = plan(core, board), plan(core, board, JUNE)
    with core.work("Add") as work:
        item_id = add_item(work, {"meeting": first, "title": "Neglect strategy"})
        add_item(work, {"meeting": first, "title": "Progress report", "parent": item_id})
    carry(core, item_id, second)
    assert items(core, first) == []
    assert [each.heading for each in items(core, second)] == [
        "4 Neglect strategy",
        "4.1 Progress report",
    ]
    assert items(core, second)[0].carried_from is None


def test_the_items_of_a_cancelled_meeting_are_taken_along(core: Core) -> None:
    board = make_board(core)
    first, second = plan(core, board), plan(core, board, JUNE)
    with core.work("Cancel") as work:
        item_id = add_item(work, {"meeting": first, "title": "Neglect strategy"})
        move_meeting(work, first, CANCEL, reason="Snow")
    carry(core, item_id, second)
    assert (len(items(core, first)), len(items(core, second))) == (0, 1)


def test_what_was_talked_about_without_a_quorum_goes_on_and_stays_on_record(core: Core) -> None:
    """Reproduces: an item with minutes could not be carried over from a meeting that was not quorate."""
    board, first, [item_id] = begin(core, "Neglect strategy")
    second = plan(core, board, JUNE)
    with core.work("Close") as work:
        record_attendance(work, first, board.seats["DCS"], {"code": Code.ATTENDED})
        save_minutes(work, item_id, "Talked about.")
        mark_rest(work, first, Code.APOLOGIES)
        carry_out(work, first, CALL_OFF, reason="Two agencies came")
    carry(core, item_id, second)
    assert [each.title for each in items(core, first)] == ["Neglect strategy"]
    assert str(items(core, second)[0].carried_from) == "SCP Board, 27 Mar 2025"


def test_an_item_is_carried_to_one_agenda_once(core: Core) -> None:
    board, first, [item_id] = begin(core, "Neglect strategy")
    second = plan(core, board, JUNE)
    carry(core, item_id, second)
    for target in (first, second):
        with pytest.raises(OnAgendaAlready):
            carry(core, item_id, target)


def test_nothing_is_carried_to_a_meeting_that_does_not_take_place(core: Core) -> None:
    board, _, [item_id] = begin(core, "Neglect strategy")
    second = plan(core, board, JUNE)
    with core.work("Cancel") as work:
        move_meeting(work, second, CANCEL, reason="Snow")
    with pytest.raises(MeetingEnded):
        carry(core, item_id, second)


def test_an_item_may_go_though_it_was_carried_over_and_comes_back_with_undo(core: Core) -> None:
    board, first, [item_id] = begin(core, "Neglect strategy")
    second = plan(core, board, JUNE)
    carry(core, item_id, second)
    with core.work("Remove") as work:
        remove_item(work, item_id)
    assert items(core, second)[0].carried_from is None
    core.undo()
    assert items(core, second)[0].carried_from is not None
    assert item_id in [each.id for each in items(core, first)]
