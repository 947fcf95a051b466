"""Bank holidays in England, worked out by their rules, which hold since 1978, and by what was proclaimed since.

The rules: Banking and Financial Dealings Act 1971, with the substitute days that are proclaimed for weekends. A
bank holiday that is proclaimed for one year, or moved, gets its line here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_MONDAY = 0
_MOVED = {
    date(1995, 5, 1): date(1995, 5, 8),  # fifty years after the war
    date(2002, 5, 27): date(2002, 6, 4),  # golden jubilee
    date(2012, 5, 28): date(2012, 6, 4),  # diamond jubilee
    date(2020, 5, 4): date(2020, 5, 8),  # seventy-five years after the war
    date(2022, 5, 30): date(2022, 6, 2),  # platinum jubilee
}
_ONCE = (
    date(1981, 7, 29),  # royal wedding
    date(1999, 12, 31),  # millennium
    date(2002, 6, 3),  # golden jubilee
    date(2011, 4, 29),  # royal wedding
    date(2012, 6, 5),  # diamond jubilee
    date(2022, 6, 3),  # platinum jubilee
    date(2022, 9, 19),  # state funeral
    date(2023, 5, 8),  # coronation
)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Give the bank holidays of a year: the days themselves, and the substitutes of those at a weekend."""
    easter = easter_sunday(year)
    mondays = (
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
    )
    return frozenset(
        {
            easter - timedelta(days=2),
            easter + timedelta(days=1),
            *(_MOVED.get(day, day) for day in mondays),
            *_with_substitutes(date(year, 1, 1)),
            *_with_substitutes(date(year, 12, 25), date(year, 12, 26)),
            *(day for day in _ONCE if day.year == year),
        }
    )


def easter_sunday(year: int) -> date:
    """Give Easter Sunday: the Sunday after the full moon of the church's calendar (Oudin's form of the rule)."""
    century, moon_year = year // 100, year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * moon_year + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - moon_year) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


def _monday_from(day: date) -> date:
    """Give the first Monday on or after a day."""
    return day + timedelta(days=(_MONDAY - day.weekday()) % 7)


def _with_substitutes(*days: date) -> set[date]:
    """Add to each day at a weekend the next weekday that is no holiday yet."""
    found = set(days)
    for day in days:
        if day.weekday() > 4:
            instead = day
            while instead.weekday() > 4 or instead in found:
                instead += timedelta(days=1)
            found.add(instead)
    return found
