"""Stage 4, checking: the file's line, its rows with what is asked in them, the bar below, and what will be stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.importing.outcomes import Outcome
from app.rows import MemoryRows
from ui.importing.answer import AnswerBar
from ui.importing.check_foot import CheckFoot
from ui.importing.file_line import FileLine
from ui.importing.fixing import Fixing
from ui.importing.hidden_bar import HiddenBar
from ui.importing.notice_bar import NoticeBar
from ui.importing.preview_table import PreviewTable
from ui.importing.standing import WAITING
from ui.importing.whole_file import WholeFileBar

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.importing.outcomes import PreviewRow
    from app.rows import Rows
    from ui.importing.queue import Item, Queue
    from ui.importing.standing import Standing
    from ui.page import Desk

_LOW = 480
"""Height in logical pixels below which the view stands closer together."""


class CheckView(QWidget):
    """One file's preview. What is done to its rows is done here; all else is the page's.

    `said` tells the name of a Field and a text that count for the whole file.
    """

    said = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.standing: Standing | None = None
        self._item: Item | None = None
        self._listed: Rows | None = None
        self._queue: Queue | None = None
        self.line = FileLine()
        # There is another list for every file, so the one shown is looked up.
        self.line.columns_wished.connect(lambda: self.table.columns.choose())  # noqa: PLW0108 - as just said
        self.whole = WholeFileBar(desk.lists.choices)
        self.whole.said.connect(self.said)
        self.notices = NoticeBar()
        self.notices.row_wished.connect(self._go_to)
        self.hidden = HiddenBar()
        self.answer = AnswerBar()
        self.answer.said.connect(self.said)
        self.foot = CheckFoot()
        self.fixing = Fixing(desk, self)
        self._place = QVBoxLayout()
        self.table: PreviewTable = self._new_table(MemoryRows((), ()), "")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        for part in (self.line, self.whole, self.notices, self.hidden):
            self._inside.addWidget(part)
        self._inside.addLayout(self._place, 1)
        self._inside.addWidget(self.answer)
        self._inside.addWidget(self.foot)

    def show_item(self, queue: Queue, item: Item) -> bool:
        """Show a file's preview with the first thing that is asked chosen; one that is shown stays, and gives False."""
        standing, before = item.standing, self.standing
        self._queue, self._item = queue, item
        self.line.show_place(queue, item)
        self.foot.offer_all(offered=queue.offers_all())
        if standing is None or (before is not None and standing.preview is before.preview):
            return False
        self.line.show_file(item)
        self._place.removeWidget(self.table)
        self.table.hide()
        self.table.deleteLater()
        self.table = self._new_table(standing.rows, standing.preview.kind.name)
        self.table.show_also(standing.rows.wrong_columns)
        self.standing = None
        self.take(standing)
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

    def take(self, standing: Standing, *, goes_on: bool = False) -> None:
        """Show what an answer, a correction or a row left out has changed.

        The chosen row stays chosen; one that waits no more gives way to what needs somebody next. `goes_on` lets the
        next answer be given where this one was.
        """
        chosen, place = self.table.current_id(), self.table.view.currentIndex().row()
        before = self._row(chosen)
        self.standing = standing
        if self._item is not None:
            self._item.standing = standing
        self._list(standing.rows)
        after = self._row(chosen)
        if before is None or after is None or (_waits(before) and not _waits(after)):
            self._select(0)
        elif after.outcome is Outcome.LEFT_OUT and before.outcome is not Outcome.LEFT_OUT:
            self._select(place)
        self._show_around(standing)
        self._show_chosen()
        # The keyboard never comes to Leave out by itself.
        if goes_on and not self.answer.take_focus():
            self.take_focus()

    def _list(self, rows: Rows) -> None:
        """Let the list show other rows; a new one has them already, and to read and measure them takes time."""
        if self._listed is rows:
            self.table.begin()
        else:
            self._listed = rows
            self.table.set_rows(rows)

    def _show_around(self, standing: Standing) -> None:
        self._show_where()
        self.whole.show_standing(standing)
        self.notices.show_notices(standing.notices)
        self.hidden.show_preview(standing.preview)
        self.foot.show_standing(standing)
        self.foot.offer_all(offered=self._queue is not None and self._queue.offers_all())

    def _new_table(self, rows: Rows, kind: str) -> PreviewTable:
        """Make the list for one file: what a person chose for its columns is remembered by kind of content."""
        self._listed = rows
        name = f"Import preview, {kind}" if kind else "Import preview"
        table = PreviewTable(rows, name, self.fixing.acts(), self._desk.lists)
        table.view.selectionModel().currentChanged.connect(lambda *_cells: self._show_chosen())
        table.model.modelReset.connect(self._show_where)
        table.answers_wished.connect(self.fixing.open_answers)
        table.leave_wished.connect(self.fixing.leave_asked)
        self._place.addWidget(table)
        return table

    def _row(self, row_id: int | None) -> PreviewRow | None:
        if self.standing is None or row_id is None:
            return None
        return self.standing.rows.row(row_id)

    def _go_to(self, row_id: int) -> None:
        """Go to a row that a notice above the list is about."""
        self.table.reveal(row_id)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, place: int) -> None:
        last = len(self.table.model.ids) - 1
        if last >= 0:
            self.table.view.go_to(min(place, last), max(0, self.table.view.currentIndex().column()))

    def _show_where(self) -> None:
        """Tell of the file; a column that was read and is not shown looks as if it had been lost."""
        if self.standing is not None:
            shown = {field.name for field in self.table.columns.shown()}
            hidden = [field.label for field in self.standing.rows.read if field.name not in shown]
            self.line.show_where(self.standing, hidden)

    def _show_chosen(self) -> None:
        if self.standing is not None:
            found = self._row(self.table.current_id())
            at, words = self.table.current_column(), self.table.cell_words()
            self.answer.show_row(self.standing, found, at, words)


def _waits(row: PreviewRow) -> bool:
    """Say whether a row needs an answer or a correction."""
    return row.outcome in WAITING
