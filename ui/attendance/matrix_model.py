"""The cells of the attendance matrix: a line per seat or agency, a column per meeting, then the rates, and a total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.amounts import counted
from app.attendance.fields import Code
from app.attendance.matrix import LOW, VACANT
from app.days import show_day, show_short_day
from ui.widgets.text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.attendance.matrix import AgencyRow, AttendanceMatrix, MeetingColumn, SeatRow
    from app.attendance.rates import AttendanceCounts
    from app.rates import Rate
    from ui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RANK = (Code.ATTENDED, Code.DEPUTY, Code.APOLOGIES, Code.ABSENT, Code.NOT_MEMBER, VACANT)
"""Codes of an agency's seats, the one that counts most first: it gives their cell its tint."""


@dataclass(frozen=True)
class MatrixLine:
    """One line: who, where that is from, the codes per meeting, both rates, and the rate of an agency's meetings."""

    name: str
    below: str
    codes: tuple[tuple[Code | None, ...], ...]
    counts: AttendanceCounts
    meetings: Rate | None = None
    seat: int | None = None
    is_low: bool = False


def lines_of(found: AttendanceMatrix, *, by_agency: bool) -> tuple[MatrixLine, ...]:
    """Give the lines of a matrix by seat or by agency."""
    return tuple(map(_of_agency, found.agencies) if by_agency else map(_of_seat, found.seats))


def _of_seat(row: SeatRow) -> MatrixLine:
    post = row.post if row.member else ""
    agency = row.agency if row.agency not in {row.post, row.member} else ""
    below = ", ".join(filter(None, (post, agency)))
    codes = tuple((code,) for code in row.codes)
    name = row.member or row.post
    return MatrixLine(name, below, codes, row.counts, seat=row.seat_id, is_low=row.is_low)


def _of_agency(row: AgencyRow) -> MatrixLine:
    seats = counted(row.seats, "seat")
    return MatrixLine(row.name, seats, row.codes, row.counts, row.meetings, is_low=row.is_low)


class MatrixModel(QAbstractTableModel):
    """The matrix as a table; its last line is the total, with the seats represented at each meeting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[MatrixLine, ...] = ()
        self._meetings: tuple[MeetingColumn, ...] = ()
        self._total: MatrixLine | None = None
        self._rates: tuple[str, ...] = ()

    def show_matrix(self, found: AttendanceMatrix, *, by_agency: bool) -> None:
        """Show a matrix by seat or by agency."""
        self.beginResetModel()
        self.lines = lines_of(found, by_agency=by_agency)
        self._meetings = found.meetings
        seats = counted(len(found.seats), "seat")
        self._total = MatrixLine("All seats", f"{seats}, each once", (), found.counts)
        self._rates = ("Represented", "By the member", *(("Meetings",) if by_agency else ()))
        self.endResetModel()

    def meeting(self, column: int) -> MeetingColumn | None:
        """Give the meeting of a column, None for a rate."""
        return self._meetings[column] if 0 <= column < len(self._meetings) else None

    def is_total(self, row: int) -> bool:
        """Say whether a row is the total."""
        return row == len(self.lines)

    def line(self, row: int) -> MatrixLine:
        """Give a line, the total among them."""
        assert self._total is not None  # noqa: S101 - rows are there only with a matrix
        return self._total if self.is_total(row) else self.lines[row]

    def tone(self, index: Index) -> Tone:
        """Give the tone of a cell: that of its foremost code, or of a rate below half."""
        line = self.line(index.row())
        if self.is_total(index.row()):
            return "none"
        if self.meeting(index.column()) is None:
            return "bad" if line.is_low and index.column() == len(self._meetings) else "none"
        foremost = min(line.codes[index.column()], key=_RANK.index)
        return "none" if foremost is VACANT else foremost.tone

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the lines and the total; nothing where no meeting was closed."""
        return 0 if parent.isValid() or not self._meetings else len(self.lines) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the meetings and the rates."""
        return 0 if parent.isValid() else len(self._meetings) + len(self._rates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Give what a cell shows, what a screen reader speaks, and what the tool tip says."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        return plain_tip(self.spoken(index)) if role == Qt.ItemDataRole.ToolTipRole else None

    def spoken(self, index: Index) -> str:
        """Say a whole cell: "J. Kershaw, 4 Jun 2015: Apologies"."""
        line, meeting = self.line(index.row()), self.meeting(index.column())
        if meeting is None:
            low = f", below {LOW} %" if self.tone(index) == "bad" else ""
            return f"{line.name}: {self._rate(index).told}{low}"
        if self.is_total(index.row()):
            told = f"{meeting.counts.represented.told}; {meeting.counts.by_member.told}"
            return f"{line.name}, {show_day(meeting.day)}: {told}"
        words = ", ".join(_words(code) for code in line.codes[index.column()])
        return f"{line.name}, {show_day(meeting.day)}: {words}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Give the day of a meeting with its year below, the name of a rate, or whose line it is.

        On a reset one header hears of it before the other, and asks for what is no longer there.
        """
        is_column = orientation == Qt.Orientation.Horizontal
        if section >= (self.columnCount() if is_column else self.rowCount()):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._head_of_line(section, role)
        meeting = self.meeting(section)
        if role == Qt.ItemDataRole.DisplayRole:
            if meeting is None:
                return self._rates[section - len(self._meetings)]
            return f"{show_short_day(meeting.day)}\n{meeting.day.year}"
        if role == Qt.ItemDataRole.ToolTipRole and meeting is not None:
            told = meeting.counts.represented.told
            return plain_tip(f"{show_day(meeting.day)}, {meeting.state.title_text}: {told}")
        return None

    def as_text(self) -> str:
        """Give the whole matrix as a spreadsheet takes it: cells divided by tabs."""
        days = [show_day(each.day) for each in self._meetings]
        rows = [["", "", *days, *self._rates]]
        for row in range(self.rowCount()):
            line = self.line(row)
            cells = [str(self._shown(self.index(row, c))) for c in range(self.columnCount())]
            rows.append([line.name, line.below, *cells])
        return "\n".join("\t".join(row) for row in rows)

    def _shown(self, index: Index) -> str:
        line, meeting = self.line(index.row()), self.meeting(index.column())
        if meeting is None:
            return self._rate(index).words() if self._has_rate(index) else ""
        if self.is_total(index.row()):
            rate = meeting.counts.represented
            return f"{rate.numerator}/{rate.denominator}"
        return _letters(line.codes[index.column()])

    def _has_rate(self, index: Index) -> bool:
        return not (self.is_total(index.row()) and index.column() == len(self._meetings) + 2)

    def _rate(self, index: Index) -> Rate:
        line = self.line(index.row())
        rates = (line.counts.represented, line.counts.by_member, line.meetings)
        return rates[index.column() - len(self._meetings)] or line.counts.represented

    def _head_of_line(self, row: int, role: int) -> Any:  # noqa: ANN401 - Qt's own
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        line = self.line(row)
        told = ", ".join(filter(None, (line.name, line.below)))
        return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told


def _letters(codes: Sequence[Code | None]) -> str:
    """Write the codes of a cell: "Y", "Y D", "–" for no member then, "vacant"."""
    return " ".join(_LETTERS.get(code) or str(code) for code in codes)


def _words(code: Code | None) -> str:
    return "Vacant" if code is VACANT else code.title_text


NONE_THEN = "–"
"""The mark of a seat that was none then."""
_LETTERS = {Code.NOT_MEMBER: NONE_THEN, VACANT: "vacant"}
