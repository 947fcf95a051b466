"""What stands behind an item: the last decisions of its topic and the actions that are still open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.actions.bringing_back import bring_back
from app.actions.operations import add_action, close_action
from app.agenda.operations import add_item
from app.decisions.operations import add_decision
from app.meetings.operations import add_meeting
from app.minutes.topics import topic_of, topics
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import DECEMBER, MARCH, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.minutes.topics import ItemTopic

TODAY = date(2025, 3, 11)


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Neglect: six-month progress", "neglect"),
        ("Neglect", "neglect"),
        ("Q3: dataset", "q3: dataset"),
        ("  Section 11   findings ", "section 11 findings"),
    ],
)
def test_the_topic_is_what_stands_before_the_colon(title: str, topic: str) -> None:
    assert topic_of(title) == topic


@pytest.fixture
def held(core: Core) -> tuple[int, int, int, list[int]]:
    """Let the meeting of December decide on neglect; give the board, March, its item on neglect, and two actions."""
    board = make_board(core)
    before, now = plan(core, board, DECEMBER), plan(core, board, MARCH)
    with core.work("Hold") as work:
        was = add_item(work, {"meeting": before, "title": "Neglect strategy: first look"})
        other = add_item(work, {"meeting": before, "title": "Budget"})
        for number in range(5):
            add_decision(work, {"meeting": before, "item": was, "text": f"Decision {number}"})
        add_decision(work, {"meeting": before, "item": other, "text": "About money"})
        made = [
            add_action(
                work, {"meeting": before, "item": was, "text": text, "due": date(2025, 3, 1)}
            )
            for text in ("Bring cases", "Write to schools")
        ]
        item = add_item(work, {"meeting": now, "title": "Neglect strategy: progress"})
    return board.board, now, item, made


def read(core: Core, meeting_id: int) -> dict[int, ItemTopic]:
    with core.read() as session:
        return topics(session, meeting_id, TODAY)


def test_the_newest_decisions_and_the_open_actions_of_a_topic_come_along(
    core: Core, held: tuple[int, int, int, list[int]]
) -> None:
    _, now, item, made = held
    with core.work("Close") as work:
        close_action(work, made[1], "Every school was written to.")
    found = read(core, now)[item]
    assert [each.text for each in found.decisions] == ["Decision 4", "Decision 3", "Decision 2"]
    assert [each.text for each in found.actions] == ["Bring cases"]


def test_an_action_that_was_put_on_the_agenda_stands_under_its_item(
    core: Core, held: tuple[int, int, int, list[int]]
) -> None:
    _, now, _, made = held
    with core.work("Bring back") as work:
        bring_back(work, made[0], now)
    found = [each for each in read(core, now).values() if not each.decisions]
    assert [action.text for each in found for action in each.actions] == ["Bring cases"]


def test_another_group_has_topics_of_its_own(
    core: Core, held: tuple[int, int, int, list[int]]
) -> None:
    with core.work("Plan") as work:
        elsewhere = add_meeting(work, {"group": held[0] + 1, "day": MARCH})
        add_item(work, {"meeting": elsewhere, "title": "Neglect strategy: progress"})
    [found] = read(core, elsewhere).values()
    assert (found.decisions, found.actions) == ((), ())
