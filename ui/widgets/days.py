"""A line for a day: typed in any usual way, stepped with the arrow keys, or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.clock import Clock
from app.days import read_day, show_day
from app.errors import Unreadable
from ui import icons
from ui.widgets.text import named, plain_tip
from ui.widgets.themed import Themed

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}


def today() -> date:
    """Give the day in London."""
    return Clock().today()


def typed_day(text: str, now: date) -> date:
    """Read a day as people type it: all that `read_day` knows, today, tomorrow, +7, and 12/6 for the next 12 June."""
    plain = " ".join(text.casefold().split())
    if plain in {"today", "t"}:
        return now
    if plain == "tomorrow":
        return now + timedelta(days=1)
    ahead = re.fullmatch(r"\+(\d{1,3})\s*(w)?", plain)
    if ahead:
        return now + timedelta(days=int(ahead[1]) * (7 if ahead[2] else 1))
    if re.fullmatch(r"\d{1,2}[/. -](\d{1,2}|[a-z]{3,9})", plain):
        return _next_such_day(text, plain, now)
    return read_day(text)


def _next_such_day(text: str, plain: str, now: date) -> date:
    sign = " " if plain[-1].isalpha() else "/"
    for year in range(now.year, now.year + 9):  # 29 February may be eight years away
        try:
            day = read_day(f"{plain}{sign}{year}")
        except Unreadable:
            continue
        if day >= now:
            return day
    raise Unreadable(f"“{text}” is not a date in the calendar.")


class Calendar(QFrame):
    """A month to pick a day from; it closes by itself when a day is picked or Escape pressed."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.month = QCalendarWidget(self)
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setGridVisible(False)
        self.month.setMinimumSize(288, 224)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, QTextCharFormat())
        named(self.month, "Calendar")
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self.month.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(icon))
                named(button, "Month before" if name == "prev" else "Month after")
        self.month.activated.connect(self._pick)
        self.month.clicked.connect(self._pick)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.month)

    def open_at(self, place: QPoint, day: date) -> None:
        """Open at a place of the screen, showing a day."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(place)
        self.show()
        self.month.setFocus()

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))


class DayLine(Themed, QLineEdit):
    """A line that holds a day or nothing; `day_changed` tells after a whole day was entered.

    With a prefix, such as "As at", the day is shown behind it while the line is not being typed in.
    """

    day_changed = Signal(object)

    def __init__(self, name: str, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._day: date | None = None
        self._calendar: Calendar | None = None
        self._open = QAction(self)
        self._open.setToolTip(plain_tip("Choose from the calendar (F4)"))
        self._open.triggered.connect(lambda _checked=False: self.open_calendar())
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText("dd/mm/yyyy")
        named(self, name, "Type a day, or press F4 for the calendar")
        for button in self.findChildren(QToolButton):
            named(button, f"Calendar for {name}")
        self.editingFinished.connect(self._finish)
        self.follow_theme()

    def day(self) -> date | None:
        """Give the day, None when the line is empty; raise Unreadable for what is no day."""
        text = self._typed()
        if self._day is not None and text == show_day(self._day):
            return self._day
        return typed_day(text, today()) if text else None

    def set_day(self, day: date | None) -> None:
        """Show a day without telling anybody."""
        self._day = day
        self._show()

    def open_calendar(self) -> None:
        """Open the calendar below the line."""
        if self._calendar is None:
            self._calendar = Calendar(self)
            self._calendar.picked.connect(self._take)
        self._calendar.open_at(
            self.mapToGlobal(QPoint(0, self.height() + 2)), self._known() or today()
        )

    def sizeHint(self) -> QSize:
        """Be as wide as a day with its prefix and the calendar's button."""
        words = self.fontMetrics().horizontalAdvance(f"{self._prefix} 30 Sep 2025")
        return QSize(words + 64, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the day."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by days with the arrows and by weeks with Page Up and Down; F4 opens the calendar."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        known = self._known()
        if event.key() == Qt.Key.Key_F4:
            self.open_calendar()
        elif step and not self.isReadOnly():
            self._take((known or today()) + timedelta(days=step if known else 0))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the bare day for typing; a text that is no day stays, to be put right."""
        super().focusInEvent(event)
        self._show(keep=True)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the prefix again."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show(keep=True)

    def _typed(self) -> str:
        text = self.text().strip()
        return text.removeprefix(self._prefix).strip() if self._prefix else text

    def _known(self) -> date | None:
        try:
            return self.day()
        except Unreadable:
            return None

    def _finish(self) -> None:
        try:
            day = self.day()
        except Unreadable:
            return
        if day != self._day:
            self._take(day)

    def _take(self, day: date | None) -> None:
        self.set_day(day)
        self.day_changed.emit(day)

    def _show(self, *, keep: bool = False) -> None:
        if keep and self._known() is None and self._typed():
            return
        text = show_day(self._day) if self._day else ""
        self.setText(
            f"{self._prefix} {text}" if self._prefix and text and not self.hasFocus() else text
        )

    def take_theme(self) -> None:
        """Draw the calendar icon in the colour of the theme."""
        self._open.setIcon(icons.icon("calendar-days"))


class AsAt(DayLine):
    """The day at which a list is looked at: "As at 11 Mar 2025"; it is never empty."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__("As at", "As at", parent)
        self.set_day(day)

    def _take(self, day: date | None) -> None:
        super()._take(day or today())
