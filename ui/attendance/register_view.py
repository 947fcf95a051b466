"""The register on screen: one line per seat with Y D A N; a letter records and goes on to the next seat."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.attendance.register_model import CODES, Entry, Index, Letter, Letters, RegisterModel
from ui.attendance.register_words import cut, in_one_line
from ui.widgets.menus import popup_menu
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.widgets.menus import Entry as MenuEntry

PILL = 24
"""Side of a letter's button in logical pixels: the least that is easy to hit."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_EDGE = 7
_AIR = 7


class RegisterDelegate(QStyledItemDelegate):
    """Draws the words of a row and its letters; the recorded one is filled in the tone of its word."""

    def __init__(self, view: RegisterView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every row the height of two lines."""
        return QSize(PILL + 4, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_here = index.row() == self._view.currentIndex().row()
        if is_here and self._view.hasFocus():
            painter.fillRect(option.rect, QColor(theme.current().accent_weak))
            if not index.column():
                edge = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
                painter.fillRect(edge, QColor(theme.current().accent))
        if not index.column():
            self._paint_words(painter, option.rect, index.row())
        elif self._view.register.guest(index.row()) is None:
            self._paint_letter(painter, option.rect, index)
        focused = option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus()
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, row: int) -> None:
        tokens = theme.current()
        seat = self._view.register.seat(row)
        first, second = self._view.lines(row)
        room = rect.adjusted(_EDGE, 0, 0, 0)
        name, below = QFontMetrics(theme.body_font()).height(), QFontMetrics(_small()).height()
        top = room.top() + (room.height() - name - below) // 2
        painter.setFont(theme.body_font())
        painter.setPen(
            QColor(tokens.bad.ink if seat is not None and seat.is_vacant else tokens.ink)
        )
        painter.drawText(QRect(room.left(), top, room.width(), name), _LEFT, first)
        painter.setFont(_small())
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRect(room.left(), top + name, room.width(), below), _LEFT, second)

    def _paint_letter(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tokens = theme.current()
        seat = self._view.register.seat(index.row())
        letters = self._view.register.letters
        letter = letters.every[index.column() - 1]
        chosen = seat is not None and letters.recorded(seat) is letter.word
        tint = tokens.tint(letter.word.tone)
        box = QRectF(0, 0, PILL - 1, PILL - 1)
        box.moveCenter(QRectF(rect).center())
        painter.setPen(QPen(QColor(tint.ink if chosen else tokens.border), 1))
        painter.setBrush(QColor(tint.ground if chosen else tokens.surface))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(_letter())
        painter.setPen(QColor(tint.ink if chosen else tokens.muted))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter.sign)


class RegisterView(QTableView):
    """Tells by signals what is to be recorded; rows are given by number.

    `coded(row, word)` a letter typed or clicked, `cleared(row)` Delete, `opened(row)` Return, `mode_wished(row)` the
    letter O where it stands for nothing else, `pasted(row, text)` what the clipboard holds.
    """

    coded = Signal(int, object)
    cleared = Signal(int)
    opened = Signal(int)
    mode_wished = Signal(int)
    pasted = Signal(int, str)

    def __init__(self, letters: Letters = CODES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = RegisterModel(letters, self)
        self.more: Callable[[int], Sequence[MenuEntry]] = lambda _row: ()
        self.is_open = True
        self.setModel(self.register)
        self.setItemDelegate(RegisterDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._lay_out()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        signs = ", ".join(each.sign for each in letters.every)
        named(self, "Register", f"Type {signs}; the next seat follows")

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the seats and guests; the place with the focus stays."""
        row, column = self.currentIndex().row(), max(0, self.currentIndex().column())
        self.register.show_entries(entries)
        if entries:
            row = max(0, min(row, len(entries) - 1))
            self.setCurrentIndex(self.register.index(row, column))

    def lines(self, row: int) -> tuple[str, str]:
        """Give name and words of a row as they are drawn: each in one line, shortened to the width there is."""
        room = self.columnWidth(0) - 2 * _EDGE
        seat = self.register.seat(row)
        name, below = self.register.words(row)
        fits = partial(_fits, _small(), room)
        under = in_one_line(seat, fits) if seat is not None else cut(below, fits)
        return cut(name, partial(_fits, theme.body_font(), room)), under

    def go(self, row: int) -> None:
        """Go to a row."""
        last = self.register.rowCount() - 1
        column = max(0, self.currentIndex().column())
        self.setCurrentIndex(self.register.index(max(0, min(row, last)), column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record with a letter or Space, open with Return, clear with Delete."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        typed = "" if held else event.text().upper()
        letters = self.register.letters.every
        letter = next((each for each in letters if each.sign == typed), None)
        if event.key() == Qt.Key.Key_Space and column:
            letter = letters[column - 1]
        if letter is not None:
            self._record(row, letter)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.opened.emit(row)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            if self.is_open:
                self.cleared.emit(row)
        elif typed == "O" and self.is_open:
            self.mode_wished.emit(row)
        elif event.matches(QKeySequence.StandardKey.Paste) and self.is_open:
            self.pasted.emit(row, QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer in a menu what the keys do, with the keys beside it."""
        row = self.currentIndex().row()
        place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row, place = self.rowAt(event.pos().y()), event.globalPos()
        if row >= 0:
            self.go(row)
            popup_menu(self, self.entries(row), place)

    def entries(self, row: int) -> list[MenuEntry]:
        """Give what can be done with a row: its letters, what the caller knows besides, and clearing it."""
        letters: list[MenuEntry] = []
        if self.is_open and self.register.seat(row) is not None:
            letters = [
                (f"{each.word.title_text}\t{each.sign}", partial(self._record, row, each))
                for each in self.register.letters.every
            ]
            letters.append(None)
        clearing: list[MenuEntry] = (
            [("Clear\tDel", partial(self.cleared.emit, row))] if self.is_open else []
        )
        return [*letters, *self.more(row), *clearing]

    def keyboardSearch(self, _text: str) -> None:
        """Jump nowhere: letters record."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and last row with Home and End, as in a list."""
        column = max(0, self.currentIndex().column())
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.register.rowCount() - 1,
        }
        if action in ends and self.register.rowCount():
            return self.register.index(ends[action], column)
        return super().moveCursor(action, modifiers)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Draw the whole of both rows anew, because the tint is the row's."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def _record(self, row: int, letter: Letter) -> None:
        if self.is_open and self.register.seat(row) is not None:
            self.coded.emit(row, letter.word)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column():
            self._record(index.row(), self.register.letters.every[index.column() - 1])

    def _lay_out(self) -> None:
        head = self.horizontalHeader()
        head.hide()
        head.setMinimumSectionSize(PILL)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.register.columnCount()):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, PILL + 2)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())


def row_height() -> int:
    """Give the height of a row: a name, the words below it, and air."""
    return QFontMetrics(theme.body_font()).height() + QFontMetrics(_small()).height() + _AIR


def _fits(font: QFont, room: int, text: str) -> bool:
    return QFontMetrics(font).horizontalAdvance(text) <= room


def _small() -> QFont:
    font = theme.body_font()
    font.setPixelSize(12)
    return font


def _letter() -> QFont:
    font = theme.body_font()
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    return font
