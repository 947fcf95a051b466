"""What a person types to find something, as a condition of SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, extract, func, or_, true

from app.days import MONTHS, day_within

_MARKS = ",;()…"
"""What stands around words of a name that is composed for people, or shortened: "Head of Service, SCP Board"."""


def holding(typed: str, *columns: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns of words, mapped or computed
    """Say that every word typed stands in one of the columns, in any case; % and _ mean themselves."""
    return and_(
        true(),
        *(
            or_(*(column.icontains(word, autoescape=True) for column in columns))
            for word in (each.strip(_MARKS) for each in typed.split())
        ),
    )


def holding_day(typed: str, day: Any, *columns: Any) -> ColumnElement[bool]:  # noqa: ANN401 - the same
    """Say so of records whose name has a day in it: "board, 17 Sep 2026", "board 2026-09-17", "board sep".

    A day is read in any style in which one is shown or typed; while it is not whole yet, its words are looked for.
    """
    rest, meant = day_within(typed)
    by_words = holding(typed, *columns, _written(day))
    if meant is None:
        return by_words
    on_day = and_(holding(rest, *columns), day == meant)
    # "17 Sep 20" may be on its way to 2026.
    return or_(on_day, by_words) if typed.rstrip()[-3:-2] == " " else on_day


def time_words(at: Any) -> ColumnElement[str]:  # noqa: ANN401 - a column of times of day
    """Give a time of day in SQL as words that are looked for, nothing where there is none."""
    return func.coalesce(cast(at, String), "")


def _written(day: Any) -> ColumnElement[str]:  # noqa: ANN401 - a column of days, or the like
    """Write a day in SQL with its month in words: "17 September 2026"."""
    month = case(dict(enumerate(MONTHS, 1)), value=extract("month", day))
    number, year = (cast(extract(part, day), String) for part in ("day", "year"))
    return number + " " + month + " " + year
