"""The meetings of a financial or calendar year: groups by months, each cell the days on which the group meets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.days import MONTHS, show_full_day
from app.meetings.calendar import appointments
from app.partnerships.years import APRIL, JANUARY, Year, year_of
from ui import theme
from ui.meetings.standing import Legend, standing
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card, row
from ui.widgets.segments import Segment, SegmentedChoice
from ui.widgets.text import Heading, named, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Ref
    from app.meetings.calendar import Appointment
    from ui.page import Desk
    from ui.widgets.month_model import Index

KINDS = (
    Segment("financial", "Financial", meaning="The financial year of the partnership"),
    Segment("calendar", "Calendar", meaning="January to December"),
)
_STATE, _KIND = "Year of meetings", "kind"
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class YearModel(QAbstractTableModel):
    """One row per group that meets in the twelve months, one column per month."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first = date(2000, 1, 1)
        self._groups: list[Ref] = []
        self._cells: dict[tuple[int, int], list[Appointment]] = {}

    def show_year(self, first: date, found: Sequence[Appointment]) -> None:
        """Show twelve months from the first of one."""
        self.beginResetModel()
        self.first = first
        self._groups = sorted({each.group for each in found}, key=lambda ref: ref.name.casefold())
        self._cells = {}
        for each in found:
            away = (each.day.year - first.year) * 12 + each.day.month - first.month
            self._cells.setdefault((each.group.id, away), []).append(each)
        self.endResetModel()

    def month(self, column: int) -> date:
        """Give the first day of a column's month."""
        away = self.first.month - 1 + column
        return date(self.first.year + away // 12, away % 12 + 1, 1)

    def cell(self, index: Index) -> Sequence[Appointment]:
        """Give the meetings of a cell, by day."""
        return self._cells.get((self._groups[index.row()].id, index.column() - 1), ())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the groups."""
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the name and the months."""
        return 0 if parent.isValid() else 13

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Give the days of a cell, and in words for the tool tip and the screen reader."""
        if index.column() == 0:
            return self._groups[index.row()].name if role == Qt.ItemDataRole.DisplayRole else None
        found = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return ", ".join(standing(each).mark(str(each.day.day)) for each in found)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole} and found:
            lines = (f"{each.group.name}, {show_full_day(each.day)}" for each in found)
            told = [
                f"{line}: {each.state.title_text}" for line, each in zip(lines, found, strict=True)
            ]
            return plain_tip("\n".join(told))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Name the months, January with its year below it: side by side they are wider than a narrow column."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return "Group"
        month = self.month(section - 1)
        short = MONTHS[month.month - 1][:3]
        return f"{short}\n{month.year}" if month.month == 1 else short


class _CellDelegate(QStyledItemDelegate):
    """Draws each day of a cell as its meeting stands, and a frame around the cell with the focus."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        tokens, model = theme.current(), index.model()
        assert isinstance(model, YearModel)  # noqa: S101 - the delegate belongs to this model alone
        cell = QRectF(option.rect).adjusted(2, 3, -2, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.body_font())
        if index.column() == 0:
            painter.setPen(QColor(tokens.ink))
            painter.drawText(cell.adjusted(4, 0, -4, 0), int(_LEFT), str(index.data()))
        else:
            _paint_days(painter, cell, model.cell(index))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(cell, 5, 5)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give a name the room it needs."""
        return QSize(option.fontMetrics.horizontalAdvance(str(index.data() or "")) + 24, 36)


class YearCard(Card):
    """A year of meetings, at first the one of today; whether it is the financial or the calendar year is remembered.

    `month_wished(day, meeting id or None)` tells that a cell is to be seen closer.
    """

    month_wished = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=12)
        self._desk = desk
        self.partnership_id: int | None = None
        self._title = Heading()
        self._day: date | None = None
        self.kind = SegmentedChoice(KINDS, "Kind of year")
        kept = desk.lists.state.load(_STATE).get(_KIND)
        self.kind.set_value(kept if kept in {each.value for each in KINDS} else KINDS[0].value)
        self.kind.chosen.connect(lambda _kind: self._turn_kind())
        self.year = YearModel(self)
        self.view = QTableView(self)
        before = IconButton("chevron-left", "Year before", on_click=lambda: self._turn(-1))
        after = IconButton("chevron-right", "Year after", on_click=lambda: self._turn(1))
        today = Button("This year", on_click=self._turn_to_today)
        self.add(row(before, after, self._title, None, Legend(), self.kind, today))
        self.add(self.view, 1)
        self._set_up()

    def refresh(self) -> None:
        """Read the year again and stay on the cell, at first that of the present month."""
        shown, today = self.shown_year(), self._desk.core.clock.today()
        first = shown.first_day.replace(day=1)
        last = first.replace(year=first.year + 1) - timedelta(days=1)
        with self._desk.core.read() as session:
            found = appointments(session, first, last, self.partnership_id)
        place = self.view.currentIndex()
        away = (today.year - first.year) * 12 + today.month - first.month
        begins = 1 + away if first <= today <= last else 1
        at = (place.row(), place.column()) if place.isValid() else (0, begins)
        self.year.show_year(first, found)
        self.view.setCurrentIndex(self.year.index(min(at[0], self.year.rowCount() - 1), at[1]))
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        kind = next(each.text for each in KINDS if each.value == self.kind.value())
        self._title.setText(f"{kind} year {shown.name}")

    def _set_up(self) -> None:
        self.view.setModel(self.year)
        self.view.setItemDelegate(_CellDelegate(self.view))
        self.view.setShowGrid(False)
        self.view.horizontalHeader().setObjectName("quiet")
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(36)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.activated.connect(self._open)
        named(self.view, "Year of meetings", "Groups by months; Return shows a month closer")

    def _open(self, index: QModelIndex) -> None:
        if index.column() > 0:
            found = self.year.cell(index)
            day = found[0].day if found else self.year.month(index.column() - 1)
            self.month_wished.emit(day, found[0].id if found else None)

    def shown_year(self) -> Year:
        """Give the year on screen, by the chosen partnership's own beginning of its financial year."""
        body = self._desk.partnership.current
        financial = body.financial_year if body else APRIL
        start = financial if self.kind.value() == KINDS[0].value else JANUARY
        return year_of(start, self._day or self._desk.core.clock.today())

    def _turn(self, years: int) -> None:
        first = self.shown_year().first_day
        # The middle of the year, so that the other kind of year about it is the one that shares most of its months.
        self._day = first.replace(year=first.year + years) + timedelta(days=182)
        self._desk.attempt(self.refresh)

    def _turn_to_today(self) -> None:
        self._day = None
        self._desk.attempt(self.refresh)

    def _turn_kind(self) -> None:
        """Show the other kind of year, about the same days, and remember the kind."""
        self._desk.lists.state.save(_STATE, {_KIND: self.kind.value()})
        self._desk.attempt(self.refresh)


def _paint_days(painter: QPainter, cell: QRectF, found: Sequence[Appointment]) -> None:
    """Draw the days of a cell side by side, all equally wide."""
    wide = cell.width() / max(1, len(found))
    font = QFont(painter.font())
    for place, each in enumerate(found):
        stands = standing(each)
        tint = theme.current().tint(stands.tone)
        pill = QRectF(cell.left() + place * wide, cell.top(), wide, cell.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(pill.adjusted(1, 0, -1, 0), 5, 5)
        font.setStrikeOut(stands.struck)
        painter.setFont(font)
        painter.setPen(QColor(tint.ink))
        words = stands.mark(str(each.day.day))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)
