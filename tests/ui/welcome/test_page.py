"""The first page: two typed answers start a partnership, and Home opens with what is still to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.bootstrap import build_core
from app.partnerships.queries import all_partnerships
from app.paths import paths_under
from tests.ui.acting import CONTROL, Key, press, show, type_text
from tests.ui.checker import check_page
from ui.home.page import HomePage
from ui.pages import PAGES
from ui.welcome.page import WelcomePage
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


def test_the_page_holds_at_both_sizes(window: Window) -> None:
    assert check_page(window, "welcome") == []
