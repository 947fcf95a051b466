"""Working days in England: Monday to Friday without bank holidays, counted with the day of the event as day 0."""

from __future__ import annotations

from datetime import date, timedelta

from app.bank_holidays import bank_holidays


def is_working_day(day: date) -> bool:
    """Say whether a day is from Monday to Friday and no bank holiday in England."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """Give the day that is `count` working days after `day` (before it, if negative).

    `day` itself is day 0 whether it is a working day or not; day 1 is the next working day.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """Count the working days after `start` up to and including `end`; negative when `end` lies before `start`."""
    if end < start:
        return -working_days_between(end, start)
    days = (start + timedelta(days=number + 1) for number in range((end - start).days))
    return sum(map(is_working_day, days))


def next_working_day(day: date) -> date:
    """Give the day itself when it is a working day, else the next one that is."""
    return day if is_working_day(day) else add_working_days(day, 1)
