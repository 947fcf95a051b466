"""Periods in the words of sources, turned into days."""

from __future__ import annotations

from datetime import date

import pytest

from app.indicators.periods import (
    period_of,
    published_period,
    quarter_holding,
    quarter_in,
    quarter_of,
    short_year_in,
    year_start_in,
)


@pytest.mark.parametrize(
    ("text", "kind", "words", "first", "last"),
    [
        ("2024", "Reporting year", "2023-24", date(2023, 4, 1), date(2024, 3, 31)),
        ("202324", "Financial year", "2023-24", date(2023, 4, 1), date(2024, 3, 31)),
        ("202122", "Academic year", "2021-22 academic", date(2021, 9, 1), date(2022, 8, 31)),
        ("2023", "Calendar year", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023", "February", "February 2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-24", "", "2023-24", date(2023, 4, 1), date(2024, 3, 31)),
    ],
)
def test_published_periods_are_read(  # noqa: PLR0917 - the columns of the table
    text: str, kind: str, words: str, first: date, last: date
) -> None:
    found = published_period(text, kind)
    assert found is not None
    assert (found.words, found.first_day, found.last_day) == (words, first, last)
    assert period_of(words) == found


@pytest.mark.parametrize(
    ("text", "kind"), [("202325", ""), ("2024", "Week 3"), ("soon", ""), ("2023", "Spring term")]
)
def test_what_is_no_known_period_is_none(text: str, kind: str) -> None:
    assert published_period(text, kind) is None


def test_quarters_follow_the_partnership_s_own_year() -> None:
    april, september = quarter_of("04-01", 2024, 3), quarter_of("09-01", 2024, 3)
    assert (april.words, april.first_day, april.last_day) == (
        "Q3 2024-25",
        date(2024, 10, 1),
        date(2024, 12, 31),
    )
    assert (september.first_day, september.last_day) == (date(2025, 3, 1), date(2025, 5, 31))
    assert quarter_holding("09-01", date(2025, 4, 7)) == september
    assert quarter_of("01-01", 2024, 1).words == "Q1 2024"


def test_years_and_quarters_are_found_in_headings_and_names() -> None:
    assert quarter_in("Quarter 2 (Jul-Sep)") == 2
    assert quarter_in("Q4 2024-25") == 4
    assert quarter_in("Quality") is None
    assert year_start_in("Multi-agency dataset return 2024-25") == 2024
    assert short_year_in("LA_Spend__outturn_1314.csv") == 2013
    assert short_year_in("table_1316.csv") is None


def test_population_is_of_the_middle_of_the_year() -> None:
    found = period_of("Mid-2023")
    assert found is not None
    assert (found.first_day, found.last_day) == (date(2023, 6, 30), date(2023, 6, 30))
