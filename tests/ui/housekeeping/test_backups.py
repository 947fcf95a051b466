"""Backups on the screen: made, looked into, opened for reading, and brought back in both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.agencies.queries import AGENCIES
from app.backup_names import Reason
from app.checkup import Findings
from app.rows import Wish
from tests.ui.acting import CONTROL, SHIFT, Key, click, press
from tests.ui.checker import check_page
from tests.ui.opened import core_of, open_window, page_of
from ui.dialogs import Confirm
from ui.housekeeping.backups import BackupsPage
from ui.housekeeping.checking import FindingsDialog, check
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.page import Desk
    from ui.window import Window

LIMIT = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    window = open_window(qtbot, tmp_path, template)
    core = core_of(window)
    add(core, "Lancashire Constabulary")
    core.backups.make(Reason.TIMED)
    add(core, "Probation Service")
    yield window
    core.close()


@pytest.fixture
def page(window: Window) -> BackupsPage:
    return page_of(window, "backups", BackupsPage)


def desk_of(window: Window) -> Desk:
    assert window.desk is not None
    return window.desk


def add(core: Core, name: str) -> None:
    with core.work("Add agency", name) as work:
        add_agency(work, {"name": name})


def agencies(core: Core) -> int:
    with core.read() as session:
        return AGENCIES.count(session, Wish(), {})


def said(page: BackupsPage) -> list[str]:
    return [each.text() for kind in (Label, Chip) for each in page.findChildren(kind)]


def has_said(qtbot: QtBot, window: Window, beginning: str) -> None:
    qtbot.waitUntil(lambda: window.messages.text().startswith(beginning), timeout=LIMIT)
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=LIMIT)


def test_a_backup_is_made_by_one_key_and_stands_first(
    qtbot: QtBot, window: Window, page: BackupsPage
) -> None:
    press(Key.Key_B, CONTROL)
    has_said(qtbot, window, "A backup was made and checked.")
    lines = core_of(window).backups.lines()
    assert [line.reason for line in lines] == [Reason.ASKED, Reason.TIMED]
    assert page.table.model.ids[0] == lines[0].number


def test_the_chosen_backup_tells_what_it_holds(qtbot: QtBot, page: BackupsPage) -> None:
    page.table.select(1)
    qtbot.waitUntil(lambda: "sound" in said(page), timeout=LIMIT)
    assert "Agencies" in said(page)
    assert any(text.startswith("Add agency, 11 Mar 2025") for text in said(page))


def test_a_damaged_backup_says_so(qtbot: QtBot, window: Window, page: BackupsPage) -> None:
    path = core_of(window).backups.lines()[0].path
    path.write_bytes(path.read_bytes()[:4000])
    page.table.select(1)
    qtbot.waitUntil(lambda: "damaged" in said(page), timeout=LIMIT)


def test_a_backup_takes_the_files_place_after_a_question_and_the_file_is_kept(
    qtbot: QtBot, window: Window, page: BackupsPage
) -> None:
    page.table.select(1)
    press(Key.Key_R, CONTROL | SHIFT)
    question = page.desk.window.findChildren(Confirm)[0]
    click(next(each for each in question.findChildren(Button) if each.caption() == "Restore"))
    has_said(qtbot, window, "The backup of 11 Mar 2025 09:02 was restored.")
    core = core_of(window)
    assert (core.open_path().name, agencies(core)) == ("board.pdesk", 1)
    assert [each.name for each in core.open_path().parent.glob("board before*")]
    assert window.pages.key == "home"


def test_a_backup_comes_back_as_a_file_of_its_own(
    qtbot: QtBot, window: Window, page: BackupsPage
) -> None:
    before = core_of(window).open_path()
    page.table.select(1)
    page.restore_beside()
    has_said(qtbot, window, "The backup of 11 Mar 2025 09:02 was restored.")
    core = core_of(window)
    assert core.open_path().name == "board as of 2025-03-11 0902.pdesk"
    assert agencies(core) == 1
    core.open(before)
    assert agencies(core) == 2


def test_a_backup_that_is_looked_at_cannot_be_changed_and_leads_back(
    window: Window, page: BackupsPage
) -> None:
    core = core_of(window)
    before = core.open_path()
    core.settings.remember_file(before)
    page.table.select(1)
    press(Key.Key_Return, on=page.table.view)
    assert (core.open_path().suffix, agencies(core)) == (".pdesk-backup", 1)
    assert core.settings.now.recent_files == [str(before)]
    assert window.pages.page is not page
    click(next(each for each in window.banner.findChildren(Button) if each.isVisible()))
    assert (core.open_path(), agencies(core)) == (before, 2)


def test_a_sound_file_is_told_in_one_sentence(qtbot: QtBot, window: Window) -> None:
    check(desk_of(window))
    has_said(qtbot, window, "The file is sound and its history is whole, as its backup vouches.")


def test_findings_stand_under_what_can_be_done(window: Window) -> None:
    findings = Findings(
        (), ("agency 1 was changed outside the program",), (), 1, ("Paper 4a is damaged",)
    )
    dialog = FindingsDialog(findings, desk_of(window))
    dialog.show_fitted()
    texts = [each.text() for each in dialog.findChildren(Label)]
    assert {*findings.all} <= {*texts}
    click(next(each for each in dialog.findChildren(Button) if each.caption() == "Backups"))
    assert window.pages.key == "backups"


def test_the_screen_holds_at_both_sizes(qtbot: QtBot, window: Window, page: BackupsPage) -> None:
    page.table.select(1)
    qtbot.waitUntil(lambda: "sound" in said(page), timeout=LIMIT)
    assert check_page(window, "backups") == []
