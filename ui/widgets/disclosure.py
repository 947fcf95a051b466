"""A line that opens: a caption with an arrow, and below it what it stands for, made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GAP
from ui.widgets.buttons import Button
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable


class Disclosure(QWidget):
    """Return, Space or a click opens and closes it; `fill(layout)` is asked once, when it is opened first."""

    opened = Signal(bool)

    def __init__(
        self,
        caption: str,
        fill: Callable[[QVBoxLayout], object],
        summary: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill: Callable[[QVBoxLayout], object] | None = fill
        self.head = Button(caption, "chevron-right", "disclose", on_click=self.turn, parent=self)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._summary = Label(summary, "small", self, wrap=True)
        self._summary.setContentsMargins(SIDE, 0, 0, 0)
        self._summary.setVisible(bool(summary))
        self.inside = QWidget(self)
        self._body = QVBoxLayout(self.inside)
        self._body.setContentsMargins(SIDE, GAP, 0, GAP)
        self._body.setSpacing(GAP)
        self.inside.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.head, self._summary, self.inside):
            whole.addWidget(part)
        self._name()

    @property
    def is_open(self) -> bool:
        """Say whether it is open."""
        return not self.inside.isHidden()

    def turn(self) -> None:
        """Open, or close."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self._body)
        self.inside.setVisible(not self.is_open)
        self._summary.setVisible(not self.is_open and bool(self._summary.text()))
        self.head.set_icon("chevron-down" if self.is_open else "chevron-right")
        self._name()
        self.opened.emit(self.is_open)

    def _name(self) -> None:
        named(self.head, self.head.caption(), "open" if self.is_open else "closed")


SIDE = 24
"""Room at the left of what is opened, so that it stands below the caption, in logical pixels."""
