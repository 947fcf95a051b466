"""Looking at the clock every so often, for as long as a widget is on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Ticking(QObject):
    """Calls `look` when the widget comes on screen and then every `milliseconds`; nothing runs while it is hidden."""

    def __init__(self, shown: QWidget, milliseconds: int, look: Callable[[], object]) -> None:
        super().__init__(shown)
        self._look = look
        self._timer = QTimer(self)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(look)
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin and end with what is seen, a minimised window counting as hidden."""
        if event.type() == QEvent.Type.Show:
            self._look()
            self._timer.start()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return super().eventFilter(watched, event)
