"""What tests of papers share: a window on the board of the pictures, at its meeting of 27 March."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.meetings.board import Sample, make_sample
from tests.ui.opened import open_window, page_of
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    """Give a window on a file of its own."""
    opened = open_window(qtbot, tmp_path, template)
    yield opened
    assert opened.core is not None
    opened.core.close()


@pytest.fixture
def core(window: Window) -> Core:
    """Give the core of the window."""
    assert window.core is not None
    return window.core


@pytest.fixture
def sample(core: Core) -> Sample:
    """Give the board of the pictures."""
    return make_sample(core)


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingPage:
    """Give the page of the meeting of 27 March, the fourth item chosen and the papers beside it."""
    found = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    found.planning.show_side("papers")
    return found
