"""The marked copy for a sender out of the screen of imports: while rows are checked, and when some were not stored."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.importing.put_right_list import NAME
from tests.ui.acting import CONTROL, Key, click, press
from tests.ui.checker import check_page
from tests.ui.importing.screen import board, bring, come_to_rest, members, states, store
from ui.importing.marked import CAPTION, MAIL

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.importing.page import ImportPage
    from ui.window import Window

BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier
RIGHT = ("Board", "Nurse", "ELHT", "Jo Derby")
WRONG = ("Board", "Head", "ELHT", "Zoe Valli", "", "31/02/26")


@pytest.fixture
def page(qtbot: QtBot, desk: Window, tmp_path: Path) -> ImportPage:
    return bring(qtbot, desk, members(tmp_path, WRONG, RIGHT))


def take_place(qtbot: QtBot, page: ImportPage, path: Path) -> str:
    """Answer the dialog that asks for a place, wait until it is written, and give the name it proposed."""
    dialog = page.desk.window.findChildren(QFileDialog)[0]
    proposed = dialog.selectedFiles()[0].rpartition("/")[2]
    dialog.selectFile(str(path))
    dialog.accept()
    come_to_rest(qtbot, page)
    return proposed


def comments(path: Path) -> set[str]:
    cells = [cell for row in load_workbook(path)["Members"].iter_rows() for cell in row]
    return {cell.coordinate for cell in cells if cell.comment}


def test_the_button_saves_a_copy_with_what_is_wrong_as_comments(
    qtbot: QtBot, desk: Window, page: ImportPage, tmp_path: Path
) -> None:
    assert page.check.foot.copy.isVisible()
    click(page.check.foot.copy)
    copy = tmp_path / "out.xlsx"
    assert take_place(qtbot, page, copy) == "members - to put right.xlsx"
    assert "out.xlsx is written: 1 cell marked, 1 thing to put right." in page.desk.messages.text()
    assert load_workbook(copy).sheetnames == [NAME, "Members"]
    assert comments(copy) == {"F2"}
    assert check_page(desk, "import") == []


def test_rows_that_were_not_stored_can_still_be_sent_back_by_key(
    qtbot: QtBot, desk: Window, page: ImportPage, tmp_path: Path
) -> None:
    store(qtbot, page)
    assert states(page) == ["Stored"]
    assert page.done.copy.isVisible()
    assert page.done.copy.caption() == CAPTION
    press(Key.Key_M, BOTH, on=page.desk.window)
    take_place(qtbot, page, tmp_path / "out.xlsx")
    assert comments(tmp_path / "out.xlsx") == {"F2"}
    assert check_page(desk, "import") == []


def test_a_letter_is_drafted_with_the_copy(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    page.check.foot.more.choose(MAIL)
    assert take_place(qtbot, page, tmp_path / "out.eml") == "members - to put right.eml"
    letter = message_from_bytes((tmp_path / "out.eml").read_bytes())
    assert letter["Subject"] == "To put right: members.xlsx"
    names = [part.get_filename() for part in letter.walk() if part.get_filename()]
    assert names == ["members - to put right.xlsx"]


def test_the_senders_own_file_is_never_the_place(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    before = (tmp_path / "members.xlsx").read_bytes()
    click(page.check.foot.copy)
    dialog = page.desk.window.findChildren(QFileDialog)[0]
    # Qt's own dialog asks whether a file is to be replaced; this is after somebody said yes.
    dialog.fileSelected.emit(str(tmp_path / "members.xlsx"))
    dialog.reject()
    come_to_rest(qtbot, page)
    assert "members.xlsx is the sender's own file" in page.desk.messages.text()
    assert (tmp_path / "members.xlsx").read_bytes() == before


def test_where_nothing_is_wrong_there_is_nothing_to_mark(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"))
    assert not page.check.foot.copy.isVisible()
    press(Key.Key_M, BOTH, on=desk)
    assert "a.xlsx has nothing that its sender is to put right" in desk.messages.text()
    store(qtbot, page)
    assert not page.done.copy.isVisible()
