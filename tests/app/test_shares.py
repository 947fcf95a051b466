"""Shares of a whole: they add up where equal amounts can have equal shares, and say so where not."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.shares import apportion, miss_by_rounding, percentages, rounding_note

AMOUNTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=30)


def test_the_contributions_of_2024_25_have_the_shares_the_arrangements_print() -> None:
    shares = percentages([7_500_000, 7_500_000, 5_000_000, 3_600_000])
    assert [str(share) for share in shares] == ["31.78", "31.78", "21.19", "15.25"]


def test_equal_payers_have_equal_shares_and_a_note_where_these_miss_a_hundred() -> None:
    shares = percentages([500, 500, 500])
    assert shares == [Decimal("33.33")] * 3
    assert rounding_note(shares) == "Shares are rounded; together they come to 99.99 %."
    assert rounding_note(percentages([500, 500])) == ""


def test_some_of_the_shares_are_not_taken_for_rounded_ones() -> None:
    assert not miss_by_rounding([Decimal("31.78"), Decimal("31.78")])


@given(AMOUNTS)
def test_equal_amounts_always_have_equal_shares(amounts: list[int]) -> None:
    shares = percentages(amounts)
    assert len(set(zip(amounts, shares, strict=True))) == len(set(amounts))


def test_the_children_of_three_areas_share_as_their_report_prints() -> None:
    shares = percentages([38_742, 29_215, 251_042], places=1)
    assert [str(share) for share in shares] == ["12.1", "9.2", "78.7"]


def test_an_odd_penny_goes_to_the_first_half() -> None:
    assert apportion(101, [50, 50]) == [51, 50]


def test_nothing_has_no_shares() -> None:
    assert percentages([0, 0]) == [None, None]
    assert apportion(100, [0]) == [0]


@given(AMOUNTS)
def test_shares_always_add_up_and_none_is_a_unit_off(amounts: list[int]) -> None:
    shared = apportion(10_000, amounts)
    total = sum(amounts)
    assert sum(shared) == (10_000 if total else 0)
    assert all(
        abs(part * total - 10_000 * weight) < total
        for part, weight in zip(shared, amounts, strict=True)
        if total
    )
