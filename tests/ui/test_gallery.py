"""Every widget of the machinery passes the checker that every screen must pass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.errors import EnvironmentProblem
from tests.ui.checker import SIZES, THEMES, check, check_page, settle, show_at
from tests.ui.gallery import CHOICES, EVERY_KIND, GALLERY, MEMBER
from ui import theme
from ui.commands import Palette
from ui.dialogs import ChooseOne, Confirm, Dialog, FormDialog
from ui.errors import FaultDialog, ProblemDialog
from ui.forms import Form
from ui.help import screen_help
from ui.table_columns import ChooseColumns
from ui.tasks import Task, TaskDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.window import Window


@pytest.mark.parametrize("key", [spec.key for spec in GALLERY])
def test_every_widget_passes_at_both_sizes_in_both_themes(window: Window, key: str) -> None:
    menu = window.doing.menus.menu("Partnership")
    window.navigation.brand.show_name("BwD SCP", "Blackburn with Darwen", menu)
    window.show_foot([("hard-drive", "Saved on this laptop"), ("archive", "Backed up today 09:02")])
    assert check_page(window, key) == []


def test_dialogs_pass_at_both_sizes_in_both_themes(window: Window, dressed: QApplication) -> None:
    found = []
    for name in THEMES:
        theme.apply(dressed, name)
        for size in SIZES:
            show_at(window, size)
            for dialog in dialogs(window):
                dialog.show_fitted()
                settle()
                where = f"{name}, {size[0]}x{size[1]}, {dialog.windowTitle()}"
                found += [f"{where}: {each}" for each in check(dialog)]
                assert window.height() >= dialog.height()
                dialog.done(0)
    theme.apply(dressed, "light")
    assert found == []


def dialogs(window: Window) -> list[Dialog]:
    """Make one dialog of each kind."""
    page = window.pages
    page.open_at("members", {})
    assert page.page is not None
    form = Form(EVERY_KIND, {"post": "Head of Service"}, CHOICES)
    problem = EnvironmentProblem(
        "The disk is full. Free some space and try again.", Path("/board/file.pdesk")
    )
    keys = page.page.commands()
    return [
        FormDialog("Change member", form, lambda _values: None, window),
        Confirm(
            "Erase this person?", "This cannot be undone.", "Erase", act=lambda: None, parent=window
        ),
        ChooseOne(
            "Keep what you typed?", "It is not saved.", (("Discard", str), ("Keep", str)), window
        ),
        ProblemDialog(problem, window),
        FaultDialog("KeyError: 'boom'", Path("/log/desk.log"), lambda: None, window),
        screen_help(
            "Members", "Who sits on the board.", keys, window.doing.commands(), parent=page.page
        ),
        Palette(window.doing.commands(), window.doing.run, window),
        ChooseColumns(MEMBER, MEMBER[:3], lambda _fields: None, window),
        TaskDialog(Task("Writing the pack", exclusive=True), window),
    ]
