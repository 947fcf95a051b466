"""Due days as they are typed at a meeting: 12/6, 12 Jun, next Friday, in 2 weeks, next meeting; forward from a day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.days import months_on, show_day
from app.workdays import add_working_days

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Due:
    """A day that was read, or the sentence that says why the words give none; `words` is what was read."""

    words: str
    day: date | None = None
    problem: str = ""


@dataclass(frozen=True)
class Around:
    """The days a due day is reckoned from: the meeting's own and, where it is known, the group's next one."""

    day: date
    next_meeting: date | None = None


class NoSuchDay(ValueError):
    """The words name no day, or one that has gone; the text is the sentence for the person."""


def find_due(text: str, around: Around) -> tuple[str, Due | None]:
    """Part a due day from the end of a text: what stands before it, and the reading (None: no day was named)."""
    tail = text.rstrip(" .,;")
    found = [(match, read) for pattern, read in _FORMS if (match := pattern.search(tail))]
    if not found:
        return text.strip(), None
    match, read = min(found, key=lambda each: each[0].start())
    before = _BEFORE.sub("", tail[: match.start()]).strip(" ,;")
    words = match[0].strip()
    try:
        return before, Due(words, read(match, around))
    except NoSuchDay as gone:
        return before, Due(words, problem=str(gone))


def _iso(match: re.Match[str], around: Around) -> date:
    return _not_gone(_day(match[0], int(match[1]), int(match[2]), int(match[3])), around)


def _figures(match: re.Match[str], around: Around) -> date:
    return _with_year(match[0], (int(match[1]), int(match[2])), match[3], around)


def _month_word(match: re.Match[str], around: Around) -> date:
    return _with_year(match[0], (int(match[1]), _month(match[2])), match[3], around)


def _with_year(
    words: str, day_and_month: tuple[int, int], year: str | None, around: Around
) -> date:
    """Take the year that is said, else the first that puts the day on or after the meeting."""
    day, month = day_and_month
    if year:
        full = int(year) if len(year) == 4 else 2000 + int(year)
        return _not_gone(_day(words, full, month, day), around)
    try:
        this_year = _day(words, around.day.year, month, day)
    except NoSuchDay:
        return _day(words, around.day.year + 1, month, day)
    if this_year >= around.day:
        return this_year
    return _day(words, around.day.year + 1, month, day)


def _weekday(match: re.Match[str], around: Around) -> date:
    """Read "Friday" as the first one after the meeting and "next Friday" as that of the week after the meeting's."""
    wanted = _WEEKDAYS.index(match[2][:3].casefold())
    if (match[1] or "").casefold().startswith("next"):
        return around.day + timedelta(days=7 - around.day.weekday() + wanted)
    return around.day + timedelta(days=(wanted - around.day.weekday() - 1) % 7 + 1)


def _in_a_while(match: re.Match[str], around: Around) -> date:
    word, unit = match[1].casefold(), match[3].casefold()
    count = int(word) if word.isdigit() else _COUNTS[word]
    if match[2]:
        if unit != "day":
            raise NoSuchDay(f"“{match[0].strip()}” is no time; write “in 10 working days”.")
        return add_working_days(around.day, count)
    if unit == "month":
        return months_on(around.day, count)
    return around.day + timedelta(days=count * (7 if unit == "week" else 1))


def _month_end(match: re.Match[str], around: Around) -> date:
    named = match[1]
    if named and named[:3].casefold() in _MONTHS:
        month = _month(named)
        year = around.day.year + (month < around.day.month)
        return date(year, month, monthrange(year, month)[1])
    first = months_on(around.day, 1 if "next" in match[0].casefold() else 0)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _near(match: re.Match[str], around: Around) -> date:
    days = {"today": 0, "tomorrow": 1, "next week": 7}
    return around.day + timedelta(days=days[" ".join(match[1].casefold().split())])


def _next_meeting(match: re.Match[str], around: Around) -> date:
    if around.next_meeting is None:
        raise NoSuchDay(
            f"“{match[0].strip()}”: the next meeting has no date yet. Plan it, or type a day such as 12/6."
        )
    return around.next_meeting


def _day(words: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(f"“{words.strip()}” is not a day in the calendar.") from None


def _not_gone(day: date, around: Around) -> date:
    if day < around.day:
        raise NoSuchDay(f"{show_day(day)} is before {show_day(around.day)}; check the year.")
    return day


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].casefold()) + 1


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COUNTS = {
    word: number
    for number, words in enumerate(
        ("", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
    for word in words.split()
}
_MONTH_NAME = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_NAME = (
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_BEFORE = re.compile(r"[,;]?\s*\b(?:by|due|before|on|at|for|until)\s*$", re.IGNORECASE)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=\s)|^){pattern}$", re.IGNORECASE)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Around], date]], ...] = (
    (_form(r"(\d{4})-(\d{1,2})-(\d{1,2})"), _iso),
    (_form(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?"), _figures),
    (
        _form(
            rf"(?:{_DAY_NAME[:-1].replace('(', '(?:', 1)})\.?,?\s+)?"
            rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH_NAME}\.?,?(?:\s+(\d{{4}}|\d{{2}}))?"
        ),
        _month_word,
    ),
    (_form(rf"(?:(next|this|on)\s+)?{_DAY_NAME}"), _weekday),
    (
        _form(rf"(?:with)?in\s+(\d{{1,3}}|{'|'.join(_COUNTS)})\s+(working\s+)?(day|week|month)s?"),
        _in_a_while,
    ),
    (
        _form(rf"(?:the\s+)?end\s+of\s+(?:(?:the|this|next)\s+month|month|{_MONTH_NAME})"),
        _month_end,
    ),
    (_form(r"(today|tomorrow|next\s+week)"), _near),
    (_form(r"(?:at\s+|by\s+|for\s+)?(?:the\s+)?next\s+(?:board\s+)?meeting"), _next_meeting),
)
