"""Counts, decimals and money in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.amounts import counted, read_decimal, read_money, round_half_up, show_money
from app.errors import Unreadable


def test_one_thing_is_said_in_the_singular() -> None:
    assert counted(1, "seat") == "1 seat"
    assert counted(1, "agency", "agencies") == "1 agency"


def test_none_and_several_are_said_in_the_plural() -> None:
    assert counted(0, "seat") == "0 seats"
    assert counted(2300, "agency", "agencies") == "2,300 agencies"


@given(some.integers(-(10**13), 10**13))
def test_money_reads_back_as_it_was_shown(pence: int) -> None:
    assert read_money(show_money(pence)) == pence


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1,234.50", 123_450),
        ("(1,234.50)", -123_450),
        ("1234.5-", -123_450),
        ("GBP 36000", 3_600_000),
        ("-£12", -1_200),
    ],
)
def test_money_is_read_in_the_ways_of_treasurers(text: str, pence: int) -> None:
    assert read_money(text) == pence


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12.345", "part of a penny"),
        ("a lot", "not an amount of money"),
        ("NaN", "not an amount of money"),
        ("1e30", "more than this file can hold"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_money(text)


def test_decimals_are_read_with_thousands_and_refused_in_the_words_given() -> None:
    assert read_decimal("1,234.5", "no") == Decimal("1234.5")
    with pytest.raises(Unreadable, match="Not a rate"):
        read_decimal("Infinity", "Not a rate.")


def test_halves_are_rounded_up_and_not_to_the_even_figure() -> None:
    assert round_half_up(Decimal("0.125"), 2) == Decimal("0.13")
    assert round_half_up(Decimal("2.5"), 0) == 3
