"""A window on an open file with the program's own pages, as a person has it before them, and what is seen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tests.files import open_core
from tests.ui.acting import show
from ui.dialogs import FormDialog
from ui.pages import PAGES
from ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.page import Page, Place
    from ui.tables import Table

P = TypeVar("P", bound="Page")


def open_window(qtbot: QtBot, folder: Path, template: Path) -> Window:
    """Open a window on an empty file of its own."""
    window = Window(PAGES)
    window.begin(open_core(folder, template))
    show(qtbot, window)
    window.begin_file()
    return window


def page_of(window: Window, key: str, kind: type[P], place: Place | None = None) -> P:
    """Go to a page and give it."""
    window.pages.open_at(key, place or {})
    return window.findChildren(kind)[0]


def core_of(window: Window) -> Core:
    """Give the application below a window."""
    assert window.core is not None
    return window.core


def dialog(window: Window) -> FormDialog:
    """Give the form that was opened last."""
    return window.findChildren(FormDialog)[-1]


def cells(table: Table, row: int) -> list[str]:
    """Give what a row of a list shows."""
    return [table.model.cell_look(row, column).text for column in range(table.model.columnCount())]
