"""The cells of the tracker: how far each return has come, for the eye and for a screen reader, and how many are in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.days import show_day, show_near_day
from app.returns.states import state_in_words
from app.returns.tracker import Tracker
from ui.widgets.text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.returns.queries import RequestRecord
    from ui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NOT_ASKED = "–"
"""What stands where a round does not ask an agency."""


class TrackerModel(QAbstractTableModel):
    """A line per agency, a column per round; the last line counts what is in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = Tracker((), ())
        self._places: dict[int, tuple[int, int]] = {}
        self._today = date.min

    def show_tracker(self, found: Tracker, today: date) -> None:
        """Show other rounds and agencies."""
        self.beginResetModel()
        self._found, self._today = found, today
        columns = {each.id: column for column, each in enumerate(found.rounds)}
        self._places = {
            request.id: (row, columns[round_id])
            for row, line in enumerate(found.rows)
            for round_id, request in line.cells.items()
            if round_id in columns
        }
        self.endResetModel()

    def is_total(self, row: int) -> bool:
        """Say whether a row counts what is in."""
        return row == len(self._found.rows)

    def request(self, index: Index) -> RequestRecord | None:
        """Give the return of a cell, None where the round does not ask the agency, and in the total."""
        if not index.isValid() or self.is_total(index.row()):
            return None
        return self._found.rows[index.row()].cells.get(self._found.rounds[index.column()].id)

    def requests(self, indexes: Iterable[Index]) -> list[RequestRecord]:
        """Give the returns of several cells, line by line."""
        ordered = sorted(indexes, key=lambda each: (each.row(), each.column()))
        return [found for each in ordered if (found := self.request(each))]

    def round_id(self, column: int) -> int | None:
        """Give the round of a column."""
        rounds = self._found.rounds
        return rounds[column].id if 0 <= column < len(rounds) else None

    def place(self, request_id: int) -> tuple[int, int] | None:
        """Give the row and column of a return, None where it is not shown."""
        return self._places.get(request_id)

    def first(self) -> tuple[int, int]:
        """Give the row and column of the first return, line by line."""
        return min(self._places.values(), default=(0, 0))

    def tone(self, index: Index) -> Tone:
        """Give the tone of a cell: bad where it is late, else that of its state."""
        request = self.request(index)
        if request is None:
            return "none"
        return "bad" if request.is_overdue(self._today) else request.state.tone

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the agencies and the total; nothing where there is no agency."""
        return 0 if parent.isValid() or not self._found.rows else len(self._found.rows) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rounds."""
        return 0 if parent.isValid() else len(self._found.rounds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Give what a cell shows and what a screen reader speaks."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        return plain_tip(self.spoken(index)) if role == Qt.ItemDataRole.ToolTipRole else None

    def spoken(self, index: Index) -> str:
        """Say a whole cell: "ELHT, Section 11 2024-25: late, chased 7 Mar"."""
        shown = self._shown(index)
        told = "not asked" if shown == NOT_ASKED else shown
        return f"{self._name(index.row())}, {self._found.rounds[index.column()].name}: {told}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Give the name of a round with its due day below it, or the name of an agency.

        On a reset one header hears of it before the other, and asks for what is no longer there.
        """
        is_column = orientation == Qt.Orientation.Horizontal
        if section >= (self.columnCount() if is_column else self.rowCount()):
            return None
        if not is_column:
            return self._head_of_line(section, role)
        shown = self._found.rounds[section]
        due = f"due {show_near_day(shown.due_on, self._today)}" if shown.due_on else "no due day"
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{shown.name}\n{due}"
        if role == Qt.ItemDataRole.ToolTipRole:
            when = f"due {show_day(shown.due_on)}" if shown.due_on else due
            return plain_tip(f"{shown.name}, {when}: {shown.progress} in")
        return None

    def as_text(self) -> str:
        """Give the whole tracker as a spreadsheet takes it: cells divided by tabs."""
        rows = [["", *(each.name for each in self._found.rounds)]]
        for row in range(self.rowCount()):
            cells = [self._shown(self.index(row, column)) for column in range(self.columnCount())]
            rows.append([self._name(row), *cells])
        return "\n".join("\t".join(row) for row in rows)

    def _head_of_line(self, row: int, role: int) -> Any:  # noqa: ANN401 - Qt's own
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(row)
        return plain_tip(self._name(row)) if role == Qt.ItemDataRole.ToolTipRole else None

    def _name(self, row: int) -> str:
        return "In" if self.is_total(row) else self._found.rows[row].agency.name

    def _shown(self, index: Index) -> str:
        if self.is_total(index.row()):
            return self._found.rounds[index.column()].progress
        request = self.request(index)
        if request is None:
            return NOT_ASKED
        late = "late, " if request.is_overdue(self._today) else ""
        return f"{late}{state_in_words(request, self._today)}"
