"""The structure chart as a drawing: boxes in rows, and lines that pass through no box."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.amounts import counted
from app.groups.fields import Tier
from app.wording import listed
from reports import metrics
from reports.drawing import Box, Colour, Drawing, Line, Words, moved
from reports.reporting_lines import DROP, Spot, Ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.chairs.structure import GroupBox, Structure

WIDTH, GAP = 160.0, 22.0
MOST_IN_ROW = 6
_PAD, _NAME, _SMALL, _LEADING = 8.0, 9.0, 7.5, 1.35
_LOOSE = "Bodies without a reporting line"


@dataclass(frozen=True)
class Placed:
    """A group's box on the sheet, in points from its top left corner."""

    box: GroupBox
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The middle of the box from left to right."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Chart:
    """The drawing and where each group stands on it, so that a screen can answer a click."""

    drawing: Drawing
    places: tuple[Placed, ...]


def chart(found: Structure) -> Chart:
    """Lay out and draw a structure."""
    rows = [part for level in found.levels for part in _parts(level)]
    apart = _parts(found.apart)
    widest = max((_row_width(row) for row in (*rows, *apart)), default=WIDTH)
    ways = Ways([_spots(row, widest) for row in rows], found.lines)
    left, right = ways.sides
    margin = GAP - min(left, 0)
    width = margin + max(right, widest) + GAP
    placed, y = _place_rows(rows, [ways.room_below(row) for row in range(len(rows))], widest, GAP)
    shapes: list[Box | Line | Words] = list(_lines(ways, placed))
    if apart:
        shapes.append(Words(0, y, widest, _LOOSE, size=_SMALL, colour="muted"))
        below, y = _place_rows(apart, [DROP] * len(apart), widest, y + 16)
        placed += below
    for each in placed:
        shapes += _drawn(each)
    height = max((each.bottom for each in placed), default=0.0) + GAP
    return Chart(
        Drawing(width, height, tuple(moved(each, margin) for each in shapes), described(found)),
        tuple(replace(each, x=each.x + margin) for each in placed),
    )


def described(found: Structure) -> str:
    """Tell the chart in words: which group reports to which."""
    names = {box.id: box.group.name for box in found.boxes}
    above: dict[int, list[str]] = {}
    for group_id, parent in found.lines:
        above.setdefault(group_id, []).append(names[parent])
    told = [f"{names[group_id]} reports to {listed(own)}" for group_id, own in above.items()]
    alone = [box.group.name for box in found.boxes if box.id not in above]
    if alone:
        told.insert(0, f"without a group above: {listed(alone)}")
    return f"Structure chart with {counted(len(names), 'group')}. {'; '.join(told)}."


def second_line(box: GroupBox) -> str:
    """Give what stands below a group's name: how often it meets and its seats."""
    parts = [box.group.frequency.title_text] if box.group.frequency else []
    if box.seats:
        parts.append(counted(box.seats, "seat"))
    if box.vacant:
        parts.append(f"{box.vacant} vacant")
    return ", ".join(parts)


def _parts(level: Sequence[GroupBox]) -> list[Sequence[GroupBox]]:
    """Split a level that is too wide into rows of about equal length."""
    rows = -(-len(level) // MOST_IN_ROW)
    if not rows:
        return []
    size = -(-len(level) // rows)
    return [level[start : start + size] for start in range(0, len(level), size)]


def _row_width(row: Sequence[GroupBox]) -> float:
    return len(row) * (WIDTH + GAP) - GAP


def _spots(row: Sequence[GroupBox], width: float) -> list[Spot]:
    """Centre a row of boxes in a width."""
    first = (width - _row_width(row)) / 2
    lefts = [first + number * (WIDTH + GAP) for number in range(len(row))]
    return [Spot(box.id, left, left + WIDTH) for box, left in zip(row, lefts, strict=True)]


def _place_rows(
    rows: Sequence[Sequence[GroupBox]], rooms: Sequence[float], width: float, top: float
) -> tuple[list[Placed], float]:
    """Put rows one below the other, with the room that each leaves below; give also where the next would begin."""
    placed: list[Placed] = []
    y = top
    for row, room in zip(rows, rooms, strict=True):
        height = max(_height(box) for box in row)
        for box, spot in zip(row, _spots(row, width), strict=True):
            placed.append(Placed(box, spot.left, y, WIDTH, height))
        y += height + room
    return placed, y


def _lines(ways: Ways, placed: Sequence[Placed]) -> Iterable[Line]:
    by_id = {each.box.id: each for each in placed}
    bottoms = sorted({each.bottom for each in placed})
    for group_id, parent_id, points in ways.drawn(bottoms):
        ends = (by_id[group_id], by_id[parent_id])
        dashed = any(each.box.group.attended_only for each in ends)
        yield Line(points, colour="accent", dashed=dashed)


def _texts(box: GroupBox) -> list[tuple[str, float, bool]]:
    """Give the lines of a box as (text, size, bold): the name, how often it meets, its chair."""
    name = box.group.name
    if box.group.short_name and len(metrics.wrapped(name, WIDTH - 2 * _PAD, _NAME, bold=True)) > 3:
        name = box.group.short_name
    chair = f"Chair: {box.chair}" if box.chair else ""
    texts = [(name, _NAME, True), (second_line(box), _SMALL, False), (chair, _SMALL, False)]
    return [each for each in texts if each[0]]


def _height(box: GroupBox) -> float:
    room = WIDTH - 2 * _PAD
    lines = (
        len(metrics.wrapped(text, room, size, bold=bold)) * size * _LEADING
        for text, size, bold in _texts(box)
    )
    return sum(lines) + 2 * _PAD


def _drawn(placed: Placed) -> Iterable[Box | Words]:
    group = placed.box.group
    fill: Colour = "accent-weak" if group.tier is Tier.BOARD else "surface"
    yield Box(
        placed.x,
        placed.y,
        placed.width,
        placed.height,
        fill="ground" if group.attended_only else fill,
        edge="muted" if group.attended_only else "accent",
    )
    y = placed.y + _PAD
    room = placed.width - 2 * _PAD
    for text, size, bold in _texts(placed.box):
        lines = metrics.wrapped(text, room, size, bold=bold)
        yield Words(
            placed.x + _PAD,
            y,
            room,
            "\n".join(lines),
            size=size,
            bold=bold,
            align="centre",
            colour="ink" if bold else "muted",
        )
        y += len(lines) * size * _LEADING
