"""Training figures: the published quarter comes out as printed, and every rate names its parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.training.bookings import record
from app.training.counts import BookingCounts
from app.training.operations import add_course, add_event, change_event
from app.training.tally import TrainingSummary, summary
from models.training import BookingStatus, EventStatus
from tests.app.training.sample import LLR, add_small_event, book, fill_quarter

if TYPE_CHECKING:
    from app.bootstrap import Core

QUARTER = (date(2016, 4, 1), date(2016, 6, 30))


def summed(core: Core, first: date, last: date) -> TrainingSummary:
    with core.read() as session:
        return summary(session, first, last, core.clock.today())


def test_registrations_less_absences_plus_unscheduled_make_those_attended(core: Core) -> None:
    fill_quarter(core)
    total = summed(core, *QUARTER).total
    assert (total.registrations, total.no_shows, total.cancelled) == (318, 20, 29)
    assert (total.unscheduled, total.attended) == (35, 304)
    assert total.take_up.words() == "304 of 393, 77.4 %"


def test_each_course_of_the_quarter_has_its_published_take_up(core: Core) -> None:
    fill_quarter(core)
    lines = {line.course: line.counts.take_up for line in summed(core, *QUARTER).by_course}
    assert [lines[title].words() for title, *_ in LLR] == [
        "8 of 23, 34.8 %",
        "231 of 280, 82.5 %",
        "8 of 15, 53.3 %",
        "12 of 20, 60.0 %",
        "31 of 40, 77.5 %",
        "14 of 15, 93.3 %",
    ]


def test_the_named_rates_of_the_quarter_say_what_they_are_of(core: Core) -> None:
    fill_quarter(core)
    rates = dict(summed(core, *QUARTER).total.rates)
    assert rates["No-show"].words() == "20 of 318, 6.3 %"
    assert rates["Cancellation"].words() == "29 of 318, 9.1 %"
    assert rates["Show rate"].words() == "269 of 289, 93.1 %"
    assert rates["Unscheduled"].words() == "35 of 304, 11.5 %"


def test_agencies_add_up_to_the_same_as_courses(core: Core) -> None:
    fill_quarter(core)
    found = summed(core, *QUARTER)
    assert sum(line.counts.attended for line in found.by_agency) == found.total.attended
    assert sum(line.counts.registrations for line in found.by_agency) == 318
    assert [line.agency for line in found.by_agency] == [
        "Alpha",
        "Beta",
        "Gamma",
    ]


def test_only_events_with_a_number_of_places_count_to_take_up(core: Core) -> None:
    with core.work("Add events") as work:
        course = add_course(work, {"title": "Open lecture"})
        lecture = add_event(work, {"course": course, "day": date(2025, 3, 3)})
    limited = add_small_event(core, 4, date(2025, 3, 4))
    for event in (lecture, limited):
        [booking] = book(core, event, "A. Person")
        with core.work("Register") as work:
            record(work, booking, BookingStatus.ATTENDED)
    total = summed(core, date(2025, 1, 1), date(2025, 12, 31)).total
    assert (total.attended, total.take_up.words()) == (2, "1 of 4, 25.0 %")


def test_what_is_still_to_come_or_was_called_off_does_not_count(core: Core) -> None:
    add_small_event(core, 10, date(2025, 3, 12))
    off = add_small_event(core, 10, date(2025, 3, 10))
    with core.work("Change event") as work:
        change_event(work, off, {"status": EventStatus.CANCELLED})
    assert summed(core, date(2025, 1, 1), date(2025, 12, 31)).total.places == 0


def test_a_rate_of_no_bookings_is_none() -> None:
    assert [rate.words() for _, rate in BookingCounts().rates] == ["none"] * 6
    assert BookingCounts(stayed=1, places=3, attended_places=1).take_up.percent == Decimal(100) / 3
