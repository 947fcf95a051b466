"""The list of bank holidays that ships, beside the one that others keep."""

from __future__ import annotations

from datetime import date

import pytest

from app.bank_holidays import LISTED, bank_holiday, bank_holidays, from_library


@pytest.mark.parametrize("year", LISTED)
def test_the_list_that_ships_is_that_of_the_library(year: int) -> None:
    assert bank_holidays(year) == from_library(year), "run python -m app.bank_holidays"


def test_a_year_outside_the_list_is_asked_of_the_library() -> None:
    assert bank_holiday(date(1995, 5, 8))
    assert bank_holidays(LISTED.stop) == from_library(LISTED.stop)


def test_christmas_at_a_weekend_moves_behind_boxing_day() -> None:
    assert {date(2022, 12, 26), date(2022, 12, 27)} < bank_holidays(2022).keys()
    assert bank_holiday(date(2025, 12, 26)) == "Boxing Day"
    assert bank_holiday(date(2025, 12, 29)) == ""
