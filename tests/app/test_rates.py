"""Rates: rounded half up, and silent where there is nothing to take a rate of."""

from __future__ import annotations

from decimal import Decimal

from app.rates import Rate


def test_a_rate_prints_its_parts() -> None:
    assert Rate(18, 33, "seats").words() == "18 of 33, 54.5 %"
    assert Rate(18, 33, "seats taken").told == "18 of 33 seats taken, 54.5 %"
    assert Rate(0, 0, "seats taken").told == "0 of 0 seats taken"


def test_a_rate_rounds_half_up() -> None:
    assert Rate(231, 280, "places").rounded() == Decimal("82.5")
    assert Rate(1, 16, "places").rounded() == Decimal("6.3")


def test_a_rate_of_nothing_has_no_percentage() -> None:
    assert (Rate(0, 0, "places").percent, Rate(0, 0, "places").words()) == (None, "none")
