"""The import screen as a person works with it: files looked at, waited for, stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.app.importing.files import write_workbook
from tests.ui.acting import click
from tests.ui.checker import settle
from tests.ui.opened import page_of
from ui.dialogs import ChooseOne
from ui.importing.page import ImportPage
from ui.tasks import TaskDialog
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.window import Window

LIMIT = 20_000
HEAD = ("Group", "Post", "Agency", "Name", "E-mail", "Term ends")


def open_page(window: Window) -> ImportPage:
    """Go to the import screen."""
    return page_of(window, "import", ImportPage)


def bring(qtbot: QtBot, window: Window, *paths: Path) -> ImportPage:
    """Bring files in and wait until the first is looked at, or all are refused."""
    page = open_page(window)
    page.incoming.take_files(paths)
    come_to_rest(qtbot, page)
    return page


def come_to_rest(qtbot: QtBot, page: ImportPage) -> None:
    """Wait until nothing is read or stored; a dialog that told of it has the keyboard until it goes."""
    tasks = page.desk.tasks
    qtbot.waitUntil(
        lambda: not (page.sitting.is_reading or tasks.busy or _is_told()), timeout=LIMIT
    )
    if QApplication.activeModalWidget() is None:
        page.window().activateWindow()
    settle()


def store(qtbot: QtBot, page: ImportPage) -> None:
    """Press Store and wait until it is done."""
    click(page.check.foot.store)
    come_to_rest(qtbot, page)


def members(folder: Path, *rows: Sequence[object], name: str = "members.xlsx") -> Path:
    """Write a membership list."""
    return write_workbook(folder / name, {"Members": [HEAD, *rows]})


def board(folder: Path, name: str, post: str = "Head") -> Path:
    """Write a membership list of one seat, by which the file is told from others."""
    return members(folder, ("Board", post, "ELHT", "Zoe Valli"), name=name)


def verb(page: ImportPage) -> str:
    """Give what Store says it will do."""
    return page.check.foot.store.caption()


def states(page: ImportPage) -> list[str]:
    """Give what the list says of each file."""
    return [item.state.word for item in page.sitting.queue.items]


def open_menu() -> QMenu:
    """Give the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def question(page: ImportPage) -> ChooseOne:
    """Give the question that stands over the window."""
    found = page.desk.window.findChild(ChooseOne)
    assert found is not None
    return found


def words_in(dialog: QWidget) -> str:
    """Give all that a dialog says."""
    return "\n".join(label.text() for label in dialog.findChildren(Label))


def press_button(dialog: QWidget, caption: str) -> None:
    """Press a button by its words."""
    click(next(each for each in dialog.findChildren(Button) if each.caption() == caption))


def _is_told() -> bool:
    return isinstance(QApplication.activeModalWidget(), TaskDialog)
