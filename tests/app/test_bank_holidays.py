"""Bank holidays in England beside a list that others keep."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from app.bank_holidays import bank_holidays


@pytest.mark.parametrize("year", range(1978, 2101))
def test_the_bank_holidays_of_a_year_are_those_of_the_kept_list(year: int) -> None:
    assert bank_holidays(year) == set(holidays.country_holidays("GB", subdiv="ENG", years=year))


def test_christmas_at_a_weekend_moves_behind_boxing_day() -> None:
    assert {date(2022, 12, 26), date(2022, 12, 27)} < bank_holidays(2022)
    assert {date(2021, 12, 27), date(2021, 12, 28)} < bank_holidays(2021)
