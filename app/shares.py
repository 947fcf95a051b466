"""Shares that add up: what remains after rounding down goes to the largest remainders (Hare's rule)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def apportion(whole: int, weights: Sequence[int]) -> list[int]:
    """Share a whole number of units by weights so that the parts add up to it.

    Units that rounding leaves over go to the largest remainders, among equals to the larger weight and then to the
    earlier one. Weights of nothing share nothing.
    """
    total = sum(weights)
    if total == 0:
        return [0] * len(weights)
    parts = [divmod(whole * weight, total) for weight in weights]
    shared = [part for part, _ in parts]
    by_remainder = sorted(
        range(len(weights)), key=lambda place: (-parts[place][1], -weights[place], place)
    )
    for place in by_remainder[: whole - sum(shared)]:
        shared[place] += 1
    return shared


def percentages(amounts: Sequence[int], places: int = 2) -> list[Decimal | None]:
    """Give each amount's share of their sum in per cent, rounded so that the shares add up to exactly 100.

    None for each where they come to nothing.
    """
    if sum(amounts) == 0:
        return [None] * len(amounts)
    hundred = 100 * 10**places
    return [Decimal(units).scaleb(-places) for units in apportion(hundred, amounts)]
