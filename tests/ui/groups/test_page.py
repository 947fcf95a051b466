"""The groups: list and chart, what the panel tells, and the acts on groups and the partnership."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.chairs.queries import chair_terms, chairs_on
from app.groups.operations import add_group
from app.groups.queries import group
from app.groups.terms import terms_of
from app.partnerships.queries import (
    all_partnerships,
    officers,
    officers_of,
    priorities_of,
)
from tests.app.groups.makers import TODAY, Board
from tests.ui.acting import CONTROL, Key, click, press, type_text
from tests.ui.checker import SIZES, check, check_page, settle, show_at
from tests.ui.opened import dialog, page_of
from ui.dialogs import ChooseOne
from ui.groups.page import CHART, GroupsPage
from ui.list_dialog import ListDialog
from ui.seats.page import MembersPage
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.groups.fields import GroupValues
    from ui.window import Window


@pytest.fixture
def page(window: Window, board: Board) -> GroupsPage:
    shown = page_of(window, "groups", GroupsPage)
    shown.table.select(board.board)
    shown.table.view.setFocus()
    settle()
    return shown


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


def last_list(window: Window) -> ListDialog:
    """Give the list that was opened last."""
    settle()
    return window.findChildren(ListDialog)[-1]


def choose(window: Window, verb: str) -> None:
    """Press a button of the open question."""
    question = window.findChildren(ChooseOne)[-1]
    button = next(each for each in question.findChildren(Button) if each.caption() == verb)
    click(button)
    settle()


def test_the_panel_tells_the_chosen_group(page: GroupsPage) -> None:
    assert page.subtitle == "2 groups"
    assert page.detail.name.text() == "SCP Board"


def test_return_opens_the_members(window: Window, page: GroupsPage) -> None:
    press(Key.Key_Return, on=page.table.view)
    assert window.pages.key == "members"
    shown = window.findChildren(MembersPage)[0]
    assert shown.title == "SCP Board: members"


def test_the_chart_is_walked_with_the_arrows_and_opened_with_return(
    window: Window, page: GroupsPage, board: Board
) -> None:
    page.show_as(CHART)
    chart = page.chart.chart
    chart.setFocus()
    press(Key.Key_Down, on=chart)
    assert chart.current == board.subgroup
    assert page.detail.name.text() == "Neglect subgroup"
    press(Key.Key_Up, on=chart)
    assert chart.current == board.board
    press(Key.Key_Return, on=chart)
    assert window.pages.key == "members"


def test_a_click_on_a_box_chooses_the_group(page: GroupsPage, board: Board) -> None:
    page.show_as(CHART)
    settle()
    chart = page.chart.chart
    place = next(each for each in chart.places if each.box.id == board.subgroup)
    click(chart, chart.box_of(place).center().toPoint())
    assert page.place() == {"as": CHART, "id": board.subgroup}


def test_the_chart_grows_and_shrinks(page: GroupsPage) -> None:
    page.show_as(CHART)
    settle()
    before = page.chart.chart.scale
    page.chart.chart.larger()
    assert page.chart.chart.scale > before


@pytest.fixture
def tower(core: Core, board: Board) -> int:
    """Make a group under the board, one under that and so on, and give the lowest."""
    below = board.board
    with core.work("Add groups") as work:
        for number in range(8):
            values: GroupValues = {"partnership": board.partnership, "name": f"Group {number}"}
            below = add_group(work, {**values, "reports_to": (below,)}, {})
    return below


def is_whole(page: GroupsPage) -> bool:
    shown, room = page.chart.chart.sizeHint(), page.chart.viewport().size()
    return shown.width() <= room.width() + 1 and shown.height() <= room.height() + 1


@pytest.mark.parametrize("size", SIZES)
def test_the_chart_opens_whole_and_is_whole_again_after_zooming(
    window: Window, page: GroupsPage, tower: int, size: tuple[int, int]
) -> None:
    """Reproduces: of ten boxes six were seen, beside two scroll bars, until the button for the whole was found."""
    page.refresh()
    assert tower in page.table.model.ids
    show_at(window, size)
    page.show_as(CHART)
    settle()
    assert is_whole(page)
    page.chart.chart.larger()
    settle()
    scale = page.chart.chart.scale
    window.resize(size[0] - 10, size[1])
    settle()
    assert page.chart.chart.scale == scale
    page.chart.chart.zoom_whole()
    settle()
    assert is_whole(page)


def test_a_group_is_added_with_its_quorum(window: Window, page: GroupsPage, core: Core) -> None:
    press(Key.Key_N, CONTROL, page.table.view)
    settle()
    fill(window, name="Practice Improvement Group", reports_to="SCP", quorum_needed="Police")
    settle()
    with core.read() as session:
        [found] = [
            group(session, each, TODAY)
            for each in page.table.model.ids
            if group(session, each, TODAY).name == "Practice Improvement Group"
        ]
    assert [ref.name for ref in found.reports_to] == ["SCP Board"]
    assert found.quorum == "Police present"


def test_new_terms_of_reference_follow_the_old_ones(
    window: Window, page: GroupsPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("Terms of reference and quorum")
    settle()
    choose(window, "New terms from a day")
    fill(window, name="2025/26", first_day="01/04/2025")
    with core.read() as session:
        new, old = terms_of(session, board.board)
    assert (new.name, new.quorum) == ("2025/26", "LA, Police and ICB each present")
    assert old.last_day == date(2025, 3, 31)


def test_an_independent_chair_is_named_from_a_day_on(
    window: Window, page: GroupsPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("New chair from a day")
    settle()
    fill(window, person="Gill Frame", first_day="01/03/2025")
    with core.read() as session:
        assert chairs_on(session, [board.board], TODAY)[board.board].told == "Gill Frame"


def test_only_the_groups_own_seats_are_offered_for_the_chair(
    window: Window, page: GroupsPage, board: Board
) -> None:
    page.detail.edit.choose("New chair from a day")
    settle()
    choices = dialog(window).form.editors["seat"].control
    type_text("Nurse", choices)
    settle()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(Key.Key_Escape, on=popup)
    dialog(window).form.set_values({})
    dialog(window).reject()
    assert board.board


def test_the_standing_items_of_a_group_are_one_choice_away(
    window: Window, page: GroupsPage, board: Board
) -> None:
    page.detail.edit.choose("Standing agenda items")
    assert (window.pages.key, window.pages.entry()) == ("standing-items", "groups")
    assert window.pages.page is not None
    assert window.pages.page.place() == {"group": board.board}


def test_the_partnership_its_officers_and_priorities_are_kept(
    window: Window, page: GroupsPage, core: Core, board: Board
) -> None:
    page.body_button.choose("Add priority")
    settle()
    fill(window, name="Neglect", agency="LA")
    page.body_button.choose("Add lead or delegated partner")
    settle()
    fill(window, agency="Police", post="Chief Superintendent")
    with core.read() as session:
        assert [each.name for each in priorities_of(session, board.partnership, TODAY)] == [
            "Neglect"
        ]
        [officer] = officers_of(session, board.partnership, TODAY)
    assert officer.agency.name == "Lancashire Constabulary"
    assert "Priority 1: Neglect" in page.body_button.entries()


def test_a_lead_partner_is_ended_with_a_day_and_one_entered_by_mistake_removed(
    window: Window, page: GroupsPage, core: Core, board: Board
) -> None:
    for agency, post in (("Police", "Chief Superintendent"), ("ICB", "Chief Nurse")):
        page.body_button.choose("Add lead or delegated partner")
        settle()
        fill(window, agency=agency, post=post, first_day="01/09/2023")
    page.body_button.choose("All lead and delegated partners")
    opened = last_list(window)
    assert check(opened) == []
    opened.table.select(1)
    press(Key.Key_Return, on=opened.table.view)
    settle()
    fill(window, last_day="10/03/2025")
    with core.read() as session:
        left = officers_of(session, board.partnership, TODAY)
        ended = officers(session, [1])[0].last_day
    assert ([each.post for each in left], ended) == (["Chief Nurse"], date(2025, 3, 10))
    opened.table.select(2)
    press(Key.Key_Delete, on=opened.table.view)
    opened.accept()
    with core.read() as session:
        assert officers_of(session, board.partnership, TODAY) == []


def test_a_priority_entered_by_mistake_is_removed_from_the_list_of_all(
    window: Window, page: GroupsPage, core: Core, board: Board
) -> None:
    page.body_button.choose("Add priority")
    settle()
    fill(window, name="Neglect", agency="LA")
    page.body_button.choose("All priorities")
    opened = last_list(window)
    assert check(opened) == []
    opened.table.select(1)
    press(Key.Key_Delete, on=opened.table.view)
    opened.accept()
    with core.read() as session:
        assert priorities_of(session, board.partnership, TODAY) == []


def test_an_earlier_chair_is_recorded_beside_the_others_and_removed_again(
    window: Window, page: GroupsPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("All chairs of the group")
    opened = last_list(window)
    assert check(opened) == []
    with core.read() as session:
        before = len(chair_terms(session, board.board, TODAY))
    click(opened.findChildren(Button)[0])
    settle()
    fill(window, seat="Superintendent", first_day="01/09/2021", last_day="31/08/2022")
    with core.read() as session:
        found = chair_terms(session, board.board, TODAY)
        assert chairs_on(session, [board.board], TODAY)
    assert len(found) == before + 1
    opened.refresh()
    opened.table.select(found[-1].id)
    press(Key.Key_Delete, on=opened.table.view)
    opened.accept()
    with core.read() as session:
        assert len(chair_terms(session, board.board, TODAY)) == before


def test_a_version_of_the_terms_entered_by_mistake_is_removed(
    window: Window, page: GroupsPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("All versions of its terms")
    opened = last_list(window)
    assert check(opened) == []
    opened.table.select(opened.table.model.ids[0])
    press(Key.Key_Delete, on=opened.table.view)
    opened.accept()
    with core.read() as session:
        assert terms_of(session, board.board) == []
    window.undo()
    with core.read() as session:
        assert len(terms_of(session, board.board)) == 1


def test_a_group_that_has_ceased_ends_on_its_last_day(
    window: Window, page: GroupsPage, core: Core, board: Board
) -> None:
    page.table.select(board.subgroup)
    settle()
    page.detail.edit.choose("Group has ceased")
    settle()
    fill(window, last_day="10/03/2025")
    with core.read() as session:
        assert group(session, board.subgroup, TODAY).last_day == date(2025, 3, 10)


def test_a_changed_partnership_is_stored(window: Window, page: GroupsPage, core: Core) -> None:
    page.body_button.choose("Change BwD SCP")
    settle()
    fill(window, marking="OFFICIAL-SENSITIVE", financial_year="1 April")
    with core.read() as session:
        [found] = all_partnerships(session)
    assert (found.marking, found.financial_year) == ("OFFICIAL-SENSITIVE", "04-01")


@pytest.mark.parametrize("look", ["list", CHART])
def test_the_screen_stands_up_to_a_persons_eye(window: Window, page: GroupsPage, look: str) -> None:
    assert check_page(window, "groups", lambda: page.show_as(look)) == []


@pytest.mark.parametrize(
    "verb", ["Change group", "Report to others from a day", "Plan the chair's rotation"]
)
def test_every_form_stands_up_to_a_persons_eye(window: Window, page: GroupsPage, verb: str) -> None:
    page.detail.edit.choose(verb)
    settle()
    assert check(dialog(window)) == []
    dialog(window).reject()
