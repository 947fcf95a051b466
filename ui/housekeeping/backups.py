"""Backups: what there is, what one holds, and bringing one back beside the file or in its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from app.amounts import counted
from app.backup_list import BACKUP, BackupRow, backup_rows
from app.backup_names import SUFFIX, Reason
from app.clock import show_moment
from app.rows import MemoryRows
from ui.commands import Command
from ui.dialogs import Confirm
from ui.housekeeping.backup_card import BackupCard
from ui.housekeeping.restoring import put_back, restore_beside
from ui.page import Page, Place
from ui.tables import Acts, Table
from ui.widgets.buttons import Button
from ui.widgets.panes import Panes
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.events import Changes
    from ui.page import Desk
    from ui.widgets.facts import Fact


class BackupsPage(Page):
    """The backups of the open file, newest first, and beside them what the chosen one holds."""

    help_text = (
        "A backup is made every half hour while something changes, at closing, before an import and before a restore. "
        "Each is opened and checked after it was written. All of two days are kept, then one of each day, week and "
        "month. The papers of meetings lie once each in the folder “papers” beside the backups; whoever copies a "
        "backup by hand takes that folder along.\n\nRestoring never loses the present file: it is backed up and kept "
        "beside the one that was brought back."
    )
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Backups")
        self._now = Button("Back up now", "archive", "primary", on_click=self.back_up)
        self.head_buttons = [self._now]
        self._trouble = Label("", "problem", wrap=True)
        self._places = Label("", "muted", wrap=True)
        acts = Acts(open=lambda _id: self.look_inside())
        empty = "No backup yet. The first one is made within half an hour of a change, or with Back up now."
        self.table = Table(MemoryRows(BACKUP, []), "Backups", acts, desk.lists, empty=empty)
        self.table.chosen.connect(lambda _id: self._show())
        self._inside = Button("Look inside", "eye", on_click=self.look_inside)
        self._beside = Button("Restore as a new file", "copy", on_click=self.restore_beside)
        self._back = Button("Restore in place…", "archive-restore", on_click=self.put_back)
        self._card = BackupCard(desk, (self._inside, self._beside, self._back))
        self._build()

    def concerned(self, _changes: Changes) -> bool:
        """Changes of the file change no backup."""
        return False

    def refresh(self) -> None:
        """List the backups that are there now."""
        core = self.desk.core
        rows = backup_rows(core.backups.lines())
        self.table.set_rows(MemoryRows(BACKUP, rows))
        second = core.backups.second_folder()
        self._places.setText(
            f"On this computer: {core.backups.folder()}\n"
            + (f"Second copies: {second}" if second else "No second place is chosen; see Settings.")
        )
        self._trouble.setText(core.backups.trouble or "")
        self._trouble.setVisible(bool(core.backups.trouble))
        self.set_title("Backups", f"{counted(len(rows), 'backup')} of {core.open_path().stem}")
        self._now.setEnabled(self._can_back_up())
        self._show()

    def go(self, place: Place) -> None:
        """Show one backup."""
        if place.get("id"):
            self.table.select(place["id"])

    def place(self) -> Place:
        """Say which backup is shown."""
        chosen = self.table.current_id()
        return {"id": chosen} if chosen else {}

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the backup."""
        return [self.table, self._card]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with backups."""
        some, chosen = self._can_back_up, self._is_chosen
        put = self._can_put_back
        return [
            Command(
                "backups.now",
                "Back up now",
                self.back_up,
                "Ctrl+B",
                menu="File",
                icon="archive",
                enabled=some,
            ),
            Command(
                "backups.look",
                "Look inside",
                self.look_inside,
                menu="File",
                icon="eye",
                enabled=chosen,
            ),
            Command(
                "backups.beside",
                "Restore as a new file",
                self.restore_beside,
                "Ctrl+Shift+N",
                menu="File",
                icon="copy",
                enabled=chosen,
            ),
            Command(
                "backups.put",
                "Restore in place of this file…",
                self.put_back,
                "Ctrl+Shift+R",
                menu="File",
                icon="archive-restore",
                enabled=put,
            ),
        ]

    def back_up(self) -> None:
        """Make a backup now, whether anything changed or not."""
        make = partial(self.desk.core.backups.make, Reason.ASKED)
        self.desk.tasks.run("Making a backup", make, lambda _line: self._made())

    def look_inside(self) -> None:
        """Open the chosen backup for reading, in the place of the file."""
        record = self._record()
        if record is not None:
            self.desk.opening.open(record.line.path)

    def restore_beside(self) -> None:
        """Bring the chosen backup back as a file of its own."""
        record = self._record()
        if record is not None:
            restore_beside(self.desk, record.line.path, record.made)

    def put_back(self) -> None:
        """Put the chosen backup in the place of the open file, after a question."""
        record = self._record()
        if record is None or not self._can_put_back():
            return
        name = self.desk.core.open_path().stem
        Confirm(
            f"Put the backup of {show_moment(record.made)} in the place of this file?",
            f"What was done since then leaves “{name}”. The file as it is now is backed up first and kept beside it "
            "under a name that says so.",
            "Restore",
            act=partial(put_back, self.desk, record.line),
            parent=self.desk.window,
        ).show_fitted()

    def _build(self) -> None:
        self.body.addWidget(self._trouble)
        self.body.addWidget(Panes((self.table, self._card), (7, 5)), 1)
        self.body.addWidget(self._places)

    def _made(self) -> None:
        self.desk.opening.show_safety()
        self.refresh()
        self.desk.say("A backup was made and checked.")

    def _record(self) -> BackupRow | None:
        record = self.table.current_record()
        return record if isinstance(record, BackupRow) else None

    def _is_chosen(self) -> bool:
        return self._record() is not None

    def _can_back_up(self) -> bool:
        file = self.desk.core.file
        return file is not None and not file.read_only

    def _can_put_back(self) -> bool:
        file = self.desk.core.file
        return self._is_chosen() and file is not None and file.path.suffix != SUFFIX

    def _show(self) -> None:
        record = self._record()
        self._card.setVisible(record is not None)
        if record is None:
            return
        self._back.setEnabled(self._can_put_back())
        second = self.desk.core.backups.second_folder()
        title = f"Backup of {show_moment(record.made)}"
        self._card.show_backup(title, record.line.path, _told(record), second)


def _told(record: BackupRow) -> list[Fact]:
    return [
        (field.label, field.show(getattr(record, field.name)))
        for field in BACKUP
        if field.name in {"reason", "size"}
    ]
