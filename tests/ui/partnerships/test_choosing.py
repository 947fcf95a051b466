"""A partnership is chosen by menu, keys and side bar, remembered for the file, and a new one is shown at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.partnerships.operations import add_partnership
from app.partnerships.queries import all_partnerships
from tests.pair import MARKS
from tests.ui.acting import ALT, Key, press, show
from tests.ui.checker import settle, show_at
from tests.ui.opened import page_of
from tests.ui.partnerships.filling import fill
from tests.ui.partnerships.showing import brand, choose, shown
from ui.actions.page import ActionsPage
from ui.groups.page import GroupsPage
from ui.home.page import HomePage
from ui.meetings.page import MeetingsPage
from ui.pages import PAGES
from ui.partnership import ALL
from ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.pair import Pair


def test_the_choice_is_remembered_for_the_file(
    qtbot: QtBot, window: Window, paired: Core, pair: Pair
) -> None:
    choose(window, pair.birch)
    again = Window(PAGES)
    again.begin(paired)
    show(qtbot, again)
    again.begin_file()
    assert brand(again)[0] == "Birch P"


def test_both_stand_in_the_menu_below_go_with_a_tick_and_keys(window: Window, pair: Pair) -> None:
    choose(window, pair.birch)
    menu = window.doing.menus.menu("Partnership")
    menu.aboutToShow.emit()
    entries = [
        (each.text(), each.isChecked(), each.shortcut().toString()) for each in menu.actions()
    ]
    assert entries == [
        (ALL, False, "Alt+0"),
        ("Alder Partnership", False, "Alt+1"),
        ("Birch Partnership", True, "Alt+2"),
    ]
    assert menu.menuAction().isVisible()


def test_a_file_with_one_partnership_has_nothing_to_choose(qtbot: QtBot, sample: Core) -> None:
    window = Window(PAGES)
    window.begin(sample)
    show(qtbot, window)
    window.begin_file()
    window.pages.open_at("actions", {})
    settle()
    assert not window.doing.menus.menu("Partnership").menuAction().isVisible()
    assert not [each for each in window.doing.commands() if each.menu == "Partnership"]
    page = window.findChildren(ActionsPage)[0]
    assert "partnership" not in {field.name for field in page.table.columns.shown()}


@pytest.mark.parametrize("narrow", [False, True])
def test_the_side_bar_changes_it_by_keyboard(window: Window, narrow: bool) -> None:  # noqa: FBT001 - a parameter
    show_at(window, (1093, 515) if narrow else (1366, 670))
    button = window.navigation.brand._change  # noqa: SLF001 - the button's own keys
    assert button.isVisible()
    assert button.accessibleName() == "Change partnership, now Alder P"
    button.setFocus()
    press(Key.Key_Space)
    settle()
    menu = window.doing.menus.menu("Partnership")
    assert menu.isVisible()
    press(Key.Key_Up, on=menu)
    press(Key.Key_Return, on=menu)
    settle()
    assert button.accessibleName() == "Change partnership, now Birch P"


def test_a_page_of_one_partnership_cannot_show_all(window: Window) -> None:
    page_of(window, "home", HomePage)
    press(Key.Key_0, ALT, window)
    groups = page_of(window, "groups", GroupsPage)
    settle()
    assert brand(window)[0] == "Alder P"
    assert MARKS[1] not in shown(groups)
    [command] = [each for each in window.doing.commands() if each.id == "partnership.all"]
    assert not command.enabled()
    window.pages.back()
    settle()
    assert brand(window)[0] == ALL


def test_back_goes_to_where_one_was_in_the_partnership_it_was_in(
    window: Window, pair: Pair
) -> None:
    window.pages.open_at("meeting", {"id": pair.alder.ids["meetings"]})
    window.pages.open_at("meeting", {"id": pair.birch.ids["meetings"]})
    settle()
    assert brand(window)[0] == "Birch P"
    window.pages.back()
    settle()
    assert brand(window)[0] == "Alder P"


def test_a_meeting_is_left_for_the_list_of_the_other_partnership(
    window: Window, pair: Pair
) -> None:
    window.pages.open_at("meeting", {"id": pair.alder.ids["meetings"]})
    choose(window, pair.birch)
    assert window.pages.key == "meetings"
    page = window.findChildren(MeetingsPage)[0]
    assert page.table.model.ids == [pair.birch.ids["coming"]]


def test_a_second_partnership_is_shown_at_once_with_what_is_still_to_be_set_up(
    window: Window,
) -> None:
    window.pages.open_at("settings", {})
    settle()
    assert window.desk is not None
    from ui.partnerships.forms import PartnershipForms  # noqa: PLC0415 - the act under test

    PartnershipForms(window.desk).add()
    fill(window, name="Cedar Partnership", short_name="Cedar P")
    assert brand(window)[0] == "Cedar P"
    assert window.pages.key == "setting-up"
    assert window.pages.page is not None
    words = shown(window.pages.page)
    assert "2 of 7 done" in words
    assert not any(mark in words for mark in MARKS)
    window.undo()
    settle()
    assert brand(window)[0] == "Alder P"


def test_what_is_said_of_a_partnership_elsewhere_is_heard(
    qtbot: QtBot, window: Window, paired: Core
) -> None:
    with paired.work("Add partnership") as work:
        add_partnership(work, {"name": "Third"})
    qtbot.waitUntil(lambda: len(window.doing.menus.menu("Partnership").actions()) == 4)
    with paired.read() as session:
        assert len(all_partnerships(session)) == 3
