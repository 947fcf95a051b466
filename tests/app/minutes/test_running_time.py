"""The running time of items: counted by the clock, through pauses and back again, told in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from app.meetings.fields import MeetingState
from app.minutes.running_time import (
    RunningTime,
    is_running,
    keep_time,
    kept_time,
    told_item,
    told_whole,
)

if TYPE_CHECKING:
    from app.bootstrap import Core

TEN = datetime(2025, 6, 26, 9, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def test_each_item_has_its_own_minutes_and_the_meeting_has_all() -> None:
    found = RunningTime().turned(1, TEN).turned(2, after(12.5)).turned(1, after(20))
    assert found.minutes(1, after(25)) == 17
    assert found.minutes(2, after(25)) == 7
    assert found.whole(after(25)) == 25


def test_a_pause_counts_for_nothing_also_where_another_item_is_looked_at_in_it() -> None:
    found = RunningTime().turned(1, TEN).paused(after(10)).turned(2, after(15))
    assert found.is_paused
    assert found.whole(after(30)) == 10
    going = found.going_on(after(30))
    assert going.minutes(2, after(34)) == 4
    assert going.minutes(1, after(34)) == 10
    assert going.going_on(after(99)) == going


def test_a_clock_that_is_put_back_takes_nothing_away() -> None:
    found = RunningTime().turned(1, TEN).turned(2, after(-60))
    assert found.whole(after(-60)) == 0


@pytest.mark.parametrize(
    ("spent", "allotted", "told"),
    [
        (0, 25, "0 of 25 min"),
        (25, 25, "25 of 25 min"),
        (29, 25, "29 of 25 min, 4 min over"),
        (90, 25, "90 of 25 min, 1 h 5 min over"),
        (12, None, "12 min"),
    ],
)
def test_it_is_told_against_the_minutes_of_the_agenda(
    spent: int, allotted: int | None, told: str
) -> None:
    assert told_item(spent, allotted) == told


def test_the_meeting_is_told_against_its_hours() -> None:
    record = cast("Any", SimpleNamespace(starts=time(9, 30), finishes=time(12, 0)))
    assert told_whole(65, record) == "1 h 5 min of 2 h 30 min"
    assert told_whole(160, record) == "2 h 40 min of 2 h 30 min, 10 min over"
    assert told_whole(65, cast("Any", SimpleNamespace(starts=None, finishes=None))) == "1 h 5 min"


def test_it_runs_on_the_day_of_a_meeting_that_was_started_and_not_closed() -> None:
    day, going = date(2025, 6, 26), MeetingState.IN_MEETING
    assert is_running(cast("Any", SimpleNamespace(day=day, state=going)), TEN)
    assert not is_running(cast("Any", SimpleNamespace(day=day, state=MeetingState.DRAFT)), TEN)
    assert not is_running(cast("Any", SimpleNamespace(day=day, state=going)), after(24 * 60))


def test_the_file_remembers_it_outside_the_history(core: Core) -> None:
    steps = core.saves
    time_now = RunningTime().turned(1, TEN).turned(2, after(3))
    assert kept_time(core, 7) == RunningTime()
    keep_time(core, 7, time_now)
    keep_time(core, 7, time_now.paused(after(5)))
    assert kept_time(core, 7) == time_now.paused(after(5))
    assert core.saves > steps
    with pytest.raises(Exception, match="undo"):
        core.undo()
