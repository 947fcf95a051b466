"""Fixtures of a window on a file of its own, and of what stands in it; a folder's conftest takes those it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.groups.makers import Board, make_board
from tests.ui.opened import core_of, open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, begun: Path) -> Iterator[Window]:
    """Give a window on a file of its own."""
    opened = open_window(qtbot, tmp_path, begun)
    yield opened
    core_of(opened).close()


@pytest.fixture
def core(window: Window) -> Core:
    """Give the core of the window."""
    return core_of(window)


@pytest.fixture
def board(core: Core) -> Board:
    """Give the small board."""
    return make_board(core)


@pytest.fixture
def sample(core: Core, pictured: tuple[Path, Sample]) -> Sample:  # noqa: ARG001 - its file is open in the window
    """Give what stands in the board of the pictures."""
    return pictured[1]
