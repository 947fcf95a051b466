"""Following the theme: what a widget draws by itself is made anew when another theme is put on."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from abc import ABC

    from PySide6.QtWidgets import QWidget

    class Base(QWidget, ABC):
        """The widget that this is mixed into.

        Abstract to the type checker alone: the metaclasses of abc and of Qt do not mix.
        """
else:
    Base = object


class Themed(Base):
    """Stands before the widget's own class: `class Button(Themed, QPushButton)`.

    A style changes while a widget is being built too, so it says when it is whole: `follow_theme` ends its constructor.
    """

    _is_whole = False

    def follow_theme(self) -> None:
        """Take the theme as it is now, and each one that is put on later."""
        self._is_whole = True
        self.take_theme()

    @abstractmethod
    def take_theme(self) -> None:
        """Draw with the colours and fonts of the theme."""

    def changeEvent(self, event: QEvent) -> None:
        """Take another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._is_whole:
            self.take_theme()
