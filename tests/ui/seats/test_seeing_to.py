"""Seats of all groups to see to: each reason counts what its list holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.seats.fields import NEEDING_DEPUTY, Need
from app.seats.operations import add_seat, change_holder
from app.seats.queries import members_of
from app.seats.wanting import terms_ending, vacancies
from tests.app.groups.makers import TODAY, Board
from tests.ui.acting import Key, press
from tests.ui.checker import check_page, settle
from tests.ui.opened import page_of
from ui.seats.seeing_to import SeatsToSeeToPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.seats.queries import MemberRecord
    from ui.window import Window


@pytest.fixture
def page(window: Window, core: Core, board: Board) -> SeatsToSeeToPage:
    with core.read() as session:
        found = {each.post: each for each in members_of(session, board.board, TODAY)}
    holding = found["Named Nurse"].holding
    assert holding is not None
    with core.work("Change") as work:
        change_holder(work, holding.id, {"term_ends": date(2025, 4, 30)})
        add_seat(work, {"group": board.subgroup, "post": "Head teacher", "sector": "Schools"})
    shown = page_of(window, "seats-to-see-to", SeatsToSeeToPage)
    settle()
    return shown


def everybody(core: Core, board: Board) -> list[MemberRecord]:
    with core.read() as session:
        return [
            each
            for group in (board.board, board.subgroup)
            for each in members_of(session, group, TODAY)
        ]


def needs_one(seat: MemberRecord) -> bool:
    return seat.category in NEEDING_DEPUTY and not seat.is_vacant


def test_each_reason_lists_exactly_the_seats_it_means(
    page: SeatsToSeeToPage, core: Core, board: Board
) -> None:
    found = everybody(core, board)
    wanted = {
        Need.VACANT: vacancies(found),
        Need.NO_DEPUTY: [each for each in found if not each.deputies and needs_one(each)],
        Need.ENDING: terms_ending(found, TODAY),
    }
    for need, members in wanted.items():
        page.need.choose(need.value)
        assert sorted(page.table.model.ids) == sorted(each.id for each in members)
    assert page.subtitle == "1 vacant, 3 without deputy, 1 whose term ended or ends soon"


def test_return_opens_the_seat_in_its_group(
    window: Window, page: SeatsToSeeToPage, board: Board
) -> None:
    page.need.choose(Need.ENDING.value)
    page.table.select(board.seats["Named Nurse"])
    press(Key.Key_Return, on=page.table.view)
    assert window.pages.key == "members"
    assert window.pages.page is not None
    assert window.pages.page.place()["id"] == board.seats["Named Nurse"]


def test_the_screen_stands_up_to_a_persons_eye(window: Window, page: SeatsToSeeToPage) -> None:
    assert check_page(window, "seats-to-see-to") == []
    assert page.isVisible()
