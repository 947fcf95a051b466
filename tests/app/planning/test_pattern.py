"""The days of a pattern: weeks counted, months spread, in step with the last meeting."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.partnerships.years import year_of
from app.planning.pattern import Pattern, day_of_month, nominal_days, usual_place
from models.groups import Frequency
from models.planning import Weekday, WeekOfMonth

YEAR = year_of("04-01", date(2025, 5, 1))
LAST = date(2025, 3, 27)


def pattern(frequency: Frequency, per_year: int | None = None) -> Pattern:
    return Pattern(frequency, Weekday.THURSDAY, WeekOfMonth.LAST, per_year)


@pytest.mark.parametrize(
    ("frequency", "many"),
    [
        (Frequency.WEEKLY, 52),
        (Frequency.FORTNIGHTLY, 26),
        (Frequency.MONTHLY, 12),
        (Frequency.SIX_WEEKLY, 8),
        (Frequency.TWO_MONTHLY, 6),
        (Frequency.QUARTERLY, 4),
        (Frequency.THREE_A_YEAR, 3),
        (Frequency.TWICE_A_YEAR, 2),
        (Frequency.YEARLY, 1),
        (Frequency.AS_NEEDED, 0),
    ],
)
def test_a_year_has_as_many_meetings_as_its_frequency_says(frequency: Frequency, many: int) -> None:
    days = nominal_days(pattern(frequency), YEAR, LAST)
    assert len(days) == many
    assert all(day.weekday() == 3 and YEAR.first_day <= day <= YEAR.last_day for day in days)


def test_a_quarterly_group_goes_on_in_the_months_of_its_last_meeting() -> None:
    days = nominal_days(pattern(Frequency.QUARTERLY), YEAR, LAST)
    assert [day.month for day in days] == [6, 9, 12, 3]


def test_a_group_that_never_met_begins_with_the_year() -> None:
    days = nominal_days(pattern(Frequency.QUARTERLY), YEAR)
    assert [day.month for day in days] == [4, 7, 10, 1]


def test_five_a_year_are_spread_evenly() -> None:
    days = nominal_days(pattern(Frequency.QUARTERLY, 5), YEAR, LAST)
    gaps = [later - earlier for earlier, later in pairwise(days)]
    assert len(days) == 5
    assert timedelta(weeks=8) <= min(gaps)
    assert max(gaps) <= timedelta(weeks=14)


def test_meetings_by_weeks_keep_their_distance_to_the_last_one_before_the_year() -> None:
    days = nominal_days(pattern(Frequency.SIX_WEEKLY), YEAR, LAST)
    assert days[0] == LAST + timedelta(weeks=6)
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(weeks=6)}


def test_a_year_that_begins_within_a_month_has_all_its_meetings() -> None:
    year = year_of("09-30", date(2025, 10, 1))
    assert len(nominal_days(pattern(Frequency.MONTHLY), year)) == 12


def test_the_second_thursday_and_the_last_friday_are_found() -> None:
    assert day_of_month(2025, 6, Weekday.THURSDAY, WeekOfMonth.SECOND) == date(2025, 6, 12)
    assert day_of_month(2025, 2, Weekday.FRIDAY, WeekOfMonth.LAST) == date(2025, 2, 28)


def test_a_day_stands_for_its_week_of_the_month() -> None:
    assert usual_place(date(2025, 6, 12)) == (Weekday.THURSDAY, WeekOfMonth.SECOND)
    assert usual_place(LAST) == (Weekday.THURSDAY, WeekOfMonth.LAST)
    assert usual_place(date(2025, 6, 7)) == (Weekday.FRIDAY, WeekOfMonth.FIRST)


@pytest.mark.parametrize("often", [13, 14, 18, 20, 26, 30, 40, 50])
@pytest.mark.parametrize("last", [None, date(2025, 3, 13), date(2025, 3, 27)])
def test_so_many_a_year_are_so_many_however_they_divide_the_weeks(
    often: int, last: date | None
) -> None:
    """Reproduces: eighteen a year became twenty-six, and thirty a year fifty-two."""
    pattern = Pattern(Frequency.AS_NEEDED, Weekday.THURSDAY, WeekOfMonth.SECOND, often)
    days = nominal_days(pattern, year_of("04-01", date(2025, 4, 1)), last)
    assert len(days) == often
    assert {day.weekday() for day in days} == {3}
    assert len({later - earlier for earlier, later in pairwise(days)}) <= 3
