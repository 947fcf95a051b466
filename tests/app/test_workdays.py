"""Working days: England's bank holidays and the day-0 rule."""

from __future__ import annotations

from datetime import date

import pytest

from app.workdays import (
    add_working_days,
    is_working_day,
    next_working_day,
    working_days_between,
)


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 4, 18),  # Good Friday
        date(2025, 5, 5),  # early May
        date(2023, 5, 8),  # the coronation
        date(2022, 1, 3),  # New Year's Day moved from a Saturday
        date(2025, 3, 15),  # a Saturday
    ],
)
def test_bank_holidays_and_weekends_are_no_working_days(day: date) -> None:
    assert not is_working_day(day)


def test_a_holiday_of_scotland_alone_is_a_working_day() -> None:
    assert is_working_day(date(2025, 1, 2))


def test_the_day_of_the_event_is_day_nought() -> None:
    assert add_working_days(date(2025, 3, 5), 10) == date(2025, 3, 19)
    assert add_working_days(date(2025, 3, 5), 0) == date(2025, 3, 5)


def test_easter_is_left_out_forwards_and_backwards() -> None:
    assert add_working_days(date(2025, 4, 17), 1) == date(2025, 4, 22)
    assert add_working_days(date(2025, 4, 22), -1) == date(2025, 4, 17)


def test_an_event_on_a_saturday_counts_from_the_monday_after() -> None:
    assert add_working_days(date(2025, 3, 15), 1) == date(2025, 3, 17)


def test_counting_between_two_days_is_the_reverse_of_adding() -> None:
    for count in range(-30, 31):
        end = add_working_days(date(2025, 4, 16), count)
        assert working_days_between(date(2025, 4, 16), end) == count


def test_a_meeting_on_a_bank_holiday_moves_to_the_next_working_day() -> None:
    assert next_working_day(date(2025, 4, 18)) == date(2025, 4, 22)
    assert next_working_day(date(2025, 4, 22)) == date(2025, 4, 22)
