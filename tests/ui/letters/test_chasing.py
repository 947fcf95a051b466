"""Chasing in the window: who owes what, looked at row by row, one letter, and the day that counts as chased."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.actions.operations import add_action
from app.people.operations import change_person
from tests.ui.acting import CONTROL, SHIFT, Key, click, press
from tests.ui.checker import settle
from tests.ui.opened import page_of
from ui.actions.page import ActionsPage
from ui.home.page import HomePage
from ui.letters.chaser import ChaserDialog
from ui.letters.chasing import ChasingPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from app.letters.owed import Debtor
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> ChasingPage:
    """Give the page; the nurse owes two actions and replies, and alone has an address."""
    with core.work("Add actions") as work:
        for text, day in (("Bring cases", 1), ("Write to schools", 20)):
            add_action(
                work,
                {
                    "group": sample.board,
                    "text": text,
                    "raised_on": date(2024, 12, 12),
                    "due": date(2025, 3, day),
                    "owner": sample.people["F. Valli"],
                    "owner_name": "F. Valli",
                },
            )
        change_person(work, sample.people["F. Valli"], {"email": "f.valli@example.org"})
    found = page_of(window, "chasing", ChasingPage)
    settle()
    return found


def current(page: ChasingPage) -> Debtor:
    record = page.table.current_record()
    assert record is not None
    return page.debtors[record.id]


def dates(page: ChasingPage) -> list[date | None]:
    return [each.chased_on for each in current(page).owed]


def test_who_is_late_stands_first_with_all_that_is_owed(page: ChasingPage) -> None:
    assert current(page).name == "F. Valli"
    assert [each.owed.title for each in page.card.rows()] == [
        "Action (new): Bring cases",
        "Action (new): Write to schools",
        "Whether you are coming to SCP Board, 27 March 2025, 09:30–12:00",
    ]


def test_what_is_not_ticked_stays_out_of_the_letter(window: Window, page: ChasingPage) -> None:
    click(page.card.rows()[1].tick)
    press(Key.Key_J, CONTROL, page.table.view)
    dialog = window.findChildren(ChaserDialog)[0]
    body = dialog.form.editors["body"].value()
    assert "Bring cases" in body
    assert "Write to schools" not in body
    dialog.copy_letter()
    assert QGuiApplication.clipboard().text().startswith("f.valli@example.org\n\nReminder from")
    dialog.close()


def test_marking_is_one_step_and_undone_at_once(
    window: Window, page: ChasingPage, core: Core
) -> None:
    today = date(2025, 3, 11)
    click(page.mark_button)
    settle()
    assert dates(page) == [today] * 3
    core.undo()
    settle()
    assert dates(page) == [None] * 3
    assert window.isVisible()


def test_a_written_letter_marks_what_it_tells(
    qtbot: QtBot, window: Window, page: ChasingPage, tmp_path: Path
) -> None:
    click(page.card.rows()[2].tick)
    click(page.write_button)
    write(qtbot, window, tmp_path / "one.eml")
    found = message_from_bytes((tmp_path / "one.eml").read_bytes(), policy=default)
    assert str(found["To"]) == '"F. Valli" <f.valli@example.org>'
    assert dates(page) == [date(2025, 3, 11)] * 2 + [None]


def test_letters_to_several_become_a_folder_and_who_has_no_address_is_named(
    qtbot: QtBot, window: Window, page: ChasingPage, tmp_path: Path
) -> None:
    page.table.view.selectAll()
    settle()
    count = len(page.table.model.ids)
    assert page.write_button.caption() == f"Write {count} letters"
    click(page.write_button)
    dialog = window.findChildren(ChaserDialog)[0]
    assert "Performance lead" in dialog.lacking.text()
    write(qtbot, window, tmp_path)
    [folder] = [each for each in tmp_path.iterdir() if each.name.startswith("chasers")]
    assert len(list(folder.iterdir())) == count


def test_home_and_the_action_log_lead_here(window: Window, page: ChasingPage) -> None:
    page_of(window, "home", HomePage)
    settle()
    press(Key.Key_J, CONTROL | SHIFT, window)
    assert page.isVisible()
    actions = page_of(window, "actions", ActionsPage)
    settle()
    actions.chase_people()
    assert page.isVisible()
    assert current(page).name == "F. Valli"


def write(qtbot: QtBot, window: Window, target: Path) -> None:
    """Write the letters where a person points."""
    press(Key.Key_Return, CONTROL, window.findChildren(ChaserDialog)[0])
    chooser = window.findChildren(QFileDialog)[-1]
    chooser.fileSelected.emit(str(target))
    chooser.close()
    tasks = window.tasks
    assert tasks is not None
    qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)
    settle()
