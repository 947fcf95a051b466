"""The menu bar: every command's entry and keys, those of the page shown coming and going with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ui import commands as command_lists
from ui.commands import Command, action_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMainWindow, QMenu

NAMES = ("File", "Edit", "Go", "Help")
BELOW_GO = ("Partnership",)
"""Menus that open from Go, hidden until they have something to choose."""
LAST = "file.quit"
"""The command that stays last in its menu, whatever is added."""


class Menus:
    """The menus of one window; `run` does a command, with errors presented."""

    def __init__(self, window: QMainWindow, run: Callable[[Command], object]) -> None:
        self._window = window
        self._run = run
        self._groups: dict[str, list[QAction]] = {}
        self._menu: dict[str, QMenu] = {}
        for name in NAMES:
            self._menu[name] = window.menuBar().addMenu(f"&{name}")
        for name in BELOW_GO:
            self._menu[name] = self._menu["Go"].addMenu(f"&{name}")
            self._menu[name].menuAction().setVisible(False)
        for menu in self._menu.values():
            menu.aboutToShow.connect(self.refresh)
            menu.aboutToHide.connect(self._enable)

    def menu(self, name: str) -> QMenu:
        """Give a menu by its name."""
        return self._menu[name]

    def add(self, command: Command) -> QAction:
        """Add a command's entry, or its keys alone where it has no menu."""
        action = action_for(command, self._window, self._run)
        home = self._menu[command.menu] if command.menu else self._window
        last = self._window.findChild(QAction, LAST) if command.menu == "File" else None
        if last is None or last is action:
            home.addAction(action)
        else:
            home.insertAction(last, action)
        return action

    def show_page(self, commands: Sequence[Command]) -> None:
        """Offer the commands of another page instead of those of the one before."""
        self.show_group("page", commands)

    def show_group(self, group: str, commands: Sequence[Command]) -> None:
        """Offer commands instead of those that the group had before."""
        for action in self._groups.get(group, ()):
            # Out of window and menu at once: its keys may mean something else in the next group.
            self._window.removeAction(action)
            for menu in self._menu.values():
                menu.removeAction(action)
            action.deleteLater()
        self._groups[group] = [self.add(command) for command in commands]

    def refresh(self) -> None:
        """Show each entry's present caption and whether it is possible now."""
        for menu in self._menu.values():
            command_lists.refresh(menu.actions())

    def _enable(self) -> None:
        """Let the keys of every command work again; whether it is possible is asked when it is done."""
        for menu in self._menu.values():
            for action in menu.actions():
                action.setEnabled(True)
