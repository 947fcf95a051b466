"""Restoring from the first page: backups of any file are listed with what they hold, and come back as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from app.agencies.operations import add_agency
from app.agencies.queries import AGENCIES
from app.backup_names import Reason
from app.bootstrap import build_core
from app.paths import paths_under
from app.rows import Wish
from tests.ui.acting import CONTROL, Key, click, press, show
from ui.housekeeping.file_menu import add_file_menu
from ui.housekeeping.restore import RestorePage
from ui.pages import PAGES
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.text import Label
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core

LIMIT = 20_000


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """Give the application on a computer with one backup, whose file is lost."""
    core = build_core(paths_under(tmp_path))
    core.settings.change(user_name="Sana Khan", user_initials="SK")
    path = core.paths.file_for("Westshire SCP")
    core.create(path)
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Probation Service"})
    core.backups.make(Reason.ASKED)
    core.close()
    path.unlink()
    yield core
    core.close()


@pytest.fixture
def window(qtbot: QtBot, core: Core) -> Window:
    window = Window(PAGES)
    opening = window.begin(core)
    add_file_menu(window, core, opening)
    show(qtbot, window)
    opening.show()
    return window


@pytest.fixture
def page(window: Window) -> RestorePage:
    buttons = window.pages.findChildren(Button)
    click(next(each for each in buttons if each.caption() == "Restore a backup"))
    shown = window.pages.page
    assert isinstance(shown, RestorePage)
    return shown


def said(page: RestorePage) -> list[str]:
    return [each.text() for kind in (Label, Chip) for each in page.findChildren(kind)]


def test_the_first_page_leads_to_what_was_found_and_what_it_holds(
    page: RestorePage, qtbot: QtBot
) -> None:
    assert page.subtitle == "1 backup found"
    qtbot.waitUntil(lambda: "sound" in said(page), timeout=LIMIT)
    assert {"Westshire SCP", "This computer", "Agencies"} <= set(said(page))


def test_a_lost_file_comes_back_under_its_own_name_by_one_key(
    page: RestorePage, window: Window, core: Core, qtbot: QtBot
) -> None:
    press(Key.Key_Return, CONTROL, on=page.table.view)
    qtbot.waitUntil(lambda: window.pages.key == "home", timeout=LIMIT)
    qtbot.waitUntil(lambda: not window.tasks.busy)
    assert core.open_path() == core.paths.files / "Westshire SCP.pdesk"
    with core.read() as session:
        assert AGENCIES.count(session, Wish(), {}) == 1
    assert core.settings.now.recent_files[0] == str(core.open_path())


def test_one_from_elsewhere_is_pointed_at_and_a_damaged_one_says_so(
    page: RestorePage, core: Core, qtbot: QtBot, tmp_path: Path
) -> None:
    [made] = core.paths.backups.rglob("*.pdesk-backup")
    elsewhere = tmp_path / "stick.pdesk-backup"
    elsewhere.write_bytes(made.read_bytes()[:9000])
    press(Key.Key_I, CONTROL, on=page.table.view)
    dialog = page.desk.window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(elsewhere))
    dialog.reject()
    assert page.subtitle == "2 backups found"
    qtbot.waitUntil(lambda: "damaged" in said(page), timeout=LIMIT)
    assert any("cut short" in text for text in said(page))


def test_a_backup_that_is_looked_into_leads_back_to_the_beginning(
    page: RestorePage, window: Window, core: Core
) -> None:
    page.look_inside()
    assert core.open_path().suffix == ".pdesk-backup"
    click(next(each for each in window.banner.findChildren(Button) if each.isVisible()))
    assert core.file is None
    assert window.pages.key == "welcome"


def test_with_no_backup_the_page_says_where_it_looked(
    window: Window, core: Core, page: RestorePage
) -> None:
    for each in core.paths.backups.rglob("*.pdesk-backup"):
        each.unlink()
    page.refresh()
    assert page.subtitle == "0 backups found"
    assert any(str(core.paths.copies) in text for text in said(page))
    assert not page.card.isVisible()
    assert window.pages.key == "restore"
