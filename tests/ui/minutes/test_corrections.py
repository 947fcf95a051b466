"""Corrections on the screen: recorded by key at an item, opened and removed there, and asked for on approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor

from app.agenda.operations import add_item, prepare_agenda
from app.meetings.fields import MeetingState
from app.meetings.moves import ISSUE
from app.minutes.closing import carry_out
from app.minutes.corrections import corrections_of
from app.minutes.operations import save_minutes
from tests.ui.acting import CONTROL, SHIFT, Key, click, focused, press, type_text
from tests.ui.checker import settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.minutes.test_after import answer, hold, state
from tests.ui.opened import page_of
from ui.dialogs import ChooseOne, FormDialog
from ui.minutes.outcome_card import OutcomeCard
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.minutes.corrections import CorrectionRecord
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    """Show the issued minutes of December at an item that says something."""
    with core.work("Add item") as work:
        prepare_agenda(work, sample.december)
        item = add_item(work, {"meeting": sample.december, "title": "Audit"})
    hold(core, sample.december)
    with core.work("Write and issue", can_undo=False) as work:
        save_minutes(work, item, "The audit is due by 9 June.")
        carry_out(work, sample.december, ISSUE)
    place = {"id": sample.december, "item": item}
    shown = page_of(window, "meeting", MeetingPage, place)
    settle()
    return shown


def recorded(core: Core, sample: Sample) -> list[CorrectionRecord]:
    with core.read() as session:
        return corrections_of(session, sample.december)


def form(window: Window) -> FormDialog:
    settle()
    return window.findChildren(FormDialog)[-1]


def test_chosen_words_are_corrected_by_key_and_the_card_opens_and_removes_it(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    editor = page.live.panel.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert editor.find("9 June")
    press(Key.Key_E, CONTROL | SHIFT)
    dialog = form(window)
    assert dialog.form.editors["stood"].value() == "9 June"
    type_text("12 June", focused())
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    [found] = recorded(core, sample)
    assert found.sentence == "For “9 June” read “12 June”."
    assert found.agreed_at is not None
    assert found.agreed_at.id == sample.march
    assert editor.text() == "The audit is due by 9 June."
    [card] = page.live.panel.outcomes.cards
    assert isinstance(card, OutcomeCard)
    assert "read “12 June”" in card.accessibleName()
    press(Key.Key_Return, on=card)
    form(window).reject()
    settle()
    press(Key.Key_Delete, on=card)
    settle()
    assert recorded(core, sample) == []
    core.undo()
    assert len(recorded(core, sample)) == 1


def test_words_that_do_not_stand_there_are_told_beside_their_line(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    press(Key.Key_E, CONTROL | SHIFT, page.live.panel.editor)
    dialog = form(window)
    type_text("10 June", dialog.form.editors["stood"].control)
    type_text("12 June", dialog.form.editors["text"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert dialog.isVisible()
    assert recorded(core, sample) == []
    dialog.form.set_values({})
    dialog.reject()


def test_a_draft_offers_no_correction(window: Window, core: Core, sample: Sample) -> None:
    hold(core, sample.december)
    page = page_of(window, "meeting", MeetingPage, {"id": sample.december})
    settle()
    assert not page.corrections.can_record()
    assert page.corrections.entries() == []


def test_the_next_meeting_approves_with_corrections(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    begin_meeting(core, sample)
    window.pages.open_at("meeting", {"id": sample.march, "item": sample.items[1]})
    settle()
    click(page.live.panel.correct_button)
    dialog = form(window)
    type_text("Nadia Gregson was present.", dialog.form.editors["text"].control)
    press(Key.Key_Return, CONTROL, dialog)
    answer(window, ChooseOne, "Approve minutes")
    press(Key.Key_Return, CONTROL, form(window))
    settle()
    assert state(core, sample.december) is MeetingState.APPROVED
    [found] = recorded(core, sample)
    assert found.agreed_at is not None
    assert found.agreed_at.id == sample.march
