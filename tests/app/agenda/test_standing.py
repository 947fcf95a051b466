"""Standing items: a group's own order of business, from which each new agenda begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.operations import add_item, prepare_agenda
from app.agenda.queries import agenda, standing_items
from app.agenda.rules import AgendaThere
from app.agenda.standing import (
    add_standing_item,
    add_usual_standing_items,
    change_standing_item,
    place_standing_item,
    remove_standing_item,
)
from app.errors import InvalidValues
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.app.groups.makers import Board


def own(core: Core, board: Board, *titles: str) -> list[int]:
    with core.work("Standing items") as work:
        return [add_standing_item(work, {"group": board.board, "title": each}) for each in titles]


def titles(core: Core, board: Board) -> list[str]:
    with core.read() as session:
        return [item.title for item in standing_items(session, board.board)]


def prepared(core: Core, board: Board) -> list[str]:
    meeting_id = plan(core, board, JUNE)
    with core.work("Prepare agenda") as work:
        prepare_agenda(work, meeting_id)
    with core.read() as session:
        return [item.heading for item in agenda(session, meeting_id)]


def test_a_group_with_standing_items_of_its_own_gets_those(core: Core) -> None:
    board = make_board(core)
    with core.work("Standing items") as work:
        add_usual_standing_items(work, board.board)
    own(core, board, "Voice of children")
    assert prepared(core, board)[-2:] == ["3 Voice of children", "4 Any other business"]


def test_a_standing_item_is_changed_for_later_agendas_only(core: Core) -> None:
    board = make_board(core)
    meeting_id = plan(core, board)
    [item_id] = own(core, board, "Dataset")
    with core.work("Standing items") as work:
        prepare_agenda(work, meeting_id)
        change_standing_item(work, item_id, {"title": "Quarterly dataset"})
    with core.read() as session:
        assert [item.title for item in agenda(session, meeting_id)] == ["Dataset"]
    assert titles(core, board) == ["Quarterly dataset"]


def test_an_item_that_is_switched_off_is_left_out_until_it_is_on_again(core: Core) -> None:
    board = make_board(core)
    dataset, _ = own(core, board, "Dataset", "Voice of children")
    with core.work("Switch off") as work:
        change_standing_item(work, dataset, {"switched_off": True})
    assert prepared(core, board) == ["1 Voice of children"]
    assert titles(core, board) == ["Dataset", "Voice of children"]


def test_a_group_with_all_its_items_switched_off_begins_with_an_empty_agenda(core: Core) -> None:
    board = make_board(core)
    [only] = own(core, board, "Dataset")
    with core.work("Switch off") as work:
        change_standing_item(work, only, {"switched_off": True})
    assert prepared(core, board) == []


def test_items_move_among_those_before_and_those_after_the_meetings_own(core: Core) -> None:
    board = make_board(core)
    first, _, third = own(core, board, "A", "B", "C")
    with core.work("Standing items") as work:
        last = add_standing_item(work, {"group": board.board, "title": "Z", "at_end": True})
        place_standing_item(work, third, 1)
        place_standing_item(work, last, 1)
    assert titles(core, board) == ["C", "A", "B", "Z"]
    with core.work("Standing items") as work:
        remove_standing_item(work, first)
    assert titles(core, board) == ["C", "B", "Z"]
    core.undo()
    assert titles(core, board) == ["C", "A", "B", "Z"]


def test_an_item_needs_a_title(core: Core) -> None:
    board = make_board(core)
    with pytest.raises(InvalidValues), core.work("Standing items") as work:
        add_standing_item(work, {"group": board.board})


def test_standing_items_are_put_around_what_stands_on_an_agenda_already(core: Core) -> None:
    board = make_board(core)
    own(core, board, "Welcome")
    meeting_id = plan(core, board)
    with core.work("Agenda") as work:
        add_standing_item(work, {"group": board.board, "title": "AOB", "at_end": True})
        for title in ("Neglect strategy", "Dataset"):
            add_item(work, {"meeting": meeting_id, "title": title})
        prepare_agenda(work, meeting_id)
    with core.read() as session:
        found = [item.heading for item in agenda(session, meeting_id)]
    assert found == ["1 Welcome", "2 Neglect strategy", "3 Dataset", "4 AOB"]
    with pytest.raises(AgendaThere), core.work("Again") as work:
        prepare_agenda(work, meeting_id)
