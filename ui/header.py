"""The head of the window: title, subtitle, the search of everything, and the page's own buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import GAP
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.finder import Finder


class Header(QWidget):
    """Title and subtitle at the left, search and the page's buttons at the right."""

    def __init__(self, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finder = finder
        self._title = Label("", "title", self, wrap=True)
        self._subtitle = Label("", "muted", self, wrap=True)
        self._actions = QWidget(self)
        self._row = QHBoxLayout(self._actions)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setSpacing(GAP)
        whole.addLayout(words, 1)
        whole.addWidget(finder, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)
        whole.setContentsMargins(0, 4, 0, 0)
        self.setMinimumHeight(48)
        named(self, "Head of the page")

    def show_title(self, title: str, subtitle: str) -> None:
        """Show a page's title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def show_actions(self, actions: Sequence[QWidget]) -> None:
        """Show a page's buttons instead of the ones before, which stay with their page."""
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
        for action in actions:
            self._row.addWidget(action)
            action.show()
        self._actions.setVisible(bool(actions))
