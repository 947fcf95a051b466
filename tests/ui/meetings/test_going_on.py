"""What goes on when a meeting ends is asked in its own question: all ticked, each taken out by a key, told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.queries import agenda
from app.attendance.fields import Code
from app.attendance.operations import mark_rest
from app.journal import history
from app.meetings.moves import CANCEL, CLOSE, POSTPONE
from app.minutes.operations import save_minutes
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import check, settle
from tests.ui.meetings.board import AGENDA, begin_meeting
from tests.ui.minutes.test_after import answer, state
from tests.ui.opened import page_of
from ui.dialogs import Caution, ChooseOne, FormDialog
from ui.meetings.going_on import GoingOnBoxes
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingPage:
    return page_of(window, "meeting", MeetingPage, {"id": sample.march})


def titles(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        return [each.title for each in agenda(session, meeting_id) if not each.is_standing]


def boxes(window: Window) -> GoingOnBoxes:
    settle()
    return window.findChildren(GoingOnBoxes)[-1]


OWN = [each["title"] for each in AGENDA]


def test_closing_carries_what_was_not_reached_but_what_is_taken_out_by_a_key(
    window: Window, core: Core, sample: Sample
) -> None:
    begin_meeting(core, sample)
    page = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    with core.work("Write") as work:
        mark_rest(work, sample.march, Code.ATTENDED)
        for item in sample.items[:3]:
            save_minutes(work, item, "Heard.")
        save_minutes(work, sample.items[3], "Agreed.")
    page.make(CLOSE)
    found = boxes(window)
    assert [box.text() for box in found.boxes.values()] == [
        "5 Q3 multi-agency dataset",
        "6 Section 11 findings 2024-25",
        "7 Budget outturn and 2025-26 contributions",
        "8 Updates from other boards",
    ]
    dialog = window.findChildren(Caution)[-1]
    assert check(dialog) == []
    for box in list(found.boxes.values())[1:3]:
        press(Key.Key_Space, on=box)
    answer(window, ChooseOne, "Close meeting")
    assert titles(core, sample.june) == [OWN[1], OWN[4]]
    with core.read() as session:
        told = history(session, limit=1)[0].about
    assert "2 items carried over to 26 Jun 2025: “Q3 multi-agency dataset” and" in told


def test_a_cancelled_meeting_gives_its_items_to_the_next_one(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    page.make(CANCEL)
    assert len(boxes(window).chosen()) == len(OWN)
    dialog = window.findChildren(FormDialog)[-1]
    assert check(dialog) == []
    type_text("Snow", dialog.form.editors["reason"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert (titles(core, sample.march), titles(core, sample.june)) == ([], OWN)
    core.undo()
    assert (titles(core, sample.march), titles(core, sample.june)) == (OWN, [])
    assert state(core, sample.march).value == "planned"


def test_a_postponed_meeting_keeps_its_items_until_they_are_ticked(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    page.make(POSTPONE)
    found = boxes(window)
    assert found.chosen() == []
    press(Key.Key_Space, on=next(iter(found.boxes.values())))
    dialog = window.findChildren(FormDialog)[-1]
    type_text("Chair ill", dialog.form.editors["reason"].control)
    line = dialog.form.editors["new_day"].control
    type_text("20/03/2025", line)
    press(Key.Key_Tab, on=line)
    assert "Council Chamber is taken" in dialog.form.note("new_day")
    dialog.form.editors["new_day"].set_value(None)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert (titles(core, sample.march), titles(core, sample.june)) == (OWN[1:], OWN[:1])
