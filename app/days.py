"""Days as people of the unit write and read them, whatever the machine's language."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, time

from app.errors import Unreadable

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def months_on(day: date, count: int) -> date:
    """Give the day so many months later, the last of the month where that has no such day."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_summer_time(day: date) -> bool:
    """Say whether clocks in London are an hour ahead of UTC at the end of a day.

    They are from the last Sunday of March to the one of October (Summer Time Act 1972, as amended in 2002).
    """
    first, last = (_last_sunday(day.year, month) for month in (3, 10))
    return first <= day < last


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return date(year, month, 31 - last.isoweekday() % 7)


def show_day(value: date) -> str:
    """Write a day as "12 Mar 2025"."""
    return f"{show_short_day(value)} {value.year}"


def show_short_day(value: date) -> str:
    """Write a day without its year, as "12 Mar", where the year is plain."""
    return f"{value.day} {MONTHS[value.month - 1][:3]}"


def show_near_day(value: date, today: date) -> str:
    """Write a day as "12 Mar" in the year of today, with the year in any other."""
    return show_day(value) if value.year != today.year else show_short_day(value)


def show_long_day(value: date) -> str:
    """Write a day as "Thu 12 Jun 2025"."""
    return f"{show_weekday(value)[:3]} {show_day(value)}"


def show_weekday(value: date) -> str:
    """Write the weekday of a day, as "Thursday"."""
    return _WEEKDAYS[value.weekday()]


def show_full_day(value: date) -> str:
    """Write a day as "27 March 2025", for titles and sentences."""
    return f"{show_day_of_year(value)} {value.year}"


def show_day_of_year(value: date) -> str:
    """Write a day without its year, as "1 April", for titles and sentences."""
    return f"{value.day} {MONTHS[value.month - 1]}"


def show_hours(starts: time | None, ends: time | None) -> str:
    """Write times as "09:30–12:00", "09:30", or nothing where it is not known when something starts."""
    if starts is None:
        return ""
    return f"{starts:%H:%M}–{ends:%H:%M}" if ends else f"{starts:%H:%M}"


def read_day(text: str) -> date:
    """Read one day written day first: 12/3/2025, 12.03.25, 12 March 2025, Thu 12 Mar 25, 2025-03-12, 20250312.

    A month in words may come first too, as in March 12, 2025.
    """
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b( of\b)?", "", text.strip(), flags=re.IGNORECASE)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})([T ]00:00(:00)?)?", plain) or re.fullmatch(
        r"(20\d{2})([01]\d)([0-3]\d)", plain
    )
    if iso:
        return _day(text, int(iso[1]), int(iso[2]), int(iso[3]))
    figures = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", plain)
    if figures:
        return _day(text, _full_year(figures[3]), int(figures[2]), int(figures[1]))
    words = re.fullmatch(
        r"(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})[\s\-]*([A-Za-z]{3,9})\.?,?[\s\-]*(\d{4}|\d{2})", plain
    )
    month = _month_number(words[2]) if words else None
    if words and month:
        return _day(text, _full_year(words[3]), month, int(words[1]))
    turned = re.fullmatch(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})", plain)
    month = _month_number(turned[1]) if turned else None
    if turned and month:
        return _day(text, int(turned[3]), month, int(turned[2]))
    message = f"“{text}” is not a date; write it as 12/03/2025 or 12 Mar 2025."
    raise Unreadable(message)


def day_within(text: str) -> tuple[str, date | None]:
    """Find the last day that stands written in a text, in any style: what is left without it, and the day if any."""
    for found in reversed([*_WRITTEN.finditer(text)]):
        try:
            day = read_day(found[0])
        except Unreadable:
            continue
        return text[: found.start()] + text[found.end() :], day
    return text, None


_WRITTEN = re.compile(
    r"""
    (?<![\w/.-])
    (?:
        \d{4}-\d{1,2}-\d{1,2}
        | \d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})
        | (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?
          \d{1,2}(?:st|nd|rd|th)?[\s-]*[a-z]{3,9}\.?,?[\s-]*(?:\d{4}|\d{2})
    )
    (?![\w/-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A day as `read_day` reads it, anywhere in a text."""


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as impossible:
        message = f"“{text}” is not a date in the calendar."
        raise Unreadable(message) from impossible


def _full_year(figures: str) -> int:
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def _month_number(word: str) -> int | None:
    """Give the month that a word of three letters or more begins, 1 to 12."""
    beginning = word.capitalize()
    for number, month in enumerate(MONTHS, start=1):
        if month.startswith(beginning):
            return number
    return None
