"""What it costs that a list shows one partnership of two: 150,000 actions and as many bookings, half its own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.actions.fields import ActionScope, ActionSource, ActionStatus
from app.actions.listings import ACTIONS
from app.catalogue import LISTINGS
from app.listing import SqlRows
from app.rows import Wish
from models.actions import Action
from models.training import Booking, BookingStatus
from tests.benchmarks.measuring import best_of, told

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.pair import Pair

ROWS = 150_000
PAGE = 60


@pytest.mark.benchmark
def test_lists_of_one_partnership_of_two(paired: Core, pair: Pair) -> None:
    _fill(paired, pair)
    bookings = next(each for each in LISTINGS if each.kind == "bookings")
    for listing in (ACTIONS, bookings):
        every = SqlRows(paired, listing)
        own = SqlRows(paired, listing, partnership=pair.birch.id)
        ids = own.ids(Wish())
        times = best_of(
            3,
            {
                "ids of all": lambda every=every: every.ids(Wish()),  # type: ignore[misc]
                "ids of one": lambda own=own: own.ids(Wish()),  # type: ignore[misc]
                "first page of one": lambda own=own, ids=ids: own.rows(ids[:PAGE]),  # type: ignore[misc]
            },
        )
        print(told(f"{ROWS:,} {listing.kind}", "ids of all", times))
        assert ROWS // 2 <= len(ids) < ROWS // 2 + 10


def _fill(core: Core, pair: Pair) -> None:
    """Give half of the rows to each partnership, alternating."""
    today = core.clock.today()
    sides = pair.sides
    with core.work("Import actions") as work:
        work.insert_many(
            Action,
            [
                {
                    "group_id": sides[number % 2].ids["groups"],
                    "text": f"Task {number}",
                    "source": ActionSource.OTHER,
                    "scope": ActionScope.PARTNERSHIP,
                    "raised_on": today,
                    "due": today + timedelta(days=number % 400),
                    "status": ActionStatus.OPEN,
                    "evidence_wanted": False,
                    "restricted": False,
                }
                for number in range(ROWS)
            ],
        )
    with core.work("Import bookings") as work:
        work.insert_many(
            Booking,
            [
                {
                    "event_id": sides[number % 2].ids["events"],
                    "person": f"Delegate {number}",
                    "status": BookingStatus.BOOKED,
                    "late": False,
                }
                for number in range(ROWS)
            ],
        )
