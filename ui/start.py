"""The start of the program: paint the window, then load the application and open the file."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import ui.qt  # noqa: F401 - gives Python its import function back, so it comes before all of Qt

# isort: split
from PySide6.QtCore import QObject, QProcess, Qt
from PySide6.QtGui import QIcon, QSessionManager
from PySide6.QtWidgets import QApplication

from app import resources
from app.log import start_log
from app.paths import own_paths
from app.rubbish import unswept
from app.settings import SettingsFile
from ui import errors, theme
from ui.moments import Moments
from ui.pages import PAGES
from ui.place import put_back
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence


class Start(QObject):
    """The acts between the first paint and a file on the screen."""

    def __init__(self, window: Window, wished: argparse.Namespace) -> None:
        super().__init__(window)
        self._window = window
        self._wished = wished
        window.painted.connect(self.load, Qt.ConnectionType.SingleShotConnection)

    def load(self) -> None:
        """Load the application, which takes longer than painting, and open what is wished."""
        with unswept():
            self._window.errors.attempt(self._load)
        # What is there now stays, and need never be looked through for rubbish.
        gc.freeze()

    def restart(self) -> None:
        """Close and start again with the same file."""
        core = self._window.core
        opened = [str(core.file.path)] if core is not None and core.file is not None else []
        self._window.close()
        frozen = getattr(sys, "frozen", False)
        program = [sys.executable] if frozen else [sys.executable, "-m", "ui.start"]
        QProcess.startDetached(program[0], [*program[1:], *opened])

    def _load(self) -> None:
        from app.bootstrap import build_core  # noqa: PLC0415 - after the first paint
        from ui.housekeeping.file_menu import add_file_menu  # noqa: PLC0415 - the same

        core = build_core()
        opening = self._window.begin(core)
        self._window.errors.restart = self.restart
        add_file_menu(self._window, core, opening)
        opening.begin(self._wished.file, sample=self._wished.sample)


def main(argv: Sequence[str] | None = None) -> int:
    """Start the desktop program: `partnership-desk [FILE] [--sample]`; gives the exit code."""
    wished = _arguments(argv)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - nothing else makes one
    dress(application)
    window = Window(PAGES)
    put_back(window, SettingsFile(own_paths().config / "settings.json"))
    if wished.moments is not None:
        Moments(window, wished.moments)
    errors.install(window.errors)
    application.commitDataRequest.connect(lambda manager: _end_of_session(window, manager))
    Start(window, wished)
    window.show()
    return application.exec()


def dress(application: QApplication) -> None:
    """Give the application its name, fonts, theme and log."""
    paths = own_paths()
    start_log(paths)
    application.setApplicationName("Partnership Desk")
    application.setDesktopFileName("partnership-desk")
    application.setQuitOnLastWindowClosed(True)
    theme.load_fonts()
    wanted = theme.wanted(SettingsFile(paths.config / "settings.json").now.theme)
    theme.apply(application, wanted)
    theme.follow_system(application)
    application.setWindowIcon(QIcon(str(resources.path("application.svg"))))


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("partnership-desk", description="Open the desktop program.")
    parser.add_argument("file", nargs="?", type=Path, help="a partnership file to open")
    parser.add_argument("--sample", action="store_true", help="open the sample partnership")
    parser.add_argument("--moments", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(argv)


def _end_of_session(window: Window, manager: QSessionManager) -> None:
    # The system is about to end the session: what is typed must be on disk when this returns.
    manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
    window.pages.leave()


if __name__ == "__main__":
    raise SystemExit(main())
