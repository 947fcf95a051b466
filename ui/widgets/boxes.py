"""One-line boxes for searching and filtering."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui import icons
from ui.widgets.text import named
from ui.widgets.themed import Themed

PAUSE = 150
"""Milliseconds without a key after which a search begins."""


class SearchBox(Themed, QLineEdit):
    """A box that tells `searched(text)` shortly after the last key, and at once on Return; Escape empties it."""

    searched = Signal(str)

    def __init__(
        self,
        name: str,
        hint: str,
        icon: str = "search",
        *,
        width: int = 240,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self.setPlaceholderText(hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(width)
        named(self, name)
        self._icon = icon
        self._mark = QAction(self)
        self.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.follow_theme()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Put a text in without telling it."""
        self.setText(text)
        self._pause.stop()

    def sizeHint(self) -> QSize:
        """Be as wide as asked."""
        return QSize(self._width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep the hint readable."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(min(self._width, words + 64), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box with Escape; let it pass when there is nothing to empty."""
        if event.matches(QKeySequence.StandardKey.Cancel) and self.text():
            self.clear()
            self._tell()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell what was typed before the box goes."""
        if self._pause.isActive():
            self._tell()
        super().hideEvent(event)

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def take_theme(self) -> None:
        """Draw the icons in the colour of the theme."""
        self._mark.setIcon(icons.icon(self._icon))
        clear = self.findChild(QAction, "_q_qlineeditclearaction")
        if isinstance(clear, QAction):
            clear.setIcon(icons.icon("x"))
