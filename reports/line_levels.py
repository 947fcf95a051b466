"""Puts the level pieces of lines between two rows of a chart one above the other, in the order that crosses least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CLEAR = 7.0
"""Points that the lines of two parents keep apart."""


@dataclass(frozen=True)
class Level:
    """What a parent's lines need between two rows: pieces that run level, what comes to them and what leaves them."""

    pieces: tuple[tuple[float, float], ...]
    above: frozenset[float]
    below: frozenset[float]

    @property
    def ends(self) -> tuple[float, float]:
        """Where the pieces begin and end."""
        places = [place for piece in self.pieces for place in piece]
        return min(places), max(places)

    def crossed(self, places: Iterable[float]) -> int:
        """Count the places that lie inside a piece."""
        return sum(
            any(min(piece) < place < max(piece) for piece in self.pieces) for place in places
        )


def stacked(found: Mapping[int, Level]) -> dict[int, int]:
    """Give each parent's pieces a height, 0 for the highest; those that are far enough apart share one."""
    order: list[int] = []
    for parent in found:
        tries = [[*order[:n], parent, *order[n:]] for n in range(len(order) + 1)]
        order = min(tries, key=lambda each: _crossings([found[one] for one in each]))
    heights: dict[int, int] = {}
    for parent in order:
        higher = [
            height + 1
            for other, height in heights.items()
            if not _are_apart(found[other].ends, found[parent].ends)
        ]
        heights[parent] = max(higher, default=0)
    return heights


def _are_apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] + CLEAR <= other[0] or other[1] + CLEAR <= one[0]


def _crossings(order: Sequence[Level]) -> int:
    """Count how often lines cross when their level pieces lie in this order from the top."""
    return sum(
        upper.crossed(lower.above) + lower.crossed(upper.below)
        for number, upper in enumerate(order)
        for lower in order[number + 1 :]
    )
