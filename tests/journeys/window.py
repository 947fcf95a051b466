"""The window as the program starts it, and the keys that lead to a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.acting import CONTROL, Key, press
from tests.ui.checker import settle
from ui.pages import PAGES
from ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


def start_window(core: Core, file: Path | None) -> Window:
    """Make a window with a file open in it; without one it opens as it did last."""
    window = Window(PAGES)
    opening = window.begin(core)
    window.doing.add(opening.commands())
    opening.begin(file)
    return window


def open_meeting_below(rows: int) -> None:
    """Go to the meetings to come and open the one so many rows below the first."""
    press(Key.Key_6, CONTROL)
    settle()
    press(Key.Key_Home, CONTROL)
    for _row in range(rows):
        press(Key.Key_Down)
    settle()
    press(Key.Key_Return, CONTROL)
    settle()


def begin_meeting() -> None:
    """Issue the agenda of the meeting that is open, and start it."""
    for _step in range(2):
        press(Key.Key_M, CONTROL)
        settle()
