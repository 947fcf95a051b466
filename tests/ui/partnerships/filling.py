"""An open form filled by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import settle
from ui.dialogs import FormDialog

if TYPE_CHECKING:
    from ui.window import Window


def form(window: Window) -> FormDialog:
    return window.findChildren(FormDialog)[-1]


def fill(window: Window, **typed: str) -> None:
    settle()
    for name, text in typed.items():
        line = form(window).form.editors[name].control
        line.setFocus()
        type_text(text, line)
    press(Key.Key_Return, CONTROL, form(window))
    window.activateWindow()
    settle()
