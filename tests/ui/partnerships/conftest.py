"""What tests of a window on a file with two partnerships share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.acting import show
from tests.ui.checker import settle
from ui.pages import PAGES
from ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core


@pytest.fixture
def window(qtbot: QtBot, paired: Core) -> Window:
    window = Window(PAGES)
    window.begin(paired)
    show(qtbot, window)
    window.begin_file()
    settle()
    return window
