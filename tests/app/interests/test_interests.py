"""Declarations of interest: recorded, corrected, remembered where they stand, and printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.agenda.carrying import carry_over
from app.agenda.operations import add_item, remove_item
from app.agenda.queries import agenda
from app.agenda.rules import ItemHoldsInterests
from app.attendance.fields import Code
from app.attendance.guests import add_guest
from app.attendance.operations import mark_rest, record_attendance
from app.attendance.register import register
from app.decisions.operations import add_decision
from app.decisions.queries import decisions_of
from app.errors import CannotTakeBack, InvalidValues
from app.interests.fields import Handling, InterestKind
from app.interests.operations import (
    change_interest,
    declare_interest,
    declare_standing,
    remove_interest,
)
from app.interests.queries import declared_between, interests_of, standing_interests
from app.interests.quorum import item_quorums, not_quorate
from app.meetings.moves import CLOSE, ISSUE, START
from app.meetings.rules import MinutesLocked
from app.minutes.closing import carry_out
from app.minutes.removing import MeetingTookPlace, remove_meeting
from app.seats.fields import Category
from app.seats.operations import add_seat, appoint, replace_holder
from tests.app.meetings.makers import DECEMBER, JUNE, begin, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.interests.fields import InterestValues
    from app.interests.queries import InterestRecord
    from app.meetings.moves import Move
    from app.seats.fields import HolderValues, SeatValues
    from tests.app.groups.makers import Board

APRIL = date(2025, 4, 1)
SEPTEMBER = date(2025, 9, 25)
SCHOOL = "Governor of Beech School"


def declare(core: Core, meeting_id: int, **values: object) -> int:
    full: InterestValues = {
        "meeting": meeting_id,
        "kind": InterestKind.PERSONAL,
        "text": SCHOOL,
        **values,  # type: ignore[typeddict-item]  # values of the test
    }
    with core.work("Declare interest") as work:
        return declare_interest(work, full)


def declared(core: Core, meeting_id: int) -> list[InterestRecord]:
    with core.read() as session:
        return interests_of(session, meeting_id)


def stands(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        return [each.line for each in standing_interests(session, meeting_id)]


def move(core: Core, meeting_id: int, *moves: Move) -> None:
    for each in moves:
        with core.work(each.label, **each.options) as work:
            if each is CLOSE:
                mark_rest(work, meeting_id, Code.ATTENDED)
            carry_out(work, meeting_id, each)


def member(board: Board) -> tuple[int, str]:
    """Give a seat of the board with who holds it."""
    return next(iter(board.seats.values())), next(iter(board.people))


def test_a_member_declares_an_interest_in_an_item(core: Core) -> None:
    board, meeting_id, [item] = begin(core, "Schools")
    seat, _ = member(board)
    declare(core, meeting_id, seat=seat, item=item, handling=Handling.LEFT)
    [found] = declared(core, meeting_id)
    assert found.seat is not None
    assert found.item is not None
    assert found.item.id == item
    assert found.name
    assert found.line == f"{found.name}: {SCHOOL} (Non-financial personal)"
    core.undo()
    assert declared(core, meeting_id) == []


def test_it_is_the_deputys_where_one_came_in_the_members_place(core: Core) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    seat, _ = member(board)
    with core.work("Record attendance") as work:
        record_attendance(work, meeting_id, seat, {"code": Code.DEPUTY, "deputy_name": "D. Deputy"})
    declare(core, meeting_id, seat=seat)
    assert declared(core, meeting_id)[0].name == "D. Deputy"


@pytest.mark.parametrize(
    ("values", "field"),
    [({}, "name"), ({"name": "X. Y", "text": ""}, "text"), ({"name": "X. Y", "item": -1}, "item")],
)
def test_what_cannot_be_is_told_beside_its_field_and_changes_nothing(
    core: Core, values: dict[str, object], field: str
) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    if values.get("item"):
        other = plan(core, board, JUNE)
        with core.work("Add item") as work:
            values = {**values, "item": add_item(work, {"meeting": other, "title": "Elsewhere"})}
    with pytest.raises(InvalidValues) as refused:
        declare(core, meeting_id, **values)
    assert set(refused.value.problems) == {field}
    assert declared(core, meeting_id) == []


@pytest.mark.parametrize("seat", ["of another group", "of none"])
def test_a_seat_that_is_not_at_the_meeting_is_refused_beside_it(core: Core, seat: str) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    seats = {"of none": 9_999}
    with core.work("Add seat") as work:
        values: SeatValues = {"group": board.subgroup, "post": "Head", "category": Category.CORE}
        seats["of another group"] = add_seat(work, values)
    with pytest.raises(InvalidValues) as refused:
        declare(core, meeting_id, name="X. Y", seat=seats[seat])
    assert set(refused.value.problems) == {"seat"}
    assert declared(core, meeting_id) == []


def test_a_declaration_stays_that_of_its_meeting(core: Core) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    made, later = declare(core, meeting_id, name="X. Y"), plan(core, board, JUNE)
    with pytest.raises(InvalidValues), core.work("Change") as work:
        change_interest(work, made, {"meeting": later})
    assert len(declared(core, meeting_id)) == 1


def test_an_item_that_moves_to_another_meeting_takes_its_declarations_there(core: Core) -> None:
    board, _, _ = begin(core)
    planned, later = plan(core, board, JUNE), plan(core, board, SEPTEMBER)
    with core.work("Add item") as work:
        item = add_item(work, {"meeting": planned, "title": "Schools"})
    declare(core, planned, name="X. Y", item=item)
    with core.work("Carry over") as work:
        carried = carry_over(work, item, later)
    [found] = declared(core, later)
    assert found.item is not None
    assert (found.item.id, declared(core, planned)) == (carried, [])
    core.undo()
    assert len(declared(core, planned)) == 1


def test_an_item_with_a_declaration_is_not_removed_and_says_why(core: Core) -> None:
    _, meeting_id, [item] = begin(core, "Schools")
    declare(core, meeting_id, name="X. Y", item=item)
    with pytest.raises(ItemHoldsInterests, match="1 interest was declared"), core.work("R") as work:
        remove_item(work, item)


def test_who_changed_seats_declares_again_from_the_seat_of_today(core: Core) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    declare(core, meeting_id, seat=board.seats["Nurse"], standing=True)
    later = plan(core, board, JUNE)
    with core.work("Change seats") as work:
        values: SeatValues = {"group": board.board, "post": "Doctor", "category": Category.CORE}
        seat = add_seat(work, {**values, "first_day": APRIL})
        other: HolderValues = {"seat": board.seats["Nurse"], "person": board.people["deputy"]}
        replace_holder(work, {**other, "first_day": APRIL})
        appoint(work, {"seat": seat, "person": board.people["Nurse"], "first_day": APRIL})
    with core.work("Declare standing") as work:
        declare_standing(work, later)
    [again] = declared(core, later)
    assert again.seat is not None
    assert again.seat.id == seat


def test_a_declaration_is_corrected_and_removed(core: Core) -> None:
    _, meeting_id, _ = begin(core, "Schools")
    made = declare(core, meeting_id, name="X. Y")
    with core.work("Change") as work:
        change_interest(work, made, {"handling": Handling.NO_PART})
    assert declared(core, meeting_id)[0].handling is Handling.NO_PART
    with core.work("Remove") as work:
        remove_interest(work, made)
    assert declared(core, meeting_id) == []


def test_what_stands_is_offered_to_the_next_meeting_and_declared_in_one_step(core: Core) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    seat, _ = member(board)
    declare(core, meeting_id, seat=seat, standing=True, handling=Handling.LEFT)
    declare(core, meeting_id, seat=seat, text="Of this day alone")
    declare(core, meeting_id, name="Somebody who does not come again", standing=True)
    later = plan(core, board, JUNE)
    assert [SCHOOL in each for each in stands(core, later)] == [True]
    with core.work("Declare standing") as work:
        assert declare_standing(work, later) == 1
    [again] = declared(core, later)
    assert (again.text, again.standing, again.handling) == (SCHOOL, True, None)
    assert stands(core, later) == []
    core.undo()
    assert len(stands(core, later)) == 1


def test_the_newest_declaration_decides_whether_it_stands(core: Core) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    seat, _ = member(board)
    earlier = plan(core, board, DECEMBER)
    declare(core, earlier, seat=seat, standing=True)
    declare(core, meeting_id, seat=seat, standing=False)
    assert stands(core, plan(core, board, JUNE)) == []


def test_a_guest_who_comes_again_is_offered_theirs(core: Core) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    declare(core, meeting_id, name="G. Guest", standing=True)
    later = plan(core, board, JUNE)
    assert stands(core, later) == []
    with core.work("Add guest") as work:
        add_guest(work, {"meeting": later, "name": "G. Guest"})
    assert len(stands(core, later)) == 1


def test_issued_minutes_keep_their_declarations(core: Core) -> None:
    _, meeting_id, _ = begin(core, "Schools")
    made = declare(core, meeting_id, name="X. Y")
    with core.read() as session:
        from app.journal import history  # noqa: PLC0415 - for this test alone

        step = history(session)[0]
    move(core, meeting_id, CLOSE, ISSUE)
    with pytest.raises(MinutesLocked):
        declare(core, meeting_id, name="Z. Z")
    with pytest.raises(MinutesLocked), core.work("Change") as work:
        change_interest(work, made, {"text": "Other"})
    with pytest.raises(MinutesLocked), core.work("Remove") as work:
        remove_interest(work, made)
    with pytest.raises(CannotTakeBack):
        core.take_back(step)
    assert len(declared(core, meeting_id)) == 1


def test_the_register_of_a_group_has_a_period(core: Core) -> None:
    board, meeting_id, _ = begin(core, "Schools")
    declare(core, meeting_id, name="X. Y")
    with core.read() as session:
        of_march = declared_between(session, board.board, date(2025, 3, 1), date(2025, 3, 31))
        of_april = declared_between(session, board.board, date(2025, 4, 1), date(2025, 4, 30))
    assert ([each.name for each in of_march], of_april) == (["X. Y"], [])


def test_a_planned_meeting_with_a_declaration_is_not_removed(core: Core) -> None:
    board, _, _ = begin(core, "Schools")
    later = plan(core, board, JUNE)
    declare(core, later, name="X. Y")
    with pytest.raises(MeetingTookPlace), core.work("Remove") as work:
        remove_meeting(work, later)
    move(core, later, START)


def test_a_member_who_left_for_the_item_is_not_told_as_present_for_its_decision(core: Core) -> None:
    _, meeting_id, [item, other] = begin(core, "Schools", "Dataset")
    with core.work("Hold") as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
    with core.read() as session:
        every = register(session, meeting_id)
    gone = every.rows[0]
    declare(core, meeting_id, seat=gone.seat_id, item=item, handling=Handling.LEFT)
    with core.work("Decide") as work:
        add_decision(work, {"meeting": meeting_id, "item": item, "text": "Agreed."})
        add_decision(work, {"meeting": meeting_id, "item": other, "text": "Agreed too."})
    with core.read() as session:
        without, whole = (each.present for each in decisions_of(session, meeting_id))
    assert whole is not None
    assert without != whole


def test_the_quorum_of_an_item_is_without_those_who_left_for_it(core: Core) -> None:
    board, meeting_id, [item, later] = begin(core, "Schools", "Dataset")
    with core.work("Hold") as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
    with core.read() as session:
        whole = register(session, meeting_id)
        items = agenda(session, meeting_id)
        assert whole.quorum.is_met
        assert item_quorums(session, whole, items, []) == {}
    for seat in board.seats.values():
        declare(core, meeting_id, seat=seat, item=item, text=f"Seat {seat}", handling=Handling.LEFT)
    with core.work("Add item") as work:
        below = add_item(work, {"meeting": meeting_id, "title": "Below", "parent": item})
    with core.read() as session:
        items = agenda(session, meeting_id)
        found = item_quorums(session, whole, items, interests_of(session, meeting_id))
    number = next(each.number for each in items if each.id == item)
    assert found.keys() == {item, below}
    assert later not in found
    assert not_quorate(found, items).startswith(f"Not quorate for items {number} and {number}.1: ")
