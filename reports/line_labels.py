"""Where words of a chart of lines stand, so that as few lines as can be run through them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Points = tuple[tuple[float, float], ...]
_LOOKED_AT = 5
"""Places along a text at which lines are looked for."""
_NEAR = 1.5
"""How close a line may come to a text, in points."""


class Labels:
    """The lines and words that a chart has so far; `place` gives the best of some places and takes it."""

    def __init__(self, lines: Iterable[Iterable[Points]]) -> None:
        self._pieces = [piece for line in lines for piece in line]
        self._taken: list[tuple[float, float, float, float]] = []

    def take_line(self, points: Points) -> None:
        """Keep words off one more line."""
        self._pieces.append(points)

    def place(
        self, places: Sequence[tuple[float, float]], wide: float, high: float
    ) -> tuple[float, float]:
        """Give the first of the places, left and top in points, with the fewest lines and words in its way."""
        x, top = min(places, key=lambda place: self._in_the_way(place, wide, high))
        self._taken.append((x, top, x + wide, top + high))
        return x, top

    def _in_the_way(self, place: tuple[float, float], wide: float, high: float) -> int:
        left, top = place
        lines = sum(_runs_through(piece, left, wide, (top, top + high)) for piece in self._pieces)
        words = sum(
            left < right and other < left + wide and top < low and above < top + high
            for other, above, right, low in self._taken
        )
        return lines + 2 * words


def apart(wished: Sequence[float], gap: float, lowest: float) -> list[float]:
    """Move tops, in order from above, at least a gap apart, and none below the lowest where all have room."""
    found: list[float] = []
    for top in wished:
        found.append(max(top, found[-1] + gap) if found else top)
    for place in range(len(found) - 1, -1, -1):
        most = lowest if place == len(found) - 1 else found[place + 1] - gap
        found[place] = min(found[place], most)
    return found


def _runs_through(points: Points, left: float, wide: float, band: tuple[float, float]) -> bool:
    for step in range(_LOOKED_AT):
        x = left + wide * step / (_LOOKED_AT - 1)
        if any(band[0] - _NEAR < y < band[1] + _NEAR for y in _heights(points, x)):
            return True
    return False


def _heights(points: Points, x: float) -> Iterator[float]:
    """Give where a line is at a place from the left; nothing where it is not."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 <= x <= x1 and x1 > x0:
            yield y0 + (y1 - y0) * (x - x0) / (x1 - x0)
