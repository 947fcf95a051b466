"""Bookings: places, the waiting list that moves up by itself, substitutes, notice and the register."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.clock import FixedClock
from app.errors import InvalidValues
from app.people.operations import add_person
from app.training.bookings import (
    add_booking,
    add_unscheduled,
    cancel_booking,
    change_booking,
    record,
    record_all_attended,
    remove_bookings,
    substitute,
)
from app.training.operations import (
    add_course,
    add_event,
    change_course,
    change_event,
    remove_event,
)
from app.training.queries import BookingRecord, events, register
from app.training.rules import NoPlace
from models.training import Booking, BookingStatus
from tests.app.training.sample import add_small_event, book

if TYPE_CHECKING:
    from app.bootstrap import Core

TODAY = date(2025, 3, 11)


def on_list(core: Core, event: int) -> dict[str, BookingRecord]:
    with core.read() as session:
        return {each.person: each for each in register(session, event)}


def statuses(core: Core, event: int) -> list[str]:
    return [f"{each.person}: {each.status.title_text}" for each in on_list(core, event).values()]


def test_who_comes_after_the_last_place_waits(core: Core) -> None:
    event = add_small_event(core, 2)
    book(core, event, "Ann Abel", "Bob Bell", "Cat Cole")
    assert statuses(core, event) == ["Ann Abel: Booked", "Bob Bell: Booked", "Cat Cole: Waiting"]


def test_a_cancelled_place_goes_to_who_waited_longest_and_undo_takes_it_back(core: Core) -> None:
    event = add_small_event(core, 1)
    first, second, third = book(core, event, "Ann Abel", "Zoe Zenz", "Bob Bell")
    with core.work("Cancel booking") as work:
        moved = cancel_booking(work, first, TODAY)
    assert moved == (second,)
    core.undo()
    assert on_list(core, event)["Zoe Zenz"].status == BookingStatus.WAITING
    assert third


def test_more_places_let_as_many_move_up(core: Core) -> None:
    event = add_small_event(core, 1)
    book(core, event, "Ann Abel", "Bob Bell", "Cat Cole", "Dev Dean")
    with core.work("Change event") as work:
        moved = change_event(work, event, {"capacity": 3})
    assert len(moved) == 2
    assert statuses(core, event)[-1] == "Dev Dean: Waiting"


def test_without_a_limit_nobody_waits(core: Core) -> None:
    event = add_small_event(core, 1)
    book(core, event, "Ann Abel", "Bob Bell")
    with core.work("Change event") as work:
        assert len(change_event(work, event, {"capacity": None})) == 1


def test_nobody_moves_up_once_the_event_is_over(core: Core) -> None:
    event = add_small_event(core, 1)
    first, _ = book(core, event, "Ann Abel", "Bob Bell")
    core.clock = FixedClock(datetime(2025, 3, 28, 9, tzinfo=UTC))
    with core.work("Cancel booking") as work:
        moved = cancel_booking(work, first, core.clock.today())
    assert moved == ()


@pytest.mark.parametrize(("day", "late"), [(date(2025, 3, 24), False), (date(2025, 3, 25), True)])
def test_a_cancellation_within_three_working_days_is_late(
    core: Core,
    day: date,
    late: bool,  # noqa: FBT001 - a value to compare with
) -> None:
    event = add_small_event(core)
    [booking] = book(core, event, "Ann Abel")
    with core.work("Cancel booking") as work:
        cancel_booking(work, booking, day)
    cancelled = on_list(core, event)["Ann Abel"]
    assert (cancelled.cancelled_on, cancelled.late) == (day, late)


def test_a_longer_notice_makes_an_earlier_cancellation_late(core: Core) -> None:
    event = add_small_event(core)
    [booking] = book(core, event, "Ann Abel")
    with core.work("Change course") as work:
        change_course(work, 1, {"notice_days": 14})
        cancel_booking(work, booking, TODAY)
    assert on_list(core, event)["Ann Abel"].late


def test_a_booking_that_stands_again_forgets_its_cancellation(core: Core) -> None:
    event = add_small_event(core)
    [booking] = book(core, event, "Ann Abel")
    with core.work("Cancel booking") as work:
        cancel_booking(work, booking, date(2025, 3, 26))
        record(work, booking, BookingStatus.BOOKED)
    again = on_list(core, event)["Ann Abel"]
    assert (again.cancelled_on, again.late) == (None, False)


def test_correcting_the_day_of_a_cancellation_settles_whether_it_was_late(core: Core) -> None:
    event = add_small_event(core)
    [booking] = book(core, event, "Ann Abel")
    with core.work("Cancel booking") as work:
        cancel_booking(work, booking, date(2025, 3, 26))
        change_booking(work, booking, {"cancelled_on": date(2025, 3, 20)})
    assert not on_list(core, event)["Ann Abel"].late


def test_a_substitute_takes_the_place_and_nobody_moves_up(core: Core) -> None:
    event = add_small_event(core, 1)
    first, _ = book(core, event, "Ann Abel", "Bob Bell")
    with core.work("Substitute delegate") as work:
        substitute(work, first, {"person": "Cat Cole"})
    assert statuses(core, event) == [
        "Cat Cole: Booked",
        "Bob Bell: Waiting",
        "Ann Abel: Substituted",
    ]
    assert str(on_list(core, event)["Cat Cole"].substitute_for) == "Ann Abel"


@pytest.mark.parametrize(
    "status",
    [
        BookingStatus.WAITING,
        BookingStatus.CANCELLED,
        BookingStatus.SUBSTITUTED,
        BookingStatus.DID_NOT_ATTEND,
    ],
)
def test_a_booking_that_holds_no_place_is_not_handed_on(core: Core, status: BookingStatus) -> None:
    event = add_small_event(core, 1)
    [first] = book(core, event, "Ann Abel")
    with core.work("Enter register") as work:
        work.get(Booking, first).status = status
    before = statuses(core, event)
    with pytest.raises(NoPlace, match="Ann Abel has no place"), core.work("Substitute") as work:
        substitute(work, first, {"person": "Cat Cole"})
    assert statuses(core, event) == before


def test_a_delegate_is_on_the_list_once_by_name_or_by_address(core: Core) -> None:
    event = add_small_event(core, 9)
    book(core, event, "Ann Abel")
    with pytest.raises(InvalidValues, match="already"):
        book(core, event, "ANN ABEL")
    with core.work("Add booking") as work:
        add_booking(work, {"event": event, "person": "A", "email": "x@example.org"})
    with pytest.raises(InvalidValues, match="already"), core.work("Add booking") as work:
        add_booking(work, {"event": event, "person": "B", "email": "X@example.org"})


def test_two_of_one_name_with_addresses_of_their_own_are_two_delegates(core: Core) -> None:
    event = add_small_event(core, 9)
    with core.work("Add bookings") as work:
        for address in ("ann1@example.org", "ann2@example.org"):
            add_booking(work, {"event": event, "person": "Ann Abel", "email": address})
    with core.read() as session:
        assert len(register(session, event)) == 2


def test_who_cancelled_may_be_booked_anew(core: Core) -> None:
    event = add_small_event(core)
    [booking] = book(core, event, "Ann Abel")
    with core.work("Cancel booking") as work:
        cancel_booking(work, booking, TODAY)
    book(core, event, "Ann Abel")
    with core.read() as session:
        assert len(register(session, event)) == 2


def test_a_person_on_file_brings_name_address_and_agency(core: Core) -> None:
    event = add_small_event(core)
    with core.work("Add booking") as work:
        person = add_person(work, {"name": "Ann Abel", "email": "ann@example.org"})
        add_booking(work, {"event": event, "contact": person})
    booked = on_list(core, event)["Ann Abel"]
    assert (booked.email, str(booked.contact)) == ("ann@example.org", "Ann Abel")


def test_the_register_takes_who_came_unbooked(core: Core) -> None:
    event = add_small_event(core, 1, date(2025, 3, 10))
    [booking] = book(core, event, "Ann Abel")
    with core.work("Register") as work:
        record(work, booking, BookingStatus.LEFT_EARLY)
        add_unscheduled(work, {"event": event, "person": "Bob Bell"})
    with core.read() as session:
        [held] = events(session, [event], {"as_at": TODAY})
    assert (held.attended, held.booked, held.take_up) == (2, 1, Decimal(200))


def test_removing_an_event_takes_its_bookings_and_undo_brings_all_back(core: Core) -> None:
    event = add_small_event(core)
    book(core, event, "Ann Abel", "Bob Bell")
    with core.work("Remove event") as work:
        remove_event(work, event)
    core.undo()
    assert statuses(core, event) == ["Ann Abel: Booked", "Bob Bell: Booked"]


def test_removing_a_booking_gives_its_place_on(core: Core) -> None:
    event = add_small_event(core, 1)
    first, second = book(core, event, "Ann Abel", "Bob Bell")
    with core.work("Remove booking") as work:
        assert remove_bookings(work, [first]) == (second,)


def test_a_substitute_and_whose_place_it_took_are_removed_together_and_undo_brings_both_back(
    core: Core,
) -> None:
    event = add_small_event(core, 1)
    first, waiting = book(core, event, "Ann Abel", "Bob Bell")
    with core.work("Substitute delegate") as work:
        second = substitute(work, first, {"person": "Cat Cole"})
    with core.work("Remove booking") as work:
        assert remove_bookings(work, [first, second]) == (waiting,)
    core.undo()
    assert str(on_list(core, event)["Cat Cole"].substitute_for) == "Ann Abel"


def test_all_are_entered_at_once_but_who_waited_or_was_entered_already(core: Core) -> None:
    event = add_small_event(core, 3)
    first, *_ = book(core, event, "Ann Abel", "Bob Bell", "Cat Cole", "Dan Dean")
    with core.work("Enter register") as work:
        record(work, first, BookingStatus.LEFT_EARLY)
        assert record_all_attended(work, event) == ()
    assert statuses(core, event) == [
        "Ann Abel: Left early",
        "Bob Bell: Attended",
        "Cat Cole: Attended",
        "Dan Dean: Waiting",
    ]


def test_an_event_offers_what_its_course_does_unless_told_otherwise(core: Core) -> None:
    with core.work("Add events") as work:
        course = add_course(work, {"title": "Neglect", "capacity": 20})
        plain = add_event(work, {"course": course, "day": TODAY})
        large = add_event(work, {"course": course, "day": TODAY, "capacity": 40})
    with core.read() as session:
        found = {
            each.id: each.capacity for each in events(session, [plain, large], {"as_at": TODAY})
        }
    assert found == {plain: 20, large: 40}


def test_a_course_stands_once_and_an_event_ends_after_it_starts(core: Core) -> None:
    add_small_event(core)
    with pytest.raises(InvalidValues, match="already"), core.work("Add course") as work:
        add_course(work, {"title": "neglect 2025-03-27"})
    with pytest.raises(InvalidValues, match="before the first"), core.work("Add event") as work:
        add_event(work, {"course": 1, "day": TODAY, "last_day": date(2025, 3, 10)})
