"""The bridge from the application's events, told on any thread, to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.events import Changes, Events


class Bridge(QObject):
    """Hears every change and tells it on the screen's thread in its next turn."""

    changed = Signal(object)

    def __init__(self, events: Events, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe: Callable[[], None] | None = events.subscribe(self._hear)

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Let a function of the screen hear changes, queued so that it never runs inside a unit of work."""
        self.changed.connect(listener, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Hear nothing more."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def _hear(self, changes: Changes) -> None:
        self.changed.emit(changes)
