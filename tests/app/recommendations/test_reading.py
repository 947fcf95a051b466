"""What a paper recommends stands beside its item; a newer version proposes and overwrites nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.operations import add_item
from app.decisions.fields import Verdict
from app.decisions.queries import decisions_of
from app.papers.operations import change_paper, remove_paper
from app.recommendations.answering import agree
from app.recommendations.operations import change_recommendation, keep_older, take_newer
from tests.app.meetings.makers import begin
from tests.app.recommendations.makers import attach_with, newer, propose, proposed, texts

if TYPE_CHECKING:
    from app.bootstrap import Core

PLAN, BUDGET = "Adopt the plan for the years to come", "Spend £40 on training of all staff"


def test_a_paper_brings_its_recommendations_and_tells_where_they_are_from(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    attach_with(core, item, PLAN, BUDGET)
    assert [(each.text, each.told) for each in proposed(core, item)] == [
        (PLAN, "paper 3a"),
        (BUDGET, "paper 3a"),
    ]
    core.undo()
    assert proposed(core, item) == []


def test_a_newer_version_proposes_what_is_new_changed_and_gone(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    paper = attach_with(core, item, PLAN, BUDGET, "Close the group")
    told = newer(core, paper, PLAN, "Start in May", "Spend £30 on training of all staff")
    assert told.sentence == ("recommendations of paper 3a: 1 new, 1 changed and 1 no longer in it")
    first, added, changed, gone = proposed(core, item)
    assert (first.differs, added.text, added.differs) == (False, "Start in May", False)
    assert (changed.text, changed.newer) == (BUDGET, "Spend £30 on training of all staff")
    assert (gone.text, gone.dropped) == ("Close the group", True)
    with core.work("Take") as work:
        take_newer(work, [changed.id, gone.id])
    assert texts(core, item) == [PLAN, "Start in May", "Spend £30 on training of all staff"]
    assert not any(each.differs for each in proposed(core, item))


def test_what_was_changed_by_hand_stays_until_somebody_takes_the_newer_words(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    paper = attach_with(core, item, PLAN, BUDGET)
    row = proposed(core, item)[1].id
    with core.work("Change") as work:
        change_recommendation(work, row, "Spend £40 on training of new staff")
    assert newer(core, paper, PLAN, BUDGET).sentence == ""
    assert proposed(core, item)[1].told == "paper 3a, changed here"
    newer(core, paper, PLAN, "Spend £30 on training of all staff")
    one = proposed(core, item)[1]
    assert one.text == "Spend £40 on training of new staff"
    assert one.newer == "Spend £30 on training of all staff"
    with core.work("Keep") as work:
        keep_older(work, [one.id])
    assert newer(core, paper, PLAN, "Spend £30 on training of all staff").sentence == ""


def test_what_the_meeting_has_answered_stays_whatever_comes(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    paper = attach_with(core, item, PLAN, BUDGET)
    ids = [each.id for each in proposed(core, item)]
    with core.work("Agree") as work:
        for each in ids:
            agree(work, each)
    told = newer(core, paper, "Adopt the plan for the years that come")
    assert told.sentence == (
        "recommendations of paper 3a: 2 answered by the meeting already, which stays"
    )
    assert [(each.text, each.verdict, each.differs) for each in proposed(core, item)] == [
        (PLAN, Verdict.AGREED, False),
        (BUDGET, Verdict.AGREED, False),
    ]


def test_a_version_in_which_nothing_is_found_changes_nothing(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    paper = attach_with(core, item, PLAN)
    assert newer(core, paper).sentence == ""
    assert not proposed(core, item)[0].differs


def test_what_was_typed_before_the_paper_came_is_not_there_twice(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    propose(core, item, f"{PLAN}\nAn idea of our own")
    attach_with(core, item, BUDGET, PLAN)
    assert sorted(texts(core, item)) == sorted([PLAN, "An idea of our own", BUDGET])
    assert {each.text: each.told for each in proposed(core, item)}[PLAN] == "paper 3a"


def test_one_that_is_kept_though_the_paper_dropped_it_is_the_meetings_own(core: Core) -> None:
    _, _, [item] = begin(core, "Plan")
    paper = attach_with(core, item, PLAN, BUDGET)
    newer(core, paper, PLAN)
    dropped = proposed(core, item)[1]
    with core.work("Keep") as work:
        keep_older(work, [dropped.id])
    assert newer(core, paper, PLAN).sentence == ""
    assert proposed(core, item)[1].told == "typed here"


def test_they_go_with_their_paper_to_another_item_and_away_with_it(core: Core) -> None:
    _, meeting_id, [item] = begin(core, "Plan")
    paper = attach_with(core, item, PLAN, BUDGET)
    first = proposed(core, item)[0].id
    with core.work("Move") as work:
        other = add_item(work, {"meeting": meeting_id, "title": "Budget"})
        change_paper(work, paper, {"item": other})
        change_recommendation(work, first, f"{PLAN}!")
    assert texts(core, item) == []
    assert texts(core, other) == [f"{PLAN}!", BUDGET]
    with core.work("Remove") as work:
        remove_paper(work, paper)
    assert [(each.place, each.text, each.told) for each in proposed(core, other)] == [
        (1, f"{PLAN}!", "typed here")
    ]


@pytest.mark.parametrize("parted", ["removed", "dropped"])
def test_what_a_restricted_paper_proposed_stays_restricted_without_it(
    core: Core, parted: str
) -> None:
    """Reproduces: kept by hand or changed by hand, it stood on the wall and in the public's documents."""
    _, meeting_id, [item_id] = begin(core, "Neglect")
    paper_id = attach_with(core, item_id, "Name the family", "Close the case")
    with core.work("Restrict") as work:
        change_paper(work, paper_id, {"restricted": True})
    ids = [each.id for each in proposed(core, item_id)]
    if parted == "removed":
        with core.work("Change and remove") as work:
            for each in ids:
                change_recommendation(work, each, "Name the family, later")
            remove_paper(work, paper_id)
    else:
        newer(core, paper_id, "Something else altogether")
        with core.work("Keep") as work:
            keep_older(work, ids)
    left = [each for each in proposed(core, item_id) if each.id in ids]
    assert [(each.paper, each.restricted) for each in left] == [(None, True)] * 2
    with core.work("Agree") as work:
        agree(work, ids[0])
    with core.read() as session:
        assert [each.is_private for each in decisions_of(session, meeting_id)] == [True]
