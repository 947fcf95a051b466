"""The window of the tests of papers, on the board of the pictures, at its meeting of 27 March."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.begun import core, sample, window
from tests.ui.opened import page_of
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.meetings.board import Sample
    from ui.window import Window

__all__ = ["core", "sample", "window"]


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingPage:
    """Give the page of the meeting of 27 March, the fourth item chosen and the papers beside it."""
    found = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    found.planning.show_side("papers")
    return found


@pytest.fixture
def settle(qtbot: QtBot, window: Window) -> Callable[[], None]:
    """Give what waits until the worker has read or written the files."""
    return lambda: qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
