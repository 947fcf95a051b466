"""What is proposed is answered in the meeting with one key each, in its order, and undone in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.decisions.fields import Verdict
from tests.app.recommendations.makers import attach_with, propose, proposed
from tests.ui.acting import CONTROL, Key, click, focused, press, type_text
from tests.ui.checker import check, settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.dialogs import FormDialog
from ui.minutes.page import MeetingPage
from ui.minutes.proposal_card import ProposalCard

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window

THREE = ("Adopt the strategy", "Spend £40 on training", "Close the old group")


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    """Show the meeting of March in progress, at an item whose paper recommends three things."""
    begin_meeting(core, sample)
    attach_with(core, sample.items[3], *THREE)
    place = {"id": sample.march, "item": sample.items[3]}
    shown = page_of(window, "meeting", MeetingPage, place)
    shown.live.panel.editor.setFocus()
    settle()
    return shown


def form(window: Window) -> FormDialog:
    return window.findChildren(FormDialog)[-1]


def retype(window: Window, text: str) -> None:
    """Write another wording into the form that is open."""
    editor = form(window).form.editors["text"]
    editor.set_value(text)
    editor.changed.emit()


def back(window: Window) -> None:
    """Give the window the keyboard again, as a window manager does once a form is closed."""
    window.activateWindow()
    settle()


def verdicts(core: Core, sample: Sample) -> list[Verdict | None]:
    return [each.verdict for each in proposed(core, sample.items[3])]


def held() -> ProposalCard:
    card = focused()
    assert isinstance(card, ProposalCard)
    return card


def test_one_key_answers_each_and_the_next_one_follows(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_R, CONTROL)
    assert held().record.text == THREE[0]
    type_text("a")
    settle()
    assert held().record.text == THREE[1]
    type_text("m")
    retype(window, "Spend £30 on training")
    press(Key.Key_Return, CONTROL, form(window))
    settle()
    back(window)
    assert held().record.text == THREE[2]
    type_text("n")
    settle()
    assert [
        (each.verdict, each.decision and each.decision.text)
        for each in proposed(core, sample.items[3])
    ] == [
        (Verdict.AGREED, THREE[0]),
        (Verdict.AMENDED, "Spend £30 on training"),
        (Verdict.REFUSED, f"Not agreed: {THREE[2]}"),
    ]
    # Each is shown once, in its order: its decision stands in its place and not below it.
    cards = page.live.panel.outcomes.cards
    assert [type(each) for each in cards] == [ProposalCard] * 3
    assert not any(isinstance(each, ProposalCard) and each.waits for each in cards)
    window.undo()
    settle()
    assert verdicts(core, sample) == [Verdict.AGREED, Verdict.AMENDED, None]
    press(Key.Key_Escape)
    assert page.live.panel.editor.hasFocus()
    assert check(page) == []


def test_an_amendment_that_is_left_answers_nothing_and_keeps_the_focus_of_whoever_types_on(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_R, CONTROL)
    type_text("m")
    press(Key.Key_Escape, on=form(window))
    settle()
    assert verdicts(core, sample) == [None] * 3
    back(window)
    page.live.write()
    propose(core, sample.items[3], "One more")
    settle()
    assert page.live.panel.editor.hasFocus()
    assert len(page.live.panel.outcomes.cards) == 4


def test_delete_takes_an_answer_back_then_the_proposal_and_return_opens_either(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_R, CONTROL)
    press(Key.Key_Return)
    retype(window, "Adopt the strategy for two years")
    press(Key.Key_Return, CONTROL, form(window))
    settle()
    back(window)
    press(Key.Key_R, CONTROL)
    type_text("a")
    settle()
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert form(window).windowTitle() == "Decision (new)"
    form(window).close()
    settle()
    back(window)
    page.live.panel.outcomes.cards[0].setFocus()
    press(Key.Key_Delete)
    settle()
    first = proposed(core, sample.items[3])[0]
    assert (first.text, first.verdict) == ("Adopt the strategy for two years", None)
    press(Key.Key_Delete)
    settle()
    assert [each.text for each in proposed(core, sample.items[3])] == list(THREE[1:])


def test_the_mouse_answers_too_and_the_key_asks_where_nothing_is_proposed(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    card = page.live.panel.outcomes.cards[0]
    assert isinstance(card, ProposalCard)
    click(card.buttons.findChildren(type(page.live.panel.next_button))[2])
    settle()
    assert verdicts(core, sample) == [Verdict.REFUSED, None, None]
    page.live.select(sample.items[5])
    settle()
    press(Key.Key_R, CONTROL)
    retype(window, "1. Tabled\n2. And spoken")
    press(Key.Key_Return, CONTROL, form(window))
    settle()
    assert [each.text for each in proposed(core, sample.items[5])] == ["Tabled", "And spoken"]


def test_the_quiet_screen_ends_so_that_what_is_proposed_can_be_seen(
    window: Window, page: MeetingPage
) -> None:
    press(Key.Key_F11)
    settle()
    press(Key.Key_R, CONTROL)
    settle()
    assert not page.desk.quiet.is_on
    assert page.live.panel.outcomes.isVisible()
    assert window.isVisible()
