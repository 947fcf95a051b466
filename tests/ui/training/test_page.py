"""Training's screen: the register by one key per delegate, waiting lists, summaries, and how it looks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from app.clock import FixedClock
from app.training.bookings import add_booking
from app.training.queries import events, register
from models.training import BookingStatus
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import check_page, settle
from tests.ui.opened import cells, core_of, dialog, page_of
from tests.ui.training.sample import fill
from ui.dialogs import FormDialog
from ui.training.page import BY_AGENCY, BY_COURSE, COURSES, EVENTS, TrainingPage

if TYPE_CHECKING:
    from ui.window import Window

FULL = 3
"""The event of 27 March 2025, which has eight places and nine who want one."""


@pytest.fixture
def page(window: Window) -> TrainingPage:
    fill(core_of(window))
    return page_of(window, "training", TrainingPage)


def statuses(page: TrainingPage, event: int = FULL) -> dict[str, BookingStatus]:
    with page.desk.core.read() as session:
        return {each.person: each.status for each in register(session, event)}


def ids_of(page: TrainingPage, status: BookingStatus) -> list[int]:
    with page.desk.core.read() as session:
        return [each.id for each in register(session, FULL) if each.status == status]


def test_the_page_opens_on_the_next_event_with_its_register(page: TrainingPage) -> None:
    assert page.subtitle == "2024-25 and coming: 6 events"
    assert page.events.table.current_id() == FULL
    assert cells(page.events.table, 2)[:3] == [
        "Neglect: recognise and respond",
        "27 Mar 2025",
        "8 of 8, 1 waiting",
    ]
    assert cells(page.events.register.table, 8) == [
        "A. Iqbal",
        "East Lancashire Hospitals NHS Trust",
        "Waiting",
    ]


def on_the_day(page: TrainingPage) -> None:
    """Set the clock of the test to the evening of the full event."""
    assert isinstance(page.desk.core.clock, FixedClock)
    page.desk.core.clock.moment = datetime(2025, 3, 27, 17, 30, tzinfo=UTC)


def test_one_key_enters_a_delegate_and_the_next_follows(page: TrainingPage) -> None:
    on_the_day(page)
    press(Key.Key_Return, on=page.events.table.view)
    type_text("anl")
    found = statuses(page)
    assert [found[name] for name in ("I. Abel", "H. Bell", "G. Cole", "F. Dean")] == [
        BookingStatus.ATTENDED,
        BookingStatus.DID_NOT_ATTEND,
        BookingStatus.LEFT_EARLY,
        BookingStatus.BOOKED,
    ]
    current = page.events.register.current()
    assert current is not None
    assert current.person == "F. Dean"


def test_a_key_is_one_step_that_undo_takes_back(window: Window, page: TrainingPage) -> None:
    on_the_day(page)
    press(Key.Key_R, CONTROL, window)
    type_text("aa")
    window.undo()
    found = statuses(page)
    assert (found["I. Abel"], found["H. Bell"]) == (BookingStatus.ATTENDED, BookingStatus.BOOKED)


def test_a_cancelled_place_goes_to_who_waits_and_the_screen_says_so(page: TrainingPage) -> None:
    press(Key.Key_Return, on=page.events.table.view)
    type_text("c")
    assert statuses(page)["A. Iqbal"] == BookingStatus.BOOKED
    page.refresh()
    assert page.events.register.note() == "Moved up from the waiting list: A. Iqbal"


def test_several_removed_in_one_step_tell_everybody_who_moved_up(page: TrainingPage) -> None:
    with page.desk.core.work("Add booking") as work:
        add_booking(work, {"event": FULL, "person": "Zoe Zenz"})
    page.refresh()
    table = page.events.register.table
    table.select(ids_of(page, BookingStatus.BOOKED)[0])
    press(Key.Key_Down, SHIFT, table.view)
    press(Key.Key_Delete, on=table.view)
    page.refresh()
    assert page.events.register.note() == "Moved up from the waiting list: A. Iqbal, Zoe Zenz"


def test_a_booking_is_cancelled_as_of_the_day_the_notice_came(
    window: Window, page: TrainingPage
) -> None:
    press(Key.Key_Return, on=page.events.table.view)
    page.events.register.edit.choose("Chosen delegate cancelled on a day")
    opened = dialog(window)
    editor = opened.form.editors["cancelled_on"].control
    press(Key.Key_A, CONTROL, editor)
    type_text("1/3/2025", editor)
    press(Key.Key_Return, CONTROL, editor)
    with page.desk.core.read() as session:
        found = {each.person: each for each in register(session, FULL)}
    assert found["I. Abel"].cancelled_on == date(2025, 3, 1)
    assert found["A. Iqbal"].status == BookingStatus.BOOKED


def test_all_are_entered_as_attended_in_one_step(window: Window, page: TrainingPage) -> None:
    on_the_day(page)
    press(Key.Key_A, CONTROL | SHIFT, window)
    came = [each for each in statuses(page).values() if each == BookingStatus.ATTENDED]
    assert len(came) == 8
    window.undo()
    assert BookingStatus.ATTENDED not in statuses(page).values()


def test_attendance_of_a_day_to_come_is_asked_about_once(page: TrainingPage) -> None:
    press(Key.Key_Return, on=page.events.table.view)
    type_text("a")
    settle()
    assert BookingStatus.ATTENDED not in statuses(page).values()
    press(Key.Key_Backtab)
    press(Key.Key_Return)
    assert statuses(page)["I. Abel"] == BookingStatus.ATTENDED
    page.refresh()
    type_text("n", page.events.register.table.view)
    assert statuses(page)["H. Bell"] == BookingStatus.DID_NOT_ATTEND


def test_a_slip_before_the_day_is_taken_back_with_escape(page: TrainingPage) -> None:
    press(Key.Key_Return, on=page.events.table.view)
    type_text("a")
    settle()
    press(Key.Key_Escape)
    assert BookingStatus.ATTENDED not in statuses(page).values()


def test_a_substitute_is_named_by_keyboard(window: Window, page: TrainingPage) -> None:
    press(Key.Key_Return, on=page.events.table.view)
    type_text("s")
    opened = dialog(window)
    type_text("Zoe Zenz", opened.form.editors["person"].control)
    press(Key.Key_Return, CONTROL, opened.form.editors["person"].control)
    found = statuses(page)
    assert (found["Zoe Zenz"], found["I. Abel"]) == (
        BookingStatus.BOOKED,
        BookingStatus.SUBSTITUTED,
    )


def test_who_cancelled_has_no_place_to_hand_on_and_is_told_so(
    window: Window, page: TrainingPage
) -> None:
    press(Key.Key_Return, on=page.events.table.view)
    type_text("c")
    page.refresh()
    page.events.register.table.select(ids_of(page, BookingStatus.CANCELLED)[0])
    type_text("s")
    assert window.findChildren(FormDialog) == []
    assert "has no place to hand on" in window.messages.text()


def test_who_came_unscheduled_is_added_by_keyboard(window: Window, page: TrainingPage) -> None:
    press(Key.Key_Return, on=page.events.table.view)
    type_text("u")
    opened = dialog(window)
    press(Key.Key_Return, CONTROL, opened.form.editors["person"].control)
    assert opened.isVisible()
    type_text("Zoe Zenz", opened.form.editors["person"].control)
    press(Key.Key_Return, CONTROL, opened.form.editors["person"].control)
    assert statuses(page)["Zoe Zenz"] == BookingStatus.UNSCHEDULED


def test_a_new_event_makes_its_course_from_a_title(window: Window, page: TrainingPage) -> None:
    press(Key.Key_N, CONTROL, window)
    opened = dialog(window)
    opened.form.editors["course"].set_value(page.desk.lists.choices.add("courses", "Trauma"))
    type_text("12/6/2025", opened.form.editors["day"].control)
    press(Key.Key_Return, CONTROL, opened.form.editors["venue"].control)
    with page.desk.core.read() as session:
        [added] = events(session, [7], {"as_at": date(2025, 6, 12)})
    assert (str(added.course), added.day) == ("Trauma", date(2025, 6, 12))
    assert page.events.table.current_id() == 7


def test_a_summary_shows_every_rate_with_its_parts(page: TrainingPage) -> None:
    page.look.choose(BY_COURSE)
    assert page.subtitle == "2024-25: 2 events held, 7 of 36, 19.4 % of the places taken up"
    assert cells(page.by_course.table, 2) == [
        "Total",
        "2",
        "36",
        "9",
        "0",
        "0",
        "2",
        "0",
        "7",
        "19.4 %",
    ]
    assert "No-show: 2 of 9, 22.2 %" in page.by_course.card.lines()


def test_agencies_come_to_a_hundred_per_cent(page: TrainingPage) -> None:
    page.look.choose(BY_AGENCY)
    assert cells(page.by_agency.table, 3)[-2:] == ["7", "100.0 %"]
    page.by_agency.table.ask(search="council")
    assert cells(page.by_agency.table, 1)[-1] == "28.6 %"


def test_another_period_shows_its_own_events(page: TrainingPage) -> None:
    names = [page.period.itemText(place) for place in range(page.period.count())]
    assert names == ["2024-25 and coming", "All years"]
    page.period.activated.emit(1)
    assert page.subtitle == "All years: 6 events"


def test_search_opens_an_event_and_a_course(window: Window, page: TrainingPage) -> None:
    window.pages.open_record("courses", 2)
    assert (page.look.value(), page.courses.current_id()) == (COURSES, 2)
    window.pages.open_record("events", 1)
    assert (page.look.value(), page.events.table.current_id()) == (EVENTS, 1)


def test_search_opens_a_delegate_in_the_register_of_the_event(
    window: Window, page: TrainingPage
) -> None:
    window.pages.open_record("bookings", 2)
    current = page.events.register.current()
    assert page.events.table.current_id() == 1
    assert current is not None
    assert current.id == 2


@pytest.mark.parametrize("look", [EVENTS, BY_COURSE])
def test_nothing_is_cut_off_or_unnamed_at_any_size_in_any_theme(
    window: Window, page: TrainingPage, look: str
) -> None:
    page.show_as(look)
    assert check_page(window, "training", lambda: page.show_as(look)) == []


def test_an_empty_file_says_what_to_do_next(window: Window) -> None:
    page = page_of(window, "training", TrainingPage)
    assert not page.events.register.isVisible()
    assert page.events.table.model.rowCount() == 0
