"""Rates that say what they are of: a numerator, a denominator and their basis, never a bare percentage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.amounts import round_half_up


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

    def rounded(self, places: int = 1) -> Decimal | None:
        """Give the rate in per cent, rounded half up as partnerships' reports do."""
        return None if self.percent is None else round_half_up(self.percent, places)

    def words(self, places: int = 1) -> str:
        """Write the rate as "304 of 393, 77.4 %", or as "none" where there is nothing to take it of."""
        if self.denominator == 0:
            return "none"
        return f"{self.numerator:,} of {self.denominator:,}, {self.rounded(places)} %"
