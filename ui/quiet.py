"""The quiet full screen: everything around one page goes until F11 or Escape, and comes back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QWidget


class QuietScreen(QObject):
    """`changed(is_on)` lets the page hide its own parts and show them again; another page ends it."""

    changed = Signal(bool)

    def __init__(self, window: QMainWindow, around: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._hidden: list[QWidget] = []
        self._kept: list[QAction] = []
        self._page: QWidget | None = None
        self._was_maximised = False

    @property
    def is_on(self) -> bool:
        """Say whether only one page is on the screen."""
        return self._page is not None

    def begin(self, page: QWidget) -> None:
        """Show a page alone."""
        if self.is_on:
            return
        self._page = page
        self._hidden = [each for each in self._around() if not each.isHidden()]
        for each in self._hidden:
            each.hide()
        bar = self._window.menuBar()
        # Keys of what stands only in a menu bar that is hidden do not work.
        self._kept = [each for menu in bar.findChildren(QMenu) for each in menu.actions()]
        self._window.addActions(self._kept)
        bar.hide()
        self._was_maximised = self._window.isMaximized()
        self.changed.emit(True)
        self._window.showFullScreen()

    def end(self) -> None:
        """Show everything again, in a window as it was."""
        if not self.is_on:
            return
        self._page = None
        for action in self._kept:
            self._window.removeAction(action)
        self._kept = []
        self._window.menuBar().show()
        for each in self._hidden:
            each.show()
        self._hidden = []
        if self._was_maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()
        self.changed.emit(False)

    def show_page(self, page: QWidget | None) -> None:
        """Hear that a page is shown: any other ends it."""
        if self.is_on and page is not self._page:
            self.end()
