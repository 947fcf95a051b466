"""What stands against a day for a meeting: bank holidays, weekends, and people or rooms that are taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from app.amounts import counted
from app.bank_holidays import bank_holiday
from app.days import show_hours, show_long_day
from app.workdays import is_working_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_WEEKS = 3
"""How many weeks to either side are tried."""
_CHRISTMAS = (12, 22)
_NEW_YEAR = (1, 2)
"""From the first to the second, both inclusive, nobody is asked to a meeting unless a person says so."""


@dataclass(frozen=True)
class Gathering:
    """A meeting that is planned or proposed, with the people who sit on its group that day."""

    group: str
    day: date
    starts: time | None = None
    finishes: time | None = None
    venue: str | None = None
    people: frozenset[int] = field(default_factory=frozenset)

    @property
    def hours(self) -> str:
        """Its times as "09:30–12:00", "09:30" or nothing."""
        return show_hours(self.starts, self.finishes)


def objections(wished: Gathering, others: Iterable[Gathering]) -> list[str]:
    """Say in a sentence each what stands against an occasion; an empty list where nothing does."""
    found = []
    holiday = bank_holiday(wished.day)
    if holiday:
        found.append(f"{show_long_day(wished.day)} is a bank holiday ({holiday}).")
    elif not is_working_day(wished.day):
        found.append(f"{show_long_day(wished.day)} is at the weekend.")
    elif is_quiet(wished.day):
        found.append(f"{show_long_day(wished.day)} is in the days around Christmas and New Year.")
    found += [told for other in others if (told := _clash(wished, other))]
    return found


def is_quiet(day: date) -> bool:
    """Say whether a day lies around Christmas and New Year, when offices are thinly staffed."""
    place = (day.month, day.day)
    return place >= _CHRISTMAS or place <= _NEW_YEAR


def nearest_free(nominal: date, objections_on: Callable[[date], Sequence[str]]) -> date:
    """Give the day nearest to the nominal one that nothing stands against.

    Tried are the day itself, the other days of its working week, then the weeks around. Where every day has something
    against it, the first working day is given.
    """
    tried = list(_around(nominal))
    free = next((day for day in tried if not objections_on(day)), None)
    return free or next((day for day in tried if is_working_day(day)), nominal)


def _around(nominal: date) -> Iterator[date]:
    """Give the nominal day, its working week, the same weekday of the weeks around, then those weeks' other days."""
    yield nominal
    yield from _week_of(nominal)
    middles = [
        nominal + timedelta(weeks=sign * weeks)
        for weeks in range(1, _WEEKS + 1)
        for sign in (1, -1)
    ]
    yield from middles
    for middle in middles:
        yield from _week_of(middle)


def _week_of(middle: date) -> list[date]:
    """Give the days of a working week, those nearest to its `middle` first, later before earlier."""
    monday = middle - timedelta(days=middle.weekday())
    days = [monday + timedelta(days=place) for place in range(5)]
    return sorted(days, key=lambda day: (abs((day - middle).days), day < middle))


def _clash(wished: Gathering, other: Gathering) -> str:
    if wished.day != other.day or not _overlap(wished, other):
        return ""
    when = f" {other.hours}" if other.hours else " on that day"
    shared = len(wished.people & other.people)
    if shared:
        who = counted(shared, "person sits", "people sit")
        return f"{other.group} meets{when}; {who} on both."
    if wished.venue and other.venue and _same_room(wished.venue, other.venue):
        return f"{other.venue} is taken by {other.group}{when}."
    return ""


def _overlap(one: Gathering, other: Gathering) -> bool:
    """Say whether two occasions of a day overlap; where hours are not known they may."""
    if not (one.starts and other.starts):
        return True
    return one.starts < (other.finishes or time.max) and other.starts < (one.finishes or time.max)


def _same_room(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
