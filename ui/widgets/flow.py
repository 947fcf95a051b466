"""Rows of chips or buttons that wrap when the width is short."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.theme import GAP
from ui.widgets.chips import Chip
from ui.widgets.text import show_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


NARROW = 120
"""Width in pixels that a row of chips can always be given, whatever the words of one."""

_Line = tuple[int, int, list[tuple[QLayoutItem, QSize]]]
"""A line's top, its height, and its items with their sizes."""


class FlowLayout(QLayout):
    """Lays its widgets out like words: left to right, then on the next line."""

    def __init__(self, parent: QWidget | None = None, gap: int = GAP) -> None:
        super().__init__(parent)
        self._kept: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._kept.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._kept)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item or None."""
        return self._kept[index] if 0 <= index < len(self._kept) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._kept.pop(index) if 0 <= index < len(self._kept) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Say how tall the lines are at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Want one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Need the widest widget."""
        size = QSize()
        for item in self._shown():
            least = item.minimumSize()
            if isinstance(item.widget(), Chip):
                least.setWidth(min(least.width(), NARROW))
            size = size.expandedTo(least)
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._kept if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        lines = self._lines(rect)
        spare = max(0, rect.height() - self._height(lines)) // 2
        for top, tall, line in lines:
            left = rect.left()
            for item, size in line:
                if move:
                    drop = (tall - size.height()) // 2
                    place = QRect(QPoint(left, rect.top() + spare + top + drop), size)
                    chip = item.widget()
                    # The item would hold a chip to its hint, which is that of one line.
                    (chip if isinstance(chip, Chip) else item).setGeometry(place)
                left += size.width() + self._gap
        return self._height(lines)

    def _height(self, lines: list[_Line]) -> int:
        return lines[-1][0] + lines[-1][1] if lines else 0

    def _lines(self, rect: QRect) -> list[_Line]:
        lines: list[_Line] = []
        line: list[tuple[QLayoutItem, QSize]] = []
        left = top = tall = 0
        for item in self._shown():
            size = _size_in(item, rect.width())
            if line and left + size.width() > rect.width():
                lines.append((top, tall, line))
                line, left, top, tall = [], 0, top + tall + self._gap, 0
            line.append((item, size))
            left += size.width() + self._gap
            tall = max(tall, size.height())
        return [*lines, (top, tall, line)] if line else lines


def _size_in(item: QLayoutItem, width: int) -> QSize:
    """Give the size of an item; a chip that is wider than the row takes more lines."""
    chip = item.widget()
    return chip.in_width(width) if isinstance(chip, Chip) else item.sizeHint()


def clear(layout: QLayout) -> None:
    """Take all widgets out of a layout and those within it for good; one whose own act asks for this finishes it."""
    while (item := layout.takeAt(0)) is not None:
        old, within = item.widget(), item.layout()
        if within is not None:
            # Its widgets are children of the same parent, who would show them under the new ones.
            clear(within)
        if old is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()


@contextmanager
def refilling(layout: QLayout) -> Iterator[None]:
    """Empty a layout to be filled anew; what is put in is on screen at once, at its height, when that is done."""
    clear(layout)
    yield
    whole = layout.parentWidget()
    if whole is not None:
        show_parts(whole)
        layout.activate()


class FlowRow(QWidget):
    """A row of widgets that wraps."""

    def __init__(
        self, widgets: Iterable[QWidget] = (), parent: QWidget | None = None, gap: int = GAP
    ) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set(widgets)

    def set(self, widgets: Iterable[QWidget]) -> None:
        """Show these widgets instead of the present ones."""
        clear(self._flow)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Add one widget at the end."""
        self._flow.addWidget(widget)
        show_parts(self)
        self.updateGeometry()
