"""Agendas: what they begin with, their order and numbers, and papers."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from app.agenda.naming import headings, item_choices
from app.agenda.operations import (
    add_item,
    change_item,
    place_item,
    prepare_agenda,
    remove_item,
)
from app.agenda.queries import agenda, papers
from app.agenda.rules import AgendaThere, ItemHoldsMore
from app.called import meant
from app.errors import InvalidValues
from app.finding import search
from models.agenda import PaperState
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import DECEMBER, JUNE, plan

if TYPE_CHECKING:
    from app.bootstrap import Core


def prepared(core: Core) -> int:
    board = make_board(core)
    plan(core, board, DECEMBER)
    meeting_id = plan(core, board)
    with core.work("Prepare agenda") as work:
        prepare_agenda(work, meeting_id)
    return meeting_id


def add(core: Core, meeting_id: int, title: str, parent: int | None = None) -> int:
    with core.work("Add agenda item") as work:
        return add_item(work, {"meeting": meeting_id, "title": title, "parent": parent})


def lines(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        return [item.heading for item in agenda(session, meeting_id)]


def test_a_new_agenda_begins_with_standing_items_last_minutes_and_the_action_log(
    core: Core,
) -> None:
    meeting_id = prepared(core)
    with core.read() as session:
        items = agenda(session, meeting_id)
    assert [item.heading for item in items] == [
        "1 Welcome, apologies and declarations of interest",
        "2 Minutes of 12 December 2024 and matters arising",
        "3 Action log",
        "4 Any other business",
    ]
    assert [item.at for item in items][:3] == [time(9, 30), time(9, 35), time(9, 40)]
    assert items[1].about_meeting is not None
    assert items[1].about_meeting.name == "SCP Board, 12 Dec 2024"


def test_a_first_meeting_has_no_minutes_to_approve(core: Core) -> None:
    meeting_id = plan(core, make_board(core))
    with core.work("Prepare agenda") as work:
        prepare_agenda(work, meeting_id)
    assert not any("Minutes" in line for line in lines(core, meeting_id))


def test_an_agenda_is_prepared_once(core: Core) -> None:
    meeting_id = prepared(core)
    with pytest.raises(AgendaThere), core.work("Prepare agenda") as work:
        prepare_agenda(work, meeting_id)


def test_an_item_comes_before_any_other_business_and_its_parts_below_it(core: Core) -> None:
    meeting_id = prepared(core)
    item_id = add(core, meeting_id, "Neglect strategy")
    add(core, meeting_id, "Dataset")
    add(core, meeting_id, "Progress report", item_id)
    assert lines(core, meeting_id)[3:] == [
        "4 Neglect strategy",
        "4.1 Progress report",
        "5 Dataset",
        "6 Any other business",
    ]


def test_an_item_moves_and_the_others_close_up_and_undo_puts_them_back(core: Core) -> None:
    meeting_id = prepared(core)
    item_id = add(core, meeting_id, "Neglect strategy")
    with core.work("Move agenda item") as work:
        place_item(work, item_id, 2)
    assert lines(core, meeting_id)[1] == "2 Neglect strategy"
    core.undo()
    assert lines(core, meeting_id)[3] == "4 Neglect strategy"


def test_an_item_that_others_stand_under_is_not_removed(core: Core) -> None:
    meeting_id = prepared(core)
    item_id = add(core, meeting_id, "Neglect strategy")
    add(core, meeting_id, "Progress report", item_id)
    with pytest.raises(ItemHoldsMore), core.work("Remove agenda item") as work:
        remove_item(work, item_id)


def test_a_removed_item_closes_the_gap(core: Core) -> None:
    meeting_id = prepared(core)
    with core.read() as session:
        log = agenda(session, meeting_id)[2]
    with core.work("Remove agenda item") as work:
        remove_item(work, log.id)
    assert lines(core, meeting_id)[2] == "3 Any other business"


def test_an_item_cannot_stand_under_an_item_of_another_meeting(core: Core) -> None:
    board = make_board(core)
    first, second = plan(core, board), plan(core, board, JUNE)
    item_id = add(core, first, "Neglect strategy")
    with pytest.raises(InvalidValues, match="not on this agenda"):
        add(core, second, "Detail", item_id)


def test_an_item_cannot_stand_two_levels_down(core: Core) -> None:
    meeting_id = prepared(core)
    item_id = add(core, meeting_id, "Neglect strategy")
    part = add(core, meeting_id, "Progress report", item_id)
    with pytest.raises(InvalidValues, match="first level"):
        add(core, meeting_id, "Detail", part)


def test_papers_awaited_and_received_are_counted(core: Core) -> None:
    meeting_id = prepared(core)
    for title, state in (("One", PaperState.AWAITED), ("Two", PaperState.RECEIVED)):
        item_id = add(core, meeting_id, title)
        with core.work("Paper") as work:
            change_item(work, item_id, {"paper_state": state, "paper": "Paper 4a"})
    with core.read() as session:
        counted = papers(session, [meeting_id])[meeting_id]
    assert (counted.items, counted.expected, counted.received, counted.missing) == (6, 2, 1, 1)


def test_items_are_found_by_their_words_and_named_with_their_numbers(core: Core) -> None:
    meeting_id = prepared(core)
    item_id = add(core, meeting_id, "Neglect strategy")
    with core.read() as session:
        [found] = search(session, "neglect strat")
        assert (found.kind, found.record_id) == ("agenda-items", item_id)
        assert found.title == "Neglect strategy (SCP Board, 27 Mar 2025)"
        assert headings(session, [item_id]) == {item_id: "4 Neglect strategy"}
        assert [ref.id for ref in item_choices(session, "neglect")] == [item_id]


def test_an_item_is_meant_by_its_meeting_where_its_heading_stands_at_several(core: Core) -> None:
    board = make_board(core)
    for meeting_id in (plan(core, board), plan(core, board, JUNE)):
        add(core, meeting_id, "Minutes of 12 December 2024, to be noted")
    item_id = add(core, meeting_id, "Neglect strategy")
    title = "1 Minutes of 12 December 2024, to be noted"
    with core.read() as session:
        [one] = meant(item_choices(session, "2 neglect strategy"), "2 neglect strategy")
        assert (one.id, one.name) == (item_id, "2 Neglect strategy, SCP Board, 26 Jun 2025")
        assert len(meant(item_choices(session, title), title)) == 2
        whole = f"{title}, SCP Board, 27/3/2025"
        [dated] = meant(item_choices(session, whole), whole)
    assert dated.name == f"{title}, SCP Board, 27 Mar 2025"
