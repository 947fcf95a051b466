"""What is proposed and what the meeting makes of it: real decisions, one step each, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.carrying import carry_over
from app.agenda.operations import add_item, prepare_agenda, remove_item
from app.attendance.operations import mark_all_present
from app.decisions.fields import Verdict
from app.decisions.operations import NumberedForGood, remove_decision
from app.errors import InvalidValues
from app.meetings.moves import CLOSE, ISSUE, TO_CHAIR
from app.meetings.rules import MinutesLocked
from app.minutes.closing import carry_out, closing_check
from app.minutes.removing import remove_meeting
from app.recommendations.answering import (
    NothingToTakeBack,
    NotMetYet,
    agree,
    amend,
    not_agree,
    take_back_answer,
)
from app.recommendations.operations import (
    AnsweredAlready,
    add_recommendations,
    change_recommendation,
    place_recommendation,
    remove_recommendation,
)
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, begin, plan
from tests.app.recommendations.makers import minuted_item, propose, proposed, texts

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_each_answer_is_a_decision_of_the_meeting_with_who_was_there(core: Core) -> None:
    _, meeting_id, [item] = begin(core, "Plan")
    first, second, third = propose(core, item, "Adopt the plan\nSpend £40\nClose the group")
    with core.work("Answer") as work:
        agree(work, first)
        amend(work, second, "Spend £30")
        not_agree(work, third)
    decided = minuted_item(core, meeting_id, item).decisions
    assert [(each.text, each.verdict, each.proposed) for each in decided] == [
        ("Adopt the plan", Verdict.AGREED, None),
        ("Spend £30", Verdict.AMENDED, "Spend £40"),
        ("Not agreed: Close the group", Verdict.REFUSED, "Close the group"),
    ]
    assert [each.how for each in decided] == [
        "Agreed without a vote",
        "Agreed as amended",
        "Not agreed",
    ]
    assert texts(core, item) == ["Adopt the plan", "Spend £40", "Close the group"]
    with core.work("Close") as work:
        mark_all_present(work, meeting_id)
        carry_out(work, meeting_id, CLOSE)
    assert [each.decision and each.decision.reference for each in proposed(core, item)] == [
        "2025/1",
        "2025/2",
        "2025/3",
    ]


def test_another_answer_changes_the_decision_and_undo_takes_one_back(core: Core) -> None:
    _, meeting_id, [item] = begin(core, "Plan")
    [row] = propose(core, item, "Adopt the plan")
    with core.work("Agree") as work:
        decision = agree(work, row)
    with core.work("Not agree") as work:
        assert not_agree(work, row) == decision
    assert [each.text for each in minuted_item(core, meeting_id, item).decisions] == [
        "Not agreed: Adopt the plan"
    ]
    core.undo()
    [one] = minuted_item(core, meeting_id, item).decisions
    assert (one.text, one.verdict, one.proposed) == ("Adopt the plan", Verdict.AGREED, None)
    core.undo()
    assert proposed(core, item)[0].decision is None
    assert minuted_item(core, meeting_id, item).decisions == ()


def test_an_amendment_in_the_same_words_is_agreement(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    [row] = propose(core, item, "Adopt the plan")
    with core.work("Amend") as work:
        amend(work, row, "Adopt  the plan ")
    assert proposed(core, item)[0].verdict is Verdict.AGREED


def test_an_answer_is_taken_back_by_itself_or_with_its_decision_until_it_is_numbered(
    core: Core,
) -> None:
    _, meeting_id, [item] = begin(core, "Plan")
    first, second = propose(core, item, "Adopt the plan\nSpend £40")
    with core.work("Answer") as work:
        agree(work, first)
        decision = agree(work, second)
        take_back_answer(work, first)
        remove_decision(work, decision)
        agree(work, first)
    assert [each.verdict for each in proposed(core, item)] == [Verdict.AGREED, None]
    with core.work("Close") as work:
        mark_all_present(work, meeting_id)
        carry_out(work, meeting_id, CLOSE)
    with pytest.raises(NumberedForGood), core.work("Back") as work:
        take_back_answer(work, first)
    with pytest.raises(NothingToTakeBack), core.work("Back") as work:
        take_back_answer(work, second)


def test_what_is_answered_is_neither_changed_nor_removed(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    [row] = propose(core, item, "Adopt the plan")
    with core.work("Agree") as work:
        agree(work, row)
    for act in (remove_recommendation, lambda work, one: change_recommendation(work, one, "x")):
        with pytest.raises(AnsweredAlready, match="recommendation 1"), core.work("Change") as work:
            act(work, row)
    assert texts(core, item) == ["Adopt the plan"]


def test_a_meeting_that_has_not_begun_has_decided_nothing(core: Core) -> None:
    meeting_id = plan(core, make_board(core))
    with core.work("Add") as work:
        item = add_item(work, {"meeting": meeting_id, "title": "Plan"})
        [row] = add_recommendations(work, item, "Adopt the plan")
    with pytest.raises(NotMetYet), core.work("Agree") as work:
        agree(work, row)


def test_issued_minutes_keep_their_answers(core: Core) -> None:
    _, meeting_id, [item] = begin(core, "Plan")
    [row] = propose(core, item, "Adopt the plan")
    with core.work("Issue") as work:
        mark_all_present(work, meeting_id)
        for move in (CLOSE, TO_CHAIR, ISSUE):
            carry_out(work, meeting_id, move)
    with pytest.raises(MinutesLocked), core.work("Agree") as work:
        agree(work, row)


def test_what_is_pasted_is_a_recommendation_a_line_and_keeps_its_numbers(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    propose(core, item, "The Board is asked to:\n2.1 Adopt the plan; and\n2.2 Spend £40.")
    propose(core, item, "1. Close the group")
    assert [(each.number, each.text) for each in proposed(core, item)] == [
        ("2.1", "Adopt the plan"),
        ("2.2", "Spend £40."),
        ("3", "Close the group"),
    ]
    with pytest.raises(InvalidValues, match="one recommendation a line"):
        propose(core, item, " \n…")


@pytest.mark.parametrize(
    "text",
    ["\n".join(f"{number}. Agree {number}" for number in range(61)), f"Agree {'x ' * 2_000}"],
)
def test_more_than_fits_is_refused_and_not_cut_off(core: Core, text: str) -> None:
    _, _, [item_id] = begin(core, "Neglect")
    with pytest.raises(InvalidValues, match="at most"):
        propose(core, item_id, text)
    assert proposed(core, item_id) == []


def test_they_are_moved_changed_and_removed_and_the_others_close_up(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    first, second, third = propose(core, item, "One\nTwo\nThree")
    with core.work("Change") as work:
        place_recommendation(work, third, 1)
        change_recommendation(work, first, "One and a half")
        remove_recommendation(work, second)
    assert [(each.place, each.text) for each in proposed(core, item)] == [
        (1, "Three"),
        (2, "One and a half"),
    ]


def test_what_is_not_answered_goes_with_an_item_that_is_carried_over_and_is_told_on_closing(
    core: Core,
) -> None:
    board, meeting_id, [item] = begin(core, "Plan")
    june = plan(core, board, JUNE)
    first, second = propose(core, item, "Adopt the plan\nSpend £40")
    with core.work("Agree") as work:
        agree(work, first)
    with core.read() as session:
        assert closing_check(session, meeting_id).unanswered == ("3 Plan",)
    with core.work("Carry over") as work:
        moved = carry_over(work, item, june)
    assert texts(core, item) == ["Adopt the plan"]
    assert [(each.id, each.number, each.text) for each in proposed(core, moved)] == [
        (second, "1", "Spend £40")
    ]
    with core.read() as session:
        assert closing_check(session, meeting_id).unanswered == ()


def test_they_move_with_their_item_and_go_with_it_and_with_its_meeting(core: Core) -> None:
    board = make_board(core)
    march, june = plan(core, board), plan(core, board, JUNE)
    with core.work("Prepare") as work:
        prepare_agenda(work, june)
        item = add_item(work, {"meeting": march, "title": "Plan"})
        add_recommendations(work, item, "Adopt the plan")
        moved = carry_over(work, item, june)
        other = add_item(work, {"meeting": march, "title": "Budget"})
        add_recommendations(work, other, "Spend £40")
        remove_item(work, other)
    assert texts(core, moved) == ["Adopt the plan"]
    with core.work("Remove") as work:
        remove_meeting(work, june)
        remove_meeting(work, march)
