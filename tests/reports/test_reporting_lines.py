"""Tests that every line of a structure chart shows its one parent, on any chart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reports.reporting_lines import DROP, TRACK, Spot, Ways

if TYPE_CHECKING:
    from reports.reporting_lines import Point

WIDTH, STEP, HEIGHT = 160.0, 186.0, 50.0
Lines = list[tuple[int, int]]


def rows_of(*sizes: int) -> list[list[Spot]]:
    """Give centred rows of boxes; the box number n of row r has the id 10 r + n."""
    widest = max(sizes) * STEP
    firsts = [(widest - size * STEP) / 2 for size in sizes]
    return [
        [
            Spot(10 * row + number, first + number * STEP, first + number * STEP + WIDTH)
            for number in range(size)
        ]
        for row, (size, first) in enumerate(zip(sizes, firsts, strict=True))
    ]


def drawn(
    rows: list[list[Spot]], lines: Lines
) -> tuple[list[float], list[tuple[int, int, tuple[Point, ...]]]]:
    """Give where each row ends, and the lines."""
    ways = Ways(rows, lines)
    bottoms, y = [], 0.0
    for row in range(len(rows)):
        bottoms.append(y + HEIGHT)
        y += HEIGHT + ways.room_below(row)
    return bottoms, list(ways.drawn(bottoms))


def pieces(points: tuple[Point, ...]) -> list[tuple[Point, Point]]:
    """Give the upright and level pieces of a line, each from its lower place to its higher."""
    straight = [
        (min(pair), max(pair))
        for pair in pairwise(points)
        if pair[0][0] == pair[1][0] or pair[0][1] == pair[1][1]
    ]
    return [(start, end) for start, end in straight if start != end]


def share(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Say whether two pieces touch in any point: lie on each other, meet or cross."""
    return all(
        min(one[1][side], other[1][side]) >= max(one[0][side], other[0][side]) for side in (0, 1)
    )


@st.composite
def charts(draw: st.DrawFn) -> tuple[list[list[Spot]], Lines]:
    rows = rows_of(*draw(st.lists(st.integers(1, 6), min_size=2, max_size=5)))
    lines = {
        (child.id, draw(st.sampled_from([spot.id for above in rows[:place] for spot in above])))
        for place, row in enumerate(rows)
        for child in row
        if place
        for _ in range(draw(st.integers(0, 3)))
    }
    return rows, sorted(lines)


@given(charts())
def test_lines_of_two_parents_never_touch(chart: tuple[list[list[Spot]], Lines]) -> None:
    found = [(parent, piece) for _, parent, points in drawn(*chart)[1] for piece in pieces(points)]
    for number, (parent, piece) in enumerate(found):
        assert not any(
            other != parent and share(piece, piece_of_other)
            for other, piece_of_other in found[number + 1 :]
        )


@given(charts())
def test_each_line_leads_from_its_parent_to_its_group_and_past_every_box(
    chart: tuple[list[list[Spot]], Lines],
) -> None:
    rows, lines = chart
    spots = {spot.id: spot for row in rows for spot in row}
    bottoms, found = drawn(rows, lines)
    assert sorted((child, parent) for child, parent, _ in found) == lines
    for child, parent, points in found:
        assert points[0] == (spots[parent].middle, bottoms[parent // 10])
        assert points[-1][1] == bottoms[child // 10] - HEIGHT
        assert spots[child].left < points[-1][0] < spots[child].right
        for row, bottom in zip(rows, bottoms, strict=True):
            across = {start[0] for start, end in pieces(points) if start[1] < bottom - 1 < end[1]}
            assert not any(spot.left <= x <= spot.right for spot in row for x in across)


def test_a_line_hops_over_the_line_of_another_parent() -> None:
    # The first box leads past the second row to the last group, below what the second row leads to.
    _, found = drawn(rows_of(1, 1, 3), [(21, 0), (20, 10), (22, 10)])
    hopping = [each[:2] for each in found if len(pieces(each[2])) < len(each[2]) - 1]
    assert hopping == [(22, 10)]


def test_lines_side_by_side_share_a_height_and_others_get_more_room() -> None:
    rows = rows_of(2, 4)
    apart = Ways(rows, [(10, 0), (11, 0), (12, 1), (13, 1)])
    mixed = Ways(rows, [(10, 0), (13, 0), (11, 1), (12, 1)])
    assert apart.room_below(0) == DROP
    assert mixed.room_below(0) == DROP + TRACK


def test_a_circle_of_old_data_is_not_drawn_but_stops_nothing() -> None:
    _, found = drawn(rows_of(1, 1), [(10, 0), (0, 10)])
    assert [each[:2] for each in found] == [(10, 0)]
