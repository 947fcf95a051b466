"""The sample's diary: acts are put down for their days and done in the order of the days, each a step of its own."""

from __future__ import annotations

import heapq
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING

from app.clock import FixedClock
from app.progress import UNWATCHED, Progress, step
from app.workdays import add_working_days, next_working_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from app.bootstrap import Core
    from app.sample.facts import SampleIds
    from app.sample.people import Names

WORDS = "Holding a year of meetings"


@dataclass
class Diary:
    """What building the diary needs: the application, the ids, names, chance, the day it is, and who watches."""

    core: Core
    known: SampleIds
    names: Names
    chance: Random
    today: date
    progress: Progress = UNWATCHED
    _acts: list[tuple[date, int, Callable[[], object]]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)
    _now: date = date.min

    def put(self, day: date, act: Callable[[], object]) -> None:
        """Put an act down for a day; one that lies ahead is not done, and one that is late is done at once."""
        if day <= self.today:
            heapq.heappush(self._acts, (max(day, self._now), next(self._number), act))

    def run(self) -> None:
        """Do every act on its day, and what they put down in their turn; Cancelled where a stop is wished."""
        done = 0
        while self._acts:
            self._now, _, act = heapq.heappop(self._acts)
            with it_is(self.core, self._now):
                act()
            done += 1
            step(self.progress, WORDS, done, done + len(self._acts))


@contextmanager
def it_is(core: Core, day: date) -> Iterator[None]:
    """Let it be the morning of a day for the application within a block; today it is as late as it is."""
    now = core.clock
    if day != now.today():
        core.clock = FixedClock(datetime.combine(day, time(10), UTC))
    try:
        yield
    finally:
        core.clock = now


def meeting_day(day: date) -> date:
    """Move a day on to one on which people meet: from shortly before Christmas by weeks, off a bank holiday by days."""
    while _is_christmas(day):
        day += timedelta(days=7)
    return next_working_day(day)


def meeting_day_before(day: date) -> date:
    """Move a day back to one on which people meet."""
    while _is_christmas(day):
        day -= timedelta(days=7)
    return working_day_before(day)


def _is_christmas(day: date) -> bool:
    return (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 5)


def working_day_before(day: date) -> date:
    """Give the day itself where it is a working day, else the last one before."""
    return add_working_days(next_working_day(day), -1) if next_working_day(day) != day else day
