"""Letters of a meeting in the window: chosen, changed, written, and refused beside the line."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from app.letters.kinds import LetterKind
from app.letters.letter import Sending
from app.meetings.moves import CANCEL
from app.meetings.operations import move_meeting
from app.people.operations import change_person
from tests.ui.acting import CONTROL, SHIFT, Key, press
from tests.ui.checker import settle
from tests.ui.opened import page_of
from ui.letters.drafts import LettersDialog
from ui.minutes.page import MeetingPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def dialog(window: Window, core: Core, sample: Sample) -> LettersDialog:
    """Give the letters of the meeting of 27 March, opened by key; one member has no address."""
    with core.work("Give addresses") as work:
        for name, person in sample.people.items():
            if name != "F. Valli":
                change_person(work, person, {"email": f"{person}@example.org"})
    page_of(window, "meeting", MeetingPage, {"id": sample.march})
    settle()
    press(Key.Key_J, CONTROL | SHIFT)
    return window.findChildren(LettersDialog)[0]


def write(qtbot: QtBot, window: Window, dialog: LettersDialog, target: Path) -> None:
    """Write the drafts where a person points."""
    press(Key.Key_Return, CONTROL, dialog)
    chooser = window.findChildren(QFileDialog)[-1]
    chooser.fileSelected.emit(str(target))
    chooser.close()
    tasks = window.tasks
    assert tasks is not None
    qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)


def test_who_has_no_address_is_named_before_anything_is_written(dialog: LettersDialog) -> None:
    assert dialog.lacking.text() == "No e-mail address on file: F. Valli, Named Nurse."
    assert "Vacant, so nobody is written to: Head teacher." in dialog.people.text()
    dialog.close()


def test_the_invitation_is_written_as_it_was_changed(
    qtbot: QtBot, window: Window, dialog: LettersDialog, tmp_path: Path
) -> None:
    dialog.form.editors["subject"].set_value("Do come")
    write(qtbot, window, dialog, tmp_path / "invitation.eml")
    assert window.messages.text() == "The draft is written: invitation.eml"
    found = message_from_bytes((tmp_path / "invitation.eml").read_bytes(), policy=default)
    assert found["Subject"] == "Do come"
    assert len(found["Bcc"].addresses) == 9


def test_one_to_each_becomes_a_folder(
    qtbot: QtBot, window: Window, dialog: LettersDialog, tmp_path: Path
) -> None:
    dialog.form.editors["sending"].set_value(Sending.EACH)
    write(qtbot, window, dialog, tmp_path)
    folder = tmp_path / "SCP Board 27 March 2025 invitation"
    assert window.messages.text() == f"10 drafts are written: {folder.name}"
    assert len(list(folder.iterdir())) == 10


def test_another_kind_brings_its_own_text_and_people(dialog: LettersDialog) -> None:
    dialog.kinds.chosen.emit(LetterKind.PAPERS.value)
    assert "still waiting for yours" in dialog.form.editors["body"].value()
    assert not dialog.form.editors["sending"].isEnabled()
    assert "Performance lead" in dialog.lacking.text()
    dialog.close()


def test_a_place_that_nothing_fills_is_told_beside_the_text(dialog: LettersDialog) -> None:
    dialog.form.editors["body"].set_value("Dear {naem},")
    press(Key.Key_Return, CONTROL, dialog)
    assert dialog.isVisible()
    assert any("{naem}" in each.text() for each in dialog.form.findChildren(Label))
    dialog.form.set_values({})
    dialog.close()


def test_a_cancelled_meeting_has_no_letters(window: Window, core: Core, sample: Sample) -> None:
    with core.work(CANCEL.label) as work:
        move_meeting(work, sample.march, CANCEL, reason="Snow")
    page = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    page.documents.letters()
    assert window.messages.text() == (
        "This meeting is cancelled, so there is nothing to write about it."
    )
