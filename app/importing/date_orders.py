"""Written dates in figures: whether a column's go day first or month first, and when that has to be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

DateOrder = Literal["day", "month", "ask"]

_FIGURES = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})")
_TIME = re.compile(
    r"(?:(?<=\d)T|,?\s+(?:at\s+)?)([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?:\s*([ap])\.?m\.?)?\s*(Z|UTC|GMT|BST|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_MONTHS = 12


class WrittenDay(NamedTuple):
    """A day written in figures: the first two, either of which may be the month, and the year."""

    first: int
    second: int
    year: str

    @property
    def may_be_both(self) -> bool:
        """Say whether it is another day when it is read the other way round."""
        return self.first != self.second and max(self.first, self.second) <= _MONTHS


class WrittenMoment(NamedTuple):
    """A written day and the time of day behind it, None where there is none; `zone` is how that is written."""

    day: str
    time: time | None = None
    zone: str = ""


def written_day(text: str) -> WrittenDay | None:
    """Take a day in figures apart, whatever time stands behind it; None for any other text."""
    found = _FIGURES.fullmatch(written_moment(text).day)
    return WrittenDay(int(found[1]), int(found[3]), found[4]) if found else None


def written_moment(text: str) -> WrittenMoment:
    """Take the time off a written day: "6/6/2025 9:30", "6/13/2025 9:30:00 AM", "2025-06-06T08:30:00Z"."""
    plain = text.strip()
    if ":" not in plain:
        return WrittenMoment(plain)
    found = next((each for each in _TIME.finditer(plain) if each.end() == len(plain)), None)
    if found is None or not found.start():
        return WrittenMoment(plain)
    hour = int(found[1])
    if found[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3] in "pP" else 0)
    return WrittenMoment(
        plain[: found.start()], time(hour, int(found[2])), (found[4] or "").upper()
    )


def fits_month_first(texts: Iterable[str]) -> bool:
    """Say whether some written date of a column fits the calendar only month first."""
    days = [day for text in texts if (day := written_day(text))]
    return any(day.first <= _MONTHS < day.second <= 31 for day in days)


def settles_day_first(texts: Iterable[str]) -> bool:
    """Say whether a column's written dates can only go day first."""
    days = [day for text in texts if (day := written_day(text))]
    return any(day.first > _MONTHS for day in days) and all(day.second <= _MONTHS for day in days)


def date_order(texts: Iterable[str]) -> DateOrder:
    """Say in which order a column's written dates go; "ask" where none of them, or not all, settle it.

    Day first is settled by one day above 12 that comes first, as long as none comes second.
    """
    seen = list(texts)
    if fits_month_first(seen):
        return "ask"
    days = [day for text in seen if (day := written_day(text))]
    day_first = any(day.second <= _MONTHS < day.first <= 31 for day in days)
    return "ask" if not day_first and any(day.may_be_both for day in days) else "day"


def telling_example(texts: Sequence[str]) -> str:
    """Give the text by which the question is best put: one that can be read both ways, else the first in figures."""
    in_figures = [text for text in texts if written_day(text)]
    both = (text for text in in_figures if (day := written_day(text)) and day.may_be_both)
    return next(both, in_figures[0])
