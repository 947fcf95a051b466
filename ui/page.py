"""What a screen is: a Page, and the Desk it works at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.bootstrap import Core
    from app.events import Changes
    from ui.commands import Command
    from ui.errors import Presenter
    from ui.messages import MessageLine
    from ui.opening import Opening
    from ui.tables import Surroundings
    from ui.tasks import Tasks

Place = Mapping[str, Any]
"""Where on a page somebody is, such as {"id": 12}; Back and Forward and search results carry it."""


@dataclass(frozen=True)
class Desk:
    """Everything a screen works with; made once by the window and given to each page."""

    core: Core
    messages: MessageLine
    errors: Presenter
    tasks: Tasks
    lists: Surroundings
    window: QWidget
    go: Callable[[str, Place], None]
    opening: Opening

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something and present what goes wrong; say whether it went well."""
        return self.errors.attempt(act)

    def say(self, sentence: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Tell good news; the message of a change, with its Undo, comes by itself."""
        self.messages.say(sentence, verb, act)


class Page(QWidget):
    """One screen of the window. A feature's page sets `watches` and builds itself in its constructor.

    The window shows title, subtitle and `head_buttons` in its header, asks `commands` and `help_text` for menus and F1,
    and calls `refresh` when the page is shown after a change of one of the tables it watches.
    """

    watches: ClassVar[frozenset[str]] = frozenset()
    help_text: ClassVar[str] = ""
    quiet: ClassVar[frozenset[str]] = frozenset()
    """Labels of steps that the page shows where they were done, so that no message covers what is worked on."""
    titled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.title = ""
        self.subtitle = ""
        self.message_part: QWidget | None = None
        """A part that is only read, over which messages stand where the foot of the page has buttons."""
        self.head_buttons: list[QWidget] = []
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh_if_stale)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show another title and subtitle in the header."""
        self.title, self.subtitle = title, subtitle
        self.titled.emit()

    def refresh(self) -> None:
        """Read again what the page shows; the base class has nothing to read."""

    def concerned(self, changes: Changes) -> bool:
        """Say whether changes touch what the page shows."""
        return changes.touches(*self.watches)

    def hear(self, changes: Changes) -> None:
        """Become stale when concerned, and refresh in the next turn when on screen."""
        if self.concerned(changes):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def go(self, place: Place) -> None:
        """Show a place of this page, such as one record; the base class has only one place."""

    def place(self) -> Place:
        """Say where on this page somebody is, in the form that `go` takes."""
        return {}

    def commands(self) -> Sequence[Command]:
        """Give what can be done here, with its keys; asked each time the page is shown."""
        return ()

    def panes(self) -> Sequence[QWidget]:
        """Give the parts that F6 moves between, in order; the whole page when there is only one."""
        return (self,)

    def leave(self) -> None:
        """Store drafts: the page is about to be left, undone, exported or closed."""

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh when stale."""
        super().showEvent(event)
        self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.desk.attempt(self.refresh)
