"""Warnings: the safe answer stands at one side and is what Return takes, whatever the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.acting import CONTROL, Key, press, show
from ui.dialogs import Caution, Confirm, Dialog
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.window import Window

RISK = "Erase"


def warnings(window: Window, done: list[str]) -> list[Dialog]:
    def act() -> None:
        done.append(RISK)

    keep = ("Keep it", lambda: done.append("kept"))
    return [
        Confirm("Erase?", "It is gone then.", RISK, act=act, parent=window),
        Caution("Erase?", "It is gone then.", (RISK, act), window, safe=keep),
    ]


@pytest.mark.parametrize("which", [0, 1])
def test_the_safe_answer_of_every_warning_is_at_the_right_and_return_takes_it(
    qtbot: QtBot, window: Window, which: int
) -> None:
    done: list[str] = []
    dialog = warnings(window, done)[which]
    dialog.show_fitted()
    show(qtbot, dialog)
    buttons = sorted(dialog.findChildren(Button), key=lambda each: each.x())
    assert buttons[0].caption() == RISK
    assert [each.isDefault() for each in buttons] == [False, True]
    assert dialog.focusWidget() is buttons[-1]
    press(Key.Key_Return, on=dialog)
    assert not dialog.isVisible()
    assert RISK not in done


def test_ctrl_return_presses_the_primary_button_whichever_has_the_focus(
    qtbot: QtBot, window: Window
) -> None:
    """Reproduces: with the focus on Cancel, Ctrl+Return cancelled; on a choice of segments it did nothing."""
    done: list[str] = []
    dialog = Dialog("Letters", window)
    cancel = dialog.add_button("Cancel", lambda: done.append("cancelled"))
    dialog.add_button("Write", lambda: done.append("written"), "primary")
    dialog.show_fitted()
    show(qtbot, dialog)
    press(Key.Key_Return, CONTROL, on=cancel)
    press(Key.Key_Return, on=cancel)
    assert done == ["written", "cancelled"]
