"""Home: rows open with Return, each verb does its job, and Mine or Both is chosen by keyboard and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from app.actions.chasing import chased_days
from tests.ui.acting import CONTROL, Key, click, focused, press, show
from tests.ui.checker import check, check_page, settle, show_at
from ui.actions.page import ActionsPage
from ui.budget.page import BudgetPage
from ui.chasing import ChaseDialog
from ui.dialogs import FormDialog
from ui.home.page import HomePage
from ui.minutes.page import MeetingPage
from ui.pages import PAGES
from ui.seats.page import MembersPage
from ui.widgets.buttons import Button
from ui.widgets.cards import Tile
from ui.widgets.text import Label
from ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from ui.widgets.rows import ListRow


@pytest.fixture
def window(qtbot: QtBot, sample: Core) -> Window:
    window = Window(PAGES)
    opening = window.begin(sample)
    show(qtbot, window)
    opening.show()
    settle()
    return window


@pytest.fixture
def home(window: Window) -> HomePage:
    page = window.pages.page
    assert isinstance(page, HomePage)
    return page


def row_with(home: HomePage, verb: str, words: str = "") -> ListRow:
    rows = [*home.meetings.rows(), *home.deadlines.rows()]
    return next(each for each in rows if each.line.verb == verb and words in each.line.title)


def do(home: HomePage, verb: str, words: str = "") -> None:
    """Press the verb of the first row that has it."""
    [button] = row_with(home, verb, words).findChildren(Button)
    button.setFocus()
    press(Key.Key_Return)
    settle()


def tile(home: HomePage, title: str) -> Tile:
    tiles = [each for each in home.findChildren(Tile) if each.isVisible()]
    return next(each for each in tiles if title in each.accessibleName())


def test_return_on_a_meeting_opens_the_meeting_itself(window: Window, home: HomePage) -> None:
    home.meetings.rows()[0].setFocus()
    press(Key.Key_Return)
    assert isinstance(window.pages.page, MeetingPage)


def test_return_on_a_late_action_opens_it_in_the_log(window: Window, home: HomePage) -> None:
    row = home.deadlines.rows()[0]
    row.setFocus()
    press(Key.Key_Return)
    page = window.pages.page
    assert isinstance(page, ActionsPage)
    record = page.chosen()
    assert record is not None
    assert record.text == row.line.title


def test_chase_copies_addresses_and_letter_and_records_the_chaser(
    window: Window, home: HomePage, sample: Core, qtbot: QtBot
) -> None:
    title = home.deadlines.rows()[0].line.title
    do(home, "Chase")
    [dialog] = window.findChildren(ChaseDialog)
    dialog.copy_addresses()
    assert "@example.org" in QGuiApplication.clipboard().text()
    press(Key.Key_Return, on=focused())
    assert title in QGuiApplication.clipboard().text()
    assert dialog.isVisible()
    assert dialog.copied.text() == "The letter is copied."
    assert dialog.letter.verticalScrollBar().maximum() == 0
    dialog.record()
    qtbot.waitUntil(lambda: window.messages.text().startswith("Done: Chase action"))
    qtbot.waitUntil(lambda: "chased 11 Mar" in home.deadlines.rows()[0].line.below)
    assert isinstance(window.pages.page, HomePage)
    sample.undo()
    with sample.read() as session:
        assert chased_days(session, list(range(1, 200))) == {}


def test_chase_of_a_round_records_it_on_every_agency_that_owes(
    window: Window, home: HomePage, qtbot: QtBot
) -> None:
    do(home, "Chase", "Section 11 2024-25")
    [dialog] = window.findChildren(ChaseDialog)
    assert check(dialog) == []
    dialog.record()
    qtbot.waitUntil(
        lambda: row_with(home, "Chase", "Section 11 2024-25").line.below == "Chased 11 Mar 2025"
    )


def test_record_asks_what_came_in_for_the_contribution(window: Window, home: HomePage) -> None:
    do(home, "Record")
    assert isinstance(window.pages.page, BudgetPage)
    [dialog] = window.findChildren(FormDialog)
    given = dialog.form.values()
    assert given["amount"] == 3_600_000
    dialog.close()


def test_renew_asks_for_the_new_term_of_whoever_holds_the_seat(
    window: Window, home: HomePage, qtbot: QtBot
) -> None:
    do(home, "Renew", "Lay member")
    page = window.pages.page
    assert isinstance(page, MembersPage)
    [dialog] = window.findChildren(FormDialog)
    dialog.form.editors["term_ends"].set_value(None)
    press(Key.Key_3, on=dialog.form.editors["term_ends"].control)
    for key in "0/4/2028":
        press(Key(ord(key)), on=dialog.form.editors["term_ends"].control)
    press(Key.Key_Return, CONTROL, dialog)
    qtbot.waitUntil(lambda: window.messages.text().startswith("Done: Renew term, "))
    window.pages.open_at("home", {})
    settle()
    assert not [each for each in home.deadlines.rows() if "Lay member" in each.line.title]


def test_mine_and_both_are_chosen_by_keyboard_and_remembered(
    window: Window, home: HomePage
) -> None:
    everything = len(home.deadlines.rows())
    press(Key.Key_M, CONTROL, on=window)
    assert 0 < len(home.deadlines.rows()) < everything
    assert home.subtitle == "What Sana Khan looks after, and what nobody does, soonest first"
    window.begin_file()
    window.pages.open_at("home", {})
    again = window.pages.page
    assert isinstance(again, HomePage)
    assert again.whose.value() == "mine"
    press(Key.Key_M, CONTROL, on=window)
    assert len(again.deadlines.rows()) == everything


@pytest.mark.parametrize("choice", ["mine", "both"])
def test_the_tile_of_late_actions_leads_to_as_many_as_it_counts(
    window: Window, home: HomePage, choice: str
) -> None:
    home.whose.choose(choice)
    settle()
    shown = tile(home, "Actions overdue")
    told = "Actions overdue, mine: " if choice == "mine" else "Actions overdue: "
    count = int(shown.accessibleName().removeprefix(told).split(",")[0])
    click(shown)
    page = window.pages.page
    assert isinstance(page, ActionsPage)
    assert (page.span.value(), len(page.table.model.ids)) == ("overdue", count)


def test_a_choice_made_in_the_log_of_actions_holds_on_home_too(
    window: Window, home: HomePage
) -> None:
    window.pages.open_at("actions", {})
    page = window.pages.page
    assert isinstance(page, ActionsPage)
    page.whose.choose("mine")
    window.pages.open_at("home", {})
    assert home.whose.value() == "mine"
    assert home.subtitle.startswith("What Sana Khan looks after")


def test_the_first_part_that_is_seen_has_the_focus_though_another_is_hidden_before_it(
    window: Window, home: HomePage
) -> None:
    assert home.panes()[0].isHidden()
    window.pages.open_at("actions", {})
    window.pages.open_at("home", {})
    settle()
    assert home.isAncestorOf(focused())


def test_home_holds_under_mine_at_both_sizes(window: Window, home: HomePage) -> None:
    home.whose.choose("mine")
    assert check_page(window, "home") == []


def test_a_low_window_shows_two_meetings_whole_under_every_title(
    window: Window, home: HomePage
) -> None:
    show_at(window, (1093, 515))
    assert not home.setting_up.isVisible()
    first, second = home.meetings.rows()[:2]
    assert first.visibleRegion().boundingRect() == first.rect()
    assert second.visibleRegion().boundingRect() == second.rect()
    captions = [each for tile in home.findChildren(Tile) for each in tile.findChildren(Label)]
    assert [each.text() for each in captions if each.shown() != each.text()] == []
