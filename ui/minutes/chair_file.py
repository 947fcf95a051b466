"""How the chair's Word file comes in: chosen, or dropped on the meeting while it is with the chair."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.meetings.fields import MeetingState
from app.meetings.moves import HELD
from ui.documents import last_folder, remember_folder
from ui.papers.dropping import FileDrop

if TYPE_CHECKING:
    from app.minutes.passages import Returned
    from app.progress import Progress
    from ui.minutes.page import MeetingPage
    from ui.widgets.menus import Entry

TITLE = "The chair's file back"


class ChairFile:
    """Takes the file for the meeting on the page, after what was typed there is stored."""

    def __init__(self, page: MeetingPage) -> None:
        self._page = page
        self._desk = page.desk
        self._drops = [FileDrop(page), FileDrop(page.live.panel.editor.viewport())]
        for each in self._drops:
            each.dropped.connect(lambda paths: self.take(paths[0]))

    def entries(self) -> list[Entry]:
        """Give what the menu offers once there are minutes to be changed."""
        return [(TITLE, self.ask)] if self.can_take() else []

    def can_take(self) -> bool:
        """Say whether the meeting was held, so that a file of its minutes may come back."""
        record = self._page.record
        return record is not None and record.state in HELD

    def follow(self) -> None:
        """Take files that are dropped while the minutes are with the chair."""
        record = self._page.record
        for each in self._drops:
            each.is_open = record is not None and record.state is MeetingState.WITH_CHAIR

    def ask(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(
            self._desk.window, TITLE, str(last_folder(self._desk)), "Word documents (*.docx *.docm)"
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Read the file on the worker thread, then show what it changes."""
        record = self._page.record
        if record is None or not self._desk.attempt(self._page.leave):
            return
        core, meeting_id = self._desk.core, record.id

        def read(_progress: Progress) -> Returned:
            from reports.returned_minutes import read_returned  # noqa: PLC0415 - loads what only a document needs

            return read_returned(core, meeting_id, path)

        def done(found: Returned) -> None:
            remember_folder(self._desk, path)
            self._show(found)

        self._desk.tasks.run("Reading the chair's file", read, done)

    def _show(self, found: Returned) -> None:
        from ui.minutes.chair_dialog import ChairChanges  # noqa: PLC0415 - needed only when a file comes back

        if not found.told and not found.outside:
            self._desk.say(f"{found.name} reads as the minutes do: nothing was changed in it.")
            return
        # The words that the step stores are loaded though the editor may have the focus.
        ChairChanges(self._desk, found, self._page.live.panel.forget).show_fitted()
