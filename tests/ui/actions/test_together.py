"""Changing several actions by keyboard: chosen with Ctrl+A, planned below the form, done in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.fields import ActionStatus
from tests.ui.acting import CONTROL, SHIFT, Key, press
from tests.ui.actions.log import record, write
from tests.ui.checker import settle
from ui.actions.together import TogetherDialog

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.actions.page import ActionsPage
    from ui.window import Window


def dialog(window: Window, page: ActionsPage) -> TogetherDialog:
    """Choose every action by key and open the dialog by key."""
    press(Key.Key_A, CONTROL, page.table.view)
    press(Key.Key_U, CONTROL | SHIFT, page.table.view)
    settle()
    return window.findChildren(TogetherDialog)[0]


def test_all_chosen_actions_move_to_one_day_and_one_undo_takes_it_back(
    window: Window, page: ActionsPage, core: Core, made: list[int]
) -> None:
    asked = dialog(window, page)
    assert asked.windowTitle() == "Change 3 actions together"
    write(asked, due="12/06/2025")
    assert asked.form.note("why").startswith("A reason is needed")
    write(asked, why="Two agencies merge in April")
    settle()
    assert {str(record(core, each).due) for each in made} == {"2025-06-12"}
    core.undo()
    assert {str(record(core, each).due) for each in made} != {"2025-06-12"}


def test_the_dialog_tells_beforehand_what_changes_and_what_is_refused(
    window: Window, page: ActionsPage, core: Core, made: list[int]
) -> None:
    asked = dialog(window, page)
    assert asked.preview.text() == "Say what is to change."
    asked.form.editors["outcome"].control.setFocus()
    write(asked, outcome="The duty is met and was audited.")
    settle()
    assert "2 actions changed. Left as they are:" in window.messages.text()
    assert "Evidence was asked for" in window.messages.text()
    assert [record(core, each).status for each in made] == [
        ActionStatus.DONE,
        ActionStatus.DONE,
        ActionStatus.OPEN,
    ]


def test_the_plan_follows_what_is_typed(window: Window, page: ActionsPage, made: list[int]) -> None:
    asked = dialog(window, page)
    asked.form.editors["update"].set_value("Heard from all.")
    asked.show_plan()
    first, *lines = asked.preview.text().splitlines()
    assert first == "3 actions will change."
    assert len(lines) == len(made)
    assert all(line.endswith(": update added") for line in lines)
    asked.form.set_values({})
    asked.reject()
