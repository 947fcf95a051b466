"""What a person can do in the window now: by menu, by key, by its name, and as F1 lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.bringing_in import with_paste
from ui.commands import Palette
from ui.help import screen_help
from ui.menus import Menus
from ui.window_commands import report_commands, window_commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.commands import Command
    from ui.window import Window


class Doing:
    """Knows the commands of the window, those that features added, and those of the page shown."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.menus = Menus(window, self.run)
        self._everywhere: list[Command] = []
        self.add(window_commands(window, self))

    def add(self, commands: Sequence[Command]) -> None:
        """Add commands that work on every page, with their menu entries and keys."""
        self._everywhere += commands
        for command in commands:
            self.menus.add(command)

    def show_page(self) -> None:
        """Offer the commands of another page instead of those of the one before."""
        self.menus.show_page(self.here())

    def here(self) -> Sequence[Command]:
        """Give the commands of the page shown."""
        pages = self._window.pages
        if pages.page is None:
            return ()
        return with_paste(pages.page.desk, pages.key, pages.page.commands())

    def everywhere(self) -> list[Command]:
        """Give the commands that work on every page."""
        head = self._window.head
        return [*self._everywhere, *(head.commands() if head else ())]

    def commands(self) -> list[Command]:
        """Give every command that works now."""
        return [*self.everywhere(), *self.here()]

    def run(self, command: Command) -> None:
        """Do a command when it is possible, presenting what goes wrong."""
        if command.enabled():
            self._window.errors.attempt(command.run)

    def do(self, command_id: str) -> None:
        """Do a command that works now by its id."""
        for command in self.commands():
            if command.id == command_id:
                self.run(command)

    def open_palette(self) -> None:
        """Open the list of all commands, every report among them."""
        window = self._window
        Palette([*self.commands(), *report_commands(window)], self.run, window).show_fitted()

    def explain(self) -> None:
        """Explain the screen and list its keys."""
        page = self._window.pages.page
        title, text = (page.title, page.help_text) if page else ("Partnership Desk", "")
        parent = page or self._window
        screen_help(title, text, self.here(), self.everywhere(), parent=parent).show_fitted()
