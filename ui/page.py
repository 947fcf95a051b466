"""What a screen is: a Page, and the Desk it works at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.tables import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.bootstrap import Core
    from app.events import Changes
    from ui.commands import Command
    from ui.errors import Presenter
    from ui.messages import MessageLine
    from ui.opening import Opening
    from ui.partnership import ChosenPartnership
    from ui.quiet import QuietScreen
    from ui.tables import Surroundings
    from ui.tasks import Tasks
    from ui.undo import TakingBack

Place = Mapping[str, Any]
"""Where on a page somebody is, such as {"id": 12}; Back and Forward and search results carry it."""


@dataclass(frozen=True)
class Desk:
    """Everything a screen works with; made once by the window and given to each page."""

    core: Core
    _: KW_ONLY
    messages: MessageLine
    errors: Presenter
    tasks: Tasks
    lists: Surroundings
    window: QWidget
    go: Callable[[str, Place], None]
    opening: Opening
    taking: TakingBack
    """Takes steps back, large ones with a dialog that tells how far it is."""
    do: Callable[[str], None]
    """Does a command of the page shown, or of the window, by its id; one that is not there does nothing."""
    partnership: ChosenPartnership
    quiet: QuietScreen

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something and present what goes wrong; say whether it went well."""
        return self.errors.attempt(act)

    def say(self, sentence: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Tell good news; the message of a change, with its Undo, comes by itself."""
        self.messages.say(sentence, verb, act)

    def hint(self, sentence: str) -> None:
        """Tell why nothing was to be done, or what comes first."""
        self.messages.hint(sentence)


class Reach(Enum):
    """Whose records a page shows, where a file holds several partnerships."""

    FILE = "those that all partnerships share"
    ONE = "those of the chosen partnership"
    ALL = "those of the chosen partnership, or of all at once"


class Page(QWidget):
    """One screen of the window. A feature's page sets `watches` and builds itself in its constructor.

    The window shows title, subtitle and `head_buttons` in its header, asks `commands` and `help_text` for menus and F1,
    and calls `refresh` when the page is shown after a change of one of the tables it watches, or for another
    partnership: a page that is of one says so by its `reach` and lists within `scope`.
    """

    watches: ClassVar[frozenset[str]] = frozenset()
    help_text: ClassVar[str] = ""
    quiet: ClassVar[frozenset[str]] = frozenset()
    """Labels of steps that the page shows where they were done, so that no message covers what is worked on."""
    reach: ClassVar[Reach] = Reach.FILE
    record_kind: ClassVar[str] = ""
    """The kind of record whose id a place holds that names no kind."""
    titled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.title = ""
        self.subtitle = ""
        self.head_buttons: list[QWidget] = []
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.settle)
        if not self.is_shared:
            desk.partnership.changed.connect(self._become_stale)

    @property
    def is_shared(self) -> bool:
        """Say whether the page is the same for every partnership."""
        return self.reach is Reach.FILE

    @property
    def tells_partnership(self) -> bool:
        """Say whether the head of the window must say whose records the page shows."""
        return not self.is_shared

    @property
    def can_show_all(self) -> bool:
        """Say whether the page can show all partnerships at once."""
        return self.reach is Reach.ALL

    @property
    def is_across(self) -> bool:
        """Say whether the page shows all partnerships at once now."""
        return self.can_show_all and self.desk.partnership.is_all

    @property
    def own(self) -> int | None:
        """Give the id of the partnership that the page shows, None where it shows all or there is none."""
        return None if self.is_shared or self.is_across else self.desk.partnership.id

    def named_by(self, place: Place) -> tuple[str, int] | None:
        """Say which record a place names, by kind and id, so that the window shows the partnership it is of."""
        kind, group = place.get("kind", self.record_kind), place.get("group")
        if kind and place.get("id"):
            return kind, int(place["id"])
        return ("groups", group if isinstance(group, int) else int(group.id)) if group else None

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
            self._become_stale()

    def go(self, place: Place) -> None:
        """Show a place of this page, such as one record; the base class has only one place."""

    def follow(self, place: Place) -> None:
        """Show a place of this page; a record of another partnership is shown among its own."""
        record = None if self.is_across else self.named_by(place)
        if record is not None:
            self.desk.partnership.follow(*record)
            self.settle()
        self.go(place)

    def place(self) -> Place:
        """Say where on this page somebody is, in the form that `go` takes."""
        return {}

    def subject(self) -> tuple[str, int] | None:
        """Give the record that is looked at, by its table and id, for its history; by default the row of a list."""
        lists = [each for each in self.findChildren(Table) if each.isVisible()]
        focus = QApplication.focusWidget()
        used = [each for each in lists if focus and each.isAncestorOf(focus)]
        return next(filter(None, (each.on_rows.subject() for each in used or lists)), None)

    def commands(self) -> Sequence[Command]:
        """Give what can be done here, with its keys; asked each time the page is shown."""
        return ()

    def panes(self) -> Sequence[QWidget]:
        """Give the parts that F6 moves between, in order; the whole page when there is only one."""
        return (self,)

    def leave(self) -> None:
        """Store drafts: the page is about to be left, undone, exported or closed."""

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh when stale; a list that this did not read reads by itself."""
        super().showEvent(event)
        self.settle()
        for each in self.findChildren(Table):
            if each.isVisible():
                each.begin()

    @property
    def is_stale(self) -> bool:
        """Say whether the page is read anew as soon as it is on screen; its lists wait for that."""
        return self._stale

    def settle(self) -> None:
        """Refresh at once when stale and on screen."""
        if self._stale and self.isVisible():
            self._stale = False
            self.desk.attempt(self.refresh)

    def _become_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()
