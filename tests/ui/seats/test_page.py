"""The members of a group: what the list and the panel show, and every act by keyboard or menu."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.seats.operations import change_holder
from app.seats.queries import members_of
from app.seats.tenures import deputies, holders
from tests.app.groups.makers import TODAY, Board
from tests.ui.acting import CONTROL, SHIFT, Key, click, press, type_text
from tests.ui.checker import SIZES, check, check_page, settle, show_at
from tests.ui.opened import dialog, page_of
from ui.list_dialog import ListDialog
from ui.seats.page import MembersPage
from ui.table_delegate import CellDelegate
from ui.widgets.chips import Chip
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.seats.queries import MemberRecord
    from ui.window import Window


@pytest.fixture
def page(window: Window, board: Board) -> MembersPage:
    shown = page_of(window, "members", MembersPage, {"group": board.board})
    shown.table.view.setFocus()
    settle()
    return shown


def members(core: Core, board: Board, day: date = TODAY) -> dict[str, MemberRecord]:
    with core.read() as session:
        return {each.post: each for each in members_of(session, board.board, day)}


def fill(window: Window, **texts: str) -> None:
    """Type into the fields of the open form and store it."""
    form = dialog(window).form
    for name, text in texts.items():
        control = form.editors[name].control
        control.setFocus()
        press(Key.Key_A, CONTROL, control)
        type_text(text, control)
        settle()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            press(Key.Key_Down, on=popup)
            press(Key.Key_Return, on=popup)
        press(Key.Key_Tab)
    press(Key.Key_Return, CONTROL, dialog(window))
    settle()


def words(page: MembersPage) -> list[str]:
    shown = [*page.detail.findChildren(Label), *page.detail.findChildren(Chip)]
    return [each.text() for each in shown]


def test_the_heading_counts_what_the_list_shows(page: MembersPage) -> None:
    assert page.title == "SCP Board: members"
    assert page.subtitle == "5 seats, 5 filled. Quorum: LA, Police and ICB each present"
    assert len(page.table.model.ids) == 5
    assert not page.vacant.isVisible()


def test_vacant_seats_and_terms_that_end_are_counted_above_the_list(
    page: MembersPage, core: Core, board: Board
) -> None:
    found = members(core, board)
    nurse, named = found["Nurse"].holding, found["Named Nurse"].holding
    assert nurse is not None
    assert named is not None
    with core.work("Change") as work:
        change_holder(work, nurse.id, {"last_day": date(2025, 3, 1)})
        change_holder(work, named.id, {"term_ends": date(2025, 4, 30)})
    settle()
    assert (page.vacant.text(), page.ending.text()) == ("1 vacant", "1 term ends in 60 days")
    assert page.subtitle.startswith("5 seats, 4 filled.")


def test_a_term_that_has_ended_is_counted_and_marked_as_ended(
    window: Window, page: MembersPage, core: Core, board: Board
) -> None:
    nurse = members(core, board)["Nurse"].holding
    assert nurse is not None
    with core.work("Change") as work:
        change_holder(work, nurse.id, {"term_ends": date(2025, 1, 28)})
    settle()
    assert page.ending.text() == "1 term has ended"
    column = [each.name for each in page.table.columns.shown()].index("term_ends")
    place = page.table.model.place(board.seats["Nurse"])
    assert place is not None
    assert page.table.model.cell_look(place, column).text == "ended 28 Jan 2025"
    # The word is painted too, not its colour alone, also where the list is narrow.
    show_at(window, SIZES[1])
    settle()
    index, delegate = page.table.model.index(place, column), page.table.view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    assert not delegate.is_cut(index, page.table.view.columnWidth(column))


def test_the_panel_tells_the_chosen_seat(page: MembersPage, board: Board) -> None:
    page.table.select(board.seats["Superintendent"])
    settle()
    told = words(page)
    assert page.detail.post.text() == "Superintendent"
    assert {"Tom Shaw", "Statutory member", "Yes", "1 Sep 2023"} <= set(told)
    assert "1 Sep 2023  Deputy named: Tom Shaw" in page.detail.history.text()


def test_an_observer_does_not_count_to_quorum(page: MembersPage, board: Board) -> None:
    page.table.select(board.seats["Lead Member"])
    settle()
    assert "No" in words(page)


def test_the_list_is_shown_as_at_another_day(page: MembersPage) -> None:
    page.day.setFocus()
    page.day.selectAll()
    type_text("31/08/2023", page.day)
    press(Key.Key_Return, on=page.day)
    settle()
    assert page.subtitle.startswith("0 seats")
    assert len(page.table.model.ids) == 0


def test_a_new_holder_is_named_by_keyboard_and_the_former_one_ends_the_day_before(
    window: Window, page: MembersPage, core: Core, board: Board
) -> None:
    page.table.select(board.seats["DCS"])
    press(Key.Key_N, CONTROL | SHIFT, page.table.view)
    settle()
    fill(window, person="Amara Bibi", first_day="01/03/2025")
    assert members(core, board)["DCS"].holder == "Amara Bibi"
    assert members(core, board, date(2025, 2, 28))["DCS"].holder == "DCS Holder"


def test_a_seat_that_is_held_is_not_filled_again_from_the_same_day(
    window: Window, page: MembersPage, core: Core, board: Board
) -> None:
    page.table.select(board.seats["DCS"])
    press(Key.Key_N, CONTROL | SHIFT, page.table.view)
    settle()
    fill(window, person="Amara Bibi", first_day="01/09/2023")
    refused = dialog(window)
    assert refused.isVisible()
    assert refused.form.note("first_day") == (
        "DCS Holder holds this seat since 1 Sep 2023. End that first, or choose other days."
    )
    assert check(refused) == []
    assert members(core, board)["DCS"].holder == "DCS Holder"
    refused.form.set_values({})
    refused.close()


def test_a_deputy_is_named_by_keyboard(
    window: Window, page: MembersPage, core: Core, board: Board
) -> None:
    page.table.select(board.seats["Nurse"])
    press(Key.Key_D, CONTROL, page.table.view)
    settle()
    fill(window, person="Tom Shaw")
    assert members(core, board)["Nurse"].deputy == "Tom Shaw"


def test_a_seat_is_added_with_its_holder(
    window: Window, page: MembersPage, core: Core, board: Board
) -> None:
    press(Key.Key_N, CONTROL, page.table.view)
    settle()
    fill(window, post="Matron", agencies="Trust", person="Amara Bibi", term_ends="31/08/2026")
    found = members(core, board)["Matron"]
    assert (found.holder, found.agency_short, found.term_ends) == (
        "Amara Bibi",
        "Trust",
        date(2026, 8, 31),
    )


def test_a_holder_who_left_leaves_the_seat_vacant(
    window: Window, page: MembersPage, core: Core, board: Board
) -> None:
    page.table.select(board.seats["Named Nurse"])
    settle()
    page.detail.edit.choose("Named Nurse Holder has left")
    settle()
    fill(window, last_day="10/03/2025", reason="Retired")
    assert members(core, board)["Named Nurse"].is_vacant
    with core.read() as session:
        assert holders(session, [board.seats["Named Nurse"]])[0].reason == "Retired"


def test_a_holder_entered_by_mistake_is_removed_in_the_list_of_all_there_ever_were(
    window: Window, page: MembersPage, board: Board
) -> None:
    page.table.select(board.seats["DCS"])
    settle()
    page.detail.edit.choose("All holders of this seat")
    [opened] = window.findChildren(ListDialog)
    settle()
    assert check(opened) == []
    opened.table.select(opened.table.model.ids[0])
    press(Key.Key_Delete, on=opened.table.view)
    with page.desk.core.read() as session:
        assert holders(session, [board.seats["DCS"]]) == []
    opened.accept()
    window.undo()
    with page.desk.core.read() as session:
        assert len(holders(session, [board.seats["DCS"]])) == 1


def test_a_deputy_entered_by_mistake_is_removed_in_the_list_of_all(
    window: Window, page: MembersPage, board: Board
) -> None:
    page.table.select(board.seats["Nurse"])
    press(Key.Key_D, CONTROL, page.table.view)
    settle()
    fill(window, person="Tom Shaw")
    page.detail.edit.choose("All deputies of this seat")
    [opened] = window.findChildren(ListDialog)
    settle()
    assert check(opened) == []
    opened.table.select(opened.table.model.ids[0])
    press(Key.Key_Delete, on=opened.table.view)
    opened.accept()
    with page.desk.core.read() as session:
        assert deputies(session, [board.seats["Nurse"]]) == []


def test_an_earlier_holder_is_corrected_in_the_list_of_all(
    window: Window, page: MembersPage, board: Board
) -> None:
    page.table.select(board.seats["DCS"])
    settle()
    page.detail.edit.choose("All holders of this seat")
    [opened] = window.findChildren(ListDialog)
    opened.table.select(opened.table.model.ids[0])
    press(Key.Key_Return, on=opened.table.view)
    settle()
    fill(window, inducted_on="01/10/2023")
    with page.desk.core.read() as session:
        assert holders(session, [board.seats["DCS"]])[0].inducted_on == date(2023, 10, 1)
    opened.accept()


def test_who_was_entered_by_mistake_is_removed_where_they_are_corrected(
    window: Window, page: MembersPage, core: Core, board: Board
) -> None:
    page.table.select(board.seats["Superintendent"])
    for verb in ("Correct Superintendent Holder", "Correct deputy Tom Shaw"):
        settle()
        page.detail.edit.choose(verb)
        settle()
        assert check(dialog(window)) == []
        click(dialog(window).removal)
    found = members(core, board)["Superintendent"]
    assert (found.is_vacant, found.deputies) == (True, ())


def test_a_category_is_changed_for_several_seats_in_one_step(
    page: MembersPage, core: Core, board: Board
) -> None:
    chosen = [board.seats["Named Nurse"], board.seats["Lead Member"]]
    page.edit_cells(chosen, "category", members(core, board)["DCS"].category)
    found = members(core, board)
    assert {found[post].category.value for post in ("Named Nurse", "Lead Member")} == {"statutory"}
    core.undo()
    assert members(core, board)["Named Nurse"].category.value == "core"


def test_a_search_hit_opens_the_group_of_the_seat(
    window: Window, page: MembersPage, board: Board
) -> None:
    window.pages.open_record("members", board.seats["Nurse"])
    assert page.table.current_id() == board.seats["Nurse"]
    assert page.place() == {"group": board.board, "id": board.seats["Nurse"]}


def test_the_screen_stands_up_to_a_persons_eye(window: Window, page: MembersPage) -> None:
    assert check_page(window, "members") == []
    assert page.isVisible()


@pytest.mark.parametrize("act", ["add_member", "new_holder", "new_deputy"])
def test_every_form_stands_up_to_a_persons_eye(window: Window, page: MembersPage, act: str) -> None:
    getattr(page, act)()
    settle()
    assert check(dialog(window)) == []
    dialog(window).reject()
