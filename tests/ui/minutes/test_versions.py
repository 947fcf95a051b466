"""Versions of the minutes in the window: side by side, walked by keys, kept, restored in one step and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication, QFileDialog

from app.attendance.operations import mark_all_present
from app.meetings.moves import CLOSE, ISSUE, TO_CHAIR
from app.minutes.closing import carry_out
from app.minutes.fields import Occasion
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from app.minutes.versions import versions_of
from tests.ui.acting import CONTROL, Key, click, focused, press, type_text
from tests.ui.checker import check, settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui import theme
from ui.dialogs import FormDialog
from ui.minutes.difference_card import DifferenceCard
from ui.minutes.page import MeetingPage
from ui.minutes.versions_dialog import VersionsDialog
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window

BEFORE = "The subgroup chair reported on the first six months.\n- Referrals rose by a tenth.\nThe Board thanked staff."
AFTER = "The subgroup chair reported on the first half year.\nThe Board thanked staff."
DATA = "The dataset had come late."


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    """Show the meeting of March as it is with its chair, changed since it was sent."""
    begin_meeting(core, sample)
    with core.work("Hold meeting") as work:
        save_minutes(work, sample.items[3], BEFORE)
        mark_all_present(work, sample.march)
        carry_out(work, sample.march, CLOSE)
        carry_out(work, sample.march, TO_CHAIR)
    with core.work("Correct") as work:
        save_minutes(work, sample.items[3], AFTER)
        save_minutes(work, sample.items[4], DATA)
    return page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})


def opened(page: MeetingPage) -> VersionsDialog:
    """Open the versions by their key."""
    page.live.panel.editor.setFocus()
    press(Key.Key_F8)
    settle()
    return page.window().findChildren(VersionsDialog)[-1]


def card() -> DifferenceCard:
    """Give the paragraph in hand."""
    found = focused()
    assert isinstance(found, DifferenceCard)
    return found


def texts(core: Core, sample: Sample) -> list[str]:
    with core.read() as session:
        found = minuted(session, sample.march, core.clock.today())
    return [each.text for each in found][3:5]


def test_the_newest_version_is_compared_with_the_minutes_now_and_walked_by_keys(
    page: MeetingPage,
) -> None:
    dialog = opened(page)
    assert "Sent to chair" in dialog.old_box.currentText()
    assert dialog.new_box.currentText() == "The minutes now"
    assert dialog.told.text() == "1 changed, 1 new, 1 removed."
    assert len(dialog.differences.cards) == 3
    assert "first six months" in card().accessibleName()
    press(Key.Key_N)
    assert card().difference.old == ("- Referrals rose by a tenth.",)
    press(Key.Key_N)
    press(Key.Key_N)
    assert card().difference.new == (DATA,)
    press(Key.Key_P)
    press(Key.Key_Up)
    assert card().difference.new == (AFTER.split("\n", maxsplit=1)[0],)
    press(Key.Key_O)
    settle()
    assert len(dialog.differences.cards) == 4
    assert [each.difference.is_change for each in dialog.differences.cards.values()] == [
        True,
        True,
        False,
        True,
    ]


def test_any_two_versions_are_compared(page: MeetingPage) -> None:
    dialog = opened(page)
    dialog.new_box.setFocus()
    press(Key.Key_Down)
    settle()
    assert "Sent to chair" in dialog.new_box.currentText()
    assert dialog.told.text() == "Both read the same."
    read = [line for each in dialog.differences.cards.values() for line in each.difference.new]
    assert BEFORE.split("\n", maxsplit=1)[0] in read
    assert not any(each.difference.is_change for each in dialog.differences.cards.values())
    assert not dialog.only_changes.isEnabled()


def test_an_item_is_brought_back_by_one_key_and_one_undo_takes_it_back(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    dialog = opened(page)
    press(Key.Key_I)
    settle()
    assert texts(core, sample) == [BEFORE, DATA]
    assert "Undo takes it back" in dialog.told.text()
    assert page.live.panel.editor.text() == BEFORE
    core.undo()
    assert texts(core, sample) == [AFTER, DATA]


def test_a_button_acts_on_the_paragraph_in_hand_as_its_key_does(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    dialog = opened(page)
    following = next(
        each for each in dialog.findChildren(Button) if each.caption() == "Next change"
    )
    for wanted in ("- Referrals rose by a tenth.", DATA):
        click(following)
        difference = card().difference
        assert wanted in (*difference.old, *difference.new)
    click(dialog.item_button)
    settle()
    assert texts(core, sample) == [AFTER, ""]
    assert card().difference.old == ("- Referrals rose by a tenth.",)
    press(Key.Key_O)
    settle()
    assert len(dialog.differences.cards) == 3
    assert card().difference.old == ("- Referrals rose by a tenth.",)


def test_the_whole_text_is_brought_back_by_one_key(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    dialog = opened(page)
    press(Key.Key_W)
    settle()
    assert texts(core, sample) == [BEFORE, ""]
    kept = [dialog.old_box.itemText(place) for place in range(dialog.old_box.count())]
    assert "Before a version was restored" in kept[0]
    core.undo()
    assert texts(core, sample) == [AFTER, DATA]


def test_a_version_is_kept_under_a_name_and_removed_again(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    dialog = opened(page)
    assert not dialog.remove_button.isVisible()
    press(Key.Key_K)
    settle()
    type_text("Before the partners")
    press(Key.Key_Return, CONTROL, dialog.findChildren(FormDialog)[0])
    settle()
    assert "“Before the partners”" in dialog.old_box.currentText()
    click(dialog.remove_button)
    settle()
    with core.read() as session:
        found = [each.occasion for each in versions_of(session, sample.march)]
    assert found == [Occasion.TO_CHAIR, Occasion.CLOSED]


def test_issued_minutes_stay_as_they_are_and_the_way_on_is_told(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work(ISSUE.label, can_undo=False) as work:
        carry_out(work, sample.march, ISSUE)
    settle()
    dialog = opened(page)
    dialog.old_box.setCurrentIndex(1)
    press(Key.Key_W, on=dialog)
    settle()
    assert dialog.refusal.isVisible()
    assert "Reopen them first" in dialog.refusal.text()
    assert texts(core, sample) == [AFTER, DATA]


def test_the_comparison_is_written_as_word(page: MeetingPage, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(page)
    press(Key.Key_D)
    settle()
    chooser = page.window().findChildren(QFileDialog)[0]
    path = tmp_path / "changes.docx"
    chooser.fileSelected.emit(str(path))
    chooser.close()
    qtbot.waitUntil(path.exists, timeout=30_000)
    qtbot.waitUntil(lambda: not page.desk.tasks.busy, timeout=30_000)
    document = Document(str(path))
    told = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told += [each.text for each in document.paragraphs]
    whole = "\n".join(told)
    assert "first six months" in whole
    assert "first half year" in whole
    assert "Board thanked" not in whole
    dialog.reject()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_nothing_is_cut_off_unnamed_or_unreadable(page: MeetingPage, name: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "dark" if name == "dark" else "light")
    page.window().resize(1093, 540)
    dialog = opened(page)
    found = check(dialog)
    theme.apply(application, "light")
    assert found == []
