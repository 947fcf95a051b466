"""Opening a file from the window: asked for, named at the start, or the one used last."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.backup_names import SUFFIX as BACKUP
from app.backup_names import read_name
from app.clock import show_moment
from app.days import show_day
from app.errors import EnvironmentProblem, LeftLocked
from app.paths import SUFFIX
from ui.commands import Command
from ui.dialogs import ChooseOne

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Core
    from app.progress import Progress
    from ui.window import Window

WELCOME = "welcome"
"""Key of the page that is shown while no file is open."""

SAMPLE = "Blackburn with Darwen SCP (sample)"
"""Name of the sample's file."""

INVENTED = "This is the sample: its people are invented, and nothing here is sent."


class Opening:
    """Opens files in one window and shows the page they begin with."""

    def __init__(self, window: Window, core: Core) -> None:
        self._window = window
        self._core = core

    def commands(self) -> list[Command]:
        """Give the commands of the File menu that open."""
        return [
            Command("file.open", "Open…", self.ask, "Ctrl+O", "File", "folder-open"),
            Command("file.sample", "Look round the sample", self.sample, "", "File"),
        ]

    def begin(self, wished: Path | None, *, sample: bool = False) -> None:
        """Open the file named at the start, the sample, or the file used last, or say what to do."""
        recent = [Path(each) for each in self._core.settings.now.recent_files]
        last = recent[0] if recent and recent[0].exists() else None
        if wished is not None:
            self.open(wished)
        elif sample:
            # While it is made, the page behind says what else there is to do.
            if not self._sample_path.exists():
                self.show()
            self.sample()
        elif last is not None:
            self.open(last)
        else:
            self.show()

    def ask(self) -> None:
        """Let the person choose a file."""
        dialog = QFileDialog(self._window, "Open a partnership file", str(self._core.paths.files))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(f"Partnership files and backups (*{SUFFIX} *{BACKUP})")
        dialog.fileSelected.connect(
            lambda chosen: self._window.errors.attempt(lambda: self.open(Path(chosen)))
        )
        dialog.open()

    def sample(self) -> None:
        """Open the sample partnership, building it first where there is none."""
        path = self._sample_path
        if path.exists():
            self.open(path)
            return
        self._window.pages.leave()
        make = partial(_make_sample, self._core, path)
        self._window.tasks.run(
            "Preparing the sample", make, lambda _made: self.open(path), exclusive=True
        )

    def open(self, path: Path, *, take_over: bool = False) -> None:
        """Open a file; a lock left by another computer is explained and can be taken over."""
        self._window.pages.leave()
        try:
            self._core.open(path, take_over=take_over)
            if path.suffix != BACKUP:
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
        for part in (self._window.navigation, self._window.header.finder):
            part.setHidden(file is None)
        self._show_banner()
        specs = self._window.pages.specs
        keys = [spec.key for spec in specs]
        if file is None:
            self._show_welcome(keys)
        else:
            first = next((spec.key for spec in specs if spec.section != "-"), "")
            if first:
                self._window.pages.open_at(first, {})

    def show_safety(self) -> None:
        """Show anew when the file was backed up."""
        if self._window.safekeeping is not None:
            self._window.safekeeping.show()

    @property
    def is_sample(self) -> bool:
        """Say whether what is open is a sample, whose people are invented, by the file's own word."""
        return self._core.sample_day() is not None

    @property
    def _sample_path(self) -> Path:
        return self._core.paths.files / f"{SAMPLE}{SUFFIX}"

    def _show_banner(self) -> None:
        file, banner = self._core.file, self._window.banner
        if file is None:
            banner.say("")
        elif file.path.suffix == BACKUP:
            self._show_backup_banner(file.path)
        elif file.read_only:
            told = f"{file.path.name} is open for reading only."
            banner.say(f"{told} {INVENTED}" if self.is_sample else told, "caution")
        else:
            self._show_sample_banner(file.path, self._core.sample_day())

    def _show_sample_banner(self, path: Path, made: date | None) -> None:
        """Say what the file says of itself, and where it is our own from an earlier day, offer today's."""
        banner = self._window.banner
        if made is None:
            banner.say("")
        elif path == self._sample_path and made < self._core.clock.today():
            told = f"{INVENTED} Its days count from {show_day(made)}, when it was made."
            banner.say(told, "note", "Start afresh", self._offer_afresh)
        else:
            banner.say(INVENTED, "note")

    def _offer_afresh(self) -> None:
        answers = (("Start afresh", self._start_afresh), ("Keep it", lambda: None))
        told = "The sample is made anew as of today. What was changed in it is lost."
        ChooseOne("Start the sample afresh?", told, answers, self._window).show_fitted()

    def _start_afresh(self) -> None:
        def remove() -> None:
            self._core.close()
            try:
                self._sample_path.unlink(missing_ok=True)
            except OSError as error:
                told = f"{self._sample_path} could not be removed ({error.strerror})."
                raise EnvironmentProblem(told, self._sample_path) from error

        self._window.pages.leave()
        self._window.errors.attempt(remove)
        self.show()
        self.sample()

    def _show_backup_banner(self, path: Path) -> None:
        line = read_name(path)
        made = f"of {show_moment(line.made)} " if line else ""
        sentence = f"This is the backup {made}for looking at; nothing in it can be changed."
        before = next(iter(self._core.settings.now.recent_files), None)
        verb = f"Back to {Path(before).stem}" if before else ""
        back = partial(self.open, Path(before)) if before else None
        self._window.banner.say(sentence, "caution", verb, back)

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


def _make_sample(core: Core, path: Path, progress: Progress) -> None:
    from app.sample.build import make_sample  # noqa: PLC0415 - loads every feature, for the sample only

    make_sample(core, path, progress)
