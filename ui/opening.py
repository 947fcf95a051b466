"""Opening a file from the window: asked for, named at the start, or the one used last."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.errors import EnvironmentProblem, LeftLocked
from app.paths import SUFFIX
from ui.commands import Command
from ui.dialogs import ChooseOne

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.window import Window

WELCOME = "welcome"
"""Key of the page that is shown while no file is open."""


class Opening:
    """Opens files in one window and shows the page they begin with."""

    def __init__(self, window: Window, core: Core) -> None:
        self._window = window
        self._core = core

    def commands(self) -> list[Command]:
        """Give the commands of the File menu that open."""
        recent = [Path(each) for each in self._core.settings.now.recent_files]
        return [
            Command("file.open", "Open…", self.ask, "Ctrl+O", "File", "folder-open"),
            *(
                Command(
                    f"file.recent-{place}",
                    f"Open {path.stem}",
                    partial(self.open, path),
                    "",
                    "File",
                )
                for place, path in enumerate(recent)
            ),
        ]

    def begin(self, wished: Path | None) -> None:
        """Open the file named at the start, or the one used last, or say what to do."""
        recent = [Path(each) for each in self._core.settings.now.recent_files]
        last = recent[0] if recent and recent[0].exists() else None
        if wished is not None:
            self.open(wished)
        elif last is not None:
            self.open(last)
        else:
            self.show()

    def ask(self) -> None:
        """Let the person choose a file."""
        dialog = QFileDialog(self._window, "Open a partnership file", str(self._core.paths.files))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(f"Partnership files (*{SUFFIX})")
        dialog.fileSelected.connect(
            lambda chosen: self._window.errors.attempt(lambda: self.open(Path(chosen)))
        )
        dialog.open()

    def open(self, path: Path, *, take_over: bool = False) -> None:
        """Open a file; a lock left by another computer is explained and can be taken over."""
        self._window.pages.leave()
        try:
            self._core.open(path, take_over=take_over)
            self._core.settings.remember_file(path)
        except LeftLocked as left:
            self._offer_take_over(path, str(left))
        except EnvironmentProblem as problem:
            self._window.errors.present(problem)
        self.show()

    def show(self) -> None:
        """Show what is open now: its first page, or the welcome."""
        self._window.begin_file()
        file = self._core.file
        read_only = file is not None and file.read_only
        sentence = (
            f"{file.path.name} is open for reading only." if file is not None and read_only else ""
        )
        self._window.banner.say(sentence, "caution")
        specs = self._window.pages.specs
        keys = [spec.key for spec in specs]
        if file is None:
            self._show_welcome(keys)
        else:
            first = next((spec.key for spec in specs if spec.section != "-"), "")
            if first:
                self._window.pages.open_at(first, {})

    def _show_welcome(self, keys: list[str]) -> None:
        if WELCOME in keys:
            self._window.pages.open_at(WELCOME, {})
        else:
            self._window.pages.show_empty("No partnership file is open.", "Open a file", self.ask)

    def _offer_take_over(self, path: Path, sentence: str) -> None:
        answers = (
            ("Open anyway", partial(self.open, path, take_over=True)),
            ("Leave it closed", self.show),
        )
        ChooseOne("This file may be open elsewhere", sentence, answers, self._window).show_fitted()
