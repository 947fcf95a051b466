"""The chair's Word file in the window: shown passage by passage, decided with one key each, stored as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.attendance.operations import mark_all_present
from app.meetings.moves import CLOSE, ISSUE, TO_CHAIR
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from tests.reports.returned_files import ChairFile
from tests.ui.acting import CONTROL, Key, focused, press, type_text
from tests.ui.checker import check, settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui import theme
from ui.dialogs import ChooseOne
from ui.minutes.chair_dialog import ChairChanges
from ui.minutes.chair_file import TITLE
from ui.minutes.page import MeetingPage
from ui.minutes.passage_card import UNTRACKED, PassageCard
from ui.widgets.chips import Chip
from ui.widgets.text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window

NEGLECT = (
    "The subgroup chair reported on the first six months of the strategy.\n"
    "- Referrals **rose** by a tenth in the first quarter\n"
    "- Two audits were finished and one goes on\n"
    "! One family was named, whose case is with the court.\n"
    "The Board thanked practitioners for their work in a hard winter."
)
LONG = 30_000
"""Milliseconds in which a file is read, also where everything else runs beside it."""

DATA = "The dataset had come late. It was noted that two agencies had sent nothing."


@dataclass(frozen=True)
class Returning:
    """A meeting on its page that is with its chair, what the chair changed, and the acts of a test."""

    page: MeetingPage
    core: Core
    meeting: int
    items: list[int]
    file: Path
    qtbot: QtBot

    def open(self) -> ChairChanges:
        """Take the file and wait until it is shown."""
        self.page.chair_file.take(self.file)
        self.qtbot.waitUntil(
            lambda: any(each.isActiveWindow() for each in self.shown()), timeout=LONG
        )
        settle()
        return self.shown()[-1]

    def shown(self) -> list[ChairChanges]:
        """Give the dialogs that are open."""
        return self.page.window().findChildren(ChairChanges)

    def wait_told(self, words: str) -> None:
        """Wait until the window says something."""
        self.qtbot.waitUntil(lambda: words in self.page.desk.messages.text(), timeout=LONG)

    def text(self, place: int) -> str:
        """Give the minutes of an item."""
        with self.core.read() as session:
            found = minuted(session, self.meeting, self.core.clock.today())
        return next(each.text for each in found if each.item.id == self.items[place])


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    """Show the meeting of March, minuted and with its chair."""
    begin_meeting(core, sample)
    with core.work("Hold meeting") as work:
        save_minutes(work, sample.items[3], NEGLECT)
        save_minutes(work, sample.items[4], DATA)
        mark_all_present(work, sample.march)
        carry_out(work, sample.march, CLOSE)
        carry_out(work, sample.march, TO_CHAIR)
    return page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})


@pytest.fixture
def back(page: MeetingPage, sample: Sample, tmp_path: Path, qtbot: QtBot) -> Returning:
    """Give what the chair changed: words, a paragraph removed, one new, one moved, a comment, a heading."""
    core = page.desk.core
    chair = ChairFile(core, sample.march, tmp_path / "SCP Board 27 March 2025 minutes.docx")
    chair.track_words("The subgroup", "first six months", "first half year")
    chair.track_removal("Two audits")
    chair.track_new("The dataset", "Health will send its figures in May.")
    chair.move("The Board thanked", below="The dataset")
    chair.comment("The dataset", "Which two? We should name them.")
    chair.rewrite("5  Q3", "5  Q3 dataset of all agencies")
    return Returning(page, core, sample.march, sample.items, chair.save(), qtbot)


def test_each_change_is_decided_with_one_key_and_all_are_stored_in_one_step(
    back: Returning,
) -> None:
    before = back.text(3), back.text(4)
    dialog = back.open()
    titles = [card.findChildren(Chip)[0].text() for card in dialog.walk.cards.values()]
    assert titles == [
        "Changed",
        "Removed",
        "Moved away to 5 Q3 multi-agency dataset",
        "Comment",
        "Moved here from 4 Neglect strategy: six-month progress",
        "New",
    ]
    press(Key.Key_T)
    press(Key.Key_R)
    press(Key.Key_T)
    assert dialog.store_button.caption() == "Store 2 changes"
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_T)
    press(Key.Key_Return, CONTROL)
    settle()
    assert back.text(3) == NEGLECT.replace("six months", "half year").rpartition("\n")[0]
    assert back.text(4).split("\n")[1:] == [
        "The Board thanked practitioners for their work in a hard winter.",
        "Health will send its figures in May.",
    ]
    assert back.page.live.panel.editor.text() == back.text(3)
    back.core.undo()
    assert (back.text(3), back.text(4)) == before


def test_a_change_is_put_right_in_its_place(back: Returning) -> None:
    dialog = back.open()
    press(Key.Key_E)
    press(Key.Key_End, CONTROL)
    type_text(" It was welcomed.")
    press(Key.Key_Return, CONTROL)
    assert isinstance(focused(), PassageCard)
    assert dialog.store_button.caption() == "Store 1 change"
    dialog.store()
    assert back.text(3).split("\n")[0] == (
        "The subgroup chair reported on the first half year of the strategy. It was welcomed."
    )


def test_what_was_moved_is_edited_where_it_stands_now(back: Returning) -> None:
    dialog = back.open()
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_E)
    type_text(" And in spring.")
    dialog.store()
    assert "Board thanked" not in back.text(3)
    assert "in a hard winter. And in spring." in back.text(4)


def test_all_that_is_not_refused_is_taken_with_one_key(back: Returning) -> None:
    dialog = back.open()
    press(Key.Key_R)
    press(Key.Key_A)
    shown = [card.accessibleName() for card in dialog.walk.cards.values()]
    assert ["Refused" in each for each in shown] == [True, *[False] * 5]
    assert dialog.store_button.caption() == "Store 2 changes"


def test_what_a_file_with_tracks_has_no_track_of_is_not_taken_with_all(back: Returning) -> None:
    dialog = back.open()
    press(Key.Key_A)
    doubts = [each for each in dialog.walk.cards.values() if "To decide" in each.accessibleName()]
    assert ["Moved" in each.accessibleName() for each in doubts] == [True, True]
    told = [label.text() for each in doubts for label in each.findChildren(Label)]
    assert told.count(UNTRACKED) == 2


def test_what_was_taken_is_given_up_only_after_a_question(back: Returning) -> None:
    dialog = back.open()
    press(Key.Key_T)
    press(Key.Key_Escape)
    settle()
    [question] = dialog.findChildren(ChooseOne)
    assert dialog.isVisible()
    press(Key.Key_Escape, on=question)
    settle()
    assert dialog.isVisible()


def test_what_is_outside_the_minutes_is_told_at_the_end(back: Returning) -> None:
    told = [each.text() for each in back.open().findChildren(Label)]
    assert "Changed outside the minutes" in told
    assert any("the heading reads “5 Q3 dataset of all agencies”" in each for each in told)


def test_a_file_dropped_on_the_meeting_is_taken_while_it_is_with_the_chair(back: Returning) -> None:
    drop(back.page, back.file)
    back.qtbot.waitUntil(lambda: bool(back.shown()), timeout=LONG)
    assert TITLE in back.page.head.more.entries()


def test_issued_minutes_are_refused_in_the_words_of_the_program(back: Returning) -> None:
    with back.core.work(ISSUE.label, can_undo=False) as work:
        carry_out(work, back.meeting, ISSUE)
    settle()
    drop(back.page, back.file)
    assert not back.page.desk.tasks.busy
    back.page.chair_file.take(back.file)
    back.wait_told("These minutes are issued")


def test_a_file_without_a_change_is_said_to_have_none(back: Returning) -> None:
    same = ChairFile(back.core, back.meeting, back.file.with_name("same.docx")).save()
    back.page.chair_file.take(same)
    back.wait_told("nothing was changed in it")
    assert back.shown() == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_nothing_is_cut_off_unnamed_or_unreadable(back: Returning, name: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "dark" if name == "dark" else "light")
    back.page.window().resize(1093, 540)
    dialog = back.open()
    press(Key.Key_T)
    press(Key.Key_R)
    settle()
    found = check(dialog)
    theme.apply(application, "light")
    assert found == []


def drop(page: MeetingPage, path: Path) -> None:
    """Drag a file over the page and drop it there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    place = QPoint(20, 20)
    QApplication.sendEvent(page, QDragEnterEvent(place, copy, data, left, held))
    QApplication.sendEvent(page, QDropEvent(QPointF(place), copy, data, left, held))
