"""A file is opened in the window: named, chosen, used last, locked, missing; undo and search work on it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from app.agencies.operations import add_agency
from app.events import Changes
from tests.ui.acting import CONTROL, Key, click, press
from ui.choices import FileChoices, SettingsState, find_everything
from ui.dialogs import ChooseOne
from ui.errors import ProblemDialog
from ui.opening import SAMPLE
from ui.opening_troubles import OpeningTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.opening import Opening
    from ui.window import Window


@pytest.fixture
def board(core: Core) -> Path:
    """Give a file with one agency, closed."""
    path = core.paths.file_for("Board")
    core.create(path)
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Lancashire Constabulary"})
    core.close()
    return path


def opening(window: Window) -> Opening:
    assert window.opening is not None
    return window.opening


def button(inside: QWidget, caption: str) -> QPushButton:
    return next(each for each in inside.findChildren(QPushButton) if each.text() == caption)


def test_a_named_file_is_opened_and_its_first_page_shown(window: Window, board: Path) -> None:
    opening(window).begin(board)
    assert window.has_file()
    assert window.pages.key == "home"


def test_the_file_used_last_is_opened_when_none_is_named(
    window: Window, board: Path, core: Core
) -> None:
    opening(window).open(board)
    core.close()
    opening(window).begin(None)
    assert core.file is not None
    assert core.file.path == board


def test_with_no_file_the_window_says_what_to_do(window: Window) -> None:
    opening(window).begin(None)
    buttons = [each for each in window.pages.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in buttons] == ["Open a file"]


def test_a_missing_file_is_told_with_its_path_and_nothing_is_made(
    window: Window, tmp_path: Path
) -> None:
    missing = tmp_path / "gone.pdesk"
    opening(window).begin(missing)
    dialog = window.findChild(OpeningTrouble)
    assert isinstance(dialog, OpeningTrouble)
    assert not missing.exists()
    dialog.accept()


def test_undo_names_the_act_and_takes_it_back(
    window: Window, board: Path, core: Core, qtbot: QtBot
) -> None:
    opening(window).open(board)
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Probation Service"})
    qtbot.waitUntil(lambda: window.messages.text() == "Done: Add agency, Probation Service")
    assert window.steps is not None
    assert window.steps.undo_title() == "Undo “Add agency”"
    press(Key.Key_Z, CONTROL, on=window)
    qtbot.waitUntil(lambda: window.messages.text() == "Undone: Add agency, Probation Service")
    assert find_everything(core, "probation").found == ()
    assert window.steps.can_redo()
    press(Key.Key_Y, CONTROL, on=window)
    qtbot.waitUntil(lambda: len(find_everything(core, "probation").found) == 1)


def test_what_changed_during_an_exclusive_task_is_read_when_it_ends(window: Window) -> None:
    heard: list[str] = []
    window.pages.hear = lambda changes: heard.append(changes.label)  # type: ignore[method-assign]
    window.tasks.exclusive_changed.emit(True)
    window.hear(Changes({"agency": None}, "Import membership"))
    assert not heard
    window.tasks.exclusive_changed.emit(False)
    assert heard == ["Import membership"]


def test_links_are_found_in_the_open_file(window: Window, board: Path, core: Core) -> None:
    opening(window).open(board)
    choices = FileChoices(core)
    assert [ref.name for ref in choices.find("agencies", "lanc")] == ["Lancashire Constabulary"]
    assert not choices.can_add("agencies")


def test_what_lists_remember_is_kept_in_the_settings(core: Core) -> None:
    state = SettingsState(core)
    state.save("Members", {"sort": "post"})
    assert SettingsState(core).load("Members") == {"sort": "post"}
    assert SettingsState(core).load("Agencies") == {}


def test_closing_the_window_closes_the_file(window: Window, board: Path, core: Core) -> None:
    opening(window).open(board)
    window.close()
    assert core.file is None


def place_sample(core: Core, sample_file: Path, name: str = SAMPLE) -> Path:
    path = core.paths.files / f"{name}.pdesk"
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(sample_file, path)
    return path


def test_the_sample_wears_a_banner(window: Window, core: Core, sample_file: Path) -> None:
    home = place_sample(core, sample_file)
    opening(window).begin(None, sample=True)
    assert core.file is not None
    assert core.file.path == home
    assert window.banner.isVisible()


def test_a_sample_wears_its_banner_under_any_name(
    window: Window, core: Core, sample_file: Path, board: Path
) -> None:
    opening(window).open(place_sample(core, sample_file, "For the new colleague"))
    assert "This is the sample" in window.banner.accessibleName()
    opening(window).open(board)
    assert not window.banner.isVisible()


def test_a_sample_that_is_open_for_reading_says_both(
    window: Window, core: Core, sample_file: Path
) -> None:
    path = place_sample(core, sample_file, "Copy")
    core.open(path, read_only=True)
    opening(window).show()
    told = window.banner.accessibleName()
    assert "open for reading only" in told
    assert "This is the sample" in told


def test_a_sample_of_an_earlier_day_can_be_started_afresh_and_that_be_stopped(
    window: Window, core: Core, sample_file: Path, qtbot: QtBot
) -> None:
    path = place_sample(core, sample_file)
    opening(window).sample()
    assert "Its days count from 11 Mar 2025" in window.banner.accessibleName()
    click(button(window.banner, "Start afresh"))
    [question] = window.findChildren(ChooseOne)
    click(button(question, "Start afresh"))
    [task] = window.tasks.running()
    task.stop()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=30_000)
    assert core.file is None
    assert list(path.parent.iterdir()) == []


def test_a_sample_that_cannot_be_made_is_told(window: Window, core: Core, qtbot: QtBot) -> None:
    core.paths.data.mkdir(parents=True)
    core.paths.files.write_text("a file where the folder should be")
    opening(window).sample()
    assert not window.ground.isEnabled()
    qtbot.waitUntil(lambda: not window.tasks.busy)
    assert window.ground.isEnabled()
    assert core.file is None
    dialog = window.findChild(ProblemDialog)
    assert isinstance(dialog, ProblemDialog)
    dialog.accept()
