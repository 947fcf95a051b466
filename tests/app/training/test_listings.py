"""Lists of courses, events and bookings: what is shown can be sorted and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.finding import search
from app.listing import SqlRows
from app.rows import Wish
from app.training.finding import booking_choices, course_choices, event_choices
from app.training.listings import BOOKINGS, EVENTS
from tests.app.training.sample import add_small_event, book, fill_quarter

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.listing import Listing


def listed(core: Core, listing: Listing, wish: Wish, **scope: Any) -> list[Any]:  # noqa: ANN401
    rows = SqlRows(core, listing, **scope)
    return rows.rows(rows.ids(wish))


def test_events_are_sorted_by_how_well_they_were_taken_up(core: Core) -> None:
    fill_quarter(core)
    best = listed(core, EVENTS, Wish(sort="take_up", descending=True))
    assert [each.course.name for each in best[:2]] == [
        "DV & Substance Misuse",
        "LSCB Learning Event",
    ]
    full = listed(core, EVENTS, Wish(filters={"attended": ">=31"}))
    assert [each.attended for each in full] == [231, 31]


def test_bookings_are_filtered_by_course_agency_and_status(core: Core) -> None:
    fill_quarter(core)
    filters = {"course": "learning", "agency": "gam", "status": "did not"}
    found = listed(core, BOOKINGS, Wish(filters=filters))
    assert {(each.course, str(each.agency)) for each in found} == {("LSCB Learning Event", "Gamma")}


def test_forms_offer_courses_events_and_bookings(core: Core) -> None:
    book(core, add_small_event(core), "Ann Abel")
    with core.read() as session:
        assert [str(ref) for ref in course_choices(session, "negl")] == ["Neglect 2025-03-27"]
        assert [str(ref) for ref in event_choices(session, "negl")] == [
            "Neglect 2025-03-27, 27 Mar 2025"
        ]
        assert [str(ref) for ref in booking_choices(session, "abel")] == [
            "Ann Abel, Neglect 2025-03-27, 27 Mar 2025"
        ]


def test_search_finds_a_delegate_and_an_event(core: Core) -> None:
    book(core, add_small_event(core), "Ann Abel")
    with core.read() as session:
        kinds = [found.kind for found in search(session, "abel")]
        places = [found.kind for found in search(session, "neglect")]
    assert kinds == ["bookings"]
    assert sorted(places) == ["bookings", "courses", "events"]
