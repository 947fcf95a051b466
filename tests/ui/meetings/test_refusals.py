"""Days that cannot be are refused beside their line, in words, and nothing is stored."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.fields import Ref
from app.groups.operations import change_group
from app.meetings.moves import POSTPONE
from app.meetings.queries import meeting, meetings_after
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import check, settle
from tests.ui.opened import page_of
from ui.dialogs import FormDialog
from ui.meetings.form import MeetingForm
from ui.meetings.moves import make_move
from ui.meetings.page import MeetingsPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window

ENDED = date(2025, 12, 31)
BEFORE = "SCP Board begins only on 1 Sep 2023."
AFTER = "SCP Board ended on 31 Dec 2025."


@pytest.fixture
def page(window: Window, core: Core, sample: Sample) -> MeetingsPage:
    """Show the meetings of a Board that was there from September 2023 to the end of 2025."""
    with core.work("End group") as work:
        change_group(work, sample.board, {"last_day": ENDED})
    shown = page_of(window, "meetings", MeetingsPage)
    shown.table.select(sample.march)
    shown.table.view.setFocus()
    settle()
    return shown


def days(core: Core, sample: Sample) -> list[date]:
    """Give the days of the Board's meetings from 2000 on."""
    with core.read() as session:
        return [each.day for each in meetings_after(session, sample.board, date(2000, 1, 1))]


@pytest.fixture(params=["new", "changed"])
def form(request: pytest.FixtureRequest, page: MeetingsPage, sample: Sample) -> MeetingForm:
    """Give the form of a new meeting of the Board, or of the one of June."""
    if request.param == "changed":
        page.table.select(sample.june)
        settle()
        page.change()
    else:
        page.add(Ref(sample.board, "SCP Board"))
    settle()
    found = page.window().findChildren(MeetingForm)[-1]
    assert isinstance(found, MeetingForm)
    return found


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31/02/2025", "“31/02/2025” is not a date in the calendar."),
        ("31/08/2023", BEFORE),
        ("08/01/2026", AFTER),
        ("27/03/2025", "The group has a meeting on 27 Mar 2025 at 09:30 already. Open that one."),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_it(
    form: MeetingForm, core: Core, sample: Sample, *, typed: str, why: str
) -> None:
    stored = days(core, sample)
    day = form.form.editors["day"].control
    press(Key.Key_A, CONTROL, day)
    type_text(typed, day)
    press(Key.Key_Return, CONTROL, form)
    settle()
    assert form.isVisible()
    assert form.form.note("day") == why
    assert check(form) == []
    assert days(core, sample) == stored
    form.form.set_values({})
    form.close()


def test_a_meeting_is_not_postponed_to_a_day_on_which_its_group_has_ended(
    window: Window, page: MeetingsPage, core: Core, sample: Sample
) -> None:
    with core.read() as session:
        june = meeting(session, sample.june)
    make_move(page.desk, june, POSTPONE)
    settle()
    dialog = window.findChildren(FormDialog)[-1]
    type_text("No room.", dialog.form.editors["reason"].control)
    type_text("08/01/2026", dialog.form.editors["new_day"].control)
    press(Key.Key_Return, CONTROL, dialog)
    assert dialog.form.note("new_day") == AFTER
    with core.read() as session:
        assert meeting(session, sample.june).reason is None
    dialog.form.set_values({})
    dialog.close()
