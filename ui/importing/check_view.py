"""Stage 4, checking: the file's line, its rows with what is asked in them, the bar below, and what will be stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.amounts import counted
from app.importing.outcomes import Outcome
from app.rows import MemoryRows
from ui.importing.answer import AnswerBar
from ui.importing.answers import answers_menu, ask_other
from ui.importing.check_foot import WAITING, CheckFoot
from ui.importing.file_line import FileLine
from ui.importing.hidden_bar import HiddenBar
from ui.importing.preview_table import PreviewTable
from ui.importing.rows import UNDERSTOOD, PreviewRows, wrong_field
from ui.importing.whole_file import WholeFileBar
from ui.tables import Acts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.importing.questions import ImportQuestion
    from app.rows import Rows
    from ui.importing.queue import Item, Queue
    from ui.page import Desk

_LOW = 480
"""Height in logical pixels below which the view stands closer together."""


class CheckView(QWidget):
    """One file's preview. Answers, corrections and rows left out change it here; all else is the page's.

    `said` tells the name of a Field and a text that count for the whole file.
    """

    said = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._preview: Preview | None = None
        self._rows: PreviewRows | None = None
        self._files = 0
        self.line = FileLine()
        # There is another list for every file, so the one shown is looked up.
        self.line.columns_wished.connect(lambda: self.table.columns.choose())  # noqa: PLW0108 - as just said
        self.whole = WholeFileBar(desk.lists.choices)
        self.whole.said.connect(self.said)
        self.hidden = HiddenBar()
        self.answer = AnswerBar()
        self.answer.changed.connect(self.show_again)
        self.answer.settled.connect(self._go_on)
        self.answer.said.connect(self.said)
        self.answer.other_wished.connect(self._ask_other)
        self.foot = CheckFoot()
        self.foot.answer_wished.connect(self._open_menu)
        self.foot.suggest_wished.connect(self.suggest)
        self._place = QVBoxLayout()
        self.table: PreviewTable = self._new_table(MemoryRows((), ()), "")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self.line)
        self._inside.addWidget(self.whole)
        self._inside.addWidget(self.hidden)
        self._inside.addLayout(self._place, 1)
        self._inside.addWidget(self.answer)
        self._inside.addWidget(self.foot)

    def show_item(self, queue: Queue, item: Item) -> bool:
        """Show a file's preview with the first thing that is asked chosen; one that is shown stays, and gives False."""
        preview = item.preview
        self.line.show_place(queue, item)
        self._files = len(queue.waiting())
        self.foot.offer_all(self._files)
        if preview is None or preview is self._preview:
            return False
        self._preview, self._rows = preview, PreviewRows(preview)
        self.line.show_file(item)
        self._place.removeWidget(self.table)
        self.table.hide()
        self.table.deleteLater()
        self.table = self._new_table(self._rows, preview.kind.name)
        self.table.show_also(self._rows.wrong_columns)
        self.show_again()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list what room there is in a low window."""
        super().resizeEvent(event)
        side = 6 if event.size().height() < _LOW else 12
        self._inside.setSpacing(side)
        self.answer.body.setContentsMargins(12, side, 12, side)

    def take_focus(self) -> None:
        """Give the keyboard to what is asked for the whole file, else to the list."""
        if not self.whole.take_focus():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_again(self) -> None:
        """Show what an answer, a correction or a row left out has changed.

        The chosen row stays chosen; one that waits no more gives way to what needs somebody next.
        """
        preview = self._preview
        if preview is None:
            return
        chosen, place = self.table.current_id(), self.table.view.currentIndex().row()
        before = self._rows.row(chosen) if self._rows and chosen is not None else None
        self._rows = PreviewRows(preview)
        self.table.set_rows(self._rows)
        after = self._rows.row(chosen) if chosen is not None else None
        if before is None or after is None or (_waits(before) and not _waits(after)):
            self._select(0)
        elif after.outcome is Outcome.LEFT_OUT and before.outcome is not Outcome.LEFT_OUT:
            self._select(place)
        self._show_where()
        self.whole.show_preview(preview)
        self.hidden.show_preview(preview)
        self.foot.show_preview(preview)
        self.foot.offer_all(self._files)
        self._show_chosen()

    def suggest(self) -> None:
        """Answer what is very likely."""
        if self._preview is not None:
            taken = self._preview.take_suggestions()
            self.show_again()
            told = "No question has a likely answer; each waits for yours."
            self._desk.say(f"{counted(taken, 'question')} answered by likeness." if taken else told)

    def _new_table(self, rows: Rows, kind: str) -> PreviewTable:
        """Make the list for one file: what a person chose for its columns is remembered by kind of content."""
        acts = Acts(
            open=self._fix,
            edit=self._correct,
            delete=self._leave_out,
            open_words="Answer or correct",
            delete_words="Leave out",
        )
        name = f"Import preview, {kind}" if kind else "Import preview"
        table = PreviewTable(rows, name, acts, self._desk.lists)
        table.view.selectionModel().currentChanged.connect(lambda *_cells: self._show_chosen())
        table.model.modelReset.connect(self._show_where)
        table.answers_wished.connect(self._open_answers)
        table.leave_wished.connect(self._leave_asked)
        self._place.addWidget(table)
        return table

    def _fix(self, row_id: int) -> None:
        """Do what a row needs: open its answers, edit what is wrong, take it in again."""
        found, preview = self._row(row_id), self._preview
        if found is None or preview is None:
            return
        if found.questions:
            self._open_answers(row_id)
        elif found.outcome is Outcome.PROBLEM:
            if self.table.show_cell(row_id, wrong_field(found)).isValid():
                self.table.on_rows.edit()
            else:
                self.answer.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif found.outcome is Outcome.LEFT_OUT:
            preview.take_in(row_id)
            self.show_again()

    def _open_answers(self, row_id: int) -> None:
        """Open the answers of a row's question at its row."""
        found = self._row(row_id)
        asked = self._preview.questions if self._preview else ()
        question = next((each for each in asked if found and each.key in found.questions[:1]), None)
        if question is None:
            return
        self.table.select(row_id)
        index = self.table.view.currentIndex()
        names = [field.name for field in self.table.model.columns]
        if UNDERSTOOD in names:
            index = index.siblingAtColumn(names.index(UNDERSTOOD))
        self.table.view.scrollTo(index)
        below = self.table.view.visualRect(index).bottomLeft()
        self._open_menu(question, self.table.view.viewport().mapToGlobal(below))

    def _open_menu(self, question: ImportQuestion, place: QPoint) -> None:
        choose = partial(self._choose, question)
        other = partial(self._ask_other, question)
        answers_menu(question, choose, other, self.table).popup(place)

    def _choose(self, question: ImportQuestion, key: str) -> None:
        if self._preview is not None:
            self._preview.answer(question.key, key)
            self.show_again()

    def _ask_other(self, question: ImportQuestion) -> None:
        ask_other(self._desk, question, partial(self._choose, question))

    def _correct(self, ids: Sequence[int], name: str, value: object) -> None:
        if self._preview is None:
            return
        if name in self._preview.kind.said_first:
            self.said.emit(name, str(value or ""))
        else:
            self._preview.correct(self._records(ids), name, str(value or ""))
            self.show_again()

    def _leave_out(self, ids: Sequence[int]) -> None:
        if self._preview is not None:
            self._preview.leave_out(self._records(ids))
            self.show_again()

    def _leave_asked(self, row_id: int) -> None:
        """Leave out all rows that ask the same, as the button in the row and the bar do."""
        self.table.select(row_id)
        self.answer.leave_out()

    def _records(self, ids: Sequence[int]) -> list[int]:
        """Give the rows that are records; a note among the chosen ones cannot be changed."""
        found = [self._row(row_id) for row_id in ids]
        return [row.id for row in found if row and row.outcome is not Outcome.NOTE]

    def _row(self, row_id: int) -> PreviewRow | None:
        return self._rows.row(row_id) if self._rows else None

    def _select(self, place: int) -> None:
        ids = self.table.model.ids
        if ids:
            self.table.select(ids[min(place, len(ids) - 1)])

    def _show_where(self) -> None:
        """Tell of the file; a column that was read and is not shown looks as if it had been lost."""
        if self._preview is not None and self._rows is not None:
            shown = {field.name for field in self.table.columns.shown()}
            hidden = [field.label for field in self._rows.read if field.name not in shown]
            self.line.show_where(self._preview, hidden)

    def _show_chosen(self) -> None:
        chosen = self.table.current_id()
        if self._preview is not None:
            found = self._row(chosen) if chosen is not None else None
            alike = self._rows.alike(found) if self._rows and found else ()
            self.answer.show_row(self._preview, found, self.table.cell_words(), alike)

    def _go_on(self) -> None:
        """Let the next answer be given where this one was; the keyboard never comes to Leave out by itself."""
        if not self.answer.take_focus():
            self.take_focus()


def _waits(row: PreviewRow) -> bool:
    """Say whether a row needs an answer or a correction."""
    return row.outcome in WAITING
