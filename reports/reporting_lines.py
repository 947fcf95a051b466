"""Leads the lines of a structure chart so that no parent's line can be taken for another's.

All lines of a parent begin as one and part on the way. Those of two parents never lie on each other: they leave and
enter boxes at places of their own, run level at heights of their own, and where they must cross, one hops over.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING, TypeAlias

from reports.line_levels import CLEAR, Level, stacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Point: TypeAlias = tuple[float, float]

DROP, TRACK = 34.0, 9.0
"""Points from a row to the next when one line runs level between them, and for each more."""
_PORT = 26.0
_EDGE = 4.0
_HOP = 3.2
_SHARED = 60.0
"""What a detour may cost to go down beside a line of the same parent."""


@dataclass(frozen=True)
class Spot:
    """A box of a row: whose it is and where it begins and ends from left to right, in points."""

    id: int
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle, where its lines to the groups below begin."""
        return (self.left + self.right) / 2


@dataclass
class _Way:
    """One line: from the row of its parent to the row of its group, down at `channel` past the rows between."""

    child: int
    parent: int
    first: int
    last: int
    leaves: float
    enters: float = 0
    channel: float = 0

    @property
    def uprights(self) -> Iterator[tuple[int, float]]:
        """Every piece that goes down, as the gap below a row and its place."""
        yield self.first, self.leaves
        yield self.last - 1, self.enters
        for gap in range(self.first, self.last):
            if self.last > self.first + 1:
                yield gap, self.channel

    @property
    def levels(self) -> Iterator[tuple[int, float, float]]:
        """Every piece that runs level, as the gap it lies in and both its ends."""
        if self.last == self.first + 1:
            yield self.first, self.leaves, self.enters
        else:
            yield self.first, self.leaves, self.channel
            yield self.last - 1, self.channel, self.enters


@dataclass
class Ways:
    """The lines of a chart whose rows of boxes are known from left to right but not yet from top to bottom."""

    rows: Sequence[Sequence[Spot]]
    lines: Iterable[tuple[int, int]]

    def __post_init__(self) -> None:
        """Find the way of each line; one whose parent is not above it, as in a circle of old data, has none."""
        row_of = {spot.id: number for number, row in enumerate(self.rows) for spot in row}
        self._spots = {spot.id: spot for row in self.rows for spot in row}
        self.ways = [
            _Way(child, parent, row_of[parent], row_of[child], self._spots[parent].middle)
            for child, parent in self.lines
            if row_of[parent] < row_of[child]
        ]
        self._taken: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for way in self.ways:
            self._take(way, way.leaves, (way.first,))
        self._enter()
        for way in sorted(self.ways, key=lambda each: (each.last - each.first, each.child)):
            if way.last > way.first + 1:
                way.channel = self._channel(way)
                self._take(way, way.channel, range(way.first, way.last))
        self._tracks = [stacked(self._levels(gap)) for gap in range(len(self.rows))]

    def room_below(self, row: int) -> float:
        """Give the points between a row and the next."""
        return DROP + max(self._tracks[row].values(), default=0) * TRACK

    @property
    def sides(self) -> tuple[float, float]:
        """Give the places of the outermost lines and boxes."""
        places = [way.channel or way.leaves for way in self.ways]
        places += [edge for spot in self._spots.values() for edge in (spot.left, spot.right)]
        return min(places, default=0), max(places, default=0)

    def drawn(self, bottoms: Sequence[float]) -> Iterator[tuple[int, int, tuple[Point, ...]]]:
        """Give each line as (group, parent, points), once it is known where each row of boxes ends."""
        paths = [(way, tuple(self._corners(way, bottoms))) for way in self.ways]
        uprights = [
            (way.parent, start, end)
            for way, corners in paths
            for start, end in pairwise(corners)
            if start[0] == end[0]
        ]
        for way, corners in paths:
            others = [(start, end) for parent, start, end in uprights if parent != way.parent]
            yield way.child, way.parent, tuple(_hopping(corners, others))

    def _take(self, way: _Way, place: float, gaps: Iterable[int]) -> None:
        for gap in gaps:
            self._taken[gap].append((place, way.parent))

    def _is_free(self, place: float, gaps: Iterable[int], parent: int) -> bool:
        return all(
            other == parent or abs(taken - place) >= CLEAR
            for gap in gaps
            for taken, other in self._taken[gap]
        )

    def _enter(self) -> None:
        """Give each line its place on the upper edge of its group, in the order in which the lines come."""
        found: dict[int, list[_Way]] = defaultdict(list)
        for way in self.ways:
            found[way.child].append(way)
        for child, coming in found.items():
            middle = self._spots[child].middle
            coming.sort(key=lambda each: each.leaves)
            straight = [n for n, each in enumerate(coming) if each.leaves == middle]
            centre = straight[0] if straight else (len(coming) - 1) / 2
            for number, way in enumerate(coming):
                wanted = middle + (number - centre) * _PORT
                gap = (way.last - 1,)
                steps = (0, CLEAR, -CLEAR, 2 * CLEAR, -2 * CLEAR, 3 * CLEAR, -3 * CLEAR)
                free = (wanted + step for step in steps)
                way.enters = next((x for x in free if self._is_free(x, gap, way.parent)), wanted)
                self._take(way, way.enters, gap)

    def _channel(self, way: _Way) -> float:
        """Find the shortest way down past the rows between, clear of their boxes and of other parents' lines."""
        between = [spot for row in self.rows[way.first + 1 : way.last] for spot in row]
        gaps = range(way.first, way.last)
        shared = {
            place for gap in gaps for place, parent in self._taken[gap] if parent == way.parent
        }
        free = [
            place
            for place in (way.enters, way.leaves, *_beside(between, len(self.ways)))
            if all(not spot.left - _EDGE < place < spot.right + _EDGE for spot in between)
            and self._is_free(place, gaps, way.parent)
        ]
        return min(
            free,
            key=lambda place: (
                abs(place - way.leaves)
                + abs(place - way.enters)
                - (_SHARED if place in shared else 0),
                abs(place - way.enters),
            ),
        )

    def _levels(self, gap: int) -> dict[int, Level]:
        """Give what each parent needs in a gap, but for lines that go straight down."""
        pieces: Mapping[int, list[tuple[float, float]]] = defaultdict(list)
        for way in self.ways:
            for at, start, end in way.levels:
                if at == gap and start != end:
                    pieces[way.parent].append((start, end))
        return {
            parent: Level(
                tuple(own),
                frozenset(start for start, _ in own),
                frozenset(end for _, end in own),
            )
            for parent, own in pieces.items()
        }

    def _corners(self, way: _Way, bottoms: Sequence[float]) -> Iterator[Point]:
        yield way.leaves, bottoms[way.first]
        for gap, start, end in way.levels:
            if start != end:
                y = self._height(gap, way.parent, bottoms)
                yield start, y
                yield end, y
        yield way.enters, bottoms[way.last - 1] + self.room_below(way.last - 1)

    def _height(self, gap: int, parent: int, bottoms: Sequence[float]) -> float:
        return bottoms[gap] + DROP / 2 + self._tracks[gap][parent] * TRACK


def _beside(spots: Sequence[Spot], most: int) -> Iterator[float]:
    """Give places between and beside boxes, beside them as many as there are lines."""
    for left, right in pairwise(sorted(spots, key=lambda spot: spot.left)):
        centre = (left.right + right.left) / 2
        yield from (centre, centre - CLEAR, centre + CLEAR)
    for spot in spots:
        yield from (spot.left - _EDGE - CLEAR * n for n in range(1, most + 2))
        yield from (spot.right + _EDGE + CLEAR * n for n in range(1, most + 2))


def _hopping(corners: Sequence[Point], uprights: Sequence[tuple[Point, Point]]) -> Iterator[Point]:
    """Lead a line over the upright lines of other parents in small arcs."""
    yield corners[0]
    for (left, y), (right, end) in pairwise(corners):
        if y == end:
            way = 1 if right > left else -1
            low, high = sorted((left, right))
            crossed = {
                x
                for (x, top), (_, bottom) in uprights
                if low + _HOP < x < high - _HOP and top < y < bottom
            }
            for x in sorted(crossed, reverse=way < 0):
                for part in range(7):
                    angle = pi * part / 6
                    yield x - way * _HOP * cos(angle), y - _HOP * sin(angle)
        yield right, end
