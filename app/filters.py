"""What a person types into the filter of a column, as SQL."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import singledispatch
from typing import Any

from sqlalchemy import ColumnElement, and_, false, not_, or_

from app.errors import Unreadable
from app.fields import Choice, Day, Field, Figure, Flag, Mark, Money, Number, Percent, Time


@singledispatch
def condition(kind: Field, column: Any, typed: str) -> ColumnElement[bool]:  # noqa: ANN401
    """Turn what a person typed into a column's filter into SQL: words for text, limits for figures and days.

    "!word" leaves out; figures and days take >=, <=, >, <, "a..b" and a bare value; a text that cannot be read finds
    nothing.
    """
    del kind
    if typed.startswith("!"):
        return or_(column.is_(None), not_(contains(column, typed[1:])))
    return and_(*(contains(column, word) for word in typed.split()))


@condition.register
def _choice(kind: Choice, column: Any, typed: str) -> ColumnElement[bool]:  # noqa: ANN401
    parts = [part.strip() for part in typed.removeprefix("!").casefold().split(",")]
    words = [
        word
        for word in kind.words
        if any(part in word.title_text.casefold() for part in parts if part)
    ]
    fits: ColumnElement[bool] = column.in_(words)
    return or_(column.is_(None), not_(fits)) if typed.startswith("!") else fits


@condition.register
def _flag(kind: Flag, column: Any, typed: str) -> ColumnElement[bool]:  # noqa: ANN401
    try:
        fits: ColumnElement[bool] = column.is_(kind.parse(typed))
    except Unreadable:
        return false()
    return fits


@condition.register(Number)
@condition.register(Percent)
@condition.register(Money)
@condition.register(Day)
@condition.register(Time)
@condition.register(Figure)
def _limits(kind: Field, column: Any, typed: str) -> ColumnElement[bool]:  # noqa: ANN401
    try:
        if isinstance(kind, Day):
            period = _period(typed)
            if period:
                within: ColumnElement[bool] = column.between(*period)
                return within
        if ".." in typed:
            low, high = (_measure(kind, part) for part in typed.split("..", 1))
            return and_(
                column.is_not(None),
                *([column >= low] if low is not None else []),
                *([column <= high] if high is not None else []),
            )
        sign, rest = _sign(typed)
        compared: ColumnElement[bool] = column.op(sign)(_measure(kind, rest))
    except Unreadable:
        return false()
    return compared


def _measure(kind: Field, typed: str) -> Any:  # noqa: ANN401 - the value's type is the kind's own
    """Read what a column is compared with; a mark such as "c" is nothing to compare with."""
    value = kind.parse(typed)
    if isinstance(value, Mark):
        raise Unreadable(f"“{typed}” is not a figure.")
    return value


def _sign(typed: str) -> tuple[str, str]:
    for sign in (">=", "<=", ">", "<", "="):
        if typed.startswith(sign):
            return sign, typed[len(sign) :]
    return "=", typed


def days_meant(typed: str) -> tuple[date | None, date | None]:
    """Read what was typed into the filter of a day as the first and last day that fit; Unreadable otherwise."""
    period = _period(typed)
    if period:
        return period
    kind = Day("day", "Day")
    if ".." in typed:
        low, high = (kind.parse(part) for part in typed.split("..", 1))
        return low, high
    sign, rest = _sign(typed.strip())
    day = kind.parse(rest)
    if day is None:
        return None, None
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    ends = {">=": (day, None), ">": (after, None), "<=": (None, day), "<": (None, before)}
    return ends.get(sign, (day, day))


def _period(typed: str) -> tuple[date, date] | None:
    """Read "2025" or "3/2025" as the days of that year or month."""
    found = re.fullmatch(r"(?:(\d{1,2})/)?(\d{4})", typed.strip())
    if not found:
        return None
    year, month = int(found[2]), int(found[1] or 0)
    if year == 0 or month > 12:
        return None
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])


def contains(column: Any, word: str) -> ColumnElement[bool]:  # noqa: ANN401
    """Say in SQL that a column holds a word, in capitals or not, its % and _ as they stand."""
    fits: ColumnElement[bool] = column.icontains(word, autoescape=True)
    return fits
