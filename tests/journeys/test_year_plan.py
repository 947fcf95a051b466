"""A year of the sample's eight groups planned by keys alone, looked at for clashes, and written as a calendar."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from app.meetings.listings import MEETINGS
from app.rows import Wish
from app.workdays import is_working_day
from tests.journeys.cycle import BOTH, Cycle
from tests.ui.acting import CONTROL, Key
from ui.planning.page import PlanYearPage

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from tests.journeys.conftest import Begin

pytestmark = pytest.mark.journey

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def cycle(sample: Core, fresh: Core, begin: Begin, tmp_path: Path) -> Cycle:
    """Give the window on the sample, on 11 March 2025."""
    path = sample.open_path()
    sample.close()
    return Cycle(begin(fresh, path), fresh, tmp_path)


def test_a_year_of_eight_groups_is_planned_by_keys_and_goes_into_a_calendar(cycle: Cycle) -> None:
    hands = cycle.hands
    hands.press(Key.Key_6, held=CONTROL)
    hands.press(Key.Key_N, held=BOTH)
    page = hands.window.pages.page
    assert isinstance(page, PlanYearPage)
    hands.press(Key.Key_T, held=CONTROL)
    hands.press(Key.Key_Down)
    assert page.subtitle.startswith("28 meetings of 8 groups in 2026")
    assert meetings(cycle.core) == []
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Plan year, 2026")
    planned = meetings(cycle.core)
    assert Counter(each.group.name for each in planned) == {
        "Alliance": 2,
        "Panel": 2,
        **dict.fromkeys(("SCP Board", "SEG", "CSOG", "DA", "Neglect", "CADS"), 4),
    }
    assert [each.day for each in planned if not is_working_day(each.day)] == []
    assert [each.day for each in planned if (each.day.month, each.day.day) >= (12, 22)] == []
    assert clashes(planned) == []
    cycle.choose_below("Calendar", "Meetings of all groups")
    found = events(cycle.written("all.ics"))
    assert len({str(each["UID"]) for each in found}) == len(found)
    assert len([each for each in found if each["DTSTART"].year == 2026]) == 28
    board = next(each for each in found if each["DTSTART"].date() == date(2026, 6, 25))
    # Half past nine in London is half past eight in the file.
    assert (str(board["SUMMARY"]), board["DTSTART"]) == (
        "SCP Board",
        datetime(2026, 6, 25, 8, 30, tzinfo=UTC),
    )


def meetings(core: Core) -> list[MeetingRecord]:
    """Give the meetings of 2026."""
    scope = {"first_day": FIRST, "last_day": LAST}
    with core.read() as session:
        return MEETINGS.read(session, MEETINGS.ids(session, Wish(sort="day"), scope), scope)


def clashes(planned: list[MeetingRecord]) -> list[str]:
    """Give the meetings that meet in one room at one time."""
    return [
        f"{one.name} and {other.name}"
        for one in planned
        for other in planned
        if one.id < other.id
        and (one.day, one.venue) == (other.day, other.venue)
        and one.venue
        and one.starts
        and other.finishes
        and one.starts < other.finishes
    ]


def events(path: Path) -> list[dict[str, Any]]:
    """Read a calendar back: the properties of each entry by name, moments as such."""
    return [
        {name: getattr(value, "dt", value) for name, value in each.items()}
        for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    ]
