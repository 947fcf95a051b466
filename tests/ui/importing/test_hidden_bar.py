"""What is hidden in a file, named on the import screen and read in when it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.ui.importing.screen import board, bring, come_to_rest, members, open_menu, states, verb

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.importing.page import ImportPage
    from ui.window import Window

POSTS = ("Head", "Nurse", "Officer", "Chair")


def with_hidden(folder: Path) -> Path:
    path = members(folder, *(("Board", post, "ELHT", f"{post} Valli") for post in POSTS))
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.worksheets[0].row_dimensions[4].hidden = True
    old = book.create_sheet("Old members")
    old.append(["Group", "Post", "Agency", "Name"])
    old.append(["Board", "Treasurer", "ELHT", "Ravi Kaur"])
    old.sheet_state = "hidden"
    book.save(path)
    return path


def choose(qtbot: QtBot, page: ImportPage, entry: str) -> None:
    page.check.hidden.choose.choose(entry)
    come_to_rest(qtbot, page)


def test_hidden_parts_are_named_and_read_in_when_chosen(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, with_hidden(tmp_path))
    bar = page.check.hidden
    assert bar.words.text() == (
        "Hidden and not read in: rows 3–4 on “Members” and sheet “Old members”."
    )
    assert bar.choose.caption() == "Read in too"
    before = verb(page)
    choose(qtbot, page, "Read in rows 3–4 on “Members”")
    assert "Hidden, but read in".lower() in bar.words.text().lower()
    assert verb(page) != before
    assert page.sitting.item is not None
    assert page.sitting.item.preview is not None
    assert page.sitting.item.preview.counts["left-out"] == 0
    choose(qtbot, page, "Leave out rows 3–4 on “Members”")
    assert verb(page) == before


def test_a_file_that_hides_nothing_says_nothing_of_it(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "plain.xlsx"))
    assert page.check.hidden.isHidden()


def test_a_key_opens_the_choice(qtbot: QtBot, desk: Window, tmp_path: Path) -> None:
    page = bring(qtbot, desk, with_hidden(tmp_path))
    command = next(each for each in page.commands() if each.id == "import.hidden")
    command.run()
    assert [each.text() for each in open_menu().actions() if each.text()] == [
        "Read in rows 3–4 on “Members”",
        "Read in sheet “Old members”",
        "Read in all that is hidden",
    ]
    open_menu().close()


def test_a_file_with_a_hidden_sheet_waits_when_all_are_stored(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    hidden = board(tmp_path, "h.xlsx", "Nurse")
    book = load_workbook(hidden)
    book.create_sheet("Old").append(["Group", "Post"])
    book["Old"].sheet_state = "hidden"
    book.save(hidden)
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"), hidden)
    page.store_all()
    come_to_rest(qtbot, page)
    assert states(page) == ["Stored", "Waiting"]
    assert page.sitting.queue.items[1].told == "Waits for you: 1 hidden sheet or column."
