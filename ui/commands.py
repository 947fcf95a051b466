"""Commands as data: the list from which menus, short cuts, the list of keys and the palette are drawn."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from ui import icons
from ui.dialogs import Dialog
from ui.widgets.boxes import SearchBox
from ui.widgets.text import named, plain_caption

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Menu = Literal["File", "Edit", "Go", "Help", "Partnership", ""]


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One thing a person can do: its id, its title with a verb, its keys, and where its menu entry stands.

    A title may be a function where it names what it will do (Undo "Close meeting"); `enabled` is asked each time.
    """

    id: str
    title: str | Callable[[], str]
    run: Callable[[], object]
    keys: str = ""
    _: KW_ONLY
    menu: Menu = ""
    icon: str = ""
    enabled: Callable[[], bool] = _always
    ticked: Callable[[], bool] | None = None
    """Whether it is what is chosen now, where it is one of several."""

    def caption(self) -> str:
        """Give the title as it is now."""
        return self.title if isinstance(self.title, str) else self.title()


def action_for(command: Command, parent: QWidget, run: Callable[[Command], object]) -> QAction:
    """Make the action of a command; `run` does it, with errors presented."""
    action = QAction(plain_caption(command.caption()), parent)
    action.setObjectName(command.id)
    action.setShortcut(QKeySequence(command.keys))
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setMenuRole(QAction.MenuRole.NoRole)
    if command.icon:
        action.setIcon(icons.icon(command.icon))
    action.setCheckable(command.ticked is not None)
    action.triggered.connect(lambda _checked=False: run(command))
    action.setData(command)
    return action


def fill(menu: QMenu, actions: Sequence[QAction]) -> None:
    """Fill a menu; captions and what is possible are looked up each time it opens."""
    menu.addActions(list(actions))
    menu.aboutToShow.connect(lambda: refresh(actions))


def refresh(actions: Sequence[QAction]) -> None:
    """Show each action's present caption and whether it is possible now."""
    for action in actions:
        command = action.data()
        if isinstance(command, Command):
            action.setText(plain_caption(command.caption()))
            action.setEnabled(command.enabled())
            if command.ticked is not None:
                action.setChecked(command.ticked())


def key_of(window: QWidget, act: Callable[[], object]) -> str:
    """Give the key of the window's command that does the same; empty where there is none, or it is not possible now."""
    for action in window.findChildren(QAction):
        command = action.data()
        if isinstance(command, Command) and _is_same(command.run, act) and command.enabled():
            return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return ""


def _is_same(one: Callable[[], object], other: Callable[[], object]) -> bool:
    """Compare two acts; Python itself compares methods by what they do, and partials only by identity."""
    if isinstance(one, partial) and isinstance(other, partial):
        return (one.func, one.args, one.keywords) == (other.func, other.args, other.keywords)
    return one == other


def key_lines(commands: Sequence[Command]) -> list[tuple[str, str]]:
    """Give keys and titles of the commands that have keys, as F1 lists them."""
    return [
        (
            QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText),
            command.caption(),
        )
        for command in commands
        if command.keys
    ]


class Palette(Dialog):
    """Every command by name: type a part, Return does it."""

    def __init__(
        self, commands: Sequence[Command], run: Callable[[Command], object], parent: QWidget
    ) -> None:
        super().__init__("What do you want to do?", parent)
        self._commands = [command for command in commands if command.enabled()]
        self._run = run
        self.box = SearchBox("Command", "Type a part of its name", width=480)
        self.list = QListWidget()
        self.list.setMinimumHeight(240)
        named(self.list, "Commands")
        self.page.add(self.box)
        self.page.add(self.list, 1)
        self.box.textChanged.connect(self.show_fitting)
        self.list.itemActivated.connect(self._take)
        self.add_button("Close", self.reject)
        self.show_fitting("")
        self.box.setFocus()

    def show_fitting(self, text: str) -> None:
        """Show the commands whose titles have all the words."""
        self.list.clear()
        words = text.casefold().split()
        for command in self._commands:
            caption = command.caption()
            if all(word in caption.casefold() for word in words):
                keys = f"   {command.keys}" if command.keys else ""
                item = QListWidgetItem(f"{caption}{keys}")
                item.setData(Qt.ItemDataRole.UserRole, command)
                self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
            return
        told = QListWidgetItem(
            f"Nothing is called “{text}”. Try another word, or Ctrl+K for records."
        )
        told.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move in the list while the box is typed in, and Return do the command."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.list.setCurrentRow(
                max(0, min(self.list.currentRow() + step, self.list.count() - 1))
            )
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem | None) -> None:
        command = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if command is not None:
            self.accept()
            self._run(command)
