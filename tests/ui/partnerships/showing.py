"""What a window on a file with two partnerships shows, read as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from tests.pair import MARKS
from tests.ui.acting import ALT, Key, press
from tests.ui.checker import settle
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex

    from tests.pair import Side
    from ui.page import Page
    from ui.window import Window

W = TypeVar("W", bound="QWidget")


def choose(window: Window, side: Side) -> None:
    press(Key.Key_1 if side.mark == MARKS[0] else Key.Key_2, ALT, window)
    settle()


def seen(root: QWidget, kind: type[W]) -> list[W]:
    return [each for each in root.findChildren(kind) if each.isVisibleTo(root)]


def written(root: QWidget) -> Iterator[str]:
    for label in seen(root, QLabel):
        yield label.text()
    for button in seen(root, QAbstractButton):
        yield f"{button.accessibleName()} {button.text()}"
    for each in root.findChildren(QWidget):
        yield each.accessibleName() if each.isVisibleTo(root) else ""


def texts(root: QWidget) -> Iterator[str]:
    """Give every text that is shown below a widget, whole lists included."""
    yield from written(root)
    for line in seen(root, QLineEdit):
        yield line.text()
    for text in seen(root, QTextEdit):
        yield text.toPlainText()
    for box in seen(root, QComboBox):
        yield from (box.itemText(place) for place in range(box.count()))
    for view in seen(root, QAbstractItemView):
        model, row = view.model(), 0
        while model.hasIndex(row, 0):
            column = 0
            while model.hasIndex(row, column):
                yield from _lines(model.index(row, column))
                column += 1
            row += 1


def _lines(cell: QModelIndex) -> Iterator[str]:
    """Give the text of a cell, and what stands below it."""
    yield str(cell.data())
    below = cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    if below:
        yield str(below)


def shown(page: Page) -> str:
    return "\n".join((page.title, page.subtitle, *texts(page)))


def brand(window: Window) -> list[str]:
    return [label.text() for label in window.navigation.brand.findChildren(Label)]
