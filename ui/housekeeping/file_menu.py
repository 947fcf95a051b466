"""The File menu: starting, opening, bringing in, and looking after the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.commands import Command
from ui.housekeeping.checking import check
from ui.opening import WELCOME
from ui.widgets.text import plain_caption

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.opening import Opening
    from ui.window import Window

_BEGIN_GROUPS = ("file.import", "file.settings", "file.quit")
"""Commands above which the menu has a line."""


def add_file_menu(window: Window, core: Core, opening: Opening) -> None:
    """Add every command of the File menu, with the files opened lately below Open."""
    window.doing.add([*_opening(window, opening), *_housekeeping(window)])
    menu = window.menuBar().actions()[0].menu()
    if isinstance(menu, QMenu):
        _arrange(menu, _recent(menu, core, opening))


def _opening(window: Window, opening: Opening) -> list[Command]:
    welcome = partial(window.pages.open_at, WELCOME, {})
    restore = partial(window.pages.open_at, "restore", {})
    return [
        Command("file.new", "New partnership…", welcome, menu="File", icon="plus"),
        *opening.commands(),
        Command("file.restore", "Restore a backup…", restore, menu="File", icon="archive-restore"),
    ]


def _housekeeping(window: Window) -> list[Command]:
    to, has_file = window.pages.open_at, window.has_file

    def check_now() -> None:
        if window.desk is not None:
            check(window.desk)

    return [
        Command(
            "file.backups",
            "Backups",
            partial(to, "backups", {}),
            menu="File",
            icon="archive",
            enabled=has_file,
        ),
        Command(
            "file.check",
            "Check file",
            check_now,
            menu="File",
            icon="shield-check",
            enabled=has_file,
        ),
        Command(
            "file.history",
            "History",
            partial(to, "history", {"whole": True}),
            "Ctrl+Shift+H",
            menu="File",
            icon="history",
            enabled=has_file,
        ),
        Command(
            "file.settings",
            "Settings",
            partial(to, "settings", {}),
            "Ctrl+,",
            menu="File",
            icon="settings",
        ),
    ]


def _recent(parent: QMenu, core: Core, opening: Opening) -> QMenu:
    """Make the menu of files opened lately; it is filled anew each time it opens."""
    menu = QMenu("Open &recent", parent)

    def fill() -> None:
        menu.clear()
        for path in map(Path, core.settings.now.recent_files):
            there = "" if path.exists() else " (not there)"
            action = menu.addAction(plain_caption(f"{path.stem}{there}"))
            action.triggered.connect(lambda _checked=False, path=path: opening.open(path))
        if menu.isEmpty():
            menu.addAction("No file was opened yet").setEnabled(False)

    menu.aboutToShow.connect(fill)
    fill()
    return menu


def _arrange(menu: QMenu, recent: QMenu) -> None:
    """Put importing before the backups, the recent files below Open, and lines between the groups."""
    known = {action.objectName(): action for action in menu.actions()}
    if "file.import" in known:
        menu.insertAction(known["file.backups"], known["file.import"])
    for action in menu.actions():
        if action.objectName() == "file.sample":
            menu.insertMenu(action, recent)
        if action.objectName() in _BEGIN_GROUPS:
            menu.insertSeparator(action)
