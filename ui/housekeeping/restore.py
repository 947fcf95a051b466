"""Restoring when no file is open, or one on another computer: every backup that is found, and any that is chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.amounts import counted
from app.backup_names import SUFFIX, plain_stem
from app.backups_found import FOUND, FoundBackup, backup_at, found_backups
from app.clock import show_moment
from app.rows import MemoryRows
from ui.commands import Command
from ui.housekeeping.backup_card import BackupCard
from ui.housekeeping.restoring import restore_beside, restore_instead
from ui.page import Page
from ui.tables import Acts, Table
from ui.widgets.buttons import Button
from ui.widgets.panes import Panes
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.events import Changes
    from ui.page import Desk, Place
    from ui.widgets.facts import Fact


class RestorePage(Page):
    """The backups of all files on the left, what the chosen one holds on the right."""

    help_text = (
        "Every backup that lies on this computer, in your second place for backups and in your documents, whichever "
        "file it is of. The chosen one is looked into: whether it is sound, what was done last, and how much of "
        "everything it holds.\n\nRestore brings it back as a file of its own and opens it; no file is replaced. "
        "Choose a file takes one from anywhere else, such as a memory stick; its papers come from the folder “papers” "
        "beside it. Those that are not found are named."
    )
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Restore a backup")
        self._rows: list[FoundBackup] = []
        self._target: Path | None = None
        self.choose_button = Button("Choose a file", "folder-open", on_click=self.choose)
        back = Button("Back", "arrow-left", on_click=lambda: desk.go("welcome", {}))
        # A page lives as long as its file is open, so this is settled here.
        self.head_buttons = [*([back] if desk.core.file is None else []), self.choose_button]
        empty = (
            "No backup was found on this computer. Choose one that lies elsewhere, such as on a memory stick or a "
            "network drive."
        )
        acts = Acts(open=lambda _id: self.restore())
        self.table = Table(MemoryRows(FOUND, []), "Backups found", acts, desk.lists, empty=empty)
        self.table.chosen.connect(lambda _id: self._show())
        self.restore_button = Button("Restore", "archive-restore", "primary", on_click=self.restore)
        inside = Button("Look inside", "eye", on_click=self.look_inside)
        self.card = BackupCard(desk, (self.restore_button, inside))
        self.body.addWidget(Panes((self.table, self.card), (7, 5)), 1)
        self._places = Label("", "muted", wrap=True)
        self.body.addWidget(self._places)

    def concerned(self, _changes: Changes) -> bool:
        """Changes of a file change no backup."""
        return False

    def refresh(self) -> None:
        """List the backups that are there now; those pointed at stay."""
        core = self.desk.core
        pointed = [each for each in self._rows if each.path.exists()]
        found = found_backups(core)
        known = {each.path for each in found}
        self._list([*found, *(each for each in pointed if each.path not in known)])
        chosen = core.settings.now.second_backup_folder
        second = dict.fromkeys(filter(None, (chosen, str(core.paths.copies))))
        self._places.setText(f"Looked for in {core.paths.backups} and in {' and '.join(second)}")

    def go(self, place: Place) -> None:
        """Show a backup by its path, or those of a file that does not open: {"path": …}, {"file": …}.

        What is restored then takes the place of that file, which is kept beside it.
        """
        self._target = Path(place["file"]) if place.get("file") else None
        if place.get("path"):
            self.desk.attempt(lambda: self.point_at(Path(place["path"])))
        elif self._target is not None:
            stem = plain_stem(self._target.stem)
            own = next((each.id for each in self._rows if each.file == stem), None)
            if own is not None:
                self.table.select(own)
        self._show_head()

    def place(self) -> Place:
        """Say in whose place a backup would come."""
        return {"file": str(self._target)} if self._target else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the backup."""
        return [self.table, self.card]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with backups of any file."""
        chosen = self._is_chosen
        return [
            Command(
                "restore.choose",
                "Choose a file",
                self.choose,
                "Ctrl+I",
                menu="File",
                icon="folder-open",
            ),
            Command(
                "restore.restore",
                "Restore as a new file",
                self.restore,
                "Ctrl+Return",
                menu="File",
                icon="archive-restore",
                enabled=chosen,
            ),
            Command(
                "restore.look",
                "Look inside",
                self.look_inside,
                "Ctrl+L",
                menu="File",
                icon="eye",
                enabled=chosen,
            ),
        ]

    def choose(self) -> None:
        """Let the person point at a backup anywhere."""
        dialog = QFileDialog(self.desk.window, "Choose a backup")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([f"Backups (*{SUFFIX})", "All files (*)"])
        dialog.fileSelected.connect(
            lambda chosen: self.desk.attempt(lambda: self.point_at(Path(chosen)))
        )
        dialog.open()

    def point_at(self, path: Path) -> None:
        """Put a backup from anywhere into the list and choose it."""
        if path not in {each.path for each in self._rows}:
            self._list([*self._rows, backup_at(path)])
        self.table.select(next(each.id for each in self._rows if each.path == path))
        self.table.view.setFocus()

    def restore(self) -> None:
        """Bring the chosen backup back and open it: in the place of the file that does not open, else on its own."""
        record = self._record()
        if record is not None and self._target is not None:
            restore_instead(self.desk, record.path, record.made, self._target)
        elif record is not None:
            restore_beside(self.desk, record.path, record.made)

    def look_inside(self) -> None:
        """Open the chosen backup for reading."""
        record = self._record()
        if record is not None:
            self.desk.opening.open(record.path)

    def _list(self, rows: Sequence[FoundBackup]) -> None:
        self._rows = [replace(each, id=number) for number, each in enumerate(rows, start=1)]
        self.table.set_rows(MemoryRows(FOUND, self._rows))
        if self.table.current_id() is None and self._rows:
            self.table.select(self._rows[0].id)
        self._show_head()
        self._show()

    def _show_head(self) -> None:
        found = f"{counted(len(self._rows), 'backup')} found"
        instead = f", to take the place of {self._target.stem}" if self._target else ""
        self.set_title("Restore a backup", f"{found}{instead}")

    def _record(self) -> FoundBackup | None:
        record = self.table.current_record()
        return record if isinstance(record, FoundBackup) else None

    def _is_chosen(self) -> bool:
        return self._record() is not None

    def _show(self) -> None:
        record = self._record()
        self.card.setVisible(record is not None)
        if record is not None:
            told: list[Fact] = [("Backup of", show_moment(record.made)), ("Where", record.place)]
            if record.reason is not None:
                told.append(("Why", record.reason.title_text))
            self.card.show_backup(record.file, record.path, told)
