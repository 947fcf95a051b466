"""After the meeting: sent to the chair, issued and locked, approved at the next one, and reopened with a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.actions.operations import add_action
from app.agenda.operations import prepare_agenda
from app.attendance.fields import Code
from app.attendance.operations import mark_all_present, mark_rest
from app.meetings.fields import MeetingState
from app.meetings.moves import CALL_OFF, CLOSE, ISSUE, REOPEN, START
from app.meetings.queries import meeting
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from tests.ui.acting import CONTROL, Key, click, press, type_text
from tests.ui.checker import settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.dialogs import ChooseOne, Confirm, FormDialog
from ui.minutes.page import MeetingPage
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


def hold(core: Core, meeting_id: int) -> None:
    """Hold and close a meeting at which everybody was there."""
    for move in (START, CLOSE):
        with core.work(move.label) as work:
            if move is CLOSE:
                mark_all_present(work, meeting_id)
            carry_out(work, meeting_id, move)


def state(core: Core, meeting_id: int) -> MeetingState:
    with core.read() as session:
        return meeting(session, meeting_id).state


def answer(window: Window, kind: type[Confirm | ChooseOne], verb: str) -> None:
    """Press the button of a question."""
    settle()
    question = window.findChildren(kind)[0]
    click(next(each for each in question.findChildren(Button) if each.caption() == verb))
    settle()


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    hold(core, sample.december)
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.december})
    shown.live.agenda.setFocus()
    settle()
    return shown


def test_issuing_is_asked_about_and_locks_what_the_minutes_hold(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_M, CONTROL)
    settle()
    assert state(core, sample.december) is MeetingState.WITH_CHAIR
    press(Key.Key_M, CONTROL)
    answer(window, Confirm, "Issue minutes")
    assert state(core, sample.december) is MeetingState.ISSUED
    assert page.live.panel.editor.isReadOnly()
    assert not page.live.panel.quick.isVisible()
    assert not page.live.attendance.all_present.isVisible()
    type_text("n", page.live.attendance.view)
    seat = page.live.attendance.view.register.seat(0)
    assert seat is not None
    assert seat.code is not None
    assert seat.code.value == "Y"


def test_issued_minutes_are_reopened_with_a_reason(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work(ISSUE.label, can_undo=False) as work:
        prepare_agenda(work, sample.december)
        carry_out(work, sample.december, ISSUE)
    settle()
    page.make(REOPEN)
    settle()
    dialog = window.findChildren(FormDialog)[0]
    type_text("The chair found a wrong date", dialog.form.editors["reason"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert state(core, sample.december) is MeetingState.DRAFT
    assert not page.live.panel.editor.isReadOnly()


def test_the_next_meeting_offers_to_approve_the_last_minutes(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work(ISSUE.label, can_undo=False) as work:
        carry_out(work, sample.december, ISSUE)
    begin_meeting(core, sample)
    window.pages.open_at("meeting", {"id": sample.march, "item": sample.items[1]})
    settle()
    assert page.live.panel.approve_button.caption() == "Approve the minutes of 12 Dec 2024"
    click(page.live.panel.approve_button)
    settle()
    press(Key.Key_Return, CONTROL, window.findChildren(FormDialog)[0])
    settle()
    assert state(core, sample.december) is MeetingState.APPROVED
    with core.read() as session:
        approved_at = meeting(session, sample.december).approved_at
    assert approved_at is not None
    assert approved_at.id == sample.march


def test_actions_come_back_to_the_action_log_and_are_updated_there(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work("Add action") as work:
        add_action(
            work,
            {
                "group": sample.board,
                "text": "Write to agencies",
                "raised_on": date(2024, 12, 12),
                "due": date(2025, 1, 31),
            },
        )
    begin_meeting(core, sample)
    window.pages.open_at("meeting", {"id": sample.march, "item": sample.items[2]})
    settle()
    card = page.live.panel.outcomes.cards[0]
    assert "Write to agencies" in card.accessibleName()
    card.setFocus()
    press(Key.Key_Return)
    answer(window, ChooseOne, "Add update")
    dialog = window.findChildren(FormDialog)[0]
    type_text("Two have answered", dialog.form.editors["text"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert "in progress" in page.live.panel.outcomes.cards[0].accessibleName()


def test_what_was_said_without_a_quorum_is_read_and_printed_as_minutes(
    window: Window, core: Core, sample: Sample
) -> None:
    """Reproduces: the page of a meeting that was not quorate showed replies in the place of minutes and register."""
    begin_meeting(core, sample)
    with core.work("Close") as work:
        save_minutes(work, sample.items[3], "Talked about.")
        mark_rest(work, sample.march, Code.APOLOGIES)
        carry_out(work, sample.march, CALL_OFF, reason="Nobody came")
    place = {"id": sample.march, "item": sample.items[3]}
    page = page_of(window, "meeting", MeetingPage, place)
    settle()
    live = page.live
    assert live.panel.editor.text() == "Talked about."
    assert live.panel.editor.isReadOnly()
    assert live.attendance.quorum.text() == "Not quorate 0 of 3"
    assert page.documents.title() == "Minutes PDF"
    assert "Carry over to a later meeting" in [each[0] for each in live.entries() if each]
