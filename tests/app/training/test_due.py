"""What training puts on Home: registers to enter, and who waits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.training.bookings import record
from app.training.due import deadlines
from models.training import BookingStatus
from tests.app.training.sample import add_small_event, book

if TYPE_CHECKING:
    from app.bootstrap import Core


def titles(core: Core) -> list[tuple[str, str, str]]:
    with core.read() as session:
        found = deadlines(session, core.clock.today())
    return [(each.title, each.subtitle, each.chip) for each in found]


def test_an_event_that_is_over_asks_for_its_register_until_all_are_entered(core: Core) -> None:
    first, second = book(core, add_small_event(core, 5, date(2025, 3, 7)), "Ann Abel", "Bob Bell")
    title = "Register: Neglect 2025-03-07, 7 Mar 2025"
    assert titles(core) == [(title, "2 delegates to enter", "4 days late")]
    with core.work("Enter register") as work:
        record(work, first, BookingStatus.ATTENDED)
        record(work, second, BookingStatus.DID_NOT_ATTEND)
    assert titles(core) == []


def test_people_who_wait_for_a_coming_event_are_shown(core: Core) -> None:
    book(core, add_small_event(core, 1), "Ann Abel", "Bob Bell")
    assert titles(core) == [
        (
            "Waiting list: Neglect 2025-03-27, 27 Mar 2025",
            "1 waiting, 1 of 1 places booked",
            "due 27 Mar",
        )
    ]


def test_an_event_with_free_places_asks_for_nothing(core: Core) -> None:
    book(core, add_small_event(core, 5), "Ann Abel")
    assert titles(core) == []
