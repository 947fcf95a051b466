"""Import partner workbooks: chosen, read, looked at row by row, stored in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from app.amounts import counted
from app.backup_names import Reason
from app.fields import Ref
from app.importing.apply import Import, apply, import_label, remember_layout
from app.importing.file_layouts import FileLayouts
from app.importing.kinds import KINDS, lookups_of
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.rows import MemoryRows
from ui.commands import Command
from ui.importing.answer import AnswerBar
from ui.importing.rows import PreviewRows
from ui.page import Page, Place, Reach
from ui.tables import Acts, Table
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import EmptyState, IconLabel, row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.stepper import Stepper
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from app.importing.preview import Preview
    from app.progress import Progress
    from app.rows import Rows
    from ui.page import Desk

PATTERN = "Workbooks and lists (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt)"
_WAITING = frozenset({Outcome.QUESTION, Outcome.PROBLEM})


class ImportPage(Page):
    """One workbook after another: nothing is stored before Store is pressed, and one Undo takes it back."""

    reach = Reach.ONE
    help_text = (
        "Choose the workbooks that partners sent, or drop them here. Each is read and shown before anything is "
        "stored: new rows, changed ones (old → new), unchanged ones, questions and problems.\n\n"
        "A question is answered once for all alike rows. F2 corrects a cell; Delete leaves rows out. Rows with an open "
        "question or a problem are not stored."
    )
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title(
            "Import partner workbook",
            "Nothing is stored until you press Store, and one Undo takes it back",
        )
        self._waiting: list[Path] = []
        self._path: Path | None = None
        self._for: int | None = None
        self._preview: Preview | None = None
        self._rows: PreviewRows | None = None
        self.setAcceptDrops(True)
        self.head_buttons = [Button("Choose workbooks", "folder-open", on_click=self.choose)]
        self._stepper = Stepper((), lines=False)
        self._name, self._where = Label("", "strong"), Label("", "muted", wrap=True)
        self._kinds = ComboBox()
        self._chips = FlowRow()
        self.answer = AnswerBar()
        self.answer.changed.connect(self._show_again)
        self.store_button = Button("Store", "check", "primary", on_click=self.store)
        self._back = Button("Back", on_click=self._give_up)
        self._empty = EmptyState(
            "Choose the workbooks that partners sent, or drop them here: membership lists, Section 11 returns, "
            "training registers, contributions.",
            "Choose workbooks",
            on_click=self.choose,
            icon="file-input",
        )
        self._build()
        self._show_stage()

    def refresh(self) -> None:
        """Look again at the workbook for another partnership, which knows other groups, courses and rounds."""
        if self._preview is not None and self._for != self.own:
            self._look(self._path)

    def go(self, place: Place) -> None:
        """Look at the files that another screen or a drop gives: {"paths": [...]}."""
        if place.get("paths"):
            self.look_at([Path(each) for each in place["paths"]])

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the answer bar."""
        return [self.table, self.answer] if self._preview else [self]

    def commands(self) -> Sequence[Command]:
        """Give what can be done here."""
        return [
            Command(
                "import.choose", "Choose workbooks", self.choose, "Ctrl+I", "File", "folder-open"
            ),
            Command(
                "import.store",
                "Store the import",
                self.store,
                "Ctrl+Return",
                "Edit",
                "check",
                self._has_changes,
            ),
            Command(
                "import.suggest",
                "Take likely answers",
                self._suggest,
                "Ctrl+L",
                "Edit",
                enabled=self._has_preview,
            ),
        ]

    def choose(self) -> None:
        """Ask for workbooks; the dialog does not block what runs meanwhile."""
        dialog = QFileDialog(self.desk.window, "Choose workbooks", "", PATTERN)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.look_at([Path(name) for name in names]))
        dialog.open()

    def look_at(self, paths: Sequence[Path]) -> None:
        """Put files in the queue and look at the first."""
        self._waiting = list(paths)
        self._next()

    def store(self) -> None:
        """Store what is new and changed as one step, then look at the next file."""
        preview = self._preview
        if preview is None or not preview.storable:
            return
        self.desk.tasks.run(
            "Storing the import",
            lambda progress: self._apply(preview, progress),
            self._stored,
            exclusive=True,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from the file manager or the mail program."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.look_at(paths)

    def _build(self) -> None:
        self._place = QVBoxLayout()
        self.table = self._new_table(MemoryRows((), ()))
        named(self._kinds, "Read as")
        self._kinds.addItem("Recognise by itself", "")
        for kind in KINDS:
            self._kinds.addItem(f"Read as {kind.title.lower()}", kind.name)
        self._kinds.activated.connect(lambda _place: self._look(self._path))
        icon = IconLabel("file-spreadsheet", colour="accent_ink")
        file = row(
            icon,
            self._name,
            self._where,
            self._kinds,
            stretch=2,
        )
        foot = row(self._chips, self._back, self.store_button, stretch=0)
        self._shown = (
            icon,
            self._name,
            self._where,
            self._kinds,
            self.answer,
            self._chips,
            self._back,
        )
        self.body.addWidget(self._stepper)
        self.body.addLayout(file)
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self.answer)
        self.body.addLayout(foot)
        self.body.addWidget(self._empty, 1)

    def _next(self) -> None:
        self._preview = self._rows = None
        self._kinds.setCurrentIndex(0)
        if self._waiting:
            self._look(self._waiting.pop(0))
        else:
            self._path = None
            self._show_stage()

    def _look(self, path: Path | None) -> None:
        if path is None:
            return
        self._path, self._for = path, self.own
        kind = self._kinds.currentData() or ""
        core, chosen = self.desk.core, self.desk.partnership
        body = chosen.current if chosen.several else None
        whose = Ref(body.id, body.name) if body else None
        importer = Importer(
            core.read, KINDS, lookups_of(self.own), FileLayouts(core), partnership=whose
        )
        task = self.desk.tasks.run(
            "Reading the workbook",
            lambda progress: importer.look(path, as_kind=kind, progress=progress),
            self._looked,
        )
        task.failed.connect(lambda _error: self._show_stage())

    def _new_table(self, rows: Rows) -> Table:
        """Make the list for one file: its columns are those of the file's kind."""
        acts = Acts(edit=self._correct, delete=self._leave_out)
        kind = f", {self._preview.kind.name}" if self._preview else ""
        name = f"Import preview{kind}"
        table = Table(rows, name, acts, self.desk.lists, empty="Nothing to show.")
        table.chosen.connect(lambda _chosen: self._show_chosen())
        self._place.addWidget(table)
        return table

    def _looked(self, preview: Preview) -> None:
        self._preview = preview
        self._rows = PreviewRows(preview)
        self._place.removeWidget(self.table)
        self.table.hide()
        self.table.deleteLater()
        self.table = self._new_table(self._rows)
        self._show_again()
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply(self, preview: Preview, progress: Progress) -> tuple[Preview, Import]:
        self.desk.core.backups.attempt(Reason.IMPORT, progress)
        with self.desk.core.work(import_label(preview), preview.workbook.name) as work:
            done = apply(work, preview, progress)
        remember_layout(FileLayouts(self.desk.core), preview, self.desk.core.clock.today())
        return preview, done

    def _stored(self, result: tuple[Preview, Import]) -> None:
        del result
        self.desk.opening.show_safety()
        self._next()

    def _correct(self, ids: Sequence[int], name: str, value: object) -> None:
        if self._preview is not None:
            for row_id in ids:
                self._preview.correct(row_id, name, str(value or ""))
            self._show_again()

    def _leave_out(self, ids: Sequence[int]) -> None:
        if self._preview is not None and self._rows is not None:
            for row_id in ids:
                line = self._rows.row(row_id)
                if line is not None and line.outcome is not Outcome.NOTE:
                    self._preview.leave_out(row_id)
            self._show_again()

    def _suggest(self) -> None:
        if self._preview is not None:
            taken = self._preview.take_suggestions()
            self._show_again()
            self.desk.say(f"{counted(taken, 'question')} answered by likeness.")

    def _give_up(self) -> None:
        self._waiting.clear()
        self._next()

    def _show_again(self) -> None:
        if self._preview is None:
            return
        chosen = self.table.current_id()
        self._rows = PreviewRows(self._preview)
        self.table.set_rows(self._rows)
        if chosen is None or not self.table.select(chosen):
            first = next(iter(self.table.model.ids), None)
            if first is not None:
                self.table.select(first)
        self._show_stage()
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.current_id()
        if self._preview is not None and self._rows is not None:
            self.answer.show_row(
                self._preview, self._rows.row(chosen) if chosen is not None else None
            )

    def _show_stage(self) -> None:
        preview = self._preview
        for part in (*self._shown, self.table, self.store_button):
            part.setVisible(preview is not None)
        self._empty.setVisible(preview is None)
        if preview is None:
            self._stepper.set(
                ("1 Choose", "2 Recognise", "3 Match columns", "4 Check rows", "5 Store"), 0
            )
            return
        counts = preview.counts
        checked = sum(counts.values()) - counts[Outcome.NOTE.value]
        matched = [each for columns in preview.columns.values() for each in columns]
        taken = sum(bool(each.field) for each in matched)
        columns = f"3 Columns matched {taken} of {len(matched)}" if matched else "3 Form read"
        steps = (
            "1 File read",
            f"2 Recognised: {preview.kind.title.lower()}",
            columns,
            f"4 Check {checked:,} rows",
        )
        self._stepper.set((*steps, "5 Store"), 3)
        self._name.setText(preview.workbook.name)
        sender = f", from {preview.agency}" if preview.agency else ""
        self._where.setText(f"{preview.source.layout}{sender}")
        self._show_counts(counts)

    def _show_counts(self, counts: dict[str, int]) -> None:
        words = [
            (outcome, counts[outcome.value]) for outcome in Outcome if outcome is not Outcome.NOTE
        ]
        self._chips.set(
            [Chip(_counted(outcome, count), outcome.tone) for outcome, count in words if count]
        )
        storable = counts[Outcome.NEW.value] + counts[Outcome.CHANGED.value]
        left = sum(counts[outcome.value] for outcome in _WAITING) + counts[Outcome.LEFT_OUT.value]
        rest = f", leave out {left:,}" if left else ""
        self.store_button.set_caption(f"Store {counted(storable, 'change')}{rest}")
        self.store_button.setEnabled(bool(storable))

    def _has_preview(self) -> bool:
        return self._preview is not None

    def _has_changes(self) -> bool:
        return self._preview is not None and bool(self._preview.storable)


def _counted(outcome: Outcome, count: int) -> str:
    """Say how many rows have an outcome: "20 new", "1 question", "7 questions"."""
    many = "s" if count != 1 and outcome in _WAITING else ""
    return f"{count:,} {outcome.title_text.lower()}{many}"
