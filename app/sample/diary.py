"""The sample's diary: acts are put down for their days and done in the order of the days, each a step of its own."""

from __future__ import annotations

import heapq
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from app.clock import FixedClock
from app.progress import UNWATCHED, Progress, step
from app.workdays import add_working_days, next_working_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from random import Random

    from app.bootstrap import Core
    from app.sample.facts import Known
    from app.sample.people import Names
    from app.work import Work

WORDS = "Holding a year of meetings"


@dataclass
class Diary:
    """What building the diary needs: the application, the ids, names, chance, the day it is, and who watches."""

    core: Core
    known: Known
    names: Names
    chance: Random
    today: date
    progress: Progress = UNWATCHED
    _acts: list[tuple[date, int, Callable[[], object]]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)

    def put(self, day: date, act: Callable[[], object]) -> None:
        """Put an act down for a day; one that lies ahead is not done, because it has not happened."""
        if day <= self.today:
            heapq.heappush(self._acts, (day, next(self._number), act))

    def run(self) -> None:
        """Do every act on its day, and what they put down in their turn; Cancelled where a stop is wished."""
        done, now = 0, self.core.clock
        try:
            while self._acts:
                day, _, act = heapq.heappop(self._acts)
                self.core.clock = now if day == self.today else _morning(day)
                act()
                done += 1
                step(self.progress, WORDS, done, done + len(self._acts))
        finally:
            self.core.clock = now

    @contextmanager
    def step(self, label: str, about: str, **options: Any) -> Iterator[Work]:  # noqa: ANN401 - as Core.work
        """Do one act as a user would."""
        with self.core.work(label, about, **options) as work:
            yield work


def _morning(day: date) -> FixedClock:
    return FixedClock(datetime.combine(day, time(10), UTC))


def meeting_day(day: date) -> date:
    """Move a day on to one on which people meet: from shortly before Christmas by weeks, off a bank holiday by days."""
    while (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 5):
        day += timedelta(days=7)
    return next_working_day(day)


def working_day_before(day: date) -> date:
    """Give the day itself where it is a working day, else the last one before."""
    return add_working_days(next_working_day(day), -1) if next_working_day(day) != day else day
