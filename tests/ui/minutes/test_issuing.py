"""Before an agenda or minutes go out, names that came in by copying are shown; none of them stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.operations import add_item
from app.meetings.moves import ISSUE_AGENDA
from app.meetings.queries import meeting
from models.meetings import MeetingState
from tests.ui.acting import click
from tests.ui.checker import check, settle
from tests.ui.opened import page_of
from ui.dialogs import ChooseOne
from ui.meetings.moves import make_move
from ui.minutes.page import MeetingPage
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.ui.meetings.board import Sample
    from ui.window import Window


@pytest.fixture
def page(window: Window, sample: Sample) -> MeetingPage:
    return page_of(window, "meeting", MeetingPage, {"id": sample.june})


def state(core: Core, meeting_id: int) -> MeetingState:
    with core.read() as session:
        return meeting(session, meeting_id).state


def issue(core: Core, window: Window, page: MeetingPage, meeting_id: int) -> list[ChooseOne]:
    with core.read() as session:
        record = meeting(session, meeting_id)
    make_move(page.desk, record, ISSUE_AGENDA)
    settle()
    return window.findChildren(ChooseOne)


def test_an_agenda_that_names_another_authority_is_shown_before_it_goes_out(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    with core.work("Add") as work:
        add_item(work, {"meeting": sample.june, "title": "Learning from Wirral"})
    for verb, after in (
        ("Look again", MeetingState.PLANNED),
        ("Issue agenda as it is", MeetingState.AGENDA_ISSUED),
    ):
        dialog = issue(core, window, page, sample.june)[-1]
        assert check(dialog) == []
        buttons = {each.caption(): each for each in dialog.findChildren(Button)}
        click(buttons[verb])
        settle()
        assert state(core, sample.june) is after


def test_an_agenda_of_our_own_names_goes_out_at_once(
    window: Window, page: MeetingPage, core: Core, sample: Sample
) -> None:
    assert issue(core, window, page, sample.june) == []
    assert state(core, sample.june) is MeetingState.AGENDA_ISSUED
