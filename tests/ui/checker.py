"""Looks at a window as a person would: nothing cut off, nothing on top of another, all named, focus seen, readable.

`check_page(window, key)` visits a page at both sizes of product.md in both themes and gives what is wrong, in words.
`check(widget)` looks at anything as it is shown now, such as an open dialog.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice
from operator import ne
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QSizeGrip,
    QSplitterHandle,
    QWidget,
)

from ui import theme
from ui.table_header import TableHeader
from ui.tokens import contrast
from ui.widgets.cards import EmptyState, Tile
from ui.widgets.text import Label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.window import Window

SIZES = ((1366, 670), (1093, 515))
"""Client areas of the laptop at 100 % and 125 %, less title bar, menu and task bar."""

THEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")
"""Light last, so that it is on again at the end; dark first, while the page is not yet made and little is to dress."""

LEAST_HIT = 24
LEAST_CONTRAST = 4.5

LEAST_RING = 40
"""Dots that change where the focus is seen."""

MOST_ROWS = 400
"""Rows of a list whose height is looked at; those below the screen are not seen anyway."""

_OWN_CHILDREN = (QAbstractScrollArea, QLineEdit, QComboBox, QCalendarWidget, QMainWindow, QMenuBar)
"""Qt lays out the inner parts of these itself."""


def check_page(window: Window, key: str, prepare: Callable[[], object] | None = None) -> list[str]:
    """Open a page at every size in every theme and give all problems; `prepare` brings it into the wished state."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    found: list[str] = []
    try:
        for name in THEMES:
            theme.apply(application, name)
            for size in SIZES:
                show_at(window, size)
                window.pages.open_at(key, {})
                if prepare is not None:
                    prepare()
                settle()
                found += [f"{key}, {name}, {size[0]}x{size[1]}: {each}" for each in check(window)]
    finally:
        theme.apply(application, "light")
    return found


def show_at(window: Window, size: tuple[int, int]) -> None:
    """Show a window with a client area of this size."""
    window.show()
    bar = window.menuBar().sizeHint().height()
    window.resize(size[0], size[1] + bar)
    settle()


def settle() -> None:
    """Let layouts come to rest."""
    for _turn in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def check(root: QWidget) -> list[str]:
    """Look at everything that is visible below a widget now."""
    widgets = [root, *(each for each in root.findChildren(QWidget) if each.isVisibleTo(root))]
    picture = root.grab().toImage()
    found = [problem for widget in widgets for problem in _look(widget, root, picture)]
    found += _overlaps(widgets)
    found += _unseen_focus(root, widgets)
    return found


def describe(widget: QWidget) -> str:
    """Name a widget so that it can be found."""
    text = widget.accessibleName()
    if not text and isinstance(widget, QLabel | QAbstractButton):
        text = widget.text()
    return f"{type(widget).__name__} “{text[:60]}”"


def _look(widget: QWidget, root: QWidget, picture: QImage) -> Iterator[str]:
    if _in_calendar(widget):
        return
    for problem in (_cut(widget), _outside(widget), _unnamed(widget), _small(widget)):
        if problem:
            yield f"{describe(widget)} {problem}"
    problem = _unreadable(widget, root, picture)
    if problem:
        yield f"{describe(widget)} {problem}"


def _cut(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, TableHeader):
        return _cut_heading(widget)
    if isinstance(widget, QAbstractButton) and widget.text() and not isinstance(widget, Tile):
        return _narrower(widget.sizeHint(), widget.size())
    if isinstance(widget, QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 36
        return _narrower(QSize(needed, 0), widget.size())
    if isinstance(widget, QLineEdit) and not widget.text():
        needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        return _narrower(QSize(needed, 0), widget.contentsRect().size())
    return ""


def _cut_label(label: QLabel) -> str:
    if not label.text() or label.pixmap().width():
        return ""
    if isinstance(label, Label) and label.elides:
        shortened = label.shown() != label.text()
        told = label.toolTip() == plain_tip(label.text())
        return "is shortened without a tool tip" if shortened and not told else ""
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return "is cut in height" if needed > label.height() + 1 else ""
    return _narrower(label.sizeHint(), label.size())


def _cut_heading(header: TableHeader) -> str:
    cut = [field.label for place, field in enumerate(header.columns()) if header.is_cut(place)]
    return f"cuts {cut}" if cut else ""


def _narrower(needed: QSize, given: QSize) -> str:
    wide = needed.width() > given.width() + 1
    tall = needed.height() > given.height() + 1
    return (
        f"needs {needed.width()}x{needed.height()}, has {given.width()}x{given.height()}"
        if wide or tall
        else ""
    )


def _outside(widget: QWidget) -> str:
    parent = widget.parentWidget()
    if (
        parent is None
        or widget.isWindow()
        or isinstance(widget, QSizeGrip | QLineEdit | QHeaderView)
    ):
        return ""
    area = parent.parentWidget()
    if isinstance(parent, _OWN_CHILDREN) or (
        isinstance(area, QAbstractScrollArea) and area.viewport() is parent
    ):
        return ""
    if not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        return f"reaches {widget.geometry().getCoords()} outside its parent {parent.rect().size().toTuple()}"
    return ""


def _unnamed(widget: QWidget) -> str:
    if not _focusable(widget):
        return ""
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name)
    # These speak their present value where they have no name of their own.
    if isinstance(widget, QComboBox | QLineEdit):
        name = widget.accessibleName()
    return "" if name else "has no accessible name"


def _small(widget: QWidget) -> str:
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        return _low_rows(widget)
    touched = isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and widget.isEnabled()
    if not touched or isinstance(widget.parentWidget(), QLineEdit) or widget.objectName() == "bare":
        return ""
    small = min(widget.width(), widget.height()) < LEAST_HIT
    return f"is only {widget.width()}x{widget.height()} to hit" if small else ""


def _low_rows(view: QAbstractItemView) -> str:
    """Say how low the lowest row is that a person can choose, of those on screen."""
    model, screen = view.model(), view.viewport().rect()
    cells = [
        view.visualRect(model.index(row, 0))
        for row in range(min(MOST_ROWS, model.rowCount()))
        if model.index(row, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    ]
    tall = [cell.height() for cell in cells if cell.isValid() and cell.intersects(screen)]
    return f"has rows of only {min(tall)} px" if tall and min(tall) < LEAST_HIT else ""


def _unreadable(widget: QWidget, root: QWidget, picture: QImage) -> str:
    if (
        not isinstance(widget, QLabel | QAbstractButton)
        or not widget.isEnabled()
        or not widget.text()
    ):
        return ""
    if isinstance(widget, QLabel) and widget.pixmap().width():
        return ""
    visible = widget.visibleRegion().boundingRect()
    place = QRect(widget.mapTo(root, visible.topLeft()), visible.size())
    ground = _ground(picture, place)
    if ground is None or (isinstance(widget, QAbstractButton) and widget.isChecked()):
        return ""
    words = widget.palette().color(widget.foregroundRole()).name()
    ratio = contrast(words, ground)
    return f"has contrast {ratio:.2f} ({words} on {ground})" if ratio < LEAST_CONTRAST else ""


def _ground(picture: QImage, place: QRect) -> str | None:
    """Give the most frequent colour of a part of a picture."""
    ratio = picture.devicePixelRatio()
    inside = QRect(place.topLeft() * ratio, place.size() * ratio).intersected(picture.rect())
    if inside.width() < 4 or inside.height() < 4:
        return None
    colour, _times = Counter(_dots(picture.copy(inside))).most_common(1)[0]
    return QColor(colour).name()


def _dots(picture: QImage) -> memoryview:
    """Give the colours of all dots; this is compared and counted much faster than dot after dot is asked for."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(plain.constBits())).cast("I")


def _overlaps(widgets: list[QWidget]) -> list[str]:
    shown = set(widgets)
    found = []
    for parent in widgets:
        if isinstance(parent, _OWN_CHILDREN):
            continue
        children = [
            child for child in parent.children() if isinstance(child, QWidget) and child in shown
        ]
        for one, other in combinations(filter(_takes_room, children), 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > 1 and both.height() > 1:
                found.append(
                    f"{describe(one)} and {describe(other)} overlap by {both.size().toTuple()}"
                )
    return found


def _takes_room(widget: QWidget) -> bool:
    floats = bool(widget.property("overlay")) or isinstance(
        widget, EmptyState | QSplitterHandle | QSizeGrip
    )
    return not floats and not widget.isWindow() and not _in_calendar(widget)


def _unseen_focus(root: QWidget, widgets: list[QWidget]) -> list[str]:
    found = []
    root.activateWindow()
    settle()
    for widget in widgets:
        if not _focusable(widget) or _in_calendar(widget) or isinstance(widget, QAbstractSlider):
            continue
        region = widget.visibleRegion().boundingRect()
        if region.isEmpty():
            continue
        place = QRect(
            widget.mapTo(root, region.topLeft()) - QPoint(3, 3), region.size() + QSize(6, 6)
        )
        held = QApplication.focusWidget()
        if held is not None:
            held.clearFocus()
        before = root.grab(place).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.sendPostedEvents()
        if not _differ(before, root.grab(place).toImage()):
            found.append(f"{describe(widget)} does not show that it has the focus")
    return found


def _differ(one: QImage, other: QImage) -> bool:
    """Say whether enough dots differ to be seen; a ring does so in its first rows, and the rest is not compared."""
    unlike = filter(None, map(ne, _dots(one), _dots(other)))
    return sum(1 for _each in islice(unlike, LEAST_RING)) == LEAST_RING


def _focusable(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tab and widget.isEnabled() and not isinstance(widget, QMainWindow | QMenuBar)


def _in_calendar(widget: QWidget) -> bool:
    parent: QWidget | None = widget
    while parent is not None:
        if isinstance(parent, QCalendarWidget):
            return True
        parent = parent.parentWidget()
    return False
