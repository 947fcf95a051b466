"""Members of a group as at a day: holders, deputies, vacancies, terms, and seats held by office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.agencies.operations import add_agency, change_agency, rename_agency
from app.errors import InvalidValues
from app.groups.quorum import evaluate
from app.groups.terms import quorum_rule
from app.listing import SqlRows
from app.people.operations import add_person
from app.rows import Wish
from app.seats.fields import Category, Need
from app.seats.holding import seats_on_day
from app.seats.listings import MEMBERS, SEATS
from app.seats.operations import (
    add_seat,
    appoint,
    change_holder,
    change_seat,
    close_seat,
    name_deputy,
    remove_seat,
    replace_holder,
)
from app.seats.queries import members_of
from app.seats.tenures import holders
from app.seats.voices import voices
from app.seats.wanting import terms_ending, terms_in_words, vacancies
from models.groups import Group
from tests.app.groups.makers import BEGAN, TODAY, Board, make_board

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.seats.queries import MemberRecord


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def member(core: Core, board: Board, post: str, day: date = TODAY) -> MemberRecord:
    with core.read() as session:
        found = members_of(session, board.board, day)
    return next(each for each in found if each.post == post)


def test_members_come_by_category_with_holder_and_deputy(core: Core, board: Board) -> None:
    with core.read() as session:
        found = members_of(session, board.board, TODAY)
    assert [each.post for each in found] == [
        "DCS",
        "Superintendent",
        "Nurse",
        "Named Nurse",
        "Lead Member",
    ]
    assert (found[1].agency_short, found[1].holder, found[1].deputy) == (
        "Police",
        "Superintendent Holder",
        "Tom Shaw",
    )


def test_the_short_list_of_seats_agrees_with_the_members(sample: Core) -> None:
    with sample.read() as session:
        for group_id in session.scalars(select(Group.id)):
            long = members_of(session, group_id, TODAY)
            short = seats_on_day(session, group_id, TODAY)
            assert {(each.id, each.is_vacant) for each in short} == {
                (each.id, each.is_vacant) for each in long
            }
            assert {each.post for each in short} == {each.post for each in long}


def test_before_the_board_began_it_had_no_members(core: Core, board: Board) -> None:
    with core.read() as session:
        assert members_of(session, board.board, date(2023, 8, 31)) == []


def test_a_seat_is_not_held_twice_on_a_day(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="DCS Holder holds this seat"), core.work("x") as work:
        appoint(
            work, {"seat": board.seats["DCS"], "person": board.people["Nurse"], "first_day": TODAY}
        )


def test_a_change_of_holder_leaves_the_past_as_it_was(core: Core, board: Board) -> None:
    with core.work("Change holder") as work:
        person = add_person(work, {"name": "Amara Bibi"})
        values = {"seat": board.seats["DCS"], "person": person, "first_day": date(2025, 3, 1)}
        replace_holder(work, values, "Retired")  # type: ignore[arg-type]
    assert member(core, board, "DCS", date(2025, 2, 28)).holder == "DCS Holder"
    assert member(core, board, "DCS", date(2025, 3, 1)).holder == "Amara Bibi"
    with core.read() as session:
        new, old = holders(session, [board.seats["DCS"]])
    assert (new.person.name, old.reason) == ("Amara Bibi", "Retired")


def test_a_seat_is_vacant_when_its_holder_has_left(core: Core, board: Board) -> None:
    holding = member(core, board, "Named Nurse").holding
    assert holding is not None
    with core.work("End holder") as work:
        change_holder(work, holding.id, {"last_day": date(2025, 3, 1)})
    with core.read() as session:
        found = members_of(session, board.board, TODAY)
    assert [each.post for each in vacancies(found)] == ["Named Nurse"]


def test_terms_that_end_within_sixty_days_come_soonest_first(core: Core, board: Board) -> None:
    for post, ends in (("DCS", date(2025, 5, 10)), ("Nurse", date(2025, 4, 30))):
        holding = member(core, board, post).holding
        assert holding is not None
        with core.work("Change holder") as work:
            change_holder(work, holding.id, {"term_ends": ends})
    with core.read() as session:
        found = members_of(session, board.board, TODAY)
    assert [each.post for each in terms_ending(found, TODAY)] == ["Nurse", "DCS"]
    assert [each.post for each in terms_ending(found, TODAY, within=50)] == ["Nurse"]


def test_terms_that_have_ended_are_not_counted_among_those_that_end(
    core: Core, board: Board
) -> None:
    for post, ends in (("DCS", date(2025, 1, 28)), ("Nurse", date(2025, 4, 30))):
        holding = member(core, board, post).holding
        assert holding is not None
        with core.work("Change holder") as work:
            change_holder(work, holding.id, {"term_ends": ends})
    with core.read() as session:
        found = members_of(session, board.board, TODAY)
    assert terms_in_words(found, TODAY) == "1 term has ended, 1 term ends in 60 days"


def test_observers_need_no_deputy(core: Core, board: Board) -> None:
    rows = SqlRows(core, MEMBERS, group=board.board, only=Need.NO_DEPUTY)
    found: list[Any] = list(rows.rows(rows.ids(Wish())))
    assert [each.post for each in found] == ["DCS", "Nurse", "Named Nurse"]


def test_the_chair_of_another_group_holds_a_seat_by_office_in_turn(
    core: Core, board: Board
) -> None:
    with core.work("Add seat") as work:
        seat = add_seat(
            work,
            {
                "group": board.subgroup,
                "post": "Chair of the Board",
                "ex_officio": board.board,
                "category": Category.ADVISER,
            },
        )
    with core.read() as session:
        first = members_of(session, board.subgroup, date(2024, 1, 1))[0]
        second = members_of(session, board.subgroup, TODAY)[0]
    assert (first.id, first.holder, second.holder) == (seat, "DCS Holder", "Superintendent Holder")
    rows = SqlRows(core, MEMBERS, group=board.subgroup)
    assert rows.ids(Wish(filters={"holder": "superintendent"})) == [seat]
    with pytest.raises(InvalidValues, match="by office"), core.work("Appoint") as work:
        appoint(work, {"seat": seat, "person": board.people["Nurse"]})


def test_a_holder_cannot_be_the_deputy_of_the_same_seat(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="holds the seat"), core.work("Deputy") as work:
        name_deputy(work, {"seat": board.seats["DCS"], "person": board.people["DCS"]})


def test_closing_a_seat_ends_holder_and_deputy_with_it(core: Core, board: Board) -> None:
    with core.work("Close seat") as work:
        close_seat(work, board.seats["Superintendent"], date(2025, 2, 28))
    with core.read() as session:
        posts = [each.post for each in members_of(session, board.board, TODAY)]
        last = holders(session, [board.seats["Superintendent"]])[0].last_day
    assert "Superintendent" not in posts
    assert last == date(2025, 2, 28)


def test_a_removed_seat_comes_back_whole_by_undo(core: Core, board: Board) -> None:
    before = member(core, board, "Named Nurse")
    with core.work("Remove seat") as work:
        remove_seat(work, board.seats["Named Nurse"])
    core.undo()
    after = member(core, board, "Named Nurse")
    assert (after.holder, after.agency, after.since) == (before.holder, before.agency, before.since)


def test_members_are_listed_as_at_a_day_and_found_by_agency(core: Core, board: Board) -> None:
    rows = SqlRows(core, MEMBERS, group=board.board)
    assert rows.ids(Wish(filters={"agency": "trust"})) == [board.seats["Named Nurse"]]
    assert rows.ids(Wish(search="tom shaw")) == [board.seats["Superintendent"]]
    earlier = SqlRows(core, MEMBERS, group=board.board, as_at=date(2023, 8, 31))
    assert earlier.ids(Wish()) == []
    assert len(SqlRows(core, SEATS).ids(Wish())) == 5


def test_an_agency_goes_under_the_name_it_had_on_the_day(core: Core, board: Board) -> None:
    with core.work("Rename agency") as work:
        rename_agency(work, board.agencies["ICB"], "NHS North ICB", date(2025, 1, 1))
    assert "Lancashire" in str(member(core, board, "Nurse", date(2024, 6, 1)).agency)
    assert member(core, board, "Nurse").agency == "NHS North ICB"


def test_a_part_and_a_successor_speak_for_the_agency_a_rule_names(core: Core, board: Board) -> None:
    with core.work("Reorganise") as work:
        service = add_agency(work, {"name": "Children’s Services", "part_of": board.agencies["LA"]})
        change_seat(work, board.seats["DCS"], {"agencies": (service,)})
        new = add_agency(work, {"name": "NHS North ICB"})
        change_agency(work, board.agencies["ICB"], {"succeeded_by": new})
        change_seat(work, board.seats["Nurse"], {"agencies": (new,)})
    with core.read() as session:
        rule = quorum_rule(session, board.board, TODAY)
        found = evaluate(rule, voices(session, board.board, TODAY), set(board.seats.values()))
    assert found.chip == "Quorate 3 of 3"


def test_a_seat_may_not_end_before_it_begins(core: Core, board: Board) -> None:
    with pytest.raises(InvalidValues, match="before the first day"), core.work("Change") as work:
        change_seat(work, board.seats["DCS"], {"last_day": date(2023, 1, 1)})
    assert member(core, board, "DCS").since == BEGAN
