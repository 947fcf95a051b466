"""Moments and lengths of time as meeting programs write them, in whatever language they speak.

Teams writes 14/11/22, 09:30:46 or 3/10/25, 8:00:48 AM and 2 godz. 19 min 19 s; Zoom 11/19/2021 09:54:15 AM and whole
minutes.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from app.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.importing.workbook import CellValue

Order = Literal["day", "month"]
"""Whether 3/10/25 is 3 October or 10 March."""

_CLOCK = r"(?:,|\s|T|\bat\b)+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*(?:Z|UTC|GMT)?"
_FIGURES = re.compile(rf"(\d{{1,4}})[/.\-](\d{{1,2}})[/.\-](\d{{1,4}}){_CLOCK}", re.IGNORECASE)
_DAY_WORDS = re.compile(
    rf"(\d{{1,2}})[\s\-]([a-z]{{3,9}})\.?[\s\-,]+(\d{{4}}){_CLOCK}", re.IGNORECASE
)
_WORD_FIRST = re.compile(rf"([a-z]{{3,9}})\.?\s(\d{{1,2}}),?\s(\d{{4}}){_CLOCK}", re.IGNORECASE)
_TWELVE = re.compile(r"\d\s*[ap]\.?\s?m\b", re.IGNORECASE)
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?", re.IGNORECASE)
_COLONS = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_SHORT_FORM = re.compile(r"p?t(?=\d)", re.IGNORECASE)
_UNITS: Sequence[tuple[tuple[str, ...], int]] = (
    (("min", "m", "dk", "perc"), 60),
    (("st", "h", "g", "u", "t", "o", "sa", "k"), 3600),
    (("s", "sn"), 1),
    (("d", "j", "p"), 86400),
)
"""Beginnings of the words for minutes, hours, seconds and days; those that stand earlier count first.

Hours are h, hod., g(odz.), u(ur), t(immar), o(re), St(unden) or Std.; a word that none begins is judged by its place
where it is one of several.
"""
_BY_PLACE = (1, 60, 3600)


def read_moment(value: CellValue, order: Order) -> datetime | None:
    """Read a day with a time of day; None for anything else, a day alone among it."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if found := _FIGURES.fullmatch(text):
        return _moment(*_ordered(found[1], found[2], found[3], order), found.groups()[3:])
    if found := _DAY_WORDS.fullmatch(text):
        return _moment(int(found[3]), _month(found[2]), int(found[1]), found.groups()[3:])
    found = _WORD_FIRST.fullmatch(text)
    return found and _moment(int(found[3]), _month(found[1]), int(found[2]), found.groups()[3:])


def orders_of(values: Iterable[CellValue]) -> tuple[Order, ...]:
    """Give the orders in which all moments of a report can be read, the likelier first.

    Where both fit, the one counts as likelier by which they lie closer together; of two alike the month comes first
    beside am and pm, as programs write that speak American English.
    """
    texts = [value for value in values if isinstance(value, str) and _FIGURES.search(value)]
    each: Iterable[Order] = ("day", "month")
    span = {order: _span([read_moment(text, order) for text in texts]) for order in each}
    fitting = [order for order, found in span.items() if found is not None]
    american = any(_TWELVE.search(text) for text in texts)
    fitting.sort(key=lambda order: (span[order], order == ("day" if american else "month")))
    return tuple(fitting) or ("day",)


def read_length(value: CellValue) -> int | None:
    """Read a length of time in seconds: "2 godz. 19 min 19 s", "1h 2m", "00:45:10"; None for anything else."""
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, time):
        return value.hour * 3600 + value.minute * 60 + value.second
    if not isinstance(value, str):
        return None
    text = _SHORT_FORM.sub("", value.strip(), count=1)
    if clock := _COLONS.fullmatch(text):
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3] or 0)
    parts = _PART.findall(text)
    is_length = 0 < len(parts) <= 4 and not _PART.sub("", text).strip(" ,;.")
    return (
        _added([number for number, _ in parts], [word for _, word in parts]) if is_length else None
    )


def _added(numbers: Sequence[str], words: Sequence[str]) -> int | None:
    """Add up parts of a length, which go from the greatest unit to the least; None where they do not."""
    units = [_unit(word) for word in words]
    if len(units) > 1:
        places = reversed(range(len(units)))
        units = [
            unit or _BY_PLACE[min(place, 2)] for unit, place in zip(units, places, strict=True)
        ]
    if not all(units) or any(later >= earlier for earlier, later in pairwise(units)):
        return None
    pairs = zip(numbers, units, strict=True)
    return round(sum(float(number.replace(",", ".")) * unit for number, unit in pairs))


def whole_minutes(seconds: int) -> int:
    """Give seconds as whole minutes, half a minute rounded up."""
    return (seconds + 30) // 60


def _unit(word: str) -> int:
    folded = word.casefold()
    return next((size for starts, size in _UNITS if folded.startswith(starts)), 0)


def _span(moments: Sequence[datetime | None]) -> timedelta | None:
    """Give how far moments lie apart, None where one is none."""
    known = [each for each in moments if each is not None]
    if len(known) < len(moments) or not known:
        return None
    return max(known) - min(known)


def _ordered(one: str, two: str, three: str, order: Order) -> tuple[int, int, int]:
    """Give year, month and day of three figures; a year of four figures may stand first."""
    if len(one) == 4:
        return int(one), int(two), int(three)
    year = int(three) if len(three) == 4 else 2000 + int(three)
    return (year, int(two), int(one)) if order == "day" else (year, int(one), int(two))


def _month(word: str) -> int:
    start = word.capitalize()
    return next((place for place, each in enumerate(MONTHS, 1) if each.startswith(start)), 0)


def _moment(year: int, month: int, day: int, clock: Sequence[str | None]) -> datetime | None:
    hour, minute, second = (int(each or 0) for each in clock[:3])
    half = (clock[3] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the clock of whoever kept the report
    except ValueError:
        return None
