"""The import screen: a workbook is looked at, rows are left out, and it is stored in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.agencies.operations import add_agency, add_alias
from app.backup_names import Reason
from app.importing.kinds import KINDS
from app.importing.report import tell
from app.listing import SqlRows
from app.returns.listings import RETURN_ANSWERS
from app.returns.queries import newest_round
from app.rows import Wish
from models.returns import ReturnAnswer, ReturnRequest, ReturnRound
from tests.app.returns.partners import BY_COLOUR, BY_SCORE, expected, know_agencies, number
from tests.inputs import real
from tests.ui.acting import CONTROL, Key, click, press
from tests.ui.checker import check_page, settle
from tests.ui.importing.screen import (
    board,
    bring,
    come_to_rest,
    members,
    open_page,
    states,
    store,
    verb,
)
from ui.importing.file_line import where_words
from ui.importing.queue import State
from ui.importing.standing import standing_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from app.returns.answered import AnswerRecord
    from ui.window import Window


BLACKBURN = "Blackburn with Darwen Borough Council, Children's Services"


def answers(window: Window) -> int:
    assert window.core is not None
    with window.core.read() as session:
        return session.query(ReturnAnswer).count()


def test_nothing_is_stored_until_store_is_pressed_and_undo_takes_all_back(
    qtbot: QtBot, desk: Window
) -> None:
    page = bring(qtbot, desk, real("partner_returns", "section11_02_lancs.xlsx"))
    assert answers(desk) == 0
    assert verb(page) == "Store 18 changes"
    store(qtbot, page)
    assert answers(desk) == 18
    assert desk.core is not None
    assert [line.reason for line in desk.core.backups.lines()] == [Reason.IMPORT]
    desk.undo()
    assert answers(desk) == 0


def test_the_delete_key_leaves_the_chosen_row_out_and_return_takes_it_in(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    rows = [("Board", "Head", "ELHT", "A B"), ("Board", "Nurse", "ELHT", "C D")]
    page = bring(qtbot, desk, members(tmp_path, *rows))
    press(Key.Key_Delete)
    assert verb(page) == "Store 1 change, leave out 1"
    assert page.check.table.current_id() == 2
    page.check.table.select(1)
    press(Key.Key_Return)
    assert verb(page) == "Store 2 changes"


def test_an_imported_return_opens_its_round(qtbot: QtBot, desk: Window) -> None:
    store(qtbot, bring(qtbot, desk, real("partner_returns", "section11_01_bwd.xlsx")))
    assert desk.core is not None
    with desk.core.read() as session:
        newest = newest_round(session)
    assert newest is not None
    assert newest.name == "Section 11 2024-25"


@pytest.mark.parametrize("name", [*BY_SCORE, BY_COLOUR])
def test_a_section_11_workbook_gives_its_scores_and_undo_removes_it_whole(
    qtbot: QtBot, desk: Window, name: str
) -> None:
    assert desk.core is not None
    know_agencies(desk.core)
    store(qtbot, bring(qtbot, desk, real("partner_returns", name)))
    rows = SqlRows(desk.core, RETURN_ANSWERS)
    found = {
        (row.agency.name, row.standard): (
            number(row.self_score),
            number(row.moderated_score),
            row.cell,
        )
        for row in cast("list[AnswerRecord]", rows.rows(rows.ids(Wish())))
    }
    assert found == expected(name)
    desk.undo()
    with desk.core.read() as session:
        kinds = (ReturnAnswer, ReturnRequest, ReturnRound)
        assert [session.query(kind).count() for kind in kinds] == [0, 0, 0]


def test_a_file_that_cannot_be_read_is_told_and_leaves_the_screen_ready_for_another(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"")
    page = bring(qtbot, desk, broken)
    assert states(page) == ["Refused"]
    item = page.sitting.item
    assert item is not None
    assert item.told == "This file is empty (0 bytes)."
    assert bring(qtbot, desk, board(tmp_path, "a.xlsx")).check.isVisible()


def test_the_preview_is_still_there_after_another_page_was_visited(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, members(tmp_path, ("Board", "Head", "ELHT", "A B")))
    press(Key.Key_Delete)
    desk.pages.open_at("home", {})
    desk.pages.back()
    assert open_page(desk) is page
    assert page.check.isVisible()
    assert verb(page) == "Nothing to store, go on"


def test_files_can_be_dropped_on_the_screen(qtbot: QtBot, desk: Window, tmp_path: Path) -> None:
    page = open_page(desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(board(tmp_path, "dropped.xlsx")))])
    left = Qt.MouseButton.LeftButton
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(drop)
    come_to_rest(qtbot, page)
    assert verb(page) == "Store 1 change"


def test_a_total_that_the_sender_states_is_compared_in_a_row_of_its_own(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    path = members(tmp_path, ("Board", "Head", "ELHT", "A B"), ("Total members: 9",))
    page = bring(qtbot, desk, path)
    lines = page.check.table.model.records(page.check.table.model.ids)
    told = [getattr(line, "understood", "") for line in lines]
    assert told[-1] == "“Total members: 9” is stated, 1 row was found"


def test_what_is_said_for_the_whole_file_counts_for_every_row(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    page = bring(qtbot, desk, members(tmp_path, ("Board", "Head", "ELHT", "A B")))
    item = page.sitting.item
    assert item is not None
    page.sitting.give(item, {"category": "Statutory"})
    come_to_rest(qtbot, page)
    assert item.standing is not None
    assert item.standing.preview.shown(1)["category"] == "Statutory"
    assert "Category: Statutory" in where_words(item.standing)


def test_columns_that_were_read_and_are_not_shown_are_named_with_the_way_to_them(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    path = members(tmp_path, ("Board", "Head", "ELHT", "A B", "ab@example.org"))
    page = bring(qtbot, desk, path)
    line, table = page.check.line, page.check.table
    assert line.columns.caption() == "Columns, 1 hidden"
    assert line.words().startswith("E-mail read too: Columns shows it")
    table.show_also(["email"])
    assert line.columns.caption() == "Columns"
    assert "E-mail" not in line.words()


def test_the_agency_above_the_rows_is_read_once_in_the_line_of_the_file(
    qtbot: QtBot, file: Core, desk: Window
) -> None:
    with file.work("Add agency") as work:
        add_alias(work, add_agency(work, {"name": "BwD CSC"}), BLACKBURN)
    page = bring(qtbot, desk, real("partner_returns", "section11_01_bwd.xlsx"))
    item = page.sitting.item
    assert item is not None
    preview = item.preview
    assert preview is not None
    assert where_words(standing_of(preview)).startswith(
        f"From “{BLACKBURN}” read as BwD CSC (alias)"
    )
    assert not [row for row in preview.rows if BLACKBURN in row.understood]
    assert tell(preview).notes[0].message.startswith(f"“{BLACKBURN}” read as")


def test_a_file_can_be_read_as_another_kind_and_stays_when_it_fits_none(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"))
    kinds = page.check.line.kinds
    kinds.setCurrentIndex(kinds.findData("contributions"))
    kinds.activated.emit(kinds.currentIndex())
    come_to_rest(qtbot, page)
    item = page.sitting.item
    assert item is not None
    assert (item.state, verb(page)) == (State.CHECKING, "Store 1 change")
    assert "fits contributions" in desk.messages.text()


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("agencies", "agencies"),
        ("members", "members"),
        ("training", "training-register"),
        ("budget", "contributions"),
        ("returns", "section-11"),
        ("actions", "action-log"),
    ],
)
def test_each_list_leads_to_the_import_of_what_it_lists(desk: Window, key: str, kind: str) -> None:
    desk.pages.open_at(key, {})
    settle()
    press(Key.Key_I, CONTROL, on=desk)
    page = open_page(desk)
    assert page.sitting.expected == kind
    assert kind in {each.name for each in KINDS}


def test_the_screen_holds_at_both_sizes_while_rows_are_checked(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = [
        ("Board", "Head", "Blackburn Collage", "A B", "", "31/02/26"),
        ("Board", "Nurse", "Blackburn Collage", "A B"),
    ]
    bring(qtbot, desk, members(tmp_path, *rows), board(tmp_path, "next.xlsx"))
    assert check_page(desk, "import") == []


def test_the_screen_holds_at_both_sizes_when_all_is_stored(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"%PDF-1.7")
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"), broken, board(tmp_path, "b.xlsx", "Nurse"))
    store(qtbot, page)
    click(page.done.go_on)
    come_to_rest(qtbot, page)
    store(qtbot, page)
    assert states(page) == ["Stored", "Refused", "Stored"]
    assert check_page(desk, "import") == []


def test_whoever_comes_to_import_something_else_is_asked_for_it_and_not_told_of_last_time(
    qtbot: QtBot, desk: Window, tmp_path: Path
) -> None:
    page = bring(qtbot, desk, board(tmp_path, "a.xlsx"))
    store(qtbot, page)
    assert states(page) == ["Stored"]
    desk.pages.open_at("budget", {})
    press(Key.Key_I, CONTROL, on=desk)
    assert page.empty.isVisible()
    assert "contributions" in page.empty.sentence()
