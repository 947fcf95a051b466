"""Days in words."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.days import (
    read_day,
    show_day,
    show_day_of_year,
    show_full_day,
    show_hours,
    show_long_day,
    show_short_day,
)
from app.errors import Unreadable

MARCH = date(2025, 3, 12)
days = some.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(days)
def test_a_day_reads_back_in_whichever_way_it_was_shown(day: date) -> None:
    for show in (show_day, show_long_day, show_full_day, date.isoformat):
        assert read_day(show(day)) == day


@pytest.mark.parametrize(
    "text",
    [
        "12/3/2025",
        "12.03.25",
        "12-3-25",
        "12 March 2025",
        "12th Mar 25",
        "Wed 12 Mar 25",
        "Wednesday, 12 march, 2025",
        "2025-03-12T00:00:00",
    ],
)
def test_a_day_is_read_day_first(text: str) -> None:
    assert read_day(text) == MARCH


@pytest.mark.parametrize("text", ["tomorrow", "12 Marz 2025", "3/2025", "12 Ma 2025", "45000"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unreadable, match="write it as 12/03/2025"):
        read_day(text)


def test_a_day_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(Unreadable, match="not a date in the calendar"):
        read_day("29/2/2025")


def test_days_are_written_for_lists_for_titles_and_without_a_year() -> None:
    assert show_day(MARCH) == "12 Mar 2025"
    assert show_long_day(MARCH) == "Wed 12 Mar 2025"
    assert show_full_day(MARCH) == "12 March 2025"
    assert show_day_of_year(MARCH) == "12 March"


def test_hours_are_written_as_far_as_they_are_known() -> None:
    assert show_hours(time(9, 30), time(12)) == "09:30–12:00"
    assert show_hours(time(9, 30), None) == "09:30"
    assert show_hours(None, time(12)) == show_hours(None, None) == ""


def test_a_day_is_written_short_where_the_year_is_plain() -> None:
    assert show_short_day(date(2025, 3, 12)) == "12 Mar"
