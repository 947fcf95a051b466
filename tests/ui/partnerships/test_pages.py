"""Every page shows the chosen partnership and nothing of the other, or both with whose each line is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from app.chairs.structure import structure
from app.groups.operations import change_group
from app.partnerships.operations import add_partnership
from tests.pair import MARKS
from tests.ui.acting import ALT, Key, press
from tests.ui.checker import check_page, settle
from tests.ui.opened import page_of
from tests.ui.partnerships.showing import brand, choose, shown
from ui.actions.page import ActionsPage
from ui.agencies.page import AgenciesPage
from ui.attendance.page import AttendancePage
from ui.budget.page import BudgetPage
from ui.groups.page import GroupsPage
from ui.page import Reach
from ui.pages import PAGES
from ui.partnership import ALL
from ui.returns.page import ReturnsPage
from ui.training.page import BY_AGENCY, BY_COURSE, COURSES, EVENTS, TrainingPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.pair import Pair
    from ui.pages import PageSpec
    from ui.window import Window

LIMIT = 20_000
"""Most milliseconds that a document may take."""
OF_ONE = [spec for spec in PAGES if spec.load().reach is not Reach.FILE and spec.key != "agencies"]

TOLD_ALIKE = {
    *("import", "indicator-charts", "indicator-exceptions", "return-tracker", "returns"),
    "setting-up",
}
"""Pages whose records both partnerships of the pair call alike, or that show none of them."""


@pytest.mark.parametrize("spec", OF_ONE, ids=lambda spec: spec.key)
def test_a_page_shows_the_chosen_partnership_and_nothing_of_the_other(
    window: Window, pair: Pair, spec: PageSpec
) -> None:
    for side, other in (pair.sides, pair.sides[::-1]):
        choose(window, side)
        place = {"id": side.ids["meetings"]} if spec.needs_record else {}
        window.pages.open_at(spec.key, place)
        settle()
        assert window.pages.page is not None
        words = shown(window.pages.page)
        assert other.mark not in words
        assert side.mark in words or spec.key in TOLD_ALIKE
        assert brand(window)[0] == f"{side.mark} P"
        assert window.windowTitle().startswith(window.pages.page.title)


@pytest.mark.parametrize("look", [EVENTS, COURSES, BY_COURSE, BY_AGENCY])
def test_training_in_every_look_counts_its_own(window: Window, pair: Pair, look: str) -> None:
    page = page_of(window, "training", TrainingPage)
    for side, other in (pair.sides, pair.sides[::-1]):
        choose(window, side)
        page.show_as(look)
        settle()
        assert other.mark not in shown(page)
        table = page._tables()[look]  # noqa: SLF001 - the list of the look
        rows = [row for row in table.model.ids if row > 0]
        assert len(rows) == 1


def test_the_budget_is_that_of_the_chosen_one(window: Window, pair: Pair) -> None:
    page = page_of(window, "budget", BudgetPage)
    for side, agreed in zip(pair.sides, ("£10,000.00", "£20,000.00"), strict=True):
        choose(window, side)
        assert agreed in shown(page)
        assert page.title == ("Budget 2025" if side.mark == MARKS[0] else "Budget 2024-25")


def test_returns_of_one_name_are_two_rounds(window: Window, pair: Pair) -> None:
    page = page_of(window, "returns", ReturnsPage)
    for side, other in (pair.sides, pair.sides[::-1]):
        choose(window, side)
        assert page.place()["id"] == side.ids["return-rounds"]
        page.heat.setCurrentIndex(page.heat.heat.index(0, 1))
        settle()
        words = shown(page)
        assert f"{side.mark} file" in words
        assert other.mark not in words


@pytest.mark.parametrize("key", ["home", "actions", "meetings", "decisions"])
def test_lists_that_can_show_all_say_whose_each_line_is(window: Window, key: str) -> None:
    window.pages.open_at(key, {})
    press(Key.Key_0, ALT, window)
    settle()
    assert window.pages.page is not None
    words = shown(window.pages.page)
    assert all(f"{mark} P" in words for mark in MARKS)
    assert brand(window)[:1] == [ALL]


@pytest.mark.parametrize("key", ["home", "actions"])
def test_all_partnerships_hold_at_both_sizes_in_both_themes(window: Window, key: str) -> None:
    assert window.partnership is not None
    assert check_page(window, key, window.partnership.choose_all) == []


def test_the_document_of_agencies_is_that_of_the_chosen_one(
    qtbot: QtBot, window: Window, pair: Pair, tmp_path: Path
) -> None:
    choose(window, pair.birch)
    page_of(window, "agencies", AgenciesPage).save_pdf()
    [dialog] = window.findChildren(QFileDialog)
    dialog.selectFile(str(tmp_path / "agencies.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: window.messages.text() == "agencies.pdf is written", timeout=LIMIT)
    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "agencies.pdf").pages)
    assert "Birch nurse" in words
    assert "Alder" not in words


def test_the_column_of_partnerships_comes_first_and_goes_again_unremembered(
    window: Window, pair: Pair
) -> None:
    page = page_of(window, "actions", ActionsPage)
    before = [field.name for field in page.table.columns.shown()]
    press(Key.Key_0, ALT, window)
    settle()
    assert [field.name for field in page.table.columns.shown()] == ["partnership", *before]
    page.table.ask(sort="partnership", descending=True)
    choose(window, pair.alder)
    assert [field.name for field in page.table.columns.shown()] == before


def test_an_agency_is_everybodys_and_changes_nothing(window: Window, pair: Pair) -> None:
    choose(window, pair.birch)
    window.pages.open_record("agencies", pair.agencies[0])
    settle()
    assert window.pages.page is not None
    words = shown(window.pages.page)
    assert all(f"{mark} Lead" in words for mark in MARKS)
    assert "Birch Board, Birch P" in words
    assert window.partnership is not None
    assert window.partnership.name == "Birch P"


def test_groups_of_others_that_are_attended_are_listed_with_their_own(
    window: Window, pair: Pair
) -> None:
    page = page_of(window, "groups", GroupsPage)
    choose(window, pair.birch)
    assert pair.birch.ids["attended"] in page.table.model.ids
    assert page.subtitle == "2 groups, 1 more attended"


def test_a_joint_group_stands_in_the_chart_of_both_and_in_the_list_of_its_own(
    window: Window, paired: Core, pair: Pair
) -> None:
    board, joint = pair.birch.ids["groups"], pair.alder.ids["executive"]
    with paired.work("Move group") as work:
        change_group(work, board, {"reports_to": (joint,)})
    page = page_of(window, "groups", GroupsPage)
    choose(window, pair.birch)
    with paired.read() as session:
        found = structure(session, pair.birch.id, paired.clock.today())
    assert joint in {box.id for box in found.boxes}
    assert (board, joint) in found.lines
    assert joint not in page.table.model.ids
    assert page.subtitle == "2 groups, 1 more attended"


def test_attendance_of_one_without_groups_offers_no_group_of_another(
    window: Window, paired: Core, pair: Pair
) -> None:
    choose(window, pair.sides[0])
    page = page_of(window, "attendance", AttendancePage)
    assert page.groups.count()
    with paired.work("Add partnership") as work:
        new = add_partnership(work, {"name": "New Safeguarding Adults Board"})
    settle()
    assert window.partnership is not None
    window.partnership.choose(new)
    settle()
    assert not page.groups.count()
    assert not any(each.isVisible() for each in (page.groups, page.look, page.period))
    choose(window, pair.sides[0])
    assert all(each.isVisible() for each in (page.groups, page.look, page.period))
