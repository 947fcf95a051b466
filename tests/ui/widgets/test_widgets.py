"""Rows, tiles, chips, labels and panes behave as screens rely on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.acting import Key, click, focused, press, show
from tests.ui.checker import check, settle
from ui.widgets.boxes import SearchBox
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card, EmptyState, Tile
from ui.widgets.chips import Chip
from ui.widgets.disclosure import Disclosure
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import BESIDE, Panes, ScrollPage
from ui.widgets.rows import Line, RowList
from ui.widgets.stepper import Stepper
from ui.widgets.text import Label, fitting, plain_tip
from ui.widgets.titled import TitledList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def rows(done: list[str]) -> RowList:
    first = Line(
        "Neglect subgroup",
        "Thu 13:30, Teams",
        date(2025, 3, 20),
        (("Agenda in draft", "note"),),
        on_open=lambda: done.append("open"),
    )
    second = Line("Q4 dataset", "Chased 7 Mar", verb="Chase", on_verb=lambda: done.append("chase"))
    return RowList((first, second))


def test_a_row_opens_with_return_and_arrows_move_between_rows(qtbot: QtBot) -> None:
    done: list[str] = []
    made = rows(done)
    show(qtbot, made)
    made.rows()[0].setFocus()
    press(Key.Key_Return)
    press(Key.Key_Down)
    assert focused() is made.rows()[1]
    press(Key.Key_Return)
    assert done == ["open", "chase"]


def test_a_row_is_one_sentence_to_a_screen_reader(qtbot: QtBot) -> None:
    made = rows([])
    qtbot.addWidget(made)
    assert (
        made.rows()[0].accessibleName()
        == "20 Mar. Neglect subgroup. Thu 13:30, Teams. Agenda in draft"
    )
    assert made.rows()[1].findChildren(Button)[0].accessibleName() == "Chase: Q4 dataset"


def test_the_focus_stays_on_its_row_when_the_rows_are_read_again(qtbot: QtBot) -> None:
    made = rows([])
    show(qtbot, made)
    made.rows()[1].setFocus()
    made.set([row.line for row in made.rows()])
    settle()
    assert focused() is made.rows()[1]


def test_a_compact_row_has_two_lines_of_title_at_most_and_tells_all_words(qtbot: QtBot) -> None:
    """Reproduces: every deadline was one cut line, though the row is the place where it is read."""
    words, below = (
        "Put a page of what children said at the front " * 3,
        "Action 2025/5 · its owner " * 4,
    )
    short = Line("Q4 dataset", "Chased", chips=(("2 late", "bad"),), chips_aside=True, compact=True)
    middle = replace(short, title="Put a page of what children said at the front")
    made = RowList((short, replace(short, title=words, below=below), middle))
    made.resize(400, 400)
    show(qtbot, made)
    one, two, three = made.rows()
    line = QFontMetrics(two.findChildren(Label)[0].font()).lineSpacing()
    assert two.height() == three.height() == one.height() + line
    assert [each.shown() for each in three.findChildren(Label)][:1] == [middle.title]
    tips = [label.toolTip() for label in two.findChildren(Label) if label.elides]
    assert tips == [plain_tip(words), plain_tip(below)]
    assert two.accessibleName() == f"{words}. {below}. 2 late"


def test_an_empty_list_of_rows_says_so(qtbot: QtBot) -> None:
    made = RowList(empty="Nothing is late.")
    qtbot.addWidget(made)
    assert [label.text() for label in made.findChildren(Label)] == ["Nothing is late."]


def test_a_tile_is_a_link_that_speaks_its_figure(qtbot: QtBot) -> None:
    opened: list[bool] = []
    tile = Tile("Actions overdue", "check-check", lambda: opened.append(True))
    tile.show_figure("7", "3 over 30 days", "bad")
    show(qtbot, tile)
    assert tile.accessibleName() == "Actions overdue: 7, 3 over 30 days"
    tile.setFocus()
    press(Key.Key_Return)
    click(tile)
    assert opened == [True, True]


@pytest.mark.parametrize("make", [Chip, Banner], ids=["chip", "banner"])
def test_what_is_filled_before_it_has_a_home_opens_no_window(
    qtbot: QtBot, make: type[Chip | Banner]
) -> None:
    widget = make()
    if isinstance(widget, Chip):
        widget.set("", "none")
        widget.set("Late", "bad")
    else:
        widget.say("This is the sample.")
    assert not widget.isVisible()
    card = Card()
    card.add(widget)
    show(qtbot, card)
    assert widget.isVisible()


def test_a_shortened_label_offers_the_whole_as_plain_text(qtbot: QtBot) -> None:
    text = "<b>Blackburn with Darwen</b> Safeguarding Children Partnership"
    label = Label(text, elide=True)
    show(qtbot, label)
    label.resize(80, 20)
    assert label.shown().endswith("…")
    assert label.toolTip() == plain_tip(text)
    assert "&lt;b&gt;" in label.toolTip()
    label.resize(900, 20)
    assert not label.toolTip()


def test_facts_show_every_value_and_a_dash_for_none(qtbot: QtBot) -> None:
    facts = Facts((("Holder", "G. Haslam"), ("Deputy", ""), ("Term ends", "in 50 days", "caution")))
    qtbot.addWidget(facts)
    assert [label.text() for label in facts.findChildren(Label)] == [
        "Holder",
        "G. Haslam",
        "Deputy",
        "-",
        "Term ends",
    ]
    assert [chip.text() for chip in facts.findChildren(Chip)] == ["in 50 days"]


def test_a_stepper_says_the_stage(qtbot: QtBot) -> None:
    stepper = Stepper(("Planned", "In meeting", "Approved"), 1)
    qtbot.addWidget(stepper)
    assert stepper.accessibleName() == "Stage: In meeting"
    stepper.set(("Planned", "In meeting", "Approved"), 3)
    assert stepper.accessibleName() == "Stage: finished"


def test_a_stage_with_an_act_is_a_button(qtbot: QtBot) -> None:
    done: list[str] = []
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.set(("Read", "Matched", "Checked"), 2, {1: lambda: done.append("matched")})
    button = stepper.findChild(Button)
    assert button is not None
    assert button.caption() == "Matched"
    button.click()
    assert done == ["matched"]


def test_a_row_of_chips_wraps(qtbot: QtBot) -> None:
    flow = FlowRow(Chip(f"Number {number}") for number in range(8))
    show(qtbot, flow)
    tall, low = flow.heightForWidth(200), flow.heightForWidth(2000)
    assert tall > 2 * low
    flow.resize(200, tall)
    settle()
    assert all(flow.rect().contains(chip.geometry()) for chip in flow.findChildren(Chip))


def test_a_chip_that_is_wider_than_its_row_takes_more_lines(qtbot: QtBot) -> None:
    long = Chip("No quorum: Lancashire Constabulary is missing", "bad")
    flow = FlowRow((Chip("Agenda sent", "good"), long))
    show(qtbot, flow)
    one_line = long.height()
    flow.resize(180, flow.heightForWidth(180))
    settle()
    assert check(flow) == []
    assert long.height() >= one_line + long.fontMetrics().height()
    flow.resize(900, flow.heightForWidth(900))
    settle()
    assert long.height() == one_line


def test_panes_stack_when_the_width_is_short_and_keep_the_focus(qtbot: QtBot) -> None:
    left, right = Card("List"), Card("Detail")
    button = Button("Edit")
    right.add(button)
    panes = Panes((left, right), (8, 3))
    panes.resize(QSize(1000, 400))
    show(qtbot, panes)
    button.setFocus()
    states = [panes.stacked]
    panes.resize(QSize(600, 400))
    settle()
    states.append(panes.stacked)
    assert (
        left.mapTo(panes, left.rect().topLeft()).y()
        < right.mapTo(panes, right.rect().topLeft()).y()
    )
    assert button.hasFocus()
    panes.resize(QSize(1000, 400))
    settle()
    assert [*states, panes.stacked] == [False, True, False]


def test_panes_keep_their_shares_whatever_was_shown_first_until_a_person_moves_them(
    qtbot: QtBot,
) -> None:
    left, right = Card("List"), Card("Detail")
    wide = Label("A sentence that needs nearly all of the room that both panes have together")
    left.add(wide)
    panes = Panes((left, right), (1, 1), stack_below=300)
    panes.resize(QSize(520, 400))
    show(qtbot, panes)
    wide.setText("Short")
    panes.resize(QSize(1012, 400))
    settle()
    assert (left.width(), right.width()) == (500, 500)


def test_escape_empties_the_search_and_tells_it(qtbot: QtBot) -> None:
    box = SearchBox("Filter", "Filter this list")
    show(qtbot, box)
    box.setText("nurse")
    with qtbot.waitSignal(box.searched) as told:
        press(Key.Key_Escape, on=box)
    assert told.args == [""]


def test_an_empty_state_offers_the_next_act(qtbot: QtBot) -> None:
    done: list[bool] = []
    state = EmptyState("No members yet.", "Add member", on_click=lambda: done.append(True))
    show(qtbot, state)
    click(state.button)
    assert done == [True]


def test_an_ampersand_is_shown_on_a_button(qtbot: QtBot) -> None:
    button = Button("Lancashire Fire & Rescue")
    qtbot.addWidget(button)
    assert button.text() == "Lancashire Fire && Rescue"
    assert button.caption() == "Lancashire Fire & Rescue"


def test_a_widget_without_a_window_is_not_in_the_way(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    chip = Chip("", parent=holder)
    holder.show()
    assert not chip.isVisible()


def test_what_scrolls_keeps_off_its_scroll_bar_and_keeps_its_own_margins(qtbot: QtBot) -> None:
    page = ScrollPage()
    page.body.setContentsMargins(16, 16, 16, 16)
    for _line in range(40):
        page.add(Label("A line"))
    page.resize(200, 200)
    show(qtbot, page)
    settle()
    beside = page.body.contentsMargins()
    assert (beside.left(), beside.right()) == (16, 16 + BESIDE)
    page.resize(200, 2000)
    settle()
    assert page.body.contentsMargins().right() == 16


def test_a_line_opens_with_return_and_says_whether_it_is_open(qtbot: QtBot) -> None:
    filled: list[str] = []

    def fill(home: QVBoxLayout) -> None:
        filled.append("once")
        home.addWidget(Label("School 000"))

    line = Disclosure("Added 48 answers", fill, "ELHT, Police and 46 more")
    show(qtbot, line)
    assert (line.is_open, filled) == (False, [])
    for opened in (True, False, True):
        press(Key.Key_Return, on=line.head)
        assert line.is_open is opened
        assert line.head.accessibleDescription() == ("open" if opened else "closed")
    assert filled == ["once"]


def test_a_list_in_two_lines_steps_over_the_names_of_sections(qtbot: QtBot) -> None:
    chosen: list[str] = []
    rows = TitledList("Reports")
    for section in ("Membership", "Meetings"):
        rows.add_section(section)
        for number in range(2):
            rows.add_entry(f"{section} {number}", f"Report {number}", "What stands in it")
    rows.on_chosen(lambda: chosen.append(rows.key()))
    show(qtbot, rows)
    rows.choose("Membership 0")
    rows.setFocus()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_End, Key.Key_Home):
        press(key, on=rows)
    assert chosen == [
        "Membership 0",
        "Membership 1",
        "Meetings 0",
        "Membership 1",
        "Meetings 1",
        "Membership 0",
    ]
    assert not rows.choose("no such report")


def test_names_without_a_short_form_are_shortened_where_they_do_not_differ(qtbot: QtBot) -> None:
    """Reproduces: two agencies both stood as "Blackburn with D..."."""
    show(qtbot, Label("fonts"))
    metrics = QFontMetrics(QApplication.font())
    names = [f"Blackburn with Darwen Borough Council, {part}" for part in ("Adults", "Children")]
    room = metrics.horizontalAdvance("Blackburn with Darwen B")
    assert len({fitting(each, "", metrics, room, is_name=True) for each in names}) == 2
    assert fitting(names[0], "BwD", metrics, room, is_name=True) == "BwD"


def test_a_pane_that_was_put_away_stays_so_when_panes_stack(qtbot: QtBot) -> None:
    """Reproduces: the detail came back beside the year of meetings once the window had been narrow."""
    one, two = QWidget(), QWidget()
    panes = Panes((one, two), (1, 1), stack_below=600)
    panes.resize(900, 300)
    show(qtbot, panes)
    two.hide()
    for wide in (500, 900):
        panes.resize(wide, 300)
        settle()
        assert (one.isVisible(), two.isVisible()) == (True, False)
    two.show()
    panes.resize(500, 300)
    settle()
    assert two.isVisible()
