"""Everything owed by a person in one place, and one day that counts as chased on all of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.actions.chasing import chased_days
from app.actions.operations import add_action, close_action
from app.actions.rules import ActionClosed
from app.agenda.operations import change_item, remove_item
from app.attendance.fields import Answer
from app.attendance.replying import record_reply
from app.errors import NotFound
from app.forward.operations import add_topic, remove_topic
from app.letters.chasers import NoLongerOwed, chasers, mark_chased
from app.letters.fields import OwedKind
from app.letters.letter import letters_of
from app.letters.owing import owing
from app.minutes.removing import remove_meeting
from app.people.operations import change_person
from models.agenda import PaperState
from models.letters import Reminder
from tests.app.letters.makers import await_paper, make_meeting

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.forward.fields import TopicValues
    from app.letters.letter import Letter
    from app.letters.owed import Debtor, Owing
    from tests.app.groups.makers import Board

TODAY = date(2025, 3, 11)


def read(core: Core, today: date = TODAY) -> Owing:
    with core.read() as session:
        return owing(session, today)


def named(core: Core, name: str) -> Debtor:
    return next(each for each in read(core).debtors if each.name == name)


def act(core: Core, board: Board, text: str, days: int, **owner: object) -> int:
    with core.work("Add action") as work:
        return add_action(
            work,
            {
                "group": board.board,
                "text": text,
                "raised_on": date(2024, 9, 1),
                "due": TODAY + timedelta(days=days),
                **owner,  # type: ignore[typeddict-item]
            },
        )


def letter(core: Core, *debtors: Debtor) -> Letter:
    with core.read() as session:
        found = chasers(session, debtors, partnership_id=None, sender="Sana Khan")
    return letters_of(found, found.wording, found.sending)[0]


@pytest.fixture
def nurse(core: Core) -> tuple[Board, int, int]:
    """Let the nurse owe two actions, a paper and a reply; give board, meeting and the late action."""
    board, meeting_id = make_meeting(core)
    late = act(core, board, "Bring cases.", -11, owner=board.people["Nurse"])
    act(core, board, "Soon", 14, owner_seat=board.seats["Nurse"], owner_name="Nurse")
    act(core, board, "Far away", 15, owner=board.people["Nurse"])
    await_paper(core, meeting_id, "Neglect", "Nurse Holder")
    return board, meeting_id, late


def test_all_that_a_person_owes_stands_together(core: Core, nurse: object) -> None:
    assert nurse
    found = named(core, "Nurse Holder")
    assert (found.owes, found.late) == ("2 actions, 1 paper, 1 reply", 1)
    assert [each.kind for each in found.owed] == [
        OwedKind.ACTION,
        OwedKind.ACTION,
        OwedKind.PAPER,
        OwedKind.REPLY,
    ]
    assert found.owed[0].line.endswith(": Bring cases (SCP Board, due 28 Feb 2025, 11 days late)")
    assert read(core).debtors[0] == found


def test_one_letter_tells_all_of_it_under_headings(core: Core, nurse: object) -> None:
    assert nurse
    told = letter(core, named(core, "Nurse Holder"))
    assert told.wording.subject == (
        "Reminder from Blackburn with Darwen SCP: 2 actions, 1 paper, 1 reply"
    )
    body = told.wording.body
    assert "Actions\n- Action" in body
    assert "Papers\n- Paper for item 1, Neglect (SCP Board, 27 March 2025, due 18 Mar 2025)" in body
    assert "Replies\n- Whether you are coming to SCP Board, 27 March 2025, 09:30–12:00" in body
    assert told.addresses == (("Nurse Holder", "nurse@example.org"),)


def test_marking_lets_the_day_stand_on_each_and_one_undo_takes_it_back(
    core: Core, nurse: tuple[Board, int, int]
) -> None:
    late, shown = nurse[2], named(core, "Nurse Holder")
    with core.work("Mark as chased") as work:
        mark_chased(work, shown)
    assert [each.chased_on for each in named(core, "Nurse Holder").owed] == [TODAY] * 4
    with core.read() as session:
        assert chased_days(session, [late]) == {late: TODAY}
    core.undo()
    assert [each.chased_on for each in named(core, "Nurse Holder").owed] == [None] * 4


def test_what_came_meanwhile_is_refused_and_nothing_is_marked(
    core: Core, nurse: tuple[Board, int, int]
) -> None:
    board, meeting_id, late = nurse
    shown = named(core, "Nurse Holder")
    with core.work("Reply") as work:
        record_reply(work, meeting_id, board.seats["Nurse"], {"answer": Answer.COMING})
    with pytest.raises(NoLongerOwed, match="Whether you are coming"), core.work("Mark") as work:
        mark_chased(work, shown)
    assert named(core, "Nurse Holder").chased_on is None
    with core.work("Close") as work:
        close_action(work, late, "Twelve cases were read and shared.")
    with pytest.raises(ActionClosed), core.work("Mark") as work:
        mark_chased(work, shown)


def test_a_paper_that_came_is_not_chased(core: Core, nurse: tuple[Board, int, int]) -> None:
    shown = named(core, "Nurse Holder")
    item = next(each.id for each in shown.owed if each.kind is OwedKind.PAPER)
    with core.work("Receive") as work:
        change_item(work, item, {"paper_state": PaperState.RECEIVED})
    assert named(core, "Nurse Holder").owes == "2 actions, 1 reply"
    with pytest.raises(NoLongerOwed), core.work("Mark") as work:
        mark_chased(work, shown)
    assert nurse


def test_a_meeting_asks_from_its_call_for_papers_on(core: Core) -> None:
    make_meeting(core)
    assert read(core, date(2025, 3, 10)).debtors == ()
    assert {each.owes for each in read(core).debtors} == {"1 reply"}


def test_who_is_known_by_words_alone_is_listed_without_an_address(core: Core) -> None:
    board, _ = make_meeting(core)
    act(core, board, "Read it", -1, owner_name="All members")
    act(core, board, "Lost", -1)
    assert named(core, "All members").email is None
    assert [each for each in read(core).aside if "Lost" in each] == [
        "Action (new): Lost (SCP Board, due 10 Mar 2025, 1 day late) has nobody who can be reminded."
    ]


def test_somebody_is_the_same_row_though_the_list_changes(
    core: Core, nurse: tuple[Board, int, int]
) -> None:
    board = nurse[0]
    before = named(core, "Nurse Holder").id
    with core.work("Rename") as work:
        change_person(work, board.people["Nurse"], {"name": "N. Holder"})
    assert named(core, "N. Holder").id == before
    ids = [each.id for each in read(core).debtors]
    assert len(set(ids)) == len(ids)


def test_an_item_and_a_meeting_that_were_chased_can_still_be_removed(
    core: Core, nurse: tuple[Board, int, int]
) -> None:
    meeting_id = nurse[1]
    shown = named(core, "Nurse Holder")
    with core.work("Mark as chased") as work:
        mark_chased(work, shown)
    with core.work("Remove item") as work:
        remove_item(work, next(each.id for each in shown.owed if each.kind is OwedKind.PAPER))
    with core.work("Remove meeting") as work:
        remove_meeting(work, meeting_id)
    with core.read() as session:
        assert session.query(Reminder).count() == 0


def test_a_report_that_is_due_to_a_group_is_owed_too(core: Core) -> None:
    board, _ = make_meeting(core)
    with core.work("Park topics") as work:
        due: TopicValues = {"group": board.board, "due": date(2025, 3, 20)}
        add_topic(work, {**due, "title": "MARAC figures", "person": board.people["Nurse"]})
        topic = add_topic(work, {**due, "title": "Detention", "agency": board.agencies["Police"]})
    nurse, police = named(core, "Nurse Holder"), named(core, "Lancashire Constabulary")
    assert (nurse.owes, police.owes) == ("1 report, 1 reply", "1 report")
    assert police.owed[0].line == "Report: Detention (SCP Board, 27 Mar 2025, due 18 Mar 2025)"
    with core.work("Mark as chased") as work:
        mark_chased(work, police)
    assert named(core, "Lancashire Constabulary").chased_on == TODAY
    with core.work("Remove topic") as work:
        remove_topic(work, topic)
    with pytest.raises(NotFound), core.work("Mark as chased") as work:
        mark_chased(work, police)
