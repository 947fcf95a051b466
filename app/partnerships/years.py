"""Years of a partnership: when one begins, which one a day lies in, and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import read_day, show_day_of_year
from app.errors import Unreadable
from app.fields import Text

APRIL = "04-01"
JANUARY = "01-01"
_LEAP = 2024


@dataclass(frozen=True)
class Year:
    """One year of a partnership, both days inclusive; `name` is 2025 for a calendar year, else 2024-25."""

    first_day: date
    last_day: date

    @property
    def name(self) -> str:
        """What the year is called on screen and paper."""
        if (self.first_day.month, self.first_day.day) == (1, 1):
            return str(self.first_day.year)
        return f"{self.first_day.year}-{(self.first_day.year + 1) % 100:02d}"


_PAIR = re.compile(
    r"(?<!\d)(?:(?P<century>20)|(?<!\d[-/.]))(\d{2})\s*[-/–]\s*(?:20)?(\d{2})(?!\d|[-/.–]\d)"
)
"""Two years in a row; a day in figures such as 11/12/2024 or 2011-12-05 holds none."""
_SAID_ALONE = re.compile(
    r"(?:[a-z ]*\b(?:year|period|cycle|round|audit|return)\W*)?(20\d{2})", re.IGNORECASE
)
"""One year in words that can mean no other: not that of a law, such as the Children Act 2004."""


def read_year_name(text: str) -> str | None:
    """Give a year's name here for how a partner wrote it: 2024/25, 2024-2025, FY 24-25; None if it is none."""
    pair = _pair(text)
    if pair:
        return f"20{pair[2]}-{pair[3]}"
    single = re.fullmatch(r"\D*(20\d{2})\D*", text)
    return single[1] if single else None


def said_year(text: str) -> str | None:
    """Give the year that a line above a table says; no age such as 16-17 and no year of a law counts as one."""
    pair = _pair(text)
    if pair and (pair["century"] or "fy" in text.casefold().split()):
        return f"20{pair[2]}-{pair[3]}"
    single = _SAID_ALONE.fullmatch(text.strip())
    return single[1] if single else None


def _pair(text: str) -> re.Match[str] | None:
    """Give the first two years in a row, those written in full before others."""
    found = [each for each in _PAIR.finditer(text) if (int(each[2]) + 1) % 100 == int(each[3])]
    return next((each for each in found if each["century"]), next(iter(found), None))


@dataclass(frozen=True)
class YearStart(Text):
    """The day of the year on which a year begins, typed and shown as "1 April" and kept as "04-01"."""

    def _read(self, text: str) -> str:
        dated = text
        if re.fullmatch(r"\d{2}-\d{2}", text):
            dated = f"{_LEAP}-{text}"
        elif not re.search(r"\d{4}$", text):
            dated = f"{text} {_LEAP}"
        try:
            day = read_day(dated)
        except Unreadable:
            raise Unreadable(f"“{text}” is not a day of the year; write it as 1 April.") from None
        return f"{day:%m-%d}"

    def _write(self, value: str) -> str:
        return show_day_of_year(date.fromisoformat(f"{_LEAP}-{value}"))

    def _limit(self, value: str) -> str | None:
        if value == "02-29":
            return "A year cannot begin on 29 February, which most years do not have."
        return super()._limit(value)


def year_of(start: str, day: date) -> Year:
    """Give the year that a day lies in, where years begin on `start` ("MM-DD")."""
    first = date.fromisoformat(f"{day.year}-{start}")
    if first > day:
        first = first.replace(year=first.year - 1)
    return Year(first, first.replace(year=first.year + 1) - timedelta(days=1))
