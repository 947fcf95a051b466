"""The window: side bar, head and pages, with the commands that work everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from ui import commands as command_lists
from ui.commands import Command, Palette, action_for
from ui.errors import Presenter
from ui.header import Finder, Header, Hit
from ui.help import HelpDialog
from ui.messages import MessageLine
from ui.navigation import Foot, Navigation
from ui.page_stack import PageStack
from ui.pages import in_order
from ui.panes import step_pane
from ui.place import remember
from ui.tasks import Tasks
from ui.widgets.cards import Banner
from ui.window_commands import window_commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from app.bootstrap import Core
    from app.events import Changes
    from ui.bridge import Bridge
    from ui.opening import Opening
    from ui.page import Desk
    from ui.pages import PageSpec
    from ui.safekeeping import Safekeeping
    from ui.undo import UndoSteps

NARROW_BELOW = 1200
"""Width of the window, in logical pixels, under which the side bar shows icons only."""

SIDE = 20
"""Room at the left and right of a page, in logical pixels."""


class Window(QMainWindow):
    """Paints itself before anything is loaded; `begin(core)` then brings it to life."""

    painted = Signal()
    closing = Signal()

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
        self._bridge: Bridge | None = None
        self._added: list[Command] = []
        self._page_actions: list[QAction] = []
        self._painted = False
        self._exclusive = False
        self._waiting: list[Changes] = []
        self.ground = QWidget(self)
        self.ground.setObjectName("ground")
        self.messages = MessageLine(self.ground)
        self.errors = Presenter(self.messages, self)
        self.tasks = Tasks(self.errors.present, self)
        self.tasks.exclusive_changed.connect(self._set_exclusive)
        specs = in_order(specs)
        self.navigation = Navigation(specs, self.ground)
        self.banner = Banner(self.ground)
        self.header = Header(Finder(self._open_hit), self.ground)
        self.pages = PageStack(specs, self.errors.attempt, self.ground)
        self._lay_out()
        self._connect()
        self._menus()

    def begin(self, core: Core) -> Opening:
        """Work with a core from now on; gives what opens files in this window."""
        # The rest of the screen is loaded here, after the first paint, because it pulls in the application.
        from ui.bridge import Bridge  # noqa: PLC0415
        from ui.choices import FileChoices, SettingsState, find_everything  # noqa: PLC0415
        from ui.opening import Opening  # noqa: PLC0415
        from ui.page import Desk  # noqa: PLC0415
        from ui.safekeeping import Safekeeping  # noqa: PLC0415
        from ui.tables import Surroundings  # noqa: PLC0415
        from ui.undo import UndoSteps  # noqa: PLC0415

        self.core = core
        self.errors.log_file = core.paths.log_file
        self.steps = UndoSteps(core, self.errors.attempt)
        lists = Surroundings(SettingsState(core), FileChoices(core), self.errors.attempt)
        self.opening = Opening(self, core)
        self.safekeeping = Safekeeping(self, core)
        open_at = self.pages.open_at
        self.desk = Desk(
            core, self.messages, self.errors, self.tasks, lists, self, open_at, self.opening
        )
        self.pages.desk = self.desk
        self._bridge = Bridge(core.events, self)
        self._bridge.listen(self.hear)
        self.header.finder.set_find(partial(find_everything, core))
        return self.opening

    def begin_file(self) -> None:
        """Show the file that the core has opened, or none: all pages are made anew."""
        self.pages.forget()
        if self.steps is not None:
            self.errors.attempt(self.steps.look)
        if self.safekeeping is not None:
            self.errors.attempt(self.safekeeping.begin_file)

    def has_file(self) -> bool:
        """Say whether a file is open."""
        return self.core is not None and self.core.file is not None

    def add_commands(self, commands: Sequence[Command]) -> None:
        """Add a feature's commands that work everywhere, with their menu entries and keys."""
        self._added += commands
        for command in commands:
            self._add_action(command)

    def commands(self) -> list[Command]:
        """Give every command that works now: the window's, the features' and the page's."""
        return [*self._own, *self._added, *self._page_commands()]

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
        if self._exclusive:
            # The connection belongs to the task; pages read when it has ended.
            self._waiting.append(changes)
            return
        self.pages.hear(changes)
        if self.safekeeping is not None:
            self.safekeeping.hear(changes)
        if self.steps is not None and self.errors.attempt(self.steps.look):
            if self.pages.page is not None and changes.label in self.pages.page.quiet:
                self.messages.speak(changes.label)
                return
            verb = "Undo" if self.steps.is_next(changes.step_id) else ""
            self.messages.say(changes.label, verb, self.undo)

    def explain(self) -> None:
        """Explain the screen."""
        page = self.pages.page
        title, text = (page.title, page.help_text) if page else ("Partnership Desk", "")
        everywhere = [*self._own, *self._added]
        HelpDialog(
            title, text, self._page_commands(), everywhere, parent=page or self
        ).show_fitted()

    def open_palette(self) -> None:
        """Open the list of all commands."""
        Palette(self.commands(), self.run_command, self).show_fitted()

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

    def run_command(self, command: Command) -> None:
        """Do a command when it is possible, presenting what goes wrong."""
        if command.enabled():
            self.errors.attempt(command.run)

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
        self.pages.leave()
        if self.core is not None:
            self.errors.attempt(partial(remember, self, self.core.settings))
        self.closing.emit()
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
        page.setContentsMargins(SIDE, 12, SIDE, 16)
        page.setSpacing(12)
        page.addWidget(self.header)
        page.addWidget(self.pages, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
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

    def _menus(self) -> None:
        self._menu: dict[str, QMenu] = {}
        for name in ("File", "Edit", "Go", "Help"):
            self._menu[name] = self.menuBar().addMenu(f"&{name}")
            self._menu[name].aboutToShow.connect(self._refresh_actions)
            self._menu[name].aboutToHide.connect(self._enable_actions)
        self._own = window_commands(self)
        for command in self._own:
            self._add_action(command)

    def _add_action(self, command: Command) -> QAction:
        action = action_for(command, self, self.run_command)
        home = self._menu[command.menu] if command.menu else self
        last = self.findChild(QAction, "file.quit") if command.menu == "File" else None
        if last is None or last is action:
            home.addAction(action)
        else:
            home.insertAction(last, action)
        return action

    def _refresh_actions(self) -> None:
        for menu in self._menu.values():
            command_lists.refresh(menu.actions())

    def _enable_actions(self) -> None:
        """Let the keys of every command work again; whether it is possible is asked when it is done."""
        for menu in self._menu.values():
            for action in menu.actions():
                action.setEnabled(True)

    def _page_commands(self) -> Sequence[Command]:
        return self.pages.page.commands() if self.pages.page is not None else ()

    def _show_page(self) -> None:
        page = self.pages.page
        self.navigation.show_page(self.pages.entry())
        self.header.show_actions(page.head_buttons if page is not None else ())
        self.messages.stand_over(page.message_part if page is not None else None)
        for action in self._page_actions:
            # Out of window and menu at once: its keys may mean something else on the next page.
            self.removeAction(action)
            for menu in self._menu.values():
                menu.removeAction(action)
            action.deleteLater()
        self._page_actions = [self._add_action(command) for command in self._page_commands()]
        self._show_title()

    def _show_title(self) -> None:
        page = self.pages.page
        if page is not None:
            self.header.show_title(page.title, page.subtitle)
            self.setWindowTitle(f"{page.title} - Partnership Desk")

    def _panes(self) -> list[QWidget]:
        page = self.pages.page
        return [
            self.navigation,
            *(page.panes() if page is not None else ()),
            self.header,
            self.messages,
        ]

    def _open_hit(self, hit: Hit) -> None:
        self.pages.open_record(hit.kind, hit.record_id)

    def _set_exclusive(self, exclusive: bool) -> None:  # noqa: FBT001 - a signal's argument
        if exclusive:
            self.pages.leave()
        self._exclusive = exclusive
        self.ground.setEnabled(not exclusive)
        self.menuBar().setEnabled(not exclusive)
        waiting, self._waiting = self._waiting, []
        for changes in waiting:
            self.hear(changes)
        if not exclusive and self.focusWidget() is None:
            # Whatever had it was closed for input; without this no key works until a click.
            self.pages.take_focus()
