"""Membership confirmations beside the seats: who sits and stands in, and what cannot be taken with its reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.people.operations import add_person
from app.returns.built_in import built_in
from app.returns.confirmed_members import member_proposals
from app.returns.confirmed_people import Named, read_named
from app.returns.confirmed_words import CONTRIBUTION, MEMBERSHIP
from app.returns.taking_over import NothingChosen, take_over
from app.seats.queries import MemberRecord, members
from models.people import Person
from models.returns import ReturnRound
from tests.app.groups.makers import Board, make_board
from tests.app.returns.confirming import TODAY, confirm, seen
from tests.queries import asked_of

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.returns.kinds import AnswerValue
    from app.returns.taking_over import Proposal


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def proposed(core: Core, board: Board, agency: str, **answers: AnswerValue) -> list[Proposal]:
    round_id = confirm(core, "membership", MEMBERSHIP, {board.agencies[agency]: answers})
    with core.read() as session:
        return member_proposals(session, round_id, TODAY)


def taken(core: Core, proposals: list[Proposal]) -> None:
    with core.work("Take over") as work:
        take_over(work, [each for each in proposals if each.is_sure])


def seat_of(core: Core, board: Board, post: str, day: date = TODAY) -> MemberRecord:
    with core.read() as session:
        return members(session, [board.seats[post]], {"as_at": day})[0]


def person(core: Core, person_id: int) -> tuple[str, str | None, str | None]:
    with core.read() as session:
        row = session.get_one(Person, person_id)
        return row.name, row.post, row.email


@pytest.mark.parametrize(
    ("key", "words"), [("contribution", CONTRIBUTION), ("membership", MEMBERSHIP)]
)
def test_every_question_that_confirms_something_is_one_of_the_template(
    key: str, words: dict[str, str]
) -> None:
    asked = {
        each.wording for standard in built_in(key).outline.standards for each in standard.questions
    }
    assert set(words.values()) <= asked


@pytest.mark.parametrize(
    ("text", "email", "means"),
    [
        (
            "Amina Patel, Head of Safeguarding",
            "a@b.uk",
            Named("Amina Patel", "Head of Safeguarding", "a@b.uk"),
        ),
        ("Amina Patel (Head of Care)", "", Named("Amina Patel", "Head of Care")),
        ("Amina Patel - Head, Safeguarding", "", Named("Amina Patel", "Head, Safeguarding")),
        (
            "Ann Lee-Shaw, Nurse, ann.lee@trust.nhs.uk",
            "",
            Named("Ann Lee-Shaw", "Nurse", "ann.lee@trust.nhs.uk"),
        ),
        ("ann.lee@trust.nhs.uk", "", Named("", "", "ann.lee@trust.nhs.uk")),
    ],
)
def test_a_person_is_read_out_of_one_line(text: str, email: str, means: Named) -> None:
    assert read_named(text, email) == means


def test_who_sits_already_gives_post_and_address_and_one_undo_takes_them_back(
    core: Core, board: Board
) -> None:
    found = proposed(
        core,
        board,
        "ICB",
        is_right=True,
        member="Nurse Holder\nChief Nurse",
        email="nurse@icb.example",
    )
    assert [(each.what, seen(each)) for each in found] == [
        ("Member Nurse Holder: post", ("change", "", "Chief Nurse", "")),
        ("Member Nurse Holder: e-mail", ("change", "", "nurse@icb.example", "")),
        ("Nurse, SCP Board", ("already", "Nurse Holder", "Nurse Holder", "")),
    ]
    taken(core, found)
    assert person(core, board.people["Nurse"]) == (
        "Nurse Holder",
        "Chief Nurse",
        "nurse@icb.example",
    )
    core.undo()
    assert person(core, board.people["Nurse"]) == ("Nurse Holder", None, None)


def test_another_member_follows_on_the_day_the_return_names(core: Core, board: Board) -> None:
    with core.work("Add") as work:
        agency = board.agencies["ICB"]
        new = add_person(
            work, {"name": "Amina Patel", "agency": agency, "email": "amina@icb.example"}
        )
    found = proposed(
        core,
        board,
        "ICB",
        is_right=False,
        member="Amina Patel",
        email="AMINA@icb.example",
        attends_from=date(2025, 3, 1),
    )
    assert ("change", "Nurse Holder", "Amina Patel from 1 Mar 2025", "") in map(seen, found)
    taken(core, found)
    assert seat_of(core, board, "Nurse").holder == "Amina Patel"
    assert seat_of(core, board, "Nurse", date(2025, 2, 28)).holder == "Nurse Holder"
    assert person(core, new)[2] == "amina@icb.example"
    core.undo()
    assert seat_of(core, board, "Nurse").holder == "Nurse Holder"


def test_an_agency_with_two_seats_is_asked_which_of_them_changes(core: Core, board: Board) -> None:
    with core.work("Add") as work:
        add_person(work, {"name": "Amina Patel", "agency": board.agencies["LA"]})
    found = proposed(core, board, "LA", is_right=False, member="Amina Patel, Director")
    seats = [each for each in found if each.what.endswith("SCP Board")]
    assert [each.is_sure for each in seats] == [False, False]
    assert seats[0].note == "The agency has 2 seats; tick those that change."


def test_unknown_people_and_agencies_without_a_seat_are_told_and_nothing_is_proposed(
    core: Core, board: Board
) -> None:
    found = proposed(core, board, "ICB", is_right=False, member="Amina Patel, Chief Nurse")
    told = (
        "Amina Patel is not among the people of this file. Add them on People, then take this over."
    )
    assert [seen(each) for each in found] == [("cannot", "Nurse Holder", "Amina Patel", told)]
    with pytest.raises(NothingChosen):
        taken(core, found)


def test_a_day_before_the_present_holder_began_cannot_be_taken(core: Core, board: Board) -> None:
    found = proposed(
        core, board, "Trust", is_right=False, member="Tom Shaw", attends_from=date(2023, 1, 1)
    )
    told = "Named Nurse Holder holds this seat since 1 Sep 2023, which is later."
    assert seen(found[-1])[0::3] == ("cannot", told)


def test_another_deputy_stands_in_from_today_on(core: Core, board: Board) -> None:
    with core.work("Add") as work:
        add_person(work, {"name": "Rosa Lee", "agency": board.agencies["Police"]})
    found = proposed(
        core,
        board,
        "Police",
        is_right=True,
        has_deputy=True,
        deputy="Rosa Lee, Inspector, rosa@police.example",
    )
    assert [(each.what, each.new) for each in found] == [
        ("Member", "Superintendent Holder, still right"),
        ("Deputy Rosa Lee: post", "Inspector"),
        ("Deputy Rosa Lee: e-mail", "rosa@police.example"),
        ("Deputy for Superintendent, SCP Board", "Rosa Lee"),
    ]
    taken(core, found)
    assert seat_of(core, board, "Superintendent").deputy == "Rosa Lee"
    assert seat_of(core, board, "Superintendent", date(2025, 3, 10)).deputy == "Tom Shaw"


def test_a_return_without_a_deputy_ends_the_one_on_file_only_when_ticked(
    core: Core, board: Board
) -> None:
    found = proposed(core, board, "Police", is_right=True, has_deputy=False)
    assert [each.is_sure for each in found] == [True, False]
    with core.work("Take over") as work:
        take_over(work, found)
    assert seat_of(core, board, "Superintendent").deputy is None


def test_two_of_one_name_are_not_told_apart_by_guessing(core: Core, board: Board) -> None:
    with core.work("Add") as work:
        for email in ("a@one.example", "b@two.example"):
            add_person(work, {"name": "Amina Patel", "email": email})
    found = proposed(core, board, "ICB", is_right=False, member="Amina Patel, Nurse")
    assert found[0].note.startswith("2 people are called Amina Patel")


def test_the_file_is_asked_no_more_often_for_more_agencies(core: Core, board: Board) -> None:
    counts = []
    for name, short in (("One", ("ICB",)), ("Three", ("ICB", "Trust", "Police"))):
        answers: dict[str, AnswerValue] = {"is_right": True, "member": "Tom Shaw, Manager"}
        given = {board.agencies[each]: answers for each in short}
        round_id = confirm(core, "membership", MEMBERSHIP, given)
        with core.work("Rename") as work:
            work.get(ReturnRound, round_id).name = name
        with core.read() as session, asked_of(core) as asked:
            assert member_proposals(session, round_id, TODAY)
        counts.append(len(asked))
    assert counts[0] == counts[1]
