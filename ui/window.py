"""The window: side bar, head and pages, with the commands that work everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui.doing import Doing
from ui.errors import Presenter
from ui.finder import Finder, Hit
from ui.header import Header
from ui.hearing import Hearing
from ui.message_room import MessageRoom
from ui.messages import MessageLine
from ui.navigation import Foot, Navigation
from ui.page_stack import PageStack
from ui.pages import in_order
from ui.panes import step_pane
from ui.place import remember
from ui.quiet import QuietScreen
from ui.tasks import Tasks
from ui.widgets.cards import Banner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from app.bootstrap import Core
    from app.events import Changes
    from ui.bridge import Bridge
    from ui.opening import Opening
    from ui.page import Desk
    from ui.pages import PageSpec
    from ui.partnership import ChosenPartnership
    from ui.partnership_head import PartnershipHead
    from ui.safekeeping import Safekeeping
    from ui.undo import UndoSteps

NARROW_BELOW = 1200
"""Width of the window, in logical pixels, under which the side bar shows icons only."""

SIDE = 20
"""Room at the left and right of a page, in logical pixels."""

TOP = 12
"""Room above a page, in logical pixels."""


class Window(QMainWindow):
    """Paints itself before anything is loaded; `begin(core)` then brings it to life."""

    painted = Signal()

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setWindowTitle("Partnership Desk")
        self.resize(1366, 700)
        self.setMinimumSize(800, 480)
        self.core: Core | None = None
        self.desk: Desk | None = None
        self.steps: UndoSteps | None = None
        self.opening: Opening | None = None
        self.safekeeping: Safekeeping | None = None
        self.partnership: ChosenPartnership | None = None
        self.head: PartnershipHead | None = None
        self._bridge: Bridge | None = None
        self._painted = False
        self._hearing = Hearing(self)
        self.ground = QWidget(self)
        self.ground.setObjectName("ground")
        specs = in_order(specs)
        self.navigation = Navigation(specs, self.ground)
        self.banner = Banner(self.ground)
        self._room = MessageRoom(self, self.navigation, self.banner, side=SIDE, spare=TOP)
        self.messages = MessageLine(self, self._room.strip)
        self.errors = Presenter(self.messages, self)
        self.tasks = Tasks(self.errors.present, self)
        self.tasks.exclusive_changed.connect(self._set_exclusive)
        self.header = Header(Finder(self._open_hit), self.ground)
        self.pages = PageStack(specs, self.errors.attempt, self.ground)
        self.quiet = QuietScreen(self, lambda: (self.navigation, self.banner, self.header))
        self._lay_out()
        self._connect()
        self.doing = Doing(self)

    def begin(self, core: Core) -> Opening:
        """Work with a core from now on; gives what opens files in this window."""
        # The rest of the screen is loaded here, after the first paint, because it pulls in the application.
        from ui.bridge import Bridge  # noqa: PLC0415
        from ui.choices import FileChoices, SettingsState, find_everything  # noqa: PLC0415
        from ui.opening import Opening  # noqa: PLC0415
        from ui.page import Desk  # noqa: PLC0415
        from ui.partnership import ChosenPartnership  # noqa: PLC0415
        from ui.partnership_head import PartnershipHead  # noqa: PLC0415
        from ui.safekeeping import Safekeeping  # noqa: PLC0415
        from ui.table_acts import Surroundings  # noqa: PLC0415
        from ui.undo import TakingBack, UndoSteps  # noqa: PLC0415

        self.core = core
        self.errors.log_file = core.paths.log_file
        taking = TakingBack(self.tasks, self.errors.attempt)
        self.steps = UndoSteps(core, taking)
        self.partnership = ChosenPartnership(core, self)
        self.head = PartnershipHead(self, self.partnership)
        lists = Surroundings(
            SettingsState(core),
            FileChoices(core, self.partnership),
            self.errors.attempt,
            self.show_history,
        )
        self.opening = Opening(self, core)
        self.safekeeping = Safekeeping(self, core)
        self.desk = Desk(
            core,
            messages=self.messages,
            errors=self.errors,
            tasks=self.tasks,
            lists=lists,
            window=self,
            go=self.pages.open_at,
            opening=self.opening,
            taking=taking,
            do=self.doing.do,
            partnership=self.partnership,
            quiet=self.quiet,
        )
        self.pages.desk = self.desk
        self._bridge = Bridge(core.events, self)
        self._bridge.listen(self.hear)
        self.header.finder.set_find(partial(find_everything, core, partnership=self.partnership))
        self.partnership.changed.connect(self._show_title)
        return self.opening

    def begin_file(self) -> None:
        """Show the file that the core has opened, or none: all pages are made anew."""
        self.pages.forget()
        if self.partnership is not None and self.head is not None:
            self.errors.attempt(self.partnership.begin_file)
            self.head.begin_file()
        if self.steps is not None:
            self.errors.attempt(self.steps.look)
        if self.safekeeping is not None:
            self.errors.attempt(self.safekeeping.begin_file)

    def has_file(self) -> bool:
        """Say whether a file is open."""
        return self.core is not None and self.core.file is not None

    def undo(self) -> None:
        """Take back the newest step; drafts are stored first."""
        if self.steps is not None:
            self.pages.leave()
            self.steps.undo()

    def redo(self) -> None:
        """Do the step undone last again; drafts are stored first."""
        if self.steps is not None:
            self.pages.leave()
            self.steps.redo()

    def hear(self, changes: Changes) -> None:
        """Tell pages of changes, and the person of what was done, with Undo."""
        self._hearing.hear(changes)

    def show_history(self, table: str, row_id: int) -> None:
        """Show the history of one record."""
        self.pages.open_at("history", {"table": table, "row": row_id})

    def tell_about(self) -> None:
        """Tell what the program is made of and where everything lies."""
        from ui.about import AboutDialog  # noqa: PLC0415 - rarely wanted

        if self.core is not None:
            AboutDialog(self.core, self).show_fitted()

    def search(self) -> None:
        """Go to the search."""
        self.header.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.finder.selectAll()

    def read_again(self) -> None:
        """Read the page again."""
        if self.pages.page is not None:
            self.errors.attempt(self.pages.page.refresh)

    def next_pane(self) -> None:
        """Go to the next part of the window."""
        step_pane(self._panes(), 1)

    def previous_pane(self) -> None:
        """Go to the part of the window before."""
        step_pane(self._panes(), -1)

    def show_foot(self, lines: Sequence[Foot]) -> None:
        """Show sentences at the foot of the side bar, such as "Saved on this laptop"."""
        self.navigation.set_foot(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse the side bar when the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        if narrow != self.navigation.narrow:
            self.navigation.set_narrow(narrow=narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first paint is done."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store drafts, end the worker, close the file."""
        self.quiet.end()
        self.pages.leave()
        if self.core is not None:
            self.errors.attempt(partial(remember, self, self.core.settings))
        self.tasks.close()
        if self._bridge is not None:
            self._bridge.close()
        if self.safekeeping is not None:
            self.errors.attempt(self.safekeeping.back_up_at_the_end)
        if self.core is not None:
            self.errors.attempt(self.core.close)
        super().closeEvent(event)

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        page.setContentsMargins(SIDE, TOP, SIDE, 16)
        page.setSpacing(12)
        page.addWidget(self.header)
        page.addWidget(self.pages, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._room)
        right.addWidget(self.banner)
        right.addLayout(page, 1)
        whole = QHBoxLayout(self.ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.navigation)
        whole.addLayout(right, 1)
        self.setCentralWidget(self.ground)

    def _connect(self) -> None:
        self.navigation.chosen.connect(lambda key: self.pages.open_at(key, {}))
        self.pages.moved.connect(self._show_page)
        self.pages.titled.connect(self._show_title)
        self.messages.beyond.connect(self._room.make)

    def _show_page(self) -> None:
        page = self.pages.page
        self.quiet.show_page(page)
        self.navigation.show_page(self.pages.entry())
        self.header.show_actions(page.head_buttons if page is not None else ())
        self.doing.show_page()
        if self.head is not None:
            self.head.show()
        self._show_title()

    def _show_title(self) -> None:
        page, told = self.pages.page, self.head.told() if self.head else ""
        if page is not None:
            self.header.show_title(page.title, " · ".join(filter(None, (told, page.subtitle))))
            parts = (page.title, told, "Partnership Desk")
            self.setWindowTitle(" - ".join(filter(None, parts)))

    def _panes(self) -> list[QWidget]:
        page = self.pages.page
        own = page.panes() if page is not None else ()
        every = (self.navigation, *own, self.header, self.messages)
        return [each for each in every if not each.isHidden()]

    def _open_hit(self, hit: Hit) -> None:
        self.pages.open_record(hit.kind, hit.record_id)

    def _set_exclusive(self, exclusive: bool) -> None:  # noqa: FBT001 - a signal's argument
        if exclusive:
            self.pages.leave()
            self._hearing.hold()
        self.ground.setEnabled(not exclusive)
        self.messages.setEnabled(not exclusive)
        self.menuBar().setEnabled(not exclusive)
        if not exclusive:
            self._hearing.release()
        if not exclusive and self.focusWidget() is None:
            # Whatever had it was closed for input; without this no key works until a click.
            self.pages.take_focus()
