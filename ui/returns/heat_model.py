"""The cells of a heat map: what each says of an agency and a standard, for the eye and for a screen reader."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.returns.states import state_in_words
from ui.widgets.text import plain_tip

if TYPE_CHECKING:
    from app.returns.heat import HeatMap, HeatRow
    from app.returns.queries import RequestRecord
    from app.returns.scores import StandardSummary
    from app.returns.templates import StandardRecord
    from ui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def word_of(summary: StandardSummary, request: RequestRecord) -> tuple[str, Tone]:
    """Give the word and tone of a cell: what its answers come to, "Not in" before any came."""
    if summary.lowest is None and request.received_on is None:
        return "Not in", "none"
    return summary.word, summary.tone


class HeatModel(QAbstractTableModel):
    """One row per agency: its name, a cell per standard, and how far its return has come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HeatRow, ...] = ()
        self._standards: tuple[StandardRecord, ...] = ()
        self._today = date.min
        self._days = True
        self._has_scores = False

    def show_map(self, heat: HeatMap, today: date) -> None:
        """Show another round."""
        self.beginResetModel()
        self._today = today
        self._rows, self._standards = heat.rows, heat.standards
        self._has_scores = any(each.unscored < each.questions for each in heat.standards)
        self.endResetModel()

    def at(self, index: Index) -> tuple[HeatRow, StandardRecord | None]:
        """Give the agency's row and the standard of a cell, None beside the standards."""
        place = index.column() - 1
        standard = self._standards[place] if 0 <= place < len(self._standards) else None
        return self._rows[index.row()], standard

    def chosen(self, index: Index) -> tuple[int, int | None] | None:
        """Give the ids of a cell's request and standard, by which it is found again; None where there is no cell."""
        if not index.isValid():
            return None
        row, standard = self.at(index)
        return row.request.id, standard.id if standard else None

    def place(self, request_id: int, standard_id: int | None) -> tuple[int, int] | None:
        """Give the row and column of an agency's standard, of its first one where none is named."""
        rows = [row.request.id for row in self._rows]
        ids = [each.id for each in self._standards]
        if request_id not in rows:
            return None
        column = ids.index(standard_id) + 1 if standard_id in ids else 1
        return rows.index(request_id), column

    def look(self, index: Index) -> tuple[str, Tone]:
        """Give the word and tone of a standard's cell."""
        row, standard = self.at(index)
        assert standard is not None  # noqa: S101 - asked for cells of standards only
        word, tone = word_of(row.cells[standard.id], row.request)
        return self._brief(word), tone

    def below(self, index: Index) -> int:
        """Count the answers of a standard's cell that fall below the threshold."""
        row, standard = self.at(index)
        return row.cells[standard.id].below if standard is not None else 0

    def words(self) -> set[tuple[str, int]]:
        """Give the different words of the cells of standards, each with how many answers fall below."""
        cells = (
            (row.cells[each.id], row.request) for row in self._rows for each in self._standards
        )
        return {(self._brief(word_of(cell, request)[0]), cell.below) for cell, request in cells}

    def states(self, *, days: bool) -> set[str]:
        """Give the different words of how far returns have come, with their days or without."""
        return {self._state(row.request, days=days) for row in self._rows}

    def set_days(self, *, shown: bool) -> None:
        """Let the last column name the day beside how far a return has come, or not; its tool tip always does."""
        self._days = shown

    def short_names(self) -> list[str]:
        """Give the shortest names of the agencies."""
        agencies = (row.request.agency for row in self._rows)
        return [agency.short or agency.name for agency in agencies]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the agencies."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the name, the standards and the state."""
        return 0 if parent.isValid() else len(self._standards) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Give what a cell shows and what a screen reader speaks."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        row, standard = self.at(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            beside = state_in_words(row.request, self._today) if index.column() else ""
            said = beside or row.request.agency.name
            return plain_tip(said if standard is None else self._spoken(index))
        if standard is None:
            days = self._days or role == Qt.ItemDataRole.AccessibleTextRole
            state = self._state(row.request, days=days)
            return state if index.column() else row.request.agency.name
        word, _ = self.look(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        return self._spoken(index)

    def _brief(self, word: str) -> str:
        """Write "3 of 4" for "Answered 3 of 4" and "Partly" for "Partly met" beside the short words of levels."""
        if not self._has_scores:
            return word
        return re.sub(r"^(\w+ly) met\b", r"\1", word.removeprefix("Answered "))

    def _state(self, request: RequestRecord, *, days: bool) -> str:
        if days:
            return state_in_words(request, self._today)
        return request.state.title_text.lower()

    def _spoken(self, index: Index) -> str:
        """Say a whole cell: "ELHT, standard 1 Leadership: Partly, 1 of 2 answers below"."""
        row, standard = self.at(index)
        assert standard is not None  # noqa: S101 - asked for cells of standards only
        word, _ = word_of(row.cells[standard.id], row.request)
        cell = row.cells[standard.id]
        below = f", {cell.below} of {cell.answered} answers below" if cell.answered else ""
        below += f", {cell.blank} not answered" if cell.blank and row.request.received_on else ""
        below += f", {cell.changed} changed by moderation" if cell.changed else ""
        named_so = f"{row.request.agency.name}, standard {standard.number} {standard.title}"
        return f"{named_so}: {word}{below}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Give the number of a standard, with its title as tool tip."""
        if orientation != Qt.Orientation.Horizontal or not self._standards:
            return None
        place = section - 1
        inside = 0 <= place < len(self._standards)
        if role == Qt.ItemDataRole.TextAlignmentRole and not inside:
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if role == Qt.ItemDataRole.ToolTipRole and inside:
            return plain_tip(self._standards[place].title)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._standards[place].number if inside else ("Agency" if section == 0 else "Return")
