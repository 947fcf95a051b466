"""A month as a table: six weeks of seven days, each with the entries that fall on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.days import show_full_day
from ui.widgets.text import fitting, plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFontMetrics

    from ui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
WEEKS = 6
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """What falls on a day: an id, a short text and its tone, whether a person may move it, and whether it is struck.

    `brief` stands instead of a text for which a narrow day has no room.
    """

    id: int
    text: str
    tone: Tone = "none"
    tip: str = ""
    can_move: bool = True
    struck: bool = False
    brief: str = ""

    def shown(self, metrics: QFontMetrics, room: int) -> str:
        """Give what of it is shown in so many pixels."""
        return fitting(self.text, self.brief, metrics, room)


class MonthModel(QAbstractTableModel):
    """The days from the Monday on or before the first of the month, some with a remark such as Good Friday."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month = date(2000, 1, 1)
        self.today: date | None = None
        self._entries: Mapping[date, Sequence[Entry]] = {}
        self._remarks: Mapping[date, str] = {}

    def show_month(
        self,
        month: date,
        entries: Mapping[date, Sequence[Entry]],
        remarks: Mapping[date, str] | None = None,
    ) -> None:
        """Show the month that a day lies in."""
        self.beginResetModel()
        self.month = month.replace(day=1)
        self._entries, self._remarks = entries, remarks or {}
        self.endResetModel()

    @property
    def first(self) -> date:
        """The day in the first cell."""
        return self.month - timedelta(days=self.month.weekday())

    def day(self, index: Index) -> date:
        """Give the day of a cell."""
        return self.first + timedelta(weeks=index.row(), days=index.column())

    def index_of(self, day: date) -> QModelIndex:
        """Give the cell of a day; an invalid one where the month does not show it."""
        away = (day - self.first).days
        return self.index(away // 7, away % 7) if 0 <= away < 7 * WEEKS else QModelIndex()

    def entries(self, day: date) -> Sequence[Entry]:
        """Give what falls on a day, in the order given."""
        return self._entries.get(day, ())

    def remark(self, day: date) -> str:
        """Give the words on a day."""
        return self._remarks.get(day, "")

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the days of a week."""
        return 0 if parent.isValid() else len(DAYS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Give what a cell says in words, which a screen reader speaks; the delegate draws it otherwise."""
        day = self.day(index)
        found = self.entries(day)
        if role == Qt.ItemDataRole.DisplayRole:
            parts = (self.remark(day), *(each.text for each in found))
            return ": ".join(filter(None, (show_full_day(day), "; ".join(filter(None, parts)))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (each.tip for each in found))))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Name the days of the week."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return DAYS[section]
        return None
