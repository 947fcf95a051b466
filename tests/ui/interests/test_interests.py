"""Declarations of interest at a meeting, by keyboard: added, seen at their item, offered again where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.attendance.operations import mark_all_present
from app.interests.fields import Handling, InterestKind
from app.interests.operations import declare_interest
from app.interests.queries import interests_of
from tests.ui.acting import CONTROL, Key, click, focused, press, type_text
from tests.ui.checker import check, settle
from tests.ui.meetings.board import begin_meeting
from tests.ui.opened import page_of
from ui.dialogs import FormDialog
from ui.interests.interests_list import InterestsDialog
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.interests.queries import InterestRecord
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingPage:
    begin_meeting(core, sample)
    with core.work("Before") as work:
        declare_interest(
            work,
            {
                "meeting": sample.december,
                "seat": sample.seats["Named Nurse"],
                "kind": InterestKind.INDIRECT,
                "text": "Her sister leads a provider",
                "standing": True,
            },
        )
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    shown.live.panel.editor.setFocus()
    settle()
    return shown


def opened(page: MeetingPage) -> InterestsDialog:
    """Open the declarations by their key."""
    press(Key.Key_F12, on=page.live.panel.editor)
    settle()
    return page.window().findChildren(InterestsDialog)[-1]


def declared(core: Core, sample: Sample) -> list[InterestRecord]:
    with core.read() as session:
        return interests_of(session, sample.march)


def test_one_is_declared_by_keys_in_the_item_in_hand_and_told_at_its_heading(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    type_text("Half a sentence", page.live.panel.editor)
    dialog = opened(page)
    dialog.add()
    settle()
    form = dialog.findChildren(FormDialog)[0]
    type_text("B. Far", form.form.editors["seat"].control)
    settle()
    press(Key.Key_Return, on=form.form.editors["seat"].control)
    type_text("Trustee of the bidder", form.form.editors["text"].control)
    form.form.editors["kind"].set_value(InterestKind.FINANCIAL)
    form.form.editors["handling"].set_value(Handling.LEFT)
    press(Key.Key_Return, CONTROL, form)
    settle()
    [found] = declared(core, sample)
    assert (found.name, found.text) == ("B. Farooq", "Trustee of the bidder")
    assert found.item is not None
    assert found.item.id == sample.items[3]
    told = page.live.panel.interest
    assert told.isVisible()
    assert told.text() == "Interest declared: B. Farooq, left for the item"
    assert page.live.panel.editor.text() == "Half a sentence"


def test_what_stands_is_offered_and_declared_again_by_one_button(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    dialog = opened(page)
    assert "Her sister leads a provider" in dialog.told()
    assert dialog.again.caption() == "Declare the standing one again"
    assert check(dialog) == []
    click(dialog.again)
    settle()
    assert [each.name for each in declared(core, sample)] == ["F. Valli"]
    assert not dialog.again.isVisible()
    assert focused() is dialog.table.view
    core.undo()
    settle()
    assert dialog.again.isVisible()


def test_the_quorum_beside_the_minutes_is_that_of_the_item_in_hand(
    page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work("Hold") as work:
        mark_all_present(work, sample.march)
    settle()
    assert page.live.attendance.quorum.text() == "Quorate 3 of 3"
    with core.work("Leaves") as work:
        declare_interest(
            work,
            {
                "meeting": sample.march,
                "seat": sample.seats["Chief Nurse"],
                "item": sample.items[3],
                "kind": InterestKind.FINANCIAL,
                "text": "Buys the service",
                "handling": Handling.LEFT,
            },
        )
    settle()
    assert page.live.attendance.quorum.text() == "Not quorate 2 of 3"
    assert page.live.attendance.rule.text() == "At item 4: ICB is missing"
    page.live.select(sample.items[4])
    settle()
    assert page.live.attendance.quorum.text() == "Quorate 3 of 3"


def test_before_the_meeting_the_item_chosen_on_the_agenda_is_proposed(
    window: Window, core: Core, sample: Sample
) -> None:
    begin_meeting(core, sample)
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march, "item": sample.items[3]})
    page_of(window, "meeting", MeetingPage, {"id": sample.june})
    shown.planning.agenda.add("Budget")
    settle()
    press(Key.Key_F12, on=shown.planning.agenda.table.view)
    settle()
    dialog = window.findChildren(InterestsDialog)[-1]
    dialog.add()
    form = dialog.findChildren(FormDialog)[0]
    added = shown.planning.agenda.table.current_id()
    assert added not in {None, *sample.items}
    assert form.form.editors["item"].value() == added
    form.reject()
