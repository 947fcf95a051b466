"""Shares that add up: what remains after rounding down goes to the largest remainders (Hare's rule), equals alike."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


_HUNDRED = Decimal(100)


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

    Where that would give equal amounts unequal shares each is rounded half up by itself, and `rounding_note` says so.
    None for each where they come to nothing.
    """
    total = sum(amounts)
    if total == 0:
        return [None] * len(amounts)
    hundred = 100 * 10**places
    units = apportion(hundred, amounts)
    if len(set(zip(amounts, units, strict=True))) > len(set(amounts)):
        units = [(2 * hundred * amount + total) // (2 * total) for amount in amounts]
    return [Decimal(each).scaleb(-places) for each in units]


def miss_by_rounding(shares: Sequence[Decimal | None]) -> bool:
    """Say whether shares miss 100 % by no more than rounding each can do: half a unit of its last place."""
    found = [each for each in shares if each is not None]
    missing = abs(_HUNDRED - sum(found, Decimal(0)))
    halves = (Decimal("0.5").scaleb(_exponent(each)) for each in found)
    half_units = sum(halves, Decimal(0))
    return 0 < missing <= half_units


def rounding_note(shares: Sequence[Decimal | None]) -> str:
    """Say what all shares of a whole come to where rounding keeps them from 100 %, else ""."""
    if not miss_by_rounding(shares):
        return ""
    return f"Shares are rounded; together they come to {sum(each or 0 for each in shares)} %."


def _exponent(share: Decimal) -> int:
    return int(share.as_tuple().exponent)
