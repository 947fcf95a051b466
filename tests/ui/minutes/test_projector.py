"""The window for the wall: it follows the minutes without taking the keyboard, and shows nothing restricted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.agenda.operations import change_item
from app.attendance.operations import mark_all_present
from app.decisions.operations import add_decision
from app.meetings.moves import CLOSE
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from app.recommendations.answering import agree, amend, not_agree
from app.recommendations.operations import add_recommendations
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.minutes.page import MeetingPage
from ui.minutes.projector import ProjectorWindow
from ui.widgets.big_text import BigLine, BigText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from app.decisions.fields import DecisionValues
    from tests.ui.meetings.board import Sample
    from ui.window import Window

HIDDEN = "Zebra"


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    shown.live.panel.editor.setFocus()
    settle()
    return shown


def opened(page: MeetingPage) -> ProjectorWindow:
    """Open the window for the wall by its key."""
    press(Key.Key_F11, SHIFT)
    settle()
    found = page.live.projector.window
    assert found is not None
    assert found.isVisible()
    return found


def on_wall(window: ProjectorWindow) -> str:
    """Give every word that is shown on the wall."""
    parts = (window.above, window.clock, window.agenda, window.item)
    return "\n".join(each.text() for each in parts)


def test_it_follows_the_item_in_hand_and_the_wording_while_one_types_on(
    page: MeetingPage,
) -> None:
    wall = opened(page)
    assert page.live.panel.editor.hasFocus()
    assert "▸ 4 Neglect strategy: six-month progress" in wall.agenda.text()
    assert "10:12" in wall.clock.text()
    type_text("Half a sen")
    press(Key.Key_Return, CONTROL)
    type_text("Extend the strategy")
    press(Key.Key_D, CONTROL)
    settle()
    assert wall.item.text().endswith("Proposed wording\nExtend the strategy")
    page.live.write()
    type_text("tence")
    assert page.live.panel.editor.text() == "Half a sentence"
    assert "Half a sen" not in on_wall(wall)
    press(Key.Key_Down, CONTROL)
    settle()
    assert "▸ 5 Q3 multi-agency dataset" in wall.agenda.text()
    assert "✓ 4 Neglect" in wall.agenda.text()
    assert page.live.panel.editor.hasFocus()


def test_nothing_restricted_comes_on_the_wall(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work("Restrict") as work:
        change_item(work, sample.items[4], {"title": f"{HIDDEN} case", "restricted": True})
        save_minutes(work, sample.items[3], f"! {HIDDEN} was named.")
        for item, secret in ((sample.items[3], True), (sample.items[4], False)):
            decided: DecisionValues = {"text": f"{HIDDEN} is agreed", "restricted": secret}
            add_decision(work, {"meeting": sample.march, "item": item, **decided})
    settle()
    wall = opened(page)
    assert HIDDEN not in on_wall(wall)
    page.live.select(sample.items[4])
    settle()
    assert wall.item.text() == "This item is not shown here."
    assert HIDDEN not in on_wall(wall) + wall.accessibleName() + wall.windowTitle()


def test_what_papers_recommend_is_shown_until_it_is_answered(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work("Propose") as work:
        [first, second, third] = add_recommendations(
            work, sample.items[3], "Extend it\nFund it\nPublish it"
        )
    settle()
    wall = opened(page)
    assert (
        "Proposed wording, recommendation 1\nExtend it\nProposed wording, recommendation 2\nFund it"
        in wall.item.text()
    )
    with core.work("Answer") as work:
        not_agree(work, first)
        agree(work, second)
        amend(work, third, "Publish it in May")
    settle()
    assert "Decision\nNot agreed: Extend it" in wall.item.text()
    assert "Agreed\nFund it" in wall.item.text()
    assert "Agreed as amended\nPublish it in May" in wall.item.text()
    assert "Proposed wording" not in wall.item.text()


def test_decisions_have_their_numbers_once_the_meeting_is_closed(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    wall = opened(page)
    with core.work(CLOSE.label) as work:
        add_decision(work, {"meeting": sample.march, "item": sample.items[3], "text": "Extend it"})
        mark_all_present(work, sample.march)
        carry_out(work, sample.march, CLOSE)
    settle()
    assert "Decision 2025/1\nExtend it" in wall.item.text()


def test_it_fills_the_screen_closes_by_key_and_opens_again(page: MeetingPage) -> None:
    wall = opened(page)
    wall.activateWindow()
    settle()
    press(Key.Key_F11, on=wall)
    assert wall.isFullScreen()
    press(Key.Key_Escape, on=wall)
    assert not wall.isFullScreen()
    page.window().activateWindow()
    settle()
    press(Key.Key_F11, SHIFT, page)
    settle()
    assert page.live.projector.window is None
    assert opened(page).isVisible()
    press(Key.Key_F11, SHIFT, page)
    settle()


def test_it_closes_with_the_main_window(window: Window, page: MeetingPage) -> None:
    opened(page)
    window.close()
    settle()
    assert not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, ProjectorWindow)
    ]


def test_it_stays_while_another_screen_is_shown(page: MeetingPage) -> None:
    wall = opened(page)
    press(Key.Key_1, CONTROL)
    settle()
    assert wall.isVisible()
    assert "▸ 4 Neglect" in wall.agenda.text()
    press(Key.Key_Escape, on=wall)
    settle()


def test_a_text_that_fits_at_no_size_is_shown_around_the_item_in_hand(qtbot: QtBot) -> None:
    big = BigText()
    qtbot.addWidget(big)
    lines = [BigLine(f"{place}  An item of the agenda", marked=place == 30) for place in range(60)]
    big.resize(300, 200)
    big.set(lines)
    whole = big.grab().toImage()
    big.set([*lines[:30], BigLine("30  An item of the agenda", marked=False), *lines[31:]])
    assert big.grab().toImage() != whole
    big.resize(900, 4000)
    assert big.grab().height() == 4000
