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
from app.errors import EnvironmentProblem
from app.moving_in import LEFT, move_in
from app.paths import SUFFIX
from ui.commands import Command
from ui.dialogs import Caution
from ui.opening_troubles import show_trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
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
        self._reading: Path | None = None
        """The file that somebody chose to open for reading only."""

    def commands(self) -> list[Command]:
        """Give the commands of the File menu that open."""
        return [
            Command("file.open", "Open…", self.ask, "Ctrl+O", menu="File", icon="folder-open"),
            Command("file.sample", "Look round the sample", self.sample, menu="File"),
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
            self._tell_missing(recent)

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

    def open(self, path: Path, *, take_over: bool = False, read_only: bool = False) -> None:
        """Open a file; what stands in the way is explained, with the acts that help."""
        self._window.pages.leave()
        try:
            file = self._core.open(path, take_over=take_over, read_only=read_only)
        except EnvironmentProblem as problem:
            self.show()
            show_trouble(self, path, problem, self._window)
            return
        self._reading = file.path if read_only else None
        if path.suffix != BACKUP:
            self._window.errors.attempt(partial(self._core.settings.remember_file, path))
        self.show()
        if file.left_unclean:
            self._window.messages.say(
                f"{path.stem} was not closed properly last time. It was checked and is sound."
            )

    def move_in(self, path: Path) -> None:
        """Move a file to this computer's own folder and open it there."""

        def work(_progress: Progress) -> Path:
            return move_in(self._core.paths, path)

        def done(target: Path) -> None:
            self.open(target)
            self._window.messages.say(
                f"{path.stem} is on this computer now. What is left of it there ends with {LEFT}."
            )

        self._window.tasks.run("Moving the file to this computer", work, done, exclusive=True)

    def restore(self, path: Path | None) -> None:
        """Go to the backups that are found, to bring one back in the place of a file that does not open."""
        self._window.pages.open_at("restore", {"file": str(path)} if path else {})

    def close(self) -> None:
        """Close the file and show the first page."""
        self._window.pages.leave()
        self._core.close()
        self.show()

    def show(self) -> None:
        """Show what is open now: its first page, or the welcome."""
        self._join()
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

    def _tell_missing(self, recent: Sequence[Path]) -> None:
        """Say that the file used last is not where it was; a memory stick may only be unplugged."""
        if recent:
            self._window.messages.warn(
                f"{recent[0].stem}, opened last, is not in {recent[0].parent} now. Open it from where it is, or "
                "restore a backup."
            )

    def _join(self) -> None:
        """Enter who works here into the unit; the sample keeps its own people."""
        from app.unit.joining import join_unit  # noqa: PLC0415 - SQLAlchemy is loaded only once a file is open

        if self._core.file is not None and not self.is_sample:
            self._window.errors.attempt(lambda: join_unit(self._core))

    def _show_banner(self) -> None:
        file, banner = self._core.file, self._window.banner
        if file is None:
            banner.say("")
        elif file.path.suffix == BACKUP:
            self._show_backup_banner(file.path)
        elif file.read_only:
            self._show_reading_banner(file.path)
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
        told = "The sample is made anew as of today. What was changed in it is lost."
        afresh, keep = ("Start afresh", self._start_afresh), ("Keep it", lambda: None)
        Caution("Start the sample afresh?", told, afresh, self._window, safe=keep).show_fitted()

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

    def _show_reading_banner(self, path: Path) -> None:
        """Say why nothing can be changed: it was chosen so, or the file or its folder may not be written."""
        if path == self._reading:
            sentence, verb = "as you chose; nothing can be changed.", "Open to work in it"
            act = partial(self.open, path)
        else:
            sentence = "because it or its folder may not be written; nothing can be changed."
            verb, act = "", None
        invented = f" {INVENTED}" if self.is_sample else ""
        told = f"{path.stem} is open for reading only, {sentence}{invented}"
        self._window.banner.say(told, "caution", verb, act)

    def _show_backup_banner(self, path: Path) -> None:
        line = read_name(path)
        made = f"of {show_moment(line.made)} " if line else ""
        sentence = f"This is the backup {made}for looking at; nothing in it can be changed."
        before = next(iter(self._core.settings.now.recent_files), None)
        verb = f"Back to {Path(before).stem}" if before else "Back"
        back = partial(self.open, Path(before)) if before else self.close
        self._window.banner.say(sentence, "caution", verb, back)

    def _show_welcome(self, keys: list[str]) -> None:
        if WELCOME in keys:
            self._window.pages.open_at(WELCOME, {})
        else:
            self._window.pages.show_empty("No partnership file is open.", "Open a file", self.ask)


def _make_sample(core: Core, path: Path, progress: Progress) -> None:
    from app.sample.build import make_sample  # noqa: PLC0415 - loads every feature, for the sample only

    make_sample(core, path, progress)
