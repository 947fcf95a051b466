"""The days on which a group would meet if nothing were in the way: every so many weeks, or so often a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from models.groups import Frequency
from models.planning import Weekday, WeekOfMonth

if TYPE_CHECKING:
    from app.partnerships.years import Year

_WEEKS = {Frequency.WEEKLY: 1, Frequency.FORTNIGHTLY: 2, Frequency.SIX_WEEKLY: 6}
_A_YEAR = {
    Frequency.MONTHLY: 12,
    Frequency.TWO_MONTHLY: 6,
    Frequency.QUARTERLY: 4,
    Frequency.THREE_A_YEAR: 3,
    Frequency.TWICE_A_YEAR: 2,
    Frequency.YEARLY: 1,
}
_DAYS_A_YEAR = 365


@dataclass(frozen=True)
class Pattern:
    """When a group meets; `per_year`, where it is given, counts instead of the frequency.

    A pattern by weeks has `weeks` between meetings; one by months has its `week` of the month, such as the second
    Thursday.
    """

    frequency: Frequency
    weekday: Weekday
    week: WeekOfMonth
    per_year: int | None = None

    @property
    def weeks(self) -> float | None:
        """Weeks from one meeting to the next, 2.6 for twenty a year, or None where the months count."""
        if self.per_year is not None:
            return 52 / self.per_year if self.per_year > 12 else None
        return _WEEKS.get(self.frequency)

    @property
    def times(self) -> int:
        """Meetings in a year of a pattern by months; 0 for a group that meets as needed."""
        return self.per_year or _A_YEAR.get(self.frequency, 0)

    @property
    def days_between(self) -> float:
        """Days from one meeting to the next, as they are on average; 0 for a group that meets as needed."""
        if self.weeks is not None:
            return self.weeks * 7
        return _DAYS_A_YEAR / self.times if self.times else 0


def nominal_days(pattern: Pattern, year: Year, last: date | None = None) -> list[date]:
    """Give the days of a year on which a group would meet, after its last meeting before the year where it has one.

    By months they are spread evenly over the year and go on in step with the last meeting; a group that meets as needed
    has none.
    """
    if pattern.weeks is not None:
        return _by_weeks(pattern, pattern.weeks, year, last)
    return _by_months(pattern, year, last) if pattern.times else []


def day_of_month(year: int, month: int, weekday: Weekday, week: WeekOfMonth) -> date:
    """Give the second Thursday, the last Friday and the like of a month."""
    wanted = list(Weekday).index(weekday)
    if week is WeekOfMonth.LAST:
        end = date(year, month, monthrange(year, month)[1])
        return end - timedelta(days=(end.weekday() - wanted) % 7)
    first = date(year, month, 1)
    first += timedelta(days=(wanted - first.weekday()) % 7)
    return first + timedelta(weeks=list(WeekOfMonth).index(week))


def usual_place(day: date) -> tuple[Weekday, WeekOfMonth]:
    """Give the weekday and week of the month that a day stands for; a weekend stands for the Friday before it."""
    weekday = list(Weekday)[min(day.weekday(), 4)]
    in_month = monthrange(day.year, day.month)[1]
    if day.day + 7 > in_month:
        return weekday, WeekOfMonth.LAST
    return weekday, list(WeekOfMonth)[(day.day - 1) // 7]


def _by_weeks(pattern: Pattern, weeks: float, year: Year, last: date | None) -> list[date]:
    whole = timedelta(weeks=round(weeks))
    start = last + whole if last else year.first_day
    while start < year.first_day:
        start += whole
    # In the week that the pattern falls on, the group's own weekday counts, unless it lies before the year.
    day = start + timedelta(days=list(Weekday).index(pattern.weekday) - start.weekday())
    if day < year.first_day:
        day += timedelta(weeks=1)
    left = (year.last_day - day).days // 7
    if pattern.per_year is None:
        turns = range(int(left // weeks) + 1)
    else:
        # As many as are asked for, somewhat closer together where the first one is late in its turn.
        turns, weeks = range(pattern.per_year), min(weeks, left / (pattern.per_year - 1))
    return sorted({day + timedelta(weeks=round(turn * weeks)) for turn in turns})


def _by_months(pattern: Pattern, year: Year, last: date | None) -> list[date]:
    """Spread the meetings over the year's months, in step with the month of the last one where there was one."""
    begins = _month_number(year.first_day)
    step = 12 / pattern.times
    shift = round((_month_number(last) - begins) % step) if last else 0
    months = {begins + shift + round(turn * step) for turn in range(-1, pattern.times + 1)}
    days = (
        day_of_month(month // 12, month % 12 + 1, pattern.weekday, pattern.week)
        for month in sorted(months)
    )
    return [day for day in days if year.first_day <= day <= year.last_day][: pattern.times]


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1
