"""How wide the columns of a list are: by what its rows hold, so that no column has room that another one lacks."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.fields import Choice, Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Field

SAMPLE = 60
"""Rows at the top of a list that are measured."""

READABLE = 96
"""Pixels under which a column of words is not made narrower for others; below them the list scrolls sideways."""

NARROW, WIDE = 22, 50
"""Signs of a Field's `width` up to which a column needs no more than is readable, and from which it needs most."""

SHORT = 12
"""Signs up to which a text is shown whole before longer ones get more room."""

STEPS = 8
"""Into how many parts the cells of a column are divided by their width: each is a step that the column may grow by."""

WHOLE = 0.5
"""What it is worth that a text is whole, beside the worth of what can be read of it."""

FIRST = 1.5
"""How much more the first column of words counts: it says which record the row is."""

CHIP = 160
"""Pixels up to which a chip is shown whole; a longer one holds words that somebody typed, and is cut like words."""

_SIGN = 7
"""Width that a sign of a Field's `width` takes, in logical pixels."""


@dataclass(frozen=True)
class Need:
    """What one column needs, in pixels: the least, the widths that make more and more of its cells whole, and the most.

    `fair` is what a column of words that its Field declares wide is given before others become whole; `most` makes
    every cell whole, also where a short name could stand for it. A `rigid` column is of no use when it is cut: figures,
    days, chips, short words. A `fixed` one was sized by the person.
    """

    least: int
    fair: int
    steps: tuple[int, ...]
    most: int
    rigid: bool = False
    fixed: bool = False

    @property
    def start(self) -> int:
        """Give the width that the column has before any room is shared."""
        return max(self.least, self.steps[-1]) if self.rigid else self.least

    def share_of(self, size: int) -> int:
        """Give the weight by which a column takes part of the room that nobody needs."""
        if self.fixed:
            return 0
        return size // 3 if self.rigid else size


def is_rigid(field: Field) -> bool:
    """Say whether a value is of little use when it is cut: figures, days, numbers of records, chips."""
    chip = isinstance(field, Choice) and field.chip
    return field.align == "right" or isinstance(field, Day) or chip or field.width <= SHORT


def guessed(field: Field, heading: int) -> Need:
    """Give the need of a column of which no row is known, by the width its Field declares."""
    wide = max(field.width, len(field.label) + 2) * _SIGN + 20
    return measured(field, heading, [wide], wide)


def measured(field: Field, heading: int, widths: Sequence[int], most: int) -> Need:
    """Give the need of a column from what its cells take, and what the widest takes when no name is shortened."""
    rising = sorted(widths)
    rigid = is_rigid(field) and not (isinstance(field, Choice) and field.chip and rising[-1] > CHIP)
    steps = tuple(
        rising[min(len(rising), -(-len(rising) * part // STEPS)) - 1]
        for part in range(1, STEPS + 1)
    )
    usual = steps[STEPS * 3 // 4 - 1]
    least = heading if rigid else max(heading, min(READABLE, usual))
    fair = max(least, min(usual, READABLE * min(WIDE, field.width) // NARROW))
    return Need(least, fair, steps, max(most, steps[-1]), rigid)


def fixed(width: int) -> Need:
    """Give the need of a column that the person sized."""
    return Need(width, width, (width,) * STEPS, width, rigid=True, fixed=True)


def larger(one: Need, other: Need) -> Need:
    """Give what satisfies both, so that columns do not jump while a person types into a filter."""
    steps = tuple(map(max, one.steps, other.steps))
    least, fair = max(one.least, other.least), max(one.fair, other.fair)
    return Need(least, fair, steps, max(one.most, other.most), other.rigid)


def allot(needs: Sequence[Need], room: int) -> list[int]:
    """Give each column its width: their sum is the room, or more where even the least does not fit.

    Every pixel goes where it lets a person read most. When all is whole, words take most of what is left.
    """
    sizes = [need.start for need in needs]
    left = room - sum(sizes)
    if left <= 0:
        return _named_whole(needs, sizes, room)
    fair = [max(size, need.fair) for size, need in zip(sizes, needs, strict=True)]
    if sum(fair) >= room:
        return _fill(sizes, fair, room)
    sizes, left = fair, room - sum(fair)
    while left and (step := _best(needs, sizes, left)) is not None:
        place, width = step
        left -= width - sizes[place]
        sizes[place] = width
    most = [max(size, need.most) for size, need in zip(sizes, needs, strict=True)]
    if sum(most) >= room:
        return _fill(sizes, most, room)
    return _share(most, [need.share_of(size) for size, need in zip(most, needs, strict=True)], room)


def _named_whole(needs: Sequence[Need], sizes: list[int], room: int) -> list[int]:
    """Let the first column say which record a row is, within a third of the room, where the list scrolls anyway."""
    named = [min(need.steps[-1], room // 3) for need in needs[:1]]
    return [*map(max, sizes[:1], named), *sizes[1:]]


def _best(needs: Sequence[Need], sizes: Sequence[int], left: int) -> tuple[int, int] | None:
    """Find the column and width, within what is left, that are worth most for each pixel."""
    best, found = 0.0, None
    first = next((place for place, need in enumerate(needs) if not need.rigid), 0)
    for place, (need, size) in enumerate(zip(needs, sizes, strict=True)):
        if need.rigid or size >= need.steps[-1]:
            continue
        now, weight = _worth(need, size), FIRST if place == first else 1.0
        rising = need.steps[bisect_right(need.steps, size) :]
        for width in dict.fromkeys(min(step, size + left) for step in rising):
            worth = weight * (_worth(need, width) - now) / (width - size)
            if worth > best:
                best, found = worth, (place, width)
    return found


def _worth(need: Need, size: int) -> float:
    """Say how well a column reads at a width: half a text is worth more than half, a whole one most of all."""
    return sum(1 + WHOLE if size >= step else math.sqrt(size / step) for step in need.steps)


def _fill(sizes: list[int], wished: list[int], room: int) -> list[int]:
    """Raise the sizes towards what is wished as far as the room goes, the smallest gaps first: they become whole."""
    grown, left = list(sizes), room - sum(sizes)
    waiting = sorted(range(len(sizes)), key=lambda place: wished[place] - sizes[place])
    for done, place in enumerate(waiting):
        given = min(wished[place] - sizes[place], left // (len(waiting) - done))
        grown[place] += given
        left -= given
    grown[waiting[-1]] += left
    return grown


def _share(sizes: list[int], weights: list[int], room: int) -> list[int]:
    """Give the room that is left to the sizes by weight, all of it unless every column was sized by hand."""
    left, total = room - sum(sizes), sum(weights)
    if not total:
        return sizes
    grown = [size + left * weight // total for size, weight in zip(sizes, weights, strict=True)]
    grown[weights.index(max(weights))] += room - sum(grown)
    return grown
