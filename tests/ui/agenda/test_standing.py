"""The standing items of a group by keyboard: taken over, typed, moved, switched off, opened and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.queries import standing_items
from tests.ui.acting import ALT, CONTROL, Key, press, type_text
from tests.ui.checker import check, check_page, settle
from tests.ui.opened import page_of
from ui.agenda.standing import StandingPage
from ui.dialogs import FormDialog

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window

USUAL = ["Welcome, apologies and declarations of interest", "Action log", "Any other business"]


@pytest.fixture
def page(window: Window, sample: Sample) -> StandingPage:
    shown = page_of(window, "standing-items", StandingPage, {"group": sample.board})
    settle()
    return shown


def titles(core: Core, sample: Sample) -> list[str]:
    with core.read() as session:
        return [item.title for item in standing_items(session, sample.board)]


def test_a_group_without_items_of_its_own_says_what_its_agendas_begin_with(
    window: Window, page: StandingPage
) -> None:
    assert page.subtitle == "No items of its own: new agendas begin with the usual ones"
    assert check(window) == []


def test_the_first_item_typed_makes_the_usual_ones_the_groups_own(
    page: StandingPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_N, CONTROL)
    type_text("Voice of children")
    press(Key.Key_Return)
    assert titles(core, sample) == [
        USUAL[0],
        "Minutes of the last meeting and matters arising",
        USUAL[1],
        "Voice of children",
        USUAL[2],
    ]
    assert page.line.hasFocus()
    for _step in range(2):
        press(Key.Key_Up, ALT)
        settle()
    assert titles(core, sample)[1] == "Voice of children"


def test_an_item_is_switched_off_and_on_again_by_key(
    page: StandingPage, core: Core, sample: Sample
) -> None:
    page.take_usual()
    settle()
    press(Key.Key_T, CONTROL, page.table.view)
    settle()
    assert page.subtitle == "4 items, 1 switched off"
    assert page.switch.caption() == "Switch on"
    press(Key.Key_T, CONTROL, page.table.view)
    settle()
    with core.read() as session:
        assert not any(each.switched_off for each in standing_items(session, sample.board))


def test_an_item_is_opened_changed_and_removed(
    window: Window, page: StandingPage, core: Core, sample: Sample
) -> None:
    page.take_usual()
    settle()
    press(Key.Key_Return, on=page.table.view)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    assert check(dialog) == []
    type_text(" of all", dialog.form.editors["presenter"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    press(Key.Key_Delete, on=page.table.view)
    settle()
    assert titles(core, sample)[0] == "Minutes of the last meeting and matters arising"
    window.undo()
    settle()
    with core.read() as session:
        assert standing_items(session, sample.board)[0].presenter == "Chair of all"


def test_everything_about_a_new_item_is_asked_with_ctrl_return(
    window: Window, page: StandingPage, core: Core, sample: Sample
) -> None:
    page.line.setFocus()
    type_text("Minutes")
    press(Key.Key_Return, CONTROL)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    type_text("10", dialog.form.editors["minutes"].control)
    press(Key.Key_Return, CONTROL, dialog)
    with core.read() as session:
        assert [item.minutes for item in standing_items(session, sample.board)][3] == 10
    assert page.isVisible()


def test_another_group_is_one_choice_away(page: StandingPage, sample: Sample) -> None:
    page.go({"group": sample.subgroup})
    assert page.title == "Neglect subgroup: standing items"


def test_the_screen_holds_at_both_sizes(window: Window, page: StandingPage) -> None:
    page.take_usual()
    assert check_page(window, "standing-items", window.messages.hide) == []
