"""What the window does when something was changed: pages read again, and the person is told, with Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.messages import told

if TYPE_CHECKING:
    from app.events import Changes
    from ui.window import Window


class Hearing:
    """Hears every change of the file; while a task has the file to itself, changes wait for its end."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._waiting: list[Changes] = []
        self._is_held = False

    def hold(self) -> None:
        """Keep what is heard from now on: the connection belongs to a task."""
        self._is_held = True

    def release(self) -> None:
        """Tell what was kept."""
        self._is_held = False
        waiting, self._waiting = self._waiting, []
        for changes in waiting:
            self.hear(changes)

    def hear(self, changes: Changes) -> None:
        """Tell pages of changes, and the person of what was done, but for what the core did by itself."""
        window = self._window
        if self._is_held:
            self._waiting.append(changes)
            return
        if window.partnership is not None and changes.touches("partnership"):
            window.errors.attempt(window.partnership.look)
        window.pages.hear(changes)
        is_own = window.core is not None and changes.origin is window.core
        if window.steps is not None and window.errors.attempt(window.steps.look) and not is_own:
            self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        """Say what was done; what a page calls quiet is only spoken."""
        window = self._window
        if window.pages.page is not None and changes.label in window.pages.page.quiet:
            window.messages.speak(changes.label)
            return
        can_undo = window.steps is not None and window.steps.is_next(changes.step_id)
        window.messages.say(told(changes), "Undo" if can_undo else "", window.undo)
