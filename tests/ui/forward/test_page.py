"""The forward plan on screen: topics parked, put on agendas, skipped, chased, and items parked from an agenda."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.agenda.queries import agenda
from app.fields import Ref
from app.forward.operations import add_topic
from app.forward.queries import topic
from app.meetings.queries import meeting
from models.forward import Repeat, TopicState
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import check_page, settle
from tests.ui.opened import page_of
from ui.chasing import ChaseDialog
from ui.dialogs import FormDialog
from ui.forward.page import ForwardPlanPage
from ui.forward.verbs import VERBS
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.forward.queries import TopicRecord
    from tests.ui.meetings.board import Sample
    from ui.verbs import RecordVerb
    from ui.window import Window


@pytest.fixture
def group(core: Core, sample: Sample) -> int:
    """Give the group of the meeting in March."""
    with core.read() as session:
        return meeting(session, sample.march).group.id


@pytest.fixture
def parked(core: Core, group: int) -> int:
    """Park a yearly report that somebody owes for the meeting in June."""
    with core.work("Park topic") as work:
        return add_topic(
            work,
            {
                "group": group,
                "title": "LADO yearly report",
                "due": date(2025, 6, 1),
                "repeat": Repeat.YEARLY,
                "agency": 1,
                "wants_paper": True,
            },
        )


@pytest.fixture
def page(window: Window, parked: int) -> ForwardPlanPage:
    """Show the forward plan with its topic chosen."""
    shown = page_of(window, "forward-plan", ForwardPlanPage, {"id": parked})
    shown.table.view.setFocus()
    settle()
    return shown


def verb(name: str) -> RecordVerb[TopicRecord]:
    return next(each for each in VERBS if each.id == name)


def read(core: Core, topic_id: int) -> TopicRecord:
    with core.read() as session:
        return topic(session, topic_id)


def test_a_topic_is_parked_by_keyboard(window: Window, page: ForwardPlanPage, core: Core) -> None:
    page.go({"group": Ref(read(core, page.table.model.ids[0]).group.id, "SCP Board")})
    press(Key.Key_N, CONTROL)
    settle()
    dialog = window.findChildren(FormDialog)[-1]
    type_text("Threshold document", dialog.form.editors["title"].control)
    type_text("01/09/2025", dialog.form.editors["due"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    record = page.record()
    assert record is not None
    assert (record.title, record.due, record.state) == (
        "Threshold document",
        date(2025, 9, 1),
        TopicState.PARKED,
    )


def test_what_comes_soonest_stands_first(page: ForwardPlanPage) -> None:
    """Reproduces: the plan was in the order of a day that it does not show."""
    assert (page.table.model.wish.sort, page.table.model.wish.descending) == ("lands_on", False)


def test_without_a_day_and_a_meeting_the_form_says_what_is_missing(
    window: Window, page: ForwardPlanPage, core: Core
) -> None:
    page.go({"group": Ref(read(core, page.table.model.ids[0]).group.id, "SCP Board")})
    page.add()
    settle()
    dialog = window.findChildren(FormDialog)[-1]
    type_text("Threshold document", dialog.form.editors["title"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    assert dialog.isVisible()
    assert len(page.table.model.ids) == 1
    dialog.reject()


def test_a_topic_goes_to_its_agenda_and_is_due_again_next_year(
    page: ForwardPlanPage, core: Core, parked: int, sample: Sample
) -> None:
    page.do(verb("put"))
    settle()
    with core.read() as session:
        assert "LADO yearly report" in [each.title for each in agenda(session, sample.june)]
    assert read(core, parked).due == date(2026, 6, 1)


def test_skipping_and_dropping_are_told_by_what_can_be_done_next(
    page: ForwardPlanPage, core: Core, parked: int
) -> None:
    page.do(verb("skip"))
    settle()
    assert read(core, parked).due == date(2026, 6, 1)
    assert not page.detail.buttons[verb("put")].isVisible()
    page.do(verb("drop"))
    settle()
    assert page.table.model.ids == []
    page.go({"id": parked})
    settle()
    assert page.span.value() == "dropped"
    page.do(verb("again"))
    assert read(core, parked).state is TopicState.PARKED


def test_whoever_owes_a_report_is_chased_and_the_day_is_kept(
    window: Window, page: ForwardPlanPage, core: Core, parked: int
) -> None:
    press(Key.Key_J, CONTROL)
    settle()
    dialog = window.findChildren(ChaseDialog)[-1]
    assert "LADO yearly report (SCP Board, " in (dialog.letter.toPlainText())
    dialog.record()
    assert read(core, parked).chased_on == core.clock.today()
    assert page.isVisible()


def test_an_item_is_parked_from_the_agenda_and_brought_back_in(
    window: Window, core: Core, sample: Sample
) -> None:
    shown = page_of(window, "meeting", MeetingPage, {"id": sample.march})
    planning = shown.planning
    planning.agenda.table.select(sample.items[3])
    title = planning.agenda.current()
    assert title is not None
    planning.park()
    settle()
    dialog = window.findChildren(FormDialog)[-1]
    with core.read() as session:
        name = meeting(session, sample.june).name
    type_text(name, dialog.form.editors["meeting"].control)
    press(Key.Key_Return, CONTROL, dialog)
    settle()
    with core.read() as session:
        assert title.title not in [each.title for each in agenda(session, sample.march)]
    later = page_of(window, "meeting", MeetingPage, {"id": sample.june}).planning
    offered = {entry[0]: entry[1] for entry in later.entries() if entry}
    offered["Bring in 1 topic parked"]()
    settle()
    with core.read() as session:
        assert title.title in [each.title for each in agenda(session, sample.june)]


def test_the_plan_holds_at_both_sizes(window: Window, page: ForwardPlanPage) -> None:
    assert page.isVisible()
    assert check_page(window, "forward-plan", window.messages.hide) == []
