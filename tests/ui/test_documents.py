"""Lists and documents leave the window as files, and can be opened from the message that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from reports.document import Paragraph, Report
from tests.files import TODAY
from tests.ui.acting import click
from tests.ui.gallery import MEMBER, members
from tests.ui.opened import core_of, open_window
from ui.documents import file_name, save_list, save_report
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from ui.page import Desk
    from ui.window import Window

LIMIT = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, template: Path) -> Iterator[Window]:
    opened = open_window(qtbot, tmp_path, template)
    yield opened
    core_of(opened).close()


def desk_of(window: Window) -> Desk:
    assert window.desk is not None
    return window.desk


def accept(window: Window, path: Path) -> None:
    """Give the dialog that asks for a place this path, as its Save button does."""
    dialog = window.findChildren(QFileDialog)[0]
    dialog.selectFile(str(path))
    dialog.accept()


def test_a_list_is_written_as_shown(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    save_list(desk_of(window), "Members", members(3), fields=MEMBER[:2], ids=[3, 1])
    accept(window, tmp_path / "out.xlsx")
    qtbot.waitUntil(lambda: window.messages.text() == "out.xlsx is written", timeout=LIMIT)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Post", "Agency"]
    assert sheet.max_row == 3


def test_a_document_is_opened_from_its_message(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    report = Report("Agenda", (Paragraph("One item."),), TODAY.date())
    save_report(desk_of(window), "Writing the agenda", "Agenda.pdf", lambda: report)
    accept(window, tmp_path / "Agenda.pdf")
    qtbot.waitUntil(lambda: window.messages.text() == "Agenda.pdf is written", timeout=LIMIT)
    click(window.messages.findChildren(Button)[0])
    assert [each.toLocalFile() for each in opened] == [str(tmp_path / "Agenda.pdf")]


def test_the_name_of_a_file_holds_no_sign_that_a_system_refuses() -> None:
    assert file_name("SCP Board, 27/3", "minutes") == "SCP Board 27 3 minutes"
