"""The periods that values are for, read from the words of sources and turned into days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import MONTHS, months_on
from app.partnerships.years import APRIL, JANUARY, year_of

ACADEMIC = "09-01"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s*[-/–_]?\s*((?:20)?\d{2}))?(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{2})[-/_]?(\d{2})(?!\d)")
_QUARTER = re.compile(r"\b(?:q|qtr|quarter)\s*([1-4])\b", re.IGNORECASE)
_MONTH = re.compile(
    rf"({'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)})t?\.?(?:[\s,'’/_–-]*((?:20)?\d{{2}}))?",
    re.IGNORECASE,
)
_MONTH_WORDS = tuple(month.casefold() for month in MONTHS)
_KINDS = {
    "reporting year": "",
    "financial year": "",
    "": "",
    "calendar year": "",
    "academic year": " academic",
}
"""What a published table calls its years, and what is added to their words here."""
_WORDS = re.compile(
    rf"(?:(Mid)-|Q([1-4]) |({'|'.join(MONTHS)}) )?((?:19|20)\d{{2}})(?:-(\d{{2}}))?( academic)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Timespan:
    """A period in the words of its source, from its first to its last day, both inclusive."""

    words: str
    first_day: date
    last_day: date


def year_start_in(text: str) -> int | None:
    """Give the first year that a text names: 2024 for "dataset return 2024-25", "2024/25" and "CLA2024"."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def short_year_in(text: str) -> int | None:
    """Give the first year of a file's name that writes a year with four figures: 2013 for "outturn_1314"."""
    for found in _SHORT.finditer(text):
        if (int(found[1]) + 1) % 100 == int(found[2]):
            return 2000 + int(found[1])
    return None


def quarter_in(text: str) -> int | None:
    """Give the quarter that a heading names: 3 for "Q3", "Quarter 3" and "Qtr 3 2024-25"."""
    found = _QUARTER.search(text)
    return int(found[1]) if found else None


def month_in(text: str) -> tuple[int, int] | None:
    """Give the month that a heading is, with its calendar year, 0 for none: (7, 2025) for "July 2025" and "Jul-25"."""
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        return None
    names = [month[:3].casefold() for month in MONTHS]
    year = int(found[2][-2:]) + 2000 if found[2] else 0
    return names.index(found[1][:3].casefold()) + 1, year


def month_of(start: str, first_year: int, month: int) -> Timespan:
    """Give a month (1 to 12) of the year that begins on `start` ("MM-DD") in a year."""
    year = first_year + (month < int(start[:2]))
    first = date(year, month, 1)
    return Timespan(f"{MONTHS[month - 1]} {year}", first, months_on(first, 1) - timedelta(days=1))


def quarter_of(start: str, first_year: int, quarter: int) -> Timespan:
    """Give a quarter of the year that begins on `start` ("MM-DD") in a year."""
    year = year_of(start, date.fromisoformat(f"{first_year}-{start}"))
    first = months_on(year.first_day, 3 * (quarter - 1))
    last = months_on(year.first_day, 3 * quarter) - timedelta(days=1)
    return Timespan(f"Q{quarter} {year.name}", first, last)


def quarter_holding(start: str, day: date) -> Timespan:
    """Give the quarter that a day lies in, by the year that begins on `start`."""
    year = year_of(start, day)
    quarters = (quarter_of(start, year.first_day.year, each) for each in range(1, 5))
    return next(each for each in quarters if each.last_day >= day)


def published_period(text: str, identifier: str = "") -> Timespan | None:
    """Give the period of a published table's row, None where it is none that is known.

    "2024" with "Reporting year" is the year that ended on 31 March 2024, as the Department for Education counts;
    "202324" or "2023-24" is the year that began in 2023.
    """
    plain, kind = text.strip().removesuffix(".0"), identifier.strip().casefold()
    if kind in _MONTH_WORDS:
        return period_of(f"{kind.capitalize()} {plain}")
    found = _YEAR.fullmatch(plain)
    if kind not in _KINDS or found is None:
        return None
    first, second = int(found[1]), found[2]
    if kind == "calendar year":
        return None if second else period_of(str(first))
    if second and (first + 1) % 100 != int(second) % 100:
        return None
    start = first if second else first - 1
    return period_of(f"{start}-{(start + 1) % 100:02d}{_KINDS[kind]}")


def period_of(words: str) -> Timespan | None:
    """Give the days of a period as this program writes it.

    That is "2023-24" from April, "2023-24 academic", "2023", "Q3 2023-24" of a year from April, "March 2024", or
    "Mid-2023" for 30 June, the day of population estimates (Office for National Statistics).
    """
    found = _WORDS.fullmatch(words.strip())
    if found is None:
        return None
    mid, quarter, month, year, second, academic = found.groups()
    whole = int(year)
    if second:
        if (whole + 1) % 100 != int(second):
            return None
        start = ACADEMIC if academic else APRIL
        return quarter_of(start, whole, int(quarter)) if quarter else _year(words, start, whole)
    if mid:
        return mid_year(whole)
    if month:
        first = date(whole, _MONTH_WORDS.index(month.casefold()) + 1, 1)
        return Timespan(words, first, months_on(first, 1) - timedelta(days=1))
    return None if quarter or academic else _year(words, JANUARY, whole)


def _year(words: str, start: str, first_year: int) -> Timespan:
    year = year_of(start, date.fromisoformat(f"{first_year}-{start}"))
    return Timespan(words, year.first_day, year.last_day)


def mid_year(year: int) -> Timespan:
    """Give the day that the population estimates of a year are for, 30 June (Office for National Statistics)."""
    return Timespan(f"Mid-{year}", date(year, 6, 30), date(year, 6, 30))
