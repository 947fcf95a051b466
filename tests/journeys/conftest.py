"""What journeys share: the application dressed as it starts, and a window on a computer where it never ran."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.bootstrap import build_core
from app.clock import FixedClock
from app.paths import paths_under
from tests.files import TODAY
from tests.journeys.keyboard import Keyboard
from tests.journeys.window import start_window
from tests.ui.acting import show
from ui import theme

# What the steps of the cycle compare is told where it differs.
pytest.register_assert_rewrite(
    *(f"tests.journeys.{name}" for name in ("cycle", "cycle_before", "cycle_held", "cycle_after"))
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core

    Begin = Callable[[Core, "Path | None"], Keyboard]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.load_fonts()
    theme.apply(qapp, "light")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Core]:
    """Give the application on a computer where it never ran, on 11 March 2025."""
    opened = build_core(paths_under(tmp_path), FixedClock(TODAY))
    yield opened
    opened.close()


@pytest.fixture
def begin(qtbot: QtBot) -> Begin:
    """Start the window as the program does: `begin(core, file)`; without a file it opens as it did last."""

    def start(core: Core, file: Path | None) -> Keyboard:
        window = start_window(core, file)
        show(qtbot, window)
        return Keyboard(qtbot, window)

    return start
