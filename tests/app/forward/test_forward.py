"""The forward plan: which meeting takes a topic, what comes back, and what happens when plans change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.agenda.carrying import carry_over
from app.agenda.operations import (
    add_item,
    begin_agenda,
    bring_topics,
    put_topic_on_agenda,
    remove_item,
)
from app.agenda.parking import ComesByItself, park_item
from app.agenda.queries import agenda
from app.errors import InvalidValues
from app.forward.operations import (
    add_topic,
    change_topic,
    drop_topic,
    park_again,
    remove_topic,
    skip_topic,
)
from app.forward.queries import topic
from app.forward.rules import NothingToSkip, NotParked, WasTaken, due_again
from app.meetings.moves import CANCEL, ISSUE_AGENDA
from app.meetings.operations import add_meeting, change_meeting, move_meeting
from app.minutes.removing import remove_meeting
from models.agenda import PaperState, Purpose
from models.forward import Repeat, TopicState
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, MARCH, plan

if TYPE_CHECKING:
    from typing import Unpack

    from app.agenda.queries import ItemRecord
    from app.bootstrap import Core
    from app.forward.fields import TopicValues
    from app.forward.queries import TopicRecord
    from tests.app.groups.makers import Board

SEPTEMBER = date(2025, 9, 25)


def park(core: Core, board: Board, **values: Unpack[TopicValues]) -> int:
    given: TopicValues = {"group": board.board, "title": "LADO yearly report", **values}
    with core.work("Park topic") as work:
        return add_topic(work, given)


def read(core: Core, topic_id: int) -> TopicRecord:
    with core.read() as session:
        return topic(session, topic_id)


def own_items(core: Core, meeting_id: int) -> list[ItemRecord]:
    with core.read() as session:
        return [each for each in agenda(session, meeting_id) if not each.is_standing]


def lands_on(core: Core, topic_id: int) -> int | None:
    found = read(core, topic_id).lands_on
    return found.id if found else None


def test_a_topic_comes_to_the_first_planned_meeting_from_its_day(core: Core) -> None:
    board = make_board(core)
    early, late = park(core, board, due=MARCH), park(core, board, due=date(2025, 3, 28))
    assert lands_on(core, early) is None
    march, june = plan(core, board), plan(core, board, JUNE)
    assert (lands_on(core, early), lands_on(core, late)) == (march, june)


def test_a_topic_parked_for_a_meeting_follows_it_to_another_day_and_outlives_its_end(
    core: Core,
) -> None:
    board = make_board(core)
    june, september = plan(core, board, JUNE), plan(core, board, SEPTEMBER)
    parked = park(core, board, meeting=june)
    assert read(core, parked).due == JUNE
    with core.work("Move") as work:
        change_meeting(work, june, {"day": date(2025, 6, 2)})
    assert lands_on(core, parked) == june
    with core.work("Cancel") as work:
        move_meeting(work, june, CANCEL, reason="Snow")
    assert lands_on(core, parked) == september


def test_an_issued_agenda_takes_a_topic_only_where_it_was_parked_for_it(core: Core) -> None:
    board = make_board(core)
    march, june = plan(core, board), plan(core, board, JUNE)
    with core.work("Issue") as work:
        begin_agenda(work, march)
        move_meeting(work, march, ISSUE_AGENDA)
    assert lands_on(core, park(core, board, due=date(2025, 1, 1))) == june
    assert lands_on(core, park(core, board, meeting=march)) == march


def test_preparing_an_agenda_brings_its_topics_before_any_other_business(core: Core) -> None:
    board = make_board(core)
    march = plan(core, board)
    parked = park(
        core,
        board,
        due=MARCH,
        purpose=Purpose.ASSURANCE,
        presenter="LADO",
        minutes=15,
        wants_paper=True,
        restricted=True,
    )
    park(core, board, group=board.subgroup, due=MARCH, title="Not ours")
    with core.work("Prepare") as work:
        begin_agenda(work, march)
    with core.read() as session:
        titles = [each.title for each in agenda(session, march)]
    assert titles[-2:] == ["LADO yearly report", "Any other business"]
    [item] = own_items(core, march)
    assert (item.purpose, item.presenter, item.minutes) == (Purpose.ASSURANCE, "LADO", 15)
    assert (item.paper_state, item.restricted) == (PaperState.AWAITED, True)
    found = read(core, parked)
    assert (found.state, found.lands_on, found.last_on) == (TopicState.TAKEN, None, MARCH)


def test_what_was_parked_after_the_agenda_was_begun_is_brought_in_once(core: Core) -> None:
    board = make_board(core)
    march = plan(core, board)
    with core.work("Prepare") as work:
        begin_agenda(work, march)
    park(core, board, due=MARCH)
    with core.work("Bring in") as work:
        assert len(bring_topics(work, march)) == 1
    with core.work("Bring in") as work:
        assert bring_topics(work, march) == []
    assert len(own_items(core, march)) == 1


@pytest.mark.parametrize(
    ("repeat", "taken", "again"),
    [
        (Repeat.ONCE, MARCH, None),
        (Repeat.QUARTERLY, MARCH, date(2025, 4, 30)),
        (Repeat.HALF_YEARLY, MARCH, date(2025, 7, 31)),
        (Repeat.YEARLY, MARCH, date(2026, 1, 31)),
        (Repeat.TWO_YEARLY, MARCH, date(2027, 1, 31)),
        # Two quarters went by without a meeting: the next one after it counts, not a meeting for each.
        (Repeat.QUARTERLY, date(2025, 9, 25), date(2025, 10, 31)),
    ],
)
def test_when_a_topic_is_due_again(repeat: Repeat, taken: date, again: date | None) -> None:
    assert due_again(date(2025, 1, 31), repeat, taken) == again


def test_a_report_of_every_quarter_lands_on_each_quarters_meeting_by_itself(core: Core) -> None:
    board = make_board(core)
    march, june = plan(core, board), plan(core, board, JUNE)
    parked = park(core, board, due=date(2025, 3, 1), repeat=Repeat.QUARTERLY)
    with core.work("Prepare") as work:
        begin_agenda(work, march)
    assert (read(core, parked).due, lands_on(core, parked)) == (date(2025, 6, 1), june)
    with core.work("Prepare") as work:
        begin_agenda(work, june)
    assert (len(own_items(core, march)), len(own_items(core, june))) == (1, 1)
    assert read(core, parked).state is TopicState.PARKED


def test_skipping_once_leaves_one_meeting_out(core: Core) -> None:
    board = make_board(core)
    _, june = plan(core, board), plan(core, board, JUNE)
    once = park(core, board, due=MARCH)
    yearly = park(core, board, due=MARCH, repeat=Repeat.YEARLY)
    with core.work("Skip") as work:
        skip_topic(work, once)
        skip_topic(work, yearly)
    assert lands_on(core, once) == june
    assert (read(core, yearly).due, lands_on(core, yearly)) == (date(2026, 3, 27), None)
    with core.work("Skip") as work, pytest.raises(NothingToSkip):
        skip_topic(work, yearly)


def test_a_dropped_topic_comes_to_nothing_until_it_is_parked_again(core: Core) -> None:
    board = make_board(core)
    march = plan(core, board)
    parked = park(core, board, due=MARCH)
    with core.work("Drop") as work:
        drop_topic(work, parked)
    assert lands_on(core, parked) is None
    with core.work("Put on agenda") as work, pytest.raises(NotParked):
        put_topic_on_agenda(work, parked, march)
    with core.work("Park again") as work:
        park_again(work, parked)
    assert lands_on(core, parked) == march


def test_an_item_that_is_removed_lets_its_topic_wait_again(core: Core) -> None:
    board = make_board(core)
    march = plan(core, board)
    parked = park(core, board, due=MARCH)
    with core.work("Put on agenda") as work:
        item_id = put_topic_on_agenda(work, parked, march)
    with core.work("Remove topic") as work, pytest.raises(WasTaken):
        remove_topic(work, parked)
    with core.work("Remove item") as work:
        remove_item(work, item_id)
    assert lands_on(core, parked) == march
    with core.work("Remove topic") as work:
        remove_topic(work, parked)


def test_a_topic_moves_with_its_item_to_another_agenda_and_waits_no_more(core: Core) -> None:
    board = make_board(core)
    march, june = plan(core, board), plan(core, board, JUNE)
    parked = park(core, board, due=MARCH)
    with core.work("Put on agenda") as work:
        item_id = put_topic_on_agenda(work, parked, march)
    with core.work("Carry over") as work:
        carry_over(work, item_id, june)
    found = read(core, parked)
    assert (found.state, found.last_on) == (TopicState.TAKEN, JUNE)


def test_removing_a_meeting_lets_its_topics_wait_for_the_next(core: Core) -> None:
    board = make_board(core)
    march, june = plan(core, board), plan(core, board, JUNE)
    taken, waiting = park(core, board, due=MARCH), park(core, board, meeting=march)
    with core.work("Put on agenda") as work:
        put_topic_on_agenda(work, taken, march)
    with core.work("Remove meeting") as work:
        remove_meeting(work, march)
    assert (lands_on(core, taken), lands_on(core, waiting)) == (june, june)


def test_an_item_is_parked_with_all_that_it_is(core: Core) -> None:
    board = make_board(core)
    march, june = plan(core, board), plan(core, board, JUNE)
    with core.work("Add") as work:
        begin_agenda(work, march)
        item_id = add_item(
            work,
            {"meeting": march, "title": "Neglect", "purpose": Purpose.DECISION, "minutes": 30},
        )
    with core.work("Park item") as work:
        parked = park_item(work, item_id, {"meeting": june})
    assert own_items(core, march) == []
    found = read(core, parked)
    assert (found.title, found.purpose, found.minutes) == ("Neglect", Purpose.DECISION, 30)
    assert found.lands_on is not None
    assert found.lands_on.id == june


def test_an_item_from_the_forward_plan_goes_back_as_the_same_topic(core: Core) -> None:
    board = make_board(core)
    march, june = plan(core, board), plan(core, board, JUNE)
    parked = park(core, board, due=MARCH)
    with core.work("Put on agenda") as work:
        item_id = put_topic_on_agenda(work, parked, march)
    with core.work("Park item") as work:
        assert park_item(work, item_id, {"meeting": june, "due": JUNE}) == parked
    assert lands_on(core, parked) == june


def test_standing_items_are_not_parked(core: Core) -> None:
    board = make_board(core)
    march = plan(core, board)
    with core.work("Prepare") as work:
        begin_agenda(work, march)
    with core.read() as session:
        first = agenda(session, march)[0]
    with core.work("Park item") as work, pytest.raises(ComesByItself):
        park_item(work, first.id, {"due": JUNE})


def test_a_meeting_of_another_group_or_one_that_is_over_is_refused(core: Core) -> None:
    board = make_board(core)
    march = plan(core, board)
    with core.work("Cancel") as work:
        theirs = add_meeting(work, {"group": board.subgroup, "day": JUNE})
        move_meeting(work, march, CANCEL, reason="Snow")
    with pytest.raises(InvalidValues, match="another group"):
        park(core, board, meeting=theirs)
    with pytest.raises(InvalidValues, match="cancelled"):
        park(core, board, meeting=march)
    with pytest.raises(InvalidValues):
        park(core, board)
    parked = park(core, board, due=MARCH)
    with core.work("Change") as work, pytest.raises(InvalidValues, match="another group"):
        change_topic(work, parked, {"meeting": theirs})
