"""The first page: two typed answers start a partnership, and Home opens with what is still to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from app.bootstrap import build_core
from app.partnerships.queries import all_partnerships
from app.paths import paths_under
from app.unit.queries import members_on
from tests.ui.acting import CONTROL, Key, click, press, show, type_text
from tests.ui.checker import check_page, settle
from ui.editors import FolderEditor, LineEditor
from ui.home.page import HomePage
from ui.pages import PAGES
from ui.welcome.page import WelcomePage
from ui.widgets.text import Label
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = build_core(paths_under(tmp_path))
    yield core
    core.close()


@pytest.fixture
def window(qtbot: QtBot, core: Core) -> Window:
    window = Window(PAGES)
    opening = window.begin(core)
    show(qtbot, window)
    opening.show()
    return window


def fill(page: WelcomePage, name: str, text: str) -> None:
    page.form.focus(name)
    type_text(text)


def test_two_answers_start_a_partnership_and_open_its_home(window: Window, core: Core) -> None:
    page = window.findChildren(WelcomePage)[0]
    fill(page, "name", "Westshire SCP")
    fill(page, "user_name", "Sana Khan")
    press(Key.Key_Return, CONTROL)
    assert isinstance(window.pages.page, HomePage)
    with core.read() as session:
        [partnership] = all_partnerships(session)
    assert (partnership.name, core.settings.now.user_initials) == ("Westshire SCP", "SK")
    assert core.file is not None
    assert core.file.path.parent == core.paths.files


def test_a_missing_answer_is_told_beside_it_and_no_file_is_made(window: Window, core: Core) -> None:
    page = window.findChildren(WelcomePage)[0]
    fill(page, "user_name", "Sana Khan")
    press(Key.Key_Return, CONTROL)
    assert isinstance(window.pages.page, WelcomePage)
    assert core.file is None
    assert not core.paths.files.exists()


def test_years_and_the_place_of_copies_have_defaults_and_the_folder_is_made(
    window: Window, core: Core
) -> None:
    page = window.findChildren(WelcomePage)[0]
    fill(page, "name", "Westshire SCP")
    fill(page, "user_name", "Sana Khan")
    assert not core.paths.copies.exists()
    press(Key.Key_Return, CONTROL)
    with core.read() as session:
        [body] = all_partnerships(session)
        [member] = members_on(session, core.clock.today())
    assert (body.reporting_year, body.financial_year, body.numbering_year) == (
        "04-01",
        "04-01",
        "01-01",
    )
    assert core.settings.now.second_backup_folder == str(core.paths.copies)
    assert core.paths.copies.is_dir()
    assert (member.name, member.initials) == ("Sana Khan", "SK")


def test_the_initials_that_a_name_gives_are_shown_while_it_is_typed(window: Window) -> None:
    page = window.findChildren(WelcomePage)[0]
    fill(page, "user_name", "Sana Khan-Reed")
    initials = page.form.editors["user_initials"]
    assert isinstance(initials, LineEditor)
    assert initials.line.placeholderText() == "SKR"


def test_a_folder_is_chosen_instead_and_one_that_is_not_there_is_told_beside_it(
    window: Window, core: Core, tmp_path: Path
) -> None:
    page = window.findChildren(WelcomePage)[0]
    fill(page, "name", "Westshire SCP")
    fill(page, "user_name", "Sana Khan")
    folder = page.form.editors["second_backup_folder"]
    assert isinstance(folder, FolderEditor)
    click(folder.button)
    [dialog] = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "stick"))
    dialog.reject()
    press(Key.Key_Return, CONTROL, on=folder.line)
    assert core.file is None
    assert any("There is no folder" in each.text() for each in page.form.findChildren(Label))
    (tmp_path / "stick").mkdir()
    press(Key.Key_Return, CONTROL, on=folder.line)
    assert core.settings.now.second_backup_folder == str(tmp_path / "stick")


def test_files_opened_lately_are_opened_and_missing_ones_said_and_taken_off(
    window: Window, core: Core, tmp_path: Path
) -> None:
    path = core.paths.file_for("Board")
    core.create(path)
    core.close()
    gone = tmp_path / "stick" / "Old board.pdesk"
    core.settings.change(recent_files=[str(path), str(gone)])
    page = window.findChildren(WelcomePage)[0]
    page.recent.refresh()
    settle()
    there, missing = page.recent.rows()
    assert there.line.verb == "Open"
    assert (missing.line.chips, missing.line.below) == ((("Not there", "bad"),), str(gone.parent))
    missing.setFocus()
    press(Key.Key_Delete)
    assert core.settings.now.recent_files == [str(path)]
    settle()
    page.recent.rows()[0].setFocus()
    press(Key.Key_Return)
    assert core.open_path() == path


def test_the_page_holds_at_both_sizes(window: Window) -> None:
    assert check_page(window, "welcome") == []
