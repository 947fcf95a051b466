"""The commands that work in every part of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command, Menu

if TYPE_CHECKING:
    from ui.doing import Doing
    from ui.window import Window


def window_commands(window: Window, doing: Doing) -> list[Command]:
    """Give the window's own commands; features add theirs through `Doing.add`."""
    return [
        *_of_page(window, "import", "File", "Ctrl+Shift+I"),
        Command("file.quit", "Quit", window.close, "Ctrl+Q", menu="File"),
        *_edit(window),
        *_go(window, doing),
        Command(
            "help.here",
            "Explain this screen",
            doing.explain,
            "F1",
            menu="Help",
            icon="circle-help",
        ),
        *_of_page(window, "setting-up", "Help"),
        Command(
            "help.about", "About Partnership Desk", window.tell_about, menu="Help", icon="info"
        ),
    ]


def report_commands(window: Window) -> list[Command]:
    """Give the way to each report by its title, for the list of what can be done by name."""
    from reports.catalogue import REPORTS  # noqa: PLC0415 - wanted once a person looks for something

    return [
        Command(
            f"report.{each.name}",
            f"Report: {each.title}",
            partial(window.pages.open_at, "reports", {"report": each.name}),
            icon="file-text",
            enabled=window.has_file,
        )
        for each in REPORTS
        if any(spec.key == "reports" for spec in window.pages.specs)
    ]


def _of_page(window: Window, key: str, menu: Menu, keys: str = "") -> list[Command]:
    """Give the way to a page that has no entry in the side bar, where the program has that page."""
    return [
        Command(
            f"{menu.lower()}.{key}",
            spec.title,
            partial(window.pages.open_at, spec.key, {}),
            keys,
            menu=menu,
            icon=spec.icon,
            enabled=window.has_file,
        )
        for spec in window.pages.specs
        if spec.key == key
    ]


def _edit(window: Window) -> list[Command]:
    def undo_title() -> str:
        return window.steps.undo_title() if window.steps else "Undo"

    def redo_title() -> str:
        return window.steps.redo_title() if window.steps else "Redo"

    def can_undo() -> bool:
        return window.steps is not None and window.steps.can_undo()

    def can_redo() -> bool:
        return window.steps is not None and window.steps.can_redo()

    def record() -> tuple[str, int] | None:
        page = window.pages.page
        return page.subject() if page is not None else None

    def show_history() -> None:
        found = record()
        if found is not None:
            window.show_history(*found)

    return [
        Command(
            "edit.undo",
            undo_title,
            window.undo,
            "Ctrl+Z",
            menu="Edit",
            icon="undo-2",
            enabled=can_undo,
        ),
        Command(
            "edit.redo",
            redo_title,
            window.redo,
            "Ctrl+Y",
            menu="Edit",
            icon="redo-2",
            enabled=can_redo,
        ),
        Command(
            "edit.history",
            "History of this record",
            show_history,
            "Ctrl+H",
            menu="Edit",
            icon="history",
            enabled=lambda: record() is not None,
        ),
    ]


def _go(window: Window, doing: Doing) -> list[Command]:
    pages = window.pages
    return [
        Command(
            "go.back",
            "Back",
            pages.back,
            "Alt+Left",
            menu="Go",
            icon="arrow-left",
            enabled=pages.can_go_back,
        ),
        Command(
            "go.forward",
            "Forward",
            pages.forward,
            "Alt+Right",
            menu="Go",
            icon="arrow-right",
            enabled=pages.can_go_forward,
        ),
        Command(
            "go.search",
            "Search everything",
            window.search,
            "Ctrl+K",
            menu="Go",
            icon="search",
            enabled=window.has_file,
        ),
        Command(
            "go.command", "Do something by its name", doing.open_palette, "Ctrl+Shift+P", menu="Go"
        ),
        Command("go.refresh", "Read again", window.read_again, "F5", menu="Go", icon="refresh-cw"),
        Command("go.pane", "Next part of the window", window.next_pane, "F6"),
        Command("go.pane-back", "Previous part of the window", window.previous_pane, "Shift+F6"),
        *(
            Command(
                f"go.{spec.key}",
                spec.title,
                partial(pages.open_at, spec.key, {}),
                f"Ctrl+{place}" if place <= 9 else "",
                menu="Go",
                icon=spec.icon,
                enabled=lambda: window.quiet.is_on or not window.navigation.isHidden(),
            )
            for place, spec in enumerate(
                (each for each in pages.specs if each.section != "-"), start=1
            )
        ),
    ]
