"""The time that is left for an item and for the meeting, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.minutes.time_left import time_left

RECORD = cast(
    "Any", SimpleNamespace(day=date(2025, 6, 26), finishes=time(12, 0), hours="09:30–12:00")
)
ITEM = cast("Any", SimpleNamespace(at=time(10, 0), minutes=20))
BARE = cast("Any", SimpleNamespace(at=None, minutes=None))


@pytest.mark.parametrize(
    ("hour", "minute", "told"),
    [
        (10, 8, "12 min left for this item, 1 h 52 min left for the meeting"),
        (10, 20, "0 min left for this item, 1 h 40 min left for the meeting"),
        (11, 0, "40 min over for this item, 1 h left for the meeting"),
        (12, 5, "1 h 45 min over for this item, 5 min over for the meeting"),
    ],
)
def test_minutes_are_reckoned_by_the_clock_of_london(hour: int, minute: int, told: str) -> None:
    # In June London is an hour ahead of the world's time.
    now = datetime(2025, 6, 26, hour - 1, minute, tzinfo=UTC)
    assert time_left(RECORD, ITEM, now) == told


def test_an_item_without_minutes_has_the_meetings_time_and_another_day_its_hours() -> None:
    now = datetime(2025, 6, 26, 10, 0, tzinfo=UTC)
    assert time_left(RECORD, BARE, now) == "1 h left for the meeting"
    assert time_left(RECORD, None, now) == "1 h left for the meeting"
    assert time_left(RECORD, ITEM, datetime(2025, 6, 27, 9, 0, tzinfo=UTC)) == "09:30–12:00"
