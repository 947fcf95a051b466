"""Where a message stands: in the strip beside the menus, and for one that is taller the page below makes room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from ui.navigation import Navigation
    from ui.widgets.cards import Banner


class MessageRoom(QWidget):
    """Stands above the banner and the page, without height until a message needs more than the strip."""

    def __init__(
        self, window: QMainWindow, navigation: Navigation, banner: Banner, *, side: int, spare: int
    ) -> None:
        """Know what is around: `side` is the room beside a page, `spare` the room above it, in pixels."""
        super().__init__(window)
        self._window = window
        self._navigation = navigation
        self._banner = banner
        self._side = side
        self._spare = spare
        self.setFixedHeight(0)

    def strip(self) -> QRect:
        """Give the place beside the menus, where nothing can be pressed and nothing is to be read."""
        bar = self._window.menuBar()
        menus = max((bar.actionGeometry(each).right() for each in bar.actions()), default=0)
        left = max(menus + 12, self._navigation.width() + self._side)
        tall = 0 if bar.isHidden() else bar.height()
        return QRect(left, 0, self._window.width() - left - self._side, tall)

    def make(self, beyond: int) -> None:
        """Move the page down for a message that is taller than the strip; the margin above it is room already."""
        self.setFixedHeight(max(0, beyond - (self._spare if self._banner.isHidden() else 0)))
