"""Whatever keeps a file from opening is said with its reason, and with the acts that help."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.backup_names import Reason
from app.bootstrap import build_core
from app.paths import paths_under
from models.lock import lock_path, myself
from tests.processes import holding
from tests.ui.acting import Key, click, press, show
from tests.ui.checker import check, settle
from ui.housekeeping.restore import RestorePage
from ui.opening_troubles import OpeningTrouble
from ui.pages import PAGES
from ui.widgets.buttons import Button
from ui.widgets.text import Label
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.opening import Opening

LIMIT = 20_000


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = build_core(paths_under(tmp_path))
    core.settings.change(user_name="Sana Khan", user_initials="SK")
    yield core
    core.close()


@pytest.fixture
def file(core: Core) -> Path:
    """Give a closed file with one agency and one backup, opened last here."""
    path = core.paths.file_for("Board")
    core.create(path)
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Probation Service"})
    core.backups.make(Reason.ASKED)
    core.close()
    core.settings.remember_file(path)
    return path


@pytest.fixture
def window(qtbot: QtBot, core: Core) -> Window:
    window = Window(PAGES)
    window.begin(core)
    show(qtbot, window)
    return window


def opening(window: Window) -> Opening:
    assert window.opening is not None
    return window.opening


def trouble(window: Window) -> OpeningTrouble:
    settle()
    [dialog] = [each for each in window.findChildren(OpeningTrouble) if each.isVisible()]
    assert check(dialog) == []
    return dialog


def said(dialog: OpeningTrouble) -> str:
    return " ".join(each.text() for each in dialog.findChildren(Label))


def answer(dialog: OpeningTrouble, verb: str) -> None:
    click(next(each for each in dialog.findChildren(Button) if each.caption() == verb))
    settle()


def leave_note(path: Path, host: str) -> None:
    note = (
        f'{{"user": "z.valli", "host": "{host}", "pid": 1, "since": "2025-03-10T16:40:00+00:00"}}'
    )
    lock_path(path).write_text(note, encoding="utf-8")


def test_a_note_of_another_computer_names_user_computer_and_since_when(
    window: Window, file: Path, core: Core
) -> None:
    leave_note(file, "LAPTOP-7")
    opening(window).begin(None)
    dialog = trouble(window)
    assert "z.valli on LAPTOP-7 since 16:40 on 10 Mar 2025" in said(dialog)
    press(Key.Key_Return)
    assert core.file is None
    assert window.pages.key == "welcome"


def test_it_is_opened_anyway_when_that_computer_no_longer_uses_it(
    window: Window, file: Path, core: Core
) -> None:
    leave_note(file, "LAPTOP-7")
    opening(window).begin(None)
    answer(trouble(window), "Open anyway")
    assert core.open_path() == file
    assert core.file is not None
    assert not core.file.read_only


def test_it_is_looked_into_meanwhile_and_can_be_opened_to_work_in_it(
    window: Window, file: Path, core: Core
) -> None:
    leave_note(file, "LAPTOP-7")
    opening(window).begin(None)
    answer(trouble(window), "Open for reading")
    assert core.file is not None
    assert core.file.read_only
    [verb] = [each for each in window.banner.findChildren(Button) if each.isVisible()]
    assert verb.caption() == "Open to work in it"
    click(verb)
    assert trouble(window).windowTitle() == "Board may be open elsewhere"


def test_a_note_this_computer_left_is_passed_over_after_a_check_that_is_told(
    window: Window, file: Path, core: Core
) -> None:
    leave_note(file, myself().host)
    opening(window).begin(None)
    assert core.open_path() == file
    assert "was not closed properly last time" in window.messages.text()


def test_a_file_that_another_process_holds_names_it_and_can_be_tried_again(
    window: Window, file: Path, core: Core
) -> None:
    with holding(file):
        opening(window).begin(None)
        dialog = trouble(window)
        assert dialog.windowTitle() == "Board is open elsewhere"
        assert f"on {myself().host} since" in said(dialog)
    answer(dialog, "Try again")
    assert core.open_path() == file


def test_a_damaged_file_is_replaced_by_a_backup_and_kept_beside_it(
    window: Window, file: Path, core: Core, qtbot: QtBot
) -> None:
    os.truncate(file, file.stat().st_size // 2)
    opening(window).begin(None)
    answer(trouble(window), "Restore a backup")
    page = window.pages.page
    assert isinstance(page, RestorePage)
    assert page.subtitle == "1 backup found, to take the place of Board"
    page.restore()
    qtbot.waitUntil(lambda: window.pages.key == "home", timeout=LIMIT)
    qtbot.waitUntil(lambda: not window.tasks.busy)
    assert core.open_path() == file
    assert len(list(file.parent.glob("Board before restore *"))) == 1


def test_a_missing_file_that_was_asked_for_leads_to_others_and_to_backups(
    window: Window, file: Path
) -> None:
    file.unlink()
    opening(window).begin(file)
    dialog = trouble(window)
    assert dialog.windowTitle() == "Board is not there"
    answer(dialog, "Restore a backup")
    assert window.pages.key == "restore"
    assert not file.exists()


def test_the_file_used_last_is_said_when_it_is_gone_and_nothing_is_made(
    window: Window, file: Path
) -> None:
    file.unlink()
    opening(window).begin(None)
    assert window.pages.key == "welcome"
    assert window.messages.text().startswith("Board, opened last, is not in")
    assert not file.exists()


def test_a_file_that_may_not_be_written_says_why_nothing_can_be_changed(
    window: Window, file: Path
) -> None:
    file.chmod(0o444)
    opening(window).begin(None)
    shown = [each.text() for each in window.banner.findChildren(Label)]
    assert any("because it or its folder may not be written" in each for each in shown)
    assert not [each for each in window.banner.findChildren(Button) if each.isVisible()]
    file.chmod(0o644)


def test_a_file_of_another_kind_is_only_refused(window: Window, tmp_path: Path) -> None:
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))
    opening(window).begin(picture)
    dialog = trouble(window)
    assert "is not a Partnership Desk file" in said(dialog)
    assert [each.caption() for each in dialog.findChildren(Button)] == ["Close"]


def test_a_file_in_a_synchronised_folder_is_moved_here_and_opened(
    window: Window, core: Core, file: Path, qtbot: QtBot
) -> None:
    folder = file.parent / "Dropbox"
    folder.mkdir()
    there = file.rename(folder / file.name)
    opening(window).open(there)
    [dialog] = window.findChildren(OpeningTrouble)
    assert check(dialog) == []
    click(next(each for each in dialog.findChildren(Button) if "Move it" in each.caption()))
    qtbot.waitUntil(lambda: core.file is not None, timeout=LIMIT)
    assert core.open_path() == file
    assert not there.exists()
    qtbot.waitUntil(lambda: "is on this computer now" in window.messages.text(), timeout=LIMIT)
