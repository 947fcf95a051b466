"""Whether the file is safe, as the foot of the side bar shows it; backups are made without being asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.backup_names import Reason
from app.clock import LONDON
from app.days import show_day

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.bootstrap import Core
    from ui.navigation import Foot
    from ui.window import Window

LOOK_EVERY = 60_000
"""Milliseconds between two looks whether a backup is due; the application decides what "due" is."""


class Safekeeping(QObject):
    """Shows the last backup, and makes backups without being asked."""

    def __init__(self, window: Window, core: Core) -> None:
        super().__init__(window)
        self._window = window
        self._core = core
        self._warned = ""
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY)
        self._look.timeout.connect(self.back_up_when_due)

    def begin_file(self) -> None:
        """Show what belongs to the file that is open now, or nothing."""
        self._warned = ""
        if self._core.file is None:
            self._look.stop()
        else:
            self._look.start()
        self.show()

    def back_up_when_due(self) -> None:
        """Make a backup beside the work when one is due and nothing else is under way."""
        if self._core.file is None or self._window.tasks.busy or not self._core.backups.due():
            return
        make = partial(self._core.backups.attempt, Reason.TIMED)
        self._window.tasks.run("Making a backup", make, lambda _line: self.show(), quiet=True)

    def back_up_at_the_end(self) -> None:
        """Make the backup of closing; a failure stands in the log and never keeps the window open."""
        self._look.stop()
        if self._core.file is not None and not self._core.file.read_only:
            self._core.backups.attempt(Reason.CLOSING)

    def show(self) -> None:
        """Show the foot as it is now."""
        if self._core.file is None:
            self._window.show_foot(())
            return
        self._window.show_foot(self._foot())
        self._warn()

    def _foot(self) -> list[Foot]:
        file = self._core.file
        if file is None or file.read_only:
            return [("lock", "Open for reading only")]
        newest = next(iter(self._core.backups.lines()), None)
        if self._core.backups.trouble:
            kept = ("triangle-alert", "The last backup failed")
        elif newest is None:
            kept = ("archive-restore", "Not backed up yet")
        else:
            kept = ("archive-restore", f"Backed up {when(newest.made, self._core.clock.today())}")
        return [("hard-drive", "Saved on this computer"), kept]

    def _warn(self) -> None:
        trouble = self._core.backups.trouble or ""
        if trouble and trouble != self._warned:
            self._window.messages.warn(trouble)
        self._warned = trouble


def when(made: datetime, today: date) -> str:
    """Write a moment as "today 09:02" or "12 Mar 2025", in London."""
    local = made.astimezone(LONDON)
    return f"today {local:%H:%M}" if local.date() == today else show_day(local.date())
