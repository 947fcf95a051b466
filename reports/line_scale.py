"""The scale of a chart of lines: round numbers from foot to head, and where each number and period stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_GRID = 4
_FLAT = Decimal("0.55")
"""From this share of the highest value on the lowest may be the foot of the scale; below it the scale begins at 0."""


@dataclass(frozen=True)
class Frame:
    """Where the chart stands: the plot's sides in points, and the numbers at its foot and head."""

    left: float
    right: float
    top: float
    bottom: float
    foot: Decimal
    head: Decimal
    count: int

    def x(self, place: int) -> float:
        """Give where a period stands."""
        inside = self.right - self.left
        return self.left + inside * (place + 0.5) / max(self.count, 1)

    def y(self, number: Decimal) -> float:
        """Give how high a number stands."""
        share = float((number - self.foot) / (self.head - self.foot))
        return self.bottom - share * (self.bottom - self.top)

    @property
    def slot(self) -> float:
        """The room of one period."""
        return (self.right - self.left) / max(self.count, 1)


def round_scale(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Give foot, head and step of the scale in round numbers; it begins at 0 unless all values are far from it."""
    from_nought = low >= 0 and (high == 0 or low < high * _FLAT)
    least = Decimal(0) if from_nought else low
    reach = (high - least) or abs(high) or Decimal(1)
    power = Decimal(10) ** (reach / _GRID).adjusted()
    step = next(each * power for each in _STEPS if each * power * _GRID >= reach)
    foot = Decimal(0) if from_nought else (least / step).to_integral_value("ROUND_FLOOR") * step
    head = (high / step).to_integral_value("ROUND_CEILING") * step
    return foot, head if head > foot else foot + step, step


def ticks_of(foot: Decimal, head: Decimal, step: Decimal) -> Iterator[Decimal]:
    """Give the numbers that are written beside a scale, from foot to head."""
    number = foot
    while number <= head:
        yield number.normalize() + 0
        number += step
