"""What tests of the screen share: the look, a core over a folder of the test, a window with the gallery's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.bootstrap import Core, build_core
from app.paths import paths_under
from tests.files import open_core
from tests.ui.acting import show
from tests.ui.gallery import GALLERY
from tests.ui.meetings.board import make_sample
from ui import theme
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.meetings.board import Sample


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Give the application with its fonts and its light look."""
    theme.load_fonts()
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def _dressed(dressed: QApplication) -> None:
    """Dress every test of the screen."""


@pytest.fixture(scope="session")
def pictured(tmp_path_factory: pytest.TempPathFactory, template: Path) -> tuple[Path, Sample]:
    """Give a closed file with the board of the pictures and what is in it, made once: tests open copies."""
    core = open_core(tmp_path_factory.mktemp("pictured"), template)
    made, path = make_sample(core), core.open_path()
    core.close()
    return path, made


@pytest.fixture
def begun(template: Path, pictured: tuple[Path, Sample], request: pytest.FixtureRequest) -> Path:
    """Give the file a test's window begins with: empty, or the board of the pictures where `sample` is asked for."""
    return pictured[0] if "sample" in request.fixturenames else template


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """Give a core over a folder of the test, with no file open."""
    core = build_core(paths_under(tmp_path))
    yield core
    core.close()


@pytest.fixture
def window(qtbot: QtBot, core: Core) -> Window:
    """Give a window that shows the gallery."""
    window = Window(GALLERY)
    window.begin(core)
    show(qtbot, window)
    return window
