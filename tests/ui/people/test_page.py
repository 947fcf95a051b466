"""The people: adding, changing, leaving, and what the panel tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.people.queries import people
from tests.app.groups.makers import TODAY, Board
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import check, check_page, settle
from tests.ui.opened import dialog, page_of
from ui.people.page import PeoplePage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.people.queries import PersonRecord
    from ui.window import Window


@pytest.fixture
def page(window: Window, board: Board) -> PeoplePage:
    shown = page_of(window, "people", PeoplePage)
    shown.table.select(board.people["deputy"])
    shown.table.view.setFocus()
    settle()
    return shown


def person(core: Core, person_id: int) -> PersonRecord:
    with core.read() as session:
        return people(session, [person_id], {"as_at": TODAY})[0]


def test_the_panel_tells_seats_and_whom_somebody_stands_in_for(
    page: PeoplePage, board: Board
) -> None:
    [row] = page.detail.stands_in.rows()
    assert row.line.below == "Superintendent, Police"
    page.table.select(board.people["DCS"])
    settle()
    [row] = page.detail.seats.rows()
    assert row.line.title == "SCP Board"


def test_a_narrowed_list_says_how_many_of_all_it_shows_in_every_place(page: PeoplePage) -> None:
    every = len(page.table.model.ids)
    assert page.subtitle == f"{every} people"
    page.table.ask(filters={"name": "DCS Holder"})
    told = [(page.subtitle, page.table.count.text())]
    page.refresh()
    told.append((page.subtitle, page.table.count.text()))
    assert told == [(f"1 of {every} people", f"1 of {every} rows")] * 2


def test_a_person_is_added_by_keyboard(window: Window, page: PeoplePage, core: Core) -> None:
    press(Key.Key_N, CONTROL, page.table.view)
    settle()
    editors = dialog(window).form.editors
    type_text("Amara Bibi")
    type_text("amara.bibi@example.org", editors["email"].control)
    press(Key.Key_Return, CONTROL, dialog(window))
    settle()
    found = [person(core, each) for each in page.table.model.ids]
    [added] = [each for each in found if each.name == "Amara Bibi"]
    assert (added.initials, added.email) == ("AB", "amara.bibi@example.org")


def test_a_wrong_address_is_said_beside_its_field(window: Window, page: PeoplePage) -> None:
    page.change()
    settle()
    form = dialog(window).form
    type_text("no address", form.editors["email"].control)
    press(Key.Key_Return, CONTROL, dialog(window))
    settle()
    assert dialog(window).isVisible()
    assert check(dialog(window)) == []
    form.set_values({})
    dialog(window).reject()


def test_several_people_are_marked_as_having_left_in_one_step(
    page: PeoplePage, core: Core, board: Board
) -> None:
    ids = [board.people["DCS"], board.people["Nurse"]]
    page.edit_cells(ids, "left_on", date(2025, 3, 1))
    assert {person(core, each).left_on for each in ids} == {date(2025, 3, 1)}
    core.undo()
    assert {person(core, each).left_on for each in ids} == {None}


def test_somebody_with_a_seat_is_not_removed(
    window: Window, page: PeoplePage, core: Core, board: Board
) -> None:
    page.table.select(board.people["DCS"])
    press(Key.Key_Delete, on=page.table.view)
    settle()
    assert person(core, board.people["DCS"]).name == "DCS Holder"
    assert window.isVisible()


def test_addresses_of_the_chosen_rows_are_copied(
    page: PeoplePage, core: Core, board: Board
) -> None:
    page.edit_cells([board.people["deputy"]], "email", "tom.shaw@example.org")
    settle()
    page.table.select(board.people["deputy"])
    page.table.on_rows.copy_addresses()
    assert "tom.shaw@example.org" in QApplication.clipboard().text()
    assert core.file is not None


def test_the_screen_stands_up_to_a_persons_eye(window: Window, page: PeoplePage) -> None:
    assert check_page(window, "people") == []
    assert page.isVisible()
