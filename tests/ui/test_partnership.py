"""One window on a file with two partnerships: pages are of the chosen one, and whoever goes elsewhere is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from app.catalogue import CHOICES
from app.chairs.structure import structure
from app.groups.operations import change_group
from app.groups.queries import group
from app.partnerships.operations import add_partnership
from app.partnerships.queries import all_partnerships
from app.training.queries import courses
from tests.pair import MARKS
from tests.ui.acting import ALT, CONTROL, SHIFT, Key, press, show, type_text
from tests.ui.checker import check_page, settle, show_at
from tests.ui.opened import page_of
from ui.actions.page import ActionsPage
from ui.budget.page import BudgetPage
from ui.choices import find_everything
from ui.dialogs import FormDialog
from ui.groups.page import GroupsPage
from ui.home.page import HomePage
from ui.meetings.page import MeetingsPage
from ui.page import Page, Reach
from ui.pages import PAGES
from ui.partnership import ALL
from ui.reports.page import ReportsPage
from ui.returns.page import ReturnsPage
from ui.training.page import BY_AGENCY, BY_COURSE, COURSES, EVENTS, TrainingPage
from ui.widgets.text import Label
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from tests.pair import Pair, Side
    from ui.pages import PageSpec

W = TypeVar("W", bound="QWidget")
OF_ONE = [spec for spec in PAGES if spec.load().reach is not Reach.FILE and spec.key != "agencies"]


@pytest.fixture
def window(qtbot: QtBot, paired: Core) -> Window:
    window = Window(PAGES)
    window.begin(paired)
    show(qtbot, window)
    window.begin_file()
    settle()
    return window


def choose(window: Window, side: Side) -> None:
    press(Key.Key_1 if side.mark == MARKS[0] else Key.Key_2, ALT, window)
    settle()


def seen(root: QWidget, kind: type[W]) -> list[W]:
    return [each for each in root.findChildren(kind) if each.isVisibleTo(root)]


def written(root: QWidget) -> Iterator[str]:
    for label in seen(root, QLabel):
        yield label.text()
    for button in seen(root, QAbstractButton):
        yield f"{button.accessibleName()} {button.text()}"
    for each in root.findChildren(QWidget):
        yield each.accessibleName() if each.isVisibleTo(root) else ""


def texts(root: QWidget) -> Iterator[str]:
    """Give every text that is shown below a widget, whole lists included."""
    yield from written(root)
    for line in seen(root, QLineEdit):
        yield line.text()
    for text in seen(root, QTextEdit):
        yield text.toPlainText()
    for box in seen(root, QComboBox):
        yield from (box.itemText(place) for place in range(box.count()))
    for view in seen(root, QAbstractItemView):
        model, row = view.model(), 0
        while model.hasIndex(row, 0):
            column = 0
            while model.hasIndex(row, column):
                yield str(model.index(row, column).data())
                column += 1
            row += 1


def shown(page: Page) -> str:
    return "\n".join((page.title, page.subtitle, *texts(page)))


def brand(window: Window) -> list[str]:
    return [label.text() for label in window.navigation.brand.findChildren(Label)]


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
        assert side.mark in words or spec.key in {"import", "returns"}
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
    for side in pair.sides:
        choose(window, side)
        assert page.place() == {"id": side.ids["return-rounds"]}


def test_the_choice_is_remembered_for_the_file(
    qtbot: QtBot, window: Window, paired: Core, pair: Pair
) -> None:
    choose(window, pair.birch)
    again = Window(PAGES)
    again.begin(paired)
    show(qtbot, again)
    again.begin_file()
    assert brand(again)[0] == "Birch P"


def test_both_stand_in_the_menu_below_go_with_a_tick_and_keys(window: Window, pair: Pair) -> None:
    choose(window, pair.birch)
    menu = window.menus.menu("Partnership")
    menu.aboutToShow.emit()
    entries = [
        (each.text(), each.isChecked(), each.shortcut().toString()) for each in menu.actions()
    ]
    assert entries == [
        (ALL, False, "Alt+0"),
        ("Alder Partnership", False, "Alt+1"),
        ("Birch Partnership", True, "Alt+2"),
    ]
    assert menu.menuAction().isVisible()


def test_a_file_with_one_partnership_has_nothing_to_choose(qtbot: QtBot, sample: Core) -> None:
    window = Window(PAGES)
    window.begin(sample)
    show(qtbot, window)
    window.begin_file()
    window.pages.open_at("actions", {})
    settle()
    assert not window.menus.menu("Partnership").menuAction().isVisible()
    assert not [each for each in window.commands() if each.menu == "Partnership"]
    page = window.findChildren(ActionsPage)[0]
    assert "partnership" not in {field.name for field in page.table.columns()}


@pytest.mark.parametrize("narrow", [False, True])
def test_the_side_bar_changes_it_by_keyboard(window: Window, narrow: bool) -> None:  # noqa: FBT001 - a parameter
    show_at(window, (1093, 515) if narrow else (1366, 670))
    button = window.navigation.brand._change  # noqa: SLF001 - the button's own keys
    assert button.isVisible()
    assert button.accessibleName() == "Change partnership, now Alder P"
    button.setFocus()
    press(Key.Key_Space)
    settle()
    menu = window.menus.menu("Partnership")
    assert menu.isVisible()
    press(Key.Key_Up, on=menu)
    press(Key.Key_Return, on=menu)
    settle()
    assert button.accessibleName() == "Change partnership, now Birch P"


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


def test_the_column_of_partnerships_comes_first_and_goes_again_unremembered(
    window: Window, pair: Pair
) -> None:
    page = page_of(window, "actions", ActionsPage)
    before = [field.name for field in page.table.columns()]
    press(Key.Key_0, ALT, window)
    settle()
    assert [field.name for field in page.table.columns()] == ["partnership", *before]
    page.table.ask(sort="partnership", descending=True)
    choose(window, pair.alder)
    assert [field.name for field in page.table.columns()] == before


def test_a_page_of_one_partnership_cannot_show_all(window: Window) -> None:
    page_of(window, "home", HomePage)
    press(Key.Key_0, ALT, window)
    groups = page_of(window, "groups", GroupsPage)
    settle()
    assert brand(window)[0] == "Alder P"
    assert MARKS[1] not in shown(groups)
    [command] = [each for each in window.commands() if each.id == "partnership.all"]
    assert not command.enabled()
    window.pages.back()
    settle()
    assert brand(window)[0] == ALL


@pytest.mark.parametrize(
    "kind",
    [
        "groups",
        "members",
        "meetings",
        "agenda-items",
        "minutes",
        "decisions",
        "actions",
        "courses",
        "events",
        "bookings",
        "contributions",
        "budget-lines",
    ],
)
def test_opening_a_record_of_the_other_changes_the_partnership(
    window: Window, pair: Pair, kind: str
) -> None:
    record_id = pair.birch.ids.get(kind, 1)
    if kind == "minutes":
        hits = find_everything(window.core, "strategy", window.partnership).found  # type: ignore[arg-type]  # begun
        record_id = next(hit.record_id for hit in hits if hit.kind == kind and "Birch" in hit.title)
    window.pages.open_record(kind, record_id)
    settle()
    assert brand(window)[0] == "Birch P"
    assert window.pages.page is not None
    assert MARKS[0] not in shown(window.pages.page)


def test_a_search_finds_both_and_says_whose_the_others_are(window: Window, paired: Core) -> None:
    found = [hit.title for hit in find_everything(paired, "executive", window.partnership).found]
    assert found == ["Executive", "Executive, Birch P"]


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


def test_back_goes_to_where_one_was_in_the_partnership_it_was_in(
    window: Window, pair: Pair
) -> None:
    window.pages.open_at("meeting", {"id": pair.alder.ids["meetings"]})
    window.pages.open_at("meeting", {"id": pair.birch.ids["meetings"]})
    settle()
    assert brand(window)[0] == "Birch P"
    window.pages.back()
    settle()
    assert brand(window)[0] == "Alder P"


def test_a_meeting_is_left_for_the_list_of_the_other_partnership(
    window: Window, pair: Pair
) -> None:
    window.pages.open_at("meeting", {"id": pair.alder.ids["meetings"]})
    choose(window, pair.birch)
    assert window.pages.key == "meetings"
    page = window.findChildren(MeetingsPage)[0]
    assert page.table.model.ids == [pair.birch.ids["coming"]]


def form(window: Window) -> FormDialog:
    return window.findChildren(FormDialog)[-1]


def fill(window: Window, **typed: str) -> None:
    settle()
    for name, text in typed.items():
        line = form(window).form.editors[name].control
        line.setFocus()
        type_text(text, line)
    press(Key.Key_Return, CONTROL, form(window))
    window.activateWindow()
    settle()


def test_a_new_group_and_a_new_course_are_of_the_chosen_one(
    window: Window, paired: Core, pair: Pair
) -> None:
    choose(window, pair.birch)
    window.pages.open_at("groups", {})
    press(Key.Key_N, CONTROL, window)
    assert "partnership" not in form(window).form.editors
    fill(window, name="Fresh panel")
    window.pages.open_at("training", {})
    press(Key.Key_N, CONTROL | SHIFT, window)
    fill(window, title="Fresh course")
    with paired.read() as session:
        found = CHOICES["groups"](session, "Fresh")[0]
        course = CHOICES["courses"](session, "Fresh")[0]
        assert group(session, found.id, paired.clock.today()).partnership.id == pair.birch.id
        assert courses(session, [course.id])[0].partnership.id == pair.birch.id


def test_a_form_offers_the_chosen_partnerships_own_records_first(
    window: Window, pair: Pair
) -> None:
    choose(window, pair.birch)
    assert window.desk is not None
    found = window.desk.lists.choices.find("groups", "executive")
    assert [ref.name for ref in found] == ["Executive", "Executive, Alder P"]
    assert found[0].id == pair.birch.ids["executive"]


def test_a_report_is_asked_for_the_chosen_partnership_first(window: Window, pair: Pair) -> None:
    page = page_of(window, "reports", ReportsPage)
    for side in pair.sides:
        choose(window, side)
        for name in ("structure", "actions", "membership", "training", "budget"):
            page.go({"report": name})
            assert page.form.values()["partnership"] == side.id


def test_a_second_partnership_is_shown_at_once_with_what_is_still_to_be_set_up(
    window: Window,
) -> None:
    window.pages.open_at("settings", {})
    settle()
    assert window.desk is not None
    from ui.partnerships.forms import PartnershipForms  # noqa: PLC0415 - the act under test

    PartnershipForms(window.desk).add()
    fill(window, name="Cedar Partnership", short_name="Cedar P")
    assert brand(window)[0] == "Cedar P"
    assert window.pages.key == "home"
    words = shown(window.findChildren(HomePage)[0])
    assert "Finish setting up: 2 of 7" in words
    assert "Next: add the groups" in words
    assert not any(mark in words for mark in MARKS)
    window.undo()
    settle()
    assert brand(window)[0] == "Alder P"


def test_what_is_said_of_a_partnership_elsewhere_is_heard(
    qtbot: QtBot, window: Window, paired: Core
) -> None:
    with paired.work("Add partnership") as work:
        add_partnership(work, {"name": "Third"})
    qtbot.waitUntil(lambda: len(window.menus.menu("Partnership").actions()) == 4)
    with paired.read() as session:
        assert len(all_partnerships(session)) == 3


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
