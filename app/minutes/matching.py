"""Matching the lines of two texts in their order: the same, changed, split, joined, new, removed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from app.minutes.printed_lines import likeness, share_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.minutes.printed_lines import PrintedLine

ALIKE = 0.4
"""Likeness of two lines from which one is taken for the other, changed."""
_ALIKE_IN_PARTS = 0.6
_MOST = 10_000
"""Pairs of lines that are weighed between two that are the same; more are told as removed and new."""
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_TOKEN = re.compile(r"\s+|\*\*|\w+|[^\w\s]")
_LONG = 3000

SegmentKind = Literal["same", "gone", "come"]


@dataclass(frozen=True)
class Match:
    """Lines of the old text and what stands in their place: none on one side for what is removed or new."""

    old: tuple[PrintedLine, ...]
    new: tuple[PrintedLine, ...]

    @property
    def is_same(self) -> bool:
        """Whether both read the same on paper."""
        return [each.key for each in self.old] == [each.key for each in self.new]


@dataclass(frozen=True)
class Segment:
    """A stretch of words that stayed, went or came."""

    kind: SegmentKind
    text: str


def matched(old: Sequence[PrintedLine], new: Sequence[PrintedLine]) -> list[Match]:
    """Match two texts line by line."""
    same = SequenceMatcher(None, [each.key for each in old], [each.key for each in new])
    found: list[Match] = []
    for tag, old_start, old_end, new_start, new_end in same.get_opcodes():
        if tag == "equal":
            pairs = zip(old[old_start:old_end], new[new_start:new_end], strict=True)
            found += [Match((one,), (other,)) for one, other in pairs]
        else:
            found += _weighed(old[old_start:old_end], new[new_start:new_end])
    return found


def segments(before: str, after: str) -> list[Segment]:
    """Compare two texts word by word: what stayed, what went, what came, in reading order."""
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, one, other, autojunk=len(one) + len(other) > _LONG)
    found: list[Segment] = []
    for tag, one_start, one_end, other_start, other_end in _without_crumbs(matcher, one):
        gone, come = "".join(one[one_start:one_end]), "".join(other[other_start:other_end])
        if tag == "equal":
            found.append(Segment("same", gone))
            continue
        found += [Segment("gone", gone)] if gone else []
        found += [Segment("come", come)] if come else []
    return found


def _without_crumbs(
    matcher: SequenceMatcher[str], one: Sequence[str]
) -> Iterator[tuple[str, int, int, int, int]]:
    """Give the changes with those joined that only blanks part: words are read in one go."""
    waiting: tuple[str, int, int, int, int] | None = None
    codes = matcher.get_opcodes()
    for place, code in enumerate(codes):
        inside = 0 < place < len(codes) - 1
        is_crumb = code[0] == "equal" and inside and not "".join(one[code[1] : code[2]]).strip()
        if code[0] == "equal" and not is_crumb:
            if waiting:
                yield waiting
            waiting = None
            yield code
        elif waiting:
            waiting = ("replace", waiting[1], code[2], waiting[3], code[4])
        else:
            waiting = code
    if waiting:
        yield waiting


def _weighed(old: Sequence[PrintedLine], new: Sequence[PrintedLine]) -> list[Match]:
    """Match lines of which none is the same, by what gives the most words in common, each in its order."""
    if not old or not new or len(old) * len(new) > _MOST:
        return [*(Match((each,), ()) for each in old), *(Match((), (each,)) for each in new)]
    rows, columns = len(old) + 1, len(new) + 1
    best = [[0.0] * columns for _ in range(rows)]
    steps: list[list[tuple[int, int]]] = [[(1, 0)] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if row or column:
                ways = _steps(old, new, (row, column), best)
                best[row][column], steps[row][column] = max(ways, key=lambda way: way[0])
    return _walked(old, new, steps)


def _steps(
    old: Sequence[PrintedLine],
    new: Sequence[PrintedLine],
    place: tuple[int, int],
    best: list[list[float]],
) -> Iterator[tuple[float, tuple[int, int]]]:
    """Give the ways to a place with their worth; nothing in common is worth least."""
    row, column = place
    # The first of equals is taken from the end, so what went stands before what came.
    if column:
        yield best[row][column - 1], (0, 1)
    if row:
        yield best[row - 1][column], (1, 0)
    for ones, others in _SHAPES:
        if row >= ones and column >= others:
            worth = _worth(old[row - ones : row], new[column - others : column])
            if worth:
                yield best[row - ones][column - others] + worth, (ones, others)


def _worth(old: Sequence[PrintedLine], new: Sequence[PrintedLine]) -> float:
    one, other = old[0].counts, new[0].counts
    if len(old) == len(new):
        alike = likeness(one, other)
        return alike * (one.total() + other.total()) if alike >= ALIKE else 0.0
    parts, whole = (old, other) if len(old) > 1 else (new, one)
    together = sum((each.counts for each in parts[1:]), parts[0].counts)
    if any(share_within(each.counts, whole) < _ALIKE_IN_PARTS for each in parts):
        return 0.0
    alike = likeness(together, whole)
    # A little less than a match of two, so that a paragraph is split only where that explains more.
    return alike * (together.total() + whole.total()) - 0.5 if alike >= _ALIKE_IN_PARTS else 0.0


def _walked(
    old: Sequence[PrintedLine],
    new: Sequence[PrintedLine],
    steps: list[list[tuple[int, int]]],
) -> list[Match]:
    found: list[Match] = []
    row, column = len(old), len(new)
    while row or column:
        ones, others = steps[row][column]
        found.append(Match(tuple(old[row - ones : row]), tuple(new[column - others : column])))
        row, column = row - ones, column - others
    return found[::-1]
