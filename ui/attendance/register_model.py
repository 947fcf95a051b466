"""The register as a table model: who, and a letter per way of attending; guests stand below the seats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.attendance.fields import Answer, Code
from app.attendance.records import GuestRecord, RegisterRow
from ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

Entry = RegisterRow | GuestRecord


@dataclass(frozen=True)
class Letter:
    """One choice of a row: the sign that is typed and shown, and the word it records."""

    sign: str
    word: Code | Answer


@dataclass(frozen=True)
class Letters:
    """The choices of every row, and how the one that is recorded is found."""

    every: tuple[Letter, ...]
    recorded: Callable[[RegisterRow], Code | Answer | None]


CODES = Letters(
    tuple(
        Letter(code.value, code)
        for code in (Code.ATTENDED, Code.DEPUTY, Code.APOLOGIES, Code.ABSENT)
    ),
    lambda seat: seat.code,
)
"""Attendance at the meeting: Y D A N."""

ANSWERS = Letters(
    (
        Letter("C", Answer.COMING),
        Letter("O", Answer.ONLINE),
        Letter("D", Answer.DEPUTY),
        Letter("A", Answer.APOLOGIES),
    ),
    lambda seat: seat.reply.answer if seat.reply else None,
)
"""Replies before the meeting: coming, online, deputy, apologies."""


class RegisterModel(QAbstractTableModel):
    """Rows of a register, then its guests; the first column has the words, one more per letter."""

    def __init__(self, letters: Letters = CODES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.letters = letters
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show a register; a row that changed is drawn anew."""
        new = tuple(entries)
        if [_key(each) for each in new] != [_key(each) for each in self.entries]:
            self.beginResetModel()
            self.entries = new
            self.endResetModel()
            return
        before, self.entries = self.entries, new
        for row, (old, now) in enumerate(zip(before, new, strict=True)):
            if old != now:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.letters.every)))

    def seat(self, row: int) -> RegisterRow | None:
        """Give the seat of a row; None for a guest."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, RegisterRow) else None

    def guest(self, row: int) -> GuestRecord | None:
        """Give the guest of a row; None for a seat."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, GuestRecord) else None

    def words(self, row: int) -> tuple[str, str]:
        """Give the name of a row and what stands below it."""
        return _words(self.entries[row])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count seats and guests."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the words and the letters."""
        return 0 if parent.isValid() else 1 + len(self.letters.every)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Give the words of a cell; a screen reader hears who it is and what is recorded."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._spoken(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row())[0] if not index.column() else self._sign(index)
        return None

    def _sign(self, index: Index) -> str:
        return "" if self.guest(index.row()) else self.letters.every[index.column() - 1].sign

    def _spoken(self, index: Index) -> str:
        name, below = self.words(index.row())
        seat = self.seat(index.row())
        if seat is None:
            return f"{name}, guest, {below}"
        recorded = self.letters.recorded(seat)
        state = recorded.title_text if recorded else "not marked"
        if not index.column():
            return f"{name}, {below}: {state}"
        return f"{name}, {self.letters.every[index.column() - 1].word.title_text}; now: {state}"


def _words(entry: Entry) -> tuple[str, str]:
    if isinstance(entry, RegisterRow):
        return entry.name, entry.line
    return entry.name, entry.line.removeprefix(entry.name).lstrip(", ")


def _key(entry: Entry) -> tuple[str, int]:
    if isinstance(entry, RegisterRow):
        return "seat", entry.seat_id
    return "guest", entry.id
