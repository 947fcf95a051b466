"""Lists of things that need somebody: a date or none, a title, a line below, chips, and one verb."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import column, row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow, clear
from ui.widgets.text import Hairline, Label, named, show_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ui.tokens import Tone
    from ui.widgets.text import Role

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


@dataclass(frozen=True)
class Line:
    """One row of a list: what it says, and what its verb and its opening do."""

    title: str
    below: str = ""
    day: date | None = None
    chips: Sequence[tuple[str, Tone]] = ()
    verb: str = "Open"
    on_verb: Callable[[], object] | None = None
    on_open: Callable[[], object] | None = None
    on_delete: Callable[[], object] | None = None
    chips_aside: bool = field(default=False, kw_only=True)
    compact: bool = field(default=False, kw_only=True)
    """Shortened at the right where it must be, the whole as tool tip: many rows are seen at once.

    A title over its whole line takes a second one before it is shortened.
    """

    def spoken(self) -> str:
        """Give the whole row as one sentence for a screen reader."""
        chips = ", ".join(text for text, _tone in self.chips)
        day = f"{self.day.day} {_MONTHS[self.day.month - 1].capitalize()}" if self.day else ""
        return ". ".join(filter(None, (day, self.title, self.below, chips)))


class DateBlock(QWidget):
    """A large day over its month, as a wall calendar shows it."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        figure = Label(f"{day.day:02d}", "figure", self)
        month = Label(_MONTHS[day.month - 1], "section", self)
        for each in (figure, month):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(figure, month, gap=2))
        self.setFixedWidth(52)


class ListRow(QFrame):
    """One row that opens with Return or a double click, and carries one verb button."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        named(self, line.spoken(), "Return opens" + (", Delete removes" if line.on_delete else ""))
        words = self._words(line)
        parts: list[QWidget] = [DateBlock(line.day, self)] if line.day else []
        inside = row(*parts, gap=12)
        inside.setContentsMargins(2, GAP, 2, GAP)
        inside.addLayout(words, 1)
        if line.chips_aside:
            for text, tone in line.chips:
                inside.addWidget(Chip(text, tone, self))
        if line.verb:
            button = Button(line.verb, on_click=line.on_verb or self.open)
            named(button, f"{line.verb}: {line.title}")
            inside.addWidget(button)
        self.setLayout(inside)

    def open(self) -> None:
        """Do what opening the row does."""
        act = self.line.on_open or self.line.on_verb
        if act is not None:
            act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, take off with Delete where that is possible; up and down go to the neighbouring row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Delete and self.line.on_delete is not None:
            self.line.on_delete()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open with a double click."""
        self.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of focus around the row."""
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.current().accent), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def _words(self, line: Line) -> QVBoxLayout:
        strong = line.day is not None
        fit = {"wrap": not line.compact, "elide": line.compact}
        chips = [] if line.chips_aside else [Chip(text, tone) for text, tone in line.chips]
        role: Role = "heading" if strong else "body"
        if line.compact and not chips:
            title = Label(line.title, role, self, most=2)
        else:
            title = Label(line.title, role, self, **fit)
        below = Label(line.below, "muted", self, **fit) if line.below else None
        words = column(gap=2)
        if below is not None and chips and line.compact:
            words.addLayout(_beside(title, below))
        else:
            words.addWidget(title)
            if below is not None:
                words.addWidget(below)
        if chips:
            # Chips wrap rather than be cut: they are the warnings.
            words.addWidget(FlowRow(chips, self, gap=6))
        return words

    def _step(self, by: int) -> None:
        home = self.parentWidget()
        siblings = home.findChildren(ListRow) if home is not None else []
        place = siblings.index(self) + by
        if 0 <= place < len(siblings):
            siblings[place].setFocus(Qt.FocusReason.TabFocusReason)


def _beside(title: Label, below: Label) -> QHBoxLayout:
    """Put a title and the line below it into one line, in which the second gives way first."""
    below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    below.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return row(title, below, stretch=1)


class RowList(QWidget):
    """Rows one below the other with hairlines between them."""

    def __init__(
        self,
        lines: Sequence[Line] = (),
        empty: str = "Nothing here.",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.set(lines)

    def set(self, lines: Sequence[Line], empty: str = "") -> None:
        """Show these rows, or the sentence where there are none; the focus stays on the row of the same place."""
        self._empty = empty or self._empty
        held = next((i for i, each in enumerate(self.rows()) if each.hasFocus()), None)
        clear(self._column)
        for place, line in enumerate(lines):
            if place:
                self._column.addWidget(Hairline(self))
            self._column.addWidget(ListRow(line, self))
        if not lines:
            self._column.addWidget(Label(self._empty, "muted", self, wrap=True))
        self._column.addStretch(1)
        show_parts(self)
        if held is not None and self.rows():
            self.rows()[min(held, len(self.rows()) - 1)].setFocus()

    def rows(self) -> list[ListRow]:
        """Give the rows in order."""
        return self.findChildren(ListRow, options=Qt.FindChildOption.FindDirectChildrenOnly)
