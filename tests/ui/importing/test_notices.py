"""What stands above the rows of a preview, and all that is wrong with one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from tests.app.importing.files import write_workbook
from tests.app.returns.issued import NAMES, fill, make, open_issue
from tests.ui.acting import CONTROL, SHIFT, Key, click, press
from tests.ui.checker import settle
from tests.ui.importing.screen import HEAD, bring, come_to_rest, open_page, store, verb
from tests.ui.opened import cells
from ui.importing.fixing import FEW
from ui.importing.notice_bar import GO
from ui.people.page import PeoplePage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.importing.page import ImportPage
    from ui.window import Window

WRONG = ("Board", "Head", "ELHT", "Zoe Valli", "no address", "31/02/26")
AGENCY = "Blackburn College"


def dataset(folder: Path, *quarters: object, name: str) -> Path:
    rows: Sequence[Sequence[object]] = (
        ("Multi-agency dataset return 2024-25",),
        ("Agency", AGENCY),
        (),
        ("Ref", "Indicator", "Q1", "Q2", "Q3", "Q4", "Commentary"),
        ("1.1", "Contacts received", *quarters, None, ""),
        ("1.2", "Referrals accepted", 10, 11, 12, None, ""),
    )
    return write_workbook(folder / name, {"Q3": rows})


@pytest.fixture
def held(qtbot: QtBot, file: Core, desk: Window, tmp_path: Path) -> ImportPage:
    """Give the screen after the figures of three quarters were stored."""
    del file
    page = bring(qtbot, desk, dataset(tmp_path, 20, 21, 22, name="first.xlsx"))
    page.check.fixing.suggest()
    come_to_rest(qtbot, page)
    store(qtbot, page)
    return page


def test_a_figure_that_a_mark_would_take_away_stands_out_and_is_counted_above_the_rows(
    qtbot: QtBot, held: ImportPage, tmp_path: Path
) -> None:
    held.incoming.take_files([dataset(tmp_path, 25, "..", "c", name="second.xlsx")])
    come_to_rest(qtbot, held)
    table, notices = held.check.table, held.check.notices
    assert notices.isVisible()
    assert notices.words.text().startswith("2 figures that you hold are taken away")
    assert [cells(table, row)[0] for row in range(3)] == ["Takes away", "Takes away", "Changed"]
    assert cells(table, 0)[-1] == "A figure is taken away. Value: 21 → .. (missing)"
    assert cells(table, 1)[-1] == "A figure is taken away. Value: 22 → c (suppressed)"
    assert table.model.cell_look(0, 0).tone == "bad"
    press(Key.Key_N, CONTROL | SHIFT, held.check)
    assert table.current_id() == table.model.ids[0]
    click(notices.go)
    assert table.current_id() == table.model.ids[1]
    assert GO in {each.title for each in held.commands()}


def test_a_mark_where_there_was_none_takes_nothing_away(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    page = bring(qtbot, desk, dataset(tmp_path, "c", "..", 3, name="first.xlsx"))
    assert not page.check.notices.isVisible()


def test_questions_that_are_not_answered_are_told_above_the_rows(
    qtbot: QtBot, core: Core, desk: Window, tmp_path: Path
) -> None:
    made = make(core, open_issue(core), tmp_path).paths[NAMES[0]]
    page = bring(qtbot, desk, fill(made, {"1.1": "3 Met"}, tmp_path / "back.xlsx"))
    assert page.check.notices.isVisible()
    assert "6 of 7 questions are not answered: 1.2, 2.1" in page.check.notices.words.text()


def test_a_total_that_does_not_agree_is_told_above_the_rows(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = (
        ("Agency", "Financial year", "Agreed", "Received"),
        (AGENCY, "2024-25", 100, 100),
        ("Lancashire Constabulary", "2024-25", 50, 50),
        ("Total", None, 175, 150),
    )
    page = bring(qtbot, desk, write_workbook(tmp_path / "money.xlsx", {"Contributions": rows}))
    told = page.check.notices.words.text()
    assert "states £175.00 for Agreed, but the rows add up to £150.00." in told
    click(page.check.notices.go)
    assert "£175.00" in cells(page.check.table, page.check.table.view.currentIndex().row())[-1]


def test_a_row_says_how_much_more_is_wrong_and_the_bar_tells_all_of_it(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    page = bring(qtbot, desk, write_workbook(tmp_path / "m.xlsx", {"Members": [HEAD, WRONG]}))
    table, bar = page.check.table, page.check.answer
    assert cells(table, 0)[-1].endswith(" (and 1 more)")
    line = table.current_record()
    assert getattr(line, "whole", "").count("\n") == 1
    assert "E2: “no address”" in bar.words.text()
    assert "F2: “31/02/26” is not a date in the calendar." in bar.words.text()
    names = [each.name for each in table.model.columns]
    table.view.setCurrentIndex(table.model.index(0, names.index("term_ends")))
    assert bar.words.text().startswith("F2: “31/02/26”")
    assert bar.text.text() == "31/02/26"
    bar.text.setText("28/02/26")
    click(bar.correct)
    assert bar.words.text().startswith("E2: “no address”")
    assert "F2" not in bar.words.text()


def test_what_is_asked_above_the_rows_is_not_said_again_in_each_of_them(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = [("Post", "Agency", "E-mail"), ("Head", "ELHT", "a@b.org"), ("Nurse", "ELHT", "wrong")]
    page = bring(qtbot, desk, write_workbook(tmp_path / "m.xlsx", {"Members": rows}))
    assert page.check.whole.isVisible()
    told = {cells(page.check.table, row)[-1] for row in range(2)}
    assert "Group: asked above for all rows" in told
    assert any(each.startswith("“wrong” is not an e-mail address") for each in told)


def test_many_rows_are_changed_beside_the_screen_and_shown_then(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = [("Board", f"Post {number}", "Blackburn Collage", "") for number in range(FEW + 1)]
    page = bring(qtbot, desk, write_workbook(tmp_path / "m.xlsx", {"Members": [HEAD[:4], *rows]}))
    assert verb(page) == "Nothing to store yet"
    page.check.fixing.suggest()
    come_to_rest(qtbot, page)
    assert verb(page) == f"Store {FEW + 1:,} changes"


def test_an_act_on_many_rows_that_is_stopped_leaves_them_as_they_were(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = [("Board", f"Post {number}", "Blackburn Collage", "") for number in range(FEW + 1)]
    page = bring(qtbot, desk, write_workbook(tmp_path / "m.xlsx", {"Members": [HEAD[:4], *rows]}))
    before = page.check.standing
    assert before is not None
    page.check.fixing.suggest()
    [task] = desk.tasks.running()
    task.stop()
    come_to_rest(qtbot, page)
    assert page.check.standing is before
    assert verb(page) == "Nothing to store yet"
    assert [each.answer for each in before.preview.questions] == [None]
    page.check.fixing.suggest()
    come_to_rest(qtbot, page)
    assert verb(page) == f"Store {FEW + 1:,} changes"


def test_rows_left_out_for_the_same_reason_are_told_once(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = [("Board", f"Post {each}", "ELHT", "", "wrong", "") for each in range(5)]
    good = ("Board", "Chair", "ELHT", "Zoe Valli", "", "")
    page = bring(qtbot, desk, write_workbook(tmp_path / "m.xlsx", {"M": [HEAD, good, *rows]}))
    store(qtbot, page)
    assert page.sitting.item is not None
    facts = {each[0]: each[1] for each in page.done.facts()}
    assert facts["Left out"].startswith("E3, E4, E5 and 2 more: “wrong” is not an e-mail address")


def test_people_copied_from_a_workbook_are_pasted_on_their_list(
    qtbot: QtBot, file: Core, desk: Window
) -> None:
    del file
    desk.pages.open_at("people", {})
    people = desk.findChildren(PeoplePage)[0]
    QGuiApplication.clipboard().setText(f"Name\tJob title\tOrganisation\nZoe Valli\tHead\t{AGENCY}")
    settle()
    press(Key.Key_V, CONTROL, people)
    page = open_page(desk)
    come_to_rest(qtbot, page)
    assert page.sitting.item is not None
    assert page.sitting.item.preview is not None
    assert page.sitting.item.preview.kind.name == "people"
    store(qtbot, page)
    page.taking_back.show_records(page.sitting.item)
    assert [cells(people.table, 0)[0], desk.pages.key] == ["Zoe Valli", "people"]


@pytest.mark.parametrize("page", ["groups", "meetings", "history", "chasing", "return-templates"])
def test_a_list_that_takes_no_copied_block_says_where_it_belongs(desk: Window, page: str) -> None:
    desk.pages.open_at(page, {})
    settle()
    QGuiApplication.clipboard().setText("Name\tPost\nZoe Valli\tHead")
    (paste,) = [each for each in desk.doing.here() if each.keys == "Ctrl+V"]
    paste.run()
    settle()
    assert desk.pages.key == page
    assert "pasted" in desk.messages.text() or "paste" in desk.messages.text()


def test_a_search_finds_what_an_answer_has_changed_since_the_last_one(
    qtbot: QtBot, file: Core, desk: Window, tmp_path: Path
) -> None:
    del file
    rows = [("Board", "Head", "Blackburn Collage", ""), ("Board", "Nurse", "ELHT", "")]
    page = bring(qtbot, desk, write_workbook(tmp_path / "m.xlsx", {"Members": [HEAD[:4], *rows]}))
    table = page.check.table
    table.ask(search="new head")
    before = list(table.model.ids)
    page.check.fixing.suggest()
    table.ask(search="new head")
    assert (before, list(table.model.ids)) == ([], [1])
