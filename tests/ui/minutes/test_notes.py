"""The notes of a meeting in its menu: the chair's brief before it, the key messages after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from tests.ui.checker import settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.meetings.board import Sample
    from ui.window import Window


def write(qtbot: QtBot, page: MeetingPage, verb: str, target: Path) -> None:
    """Choose an entry of the meeting's menu and say where its document goes."""
    page.head.more.choose(verb)
    chooser = page.window().findChildren(QFileDialog)[-1]
    chooser.fileSelected.emit(str(target))
    chooser.close()
    tasks = page.desk.tasks
    qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)
    assert target.is_file()


def test_the_brief_is_written_before_the_meeting(
    qtbot: QtBot, window: Window, sample: Sample, tmp_path: Path
) -> None:
    page = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    settle()
    write(qtbot, page, "Chair's brief PDF", tmp_path / "brief.pdf")
    assert "Key messages PDF" not in page.head.more.entries()


def test_key_messages_are_written_after_it(
    qtbot: QtBot, window: Window, sample: Sample, tmp_path: Path
) -> None:
    assert window.core is not None
    begin_meeting(window.core, sample)
    page = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    settle()
    write(qtbot, page, "Key messages, Word version", tmp_path / "key.docx")
    assert "Chair's brief PDF" not in page.head.more.entries()
