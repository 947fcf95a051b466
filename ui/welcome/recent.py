"""The files opened lately: opened with Return, and taken off the list, which leaves the file where it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ui.widgets.rows import Line, RowList

if TYPE_CHECKING:
    from ui.page import Desk


class RecentFiles(RowList):
    """One row per file; one that is not where it was says so and offers to be taken off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(empty="No file has been opened here yet.")
        self._desk = desk

    def refresh(self) -> None:
        """Look again which files there are."""
        self.set([self._line(Path(each)) for each in self._desk.core.settings.now.recent_files])

    def _line(self, path: Path) -> Line:
        is_there, usual = path.exists(), self._desk.core.paths.files
        below = "Among your files on this computer" if path.parent == usual else str(path.parent)
        open_file, forget = partial(self._desk.opening.open, path), partial(self._forget, path)
        if is_there:
            return Line(path.stem, below, on_open=open_file, on_delete=forget)
        return Line(
            path.stem,
            below,
            chips=(("Not there", "bad"),),
            verb="Remove",
            on_verb=forget,
            on_open=open_file,
            on_delete=forget,
            chips_aside=True,
        )

    def _forget(self, path: Path) -> None:
        self._desk.core.settings.forget_file(path)
        self.refresh()
