"""Rates that say what they are of: a numerator, a denominator and their basis, never a bare percentage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from app.amounts import round_half_up

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACES = 1
NOTHING = "none"
"""What stands for a rate of nothing, on screen and on paper."""


@dataclass(frozen=True)
class Rate:
    """How many of how many, and in words of what; a rate of nothing has no percentage."""

    numerator: int
    denominator: int
    basis: str

    @property
    def percent(self) -> Decimal | None:
        """Give the rate in per cent, unrounded; None where the denominator is 0."""
        return Decimal(100 * self.numerator) / self.denominator if self.denominator else None

    def rounded(self) -> Decimal | None:
        """Give the rate in per cent, rounded half up to one place, as everywhere on screen and on paper."""
        return None if self.percent is None else round_half_up(self.percent, _PLACES)

    def words(self) -> str:
        """Write the rate as "304 of 393, 77.4 %", or as "none" where there is nothing to take it of."""
        if self.denominator == 0:
            return NOTHING
        return f"{self.numerator:,} of {self.denominator:,}, {self.rounded()} %"

    @property
    def told(self) -> str:
        """Write the rate with what it is of, as "9 of 12 seats represented, 75.0 %"."""
        share = f", {self.rounded()} %" if self.denominator else ""
        return f"{self.numerator:,} of {self.denominator:,} {self.basis}{share}"


def added(rates: Iterable[Rate]) -> Rate:
    """Add rates of the same basis up: 1 of 2 and 0 of 1 make 1 of 3."""
    found = list(rates)
    return Rate(
        sum(each.numerator for each in found),
        sum(each.denominator for each in found),
        found[0].basis if found else "",
    )
