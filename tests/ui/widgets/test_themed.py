"""Widgets that follow the theme: once whole they take it, and each one after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from ui import theme
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Noting(Themed, QLabel):
    """Notes under which theme it was drawn."""

    def __init__(self) -> None:
        super().__init__()
        QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
        self.taken: list[str] = []
        self.follow_theme()

    def take_theme(self) -> None:
        """Note the theme."""
        self.taken.append(theme.current().name)


def test_a_widget_takes_no_theme_while_it_is_built_and_every_one_from_then_on(
    qtbot: QtBot, dressed: QApplication
) -> None:
    widget = Noting()
    qtbot.addWidget(widget)
    assert widget.taken == ["light"]
    theme.apply(dressed, "dark")
    theme.apply(dressed, "light")
    assert list(dict.fromkeys(widget.taken)) == ["light", "dark"]
    assert widget.taken[-1] == "light"
