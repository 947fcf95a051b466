"""The window on an empty file, as a person has it before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from tests.ui.opened import open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.window import Window


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    """Give a window on an empty file of its own."""
    window = open_window(qtbot, tmp_path, template)
    yield window
    assert window.core is not None
    window.core.close()


@pytest.fixture
def file(desk: Window) -> Core:
    """Give the application below the window, with two agencies known."""
    assert desk.core is not None
    with desk.core.work("Add agencies") as work:
        add_agency(work, {"name": "Blackburn College"})
        add_agency(work, {"name": "Lancashire Constabulary"})
    return desk.core
