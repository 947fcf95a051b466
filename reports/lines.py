"""Draws time series: one line in front, others behind it, a gap with its reason where a value is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reports import metrics
from reports.drawing import Box, Drawing, Line, Words
from reports.line_labels import Labels, apart
from reports.line_scale import Frame, round_scale, ticks_of

if TYPE_CHECKING:
    from reports.drawing import Colour

_SIZE, _SMALL = 9.0, 8.0
_ABOVE, _BELOW = 16.0, 32.0
"""Room above the highest value and below the axis, in points."""
_LOOKS: tuple[tuple[Colour, float, bool], ...] = (
    ("accent", 2.0, False),
    ("note", 1.25, False),
    ("caution", 1.25, True),
    ("ink", 1.0, True),
    ("muted", 1.0, False),
    ("bad", 1.0, True),
)
"""Colour, width and whether dashed, of the line in front and those behind it; every line also has its name."""


@dataclass(frozen=True)
class Spot:
    """One value of a line: how it is written, its number, None where there is none and `words` say why."""

    number: Decimal | None
    words: str


@dataclass(frozen=True)
class Drawn:
    """One line: its name and its values, one for each period of the chart, None where nothing is known."""

    name: str
    spots: tuple[Spot | None, ...]


@dataclass(frozen=True)
class Lines:
    """A chart of lines over periods, oldest first; the first line stands in front."""

    caption: str
    periods: tuple[str, ...]
    lines: tuple[Drawn, ...]
    _: KW_ONLY
    unit: str = ""
    """What the scale counts in, such as per 10,000."""
    limit: Spot | None = None
    """A target or limit that is drawn across; its words name it."""
    alike: bool = False
    """Whether no line stands before the others, as where groups are compared."""


def drawn_lines(chart: Lines, width: float, height: float) -> Drawing:
    """Draw lines at a size in points; a chart without a number says so."""
    numbers = [each for line in chart.lines for each in _numbers(line)]
    if chart.limit and chart.limit.number is not None:
        numbers.append(chart.limit.number)
    if not numbers:
        words = Words(0, height / 2 - _SIZE, width, "No figures to draw yet.", align="centre")
        return Drawing(width, height, (words,), alt=described(chart), caption=chart.caption)
    foot, head, step = round_scale(min(numbers), max(numbers))
    ticks = list(ticks_of(foot, head, step))
    left = max(metrics.width(f"{each:,f}", _SMALL) for each in ticks) + 8
    names = [line.name for line in _named(chart)]
    beside = min(metrics.widest(names, _SMALL) + 12, width * 0.3) if names else 8
    frame = Frame(
        left, width - beside, _ABOVE + 12, height - _BELOW, foot, head, len(chart.periods)
    )
    labels = Labels([_points(line, frame) for line in chart.lines])
    shapes: list[Line | Box | Words] = [
        *_grid(chart, frame, ticks),
        *_axis(chart, frame),
        *_limit(chart, frame, labels),
    ]
    for place in range(len(chart.lines) - 1, -1, -1):
        shapes += _line(chart.lines[place], frame, place, in_front=not (place or chart.alike))
    if not chart.alike:
        shapes += _front(chart.lines[0], frame, labels)
    shapes += _ends(chart, frame, width)
    return Drawing(width, height, tuple(shapes), alt=described(chart), caption=chart.caption)


def described(chart: Lines) -> str:
    """Tell a chart in words: its caption and every value of every line, marks with their reason."""
    told = [
        f"{line.name}: "
        + ", ".join(
            f"{period} {spot.words}"
            for period, spot in zip(chart.periods, line.spots, strict=True)
            if spot is not None
        )
        for line in chart.lines
    ]
    unit = f", {chart.unit}" if chart.unit else ""
    return f"Line chart: {chart.caption}{unit}. {'; '.join(told)}."


def _numbers(line: Drawn) -> Iterator[Decimal]:
    return (each.number for each in line.spots if each is not None and each.number is not None)


def _grid(chart: Lines, frame: Frame, ticks: Sequence[Decimal]) -> Iterator[Line | Words]:
    name = "" if chart.alike else chart.lines[0].name
    yield Words(0, 0, frame.right, name, size=_SMALL, bold=True, colour="accent")
    if chart.unit:
        x = metrics.width(name, _SMALL, bold=True) + 8 if name else 0
        yield Words(x, 0, frame.right, chart.unit, size=_SMALL, colour="muted")
    for each in ticks:
        y = frame.y(each)
        yield Line(((frame.left, y), (frame.right, y)), colour="line")
        yield Words(
            0, y - _SMALL * 0.62, frame.left - 5, f"{each:,f}", size=_SMALL, align="right",
            colour="muted",
        )  # fmt: skip


def _axis(chart: Lines, frame: Frame) -> Iterator[Words]:
    """Write the periods, as many as there is room for, the newest always."""
    room = metrics.widest(chart.periods, _SMALL) + 6
    every = max(1, -int(-room // frame.slot))
    for place, period in enumerate(chart.periods):
        if (len(chart.periods) - 1 - place) % every == 0:
            wide = min(room * 1.05, frame.slot * every)
            yield Words(
                frame.x(place) - wide / 2, frame.bottom + 20, wide, period, size=_SMALL,
                align="centre", colour="muted",
            )  # fmt: skip


def _limit(chart: Lines, frame: Frame, labels: Labels) -> Iterator[Line | Words]:
    """Draw the limit across, its words where fewest lines run through them."""
    if chart.limit and chart.limit.number is not None:
        y = frame.y(chart.limit.number)
        yield Line(((frame.left, y), (frame.right, y)), colour="bad", dashed=True)
        wide = metrics.width(chart.limit.words, _SMALL) + 2
        places = [
            (x, top)
            for x in (frame.left + 2, frame.right - wide, (frame.left + frame.right - wide) / 2)
            for top in (y - _SMALL - 3, y + 2)
        ]
        x, top = labels.place(places, wide, _SMALL + 2)
        yield Words(x, top, wide + 4, chart.limit.words, size=_SMALL, colour="bad")
        labels.take_line(((frame.left, y), (frame.right, y)))


def _line(line: Drawn, frame: Frame, place: int, *, in_front: bool) -> Iterator[Line | Box]:
    """Draw one line in pieces, so that a gap stays a gap; a value between two gaps is a square behind."""
    colour, width, dashed = _LOOKS[min(place, len(_LOOKS) - 1)]
    for points in _points(line, frame):
        if len(points) > 1:
            yield Line(points, colour=colour, width=width, dashed=dashed)
        elif not in_front:
            [(x, y)] = points
            yield Box(x - 1.5, y - 1.5, 3, 3, fill=colour, edge=colour)


def _front(line: Drawn, frame: Frame, labels: Labels) -> Iterator[Box | Words]:
    """Give the line in front its dots, figures and reasons; a figure stands above its dot, or below where lines run."""
    colour = _LOOKS[0][0]
    words = [each.words for each in line.spots if each is not None and each.number is not None]
    shown = metrics.widest(words, _SMALL) + 2 < frame.slot * 1.1
    for at, spot in enumerate(line.spots):
        x = frame.x(at)
        if spot is None:
            continue
        if spot.number is None:
            yield _reason(spot, x, frame)
            continue
        y = frame.y(spot.number)
        yield Box(x - 2.5, y - 2.5, 5, 5, fill=colour, edge="surface", radius=2.5)
        if shown or at == len(line.spots) - 1:
            wide = metrics.width(spot.words, _SMALL, bold=True)
            tops = (y - _SMALL - 7, y + 4, y - 2 * _SMALL - 7, y + _SMALL + 4)
            inside = [(x - wide / 2, top) for top in tops if _SMALL < top < frame.bottom - _SMALL]
            _, top = labels.place(inside, wide, _SMALL + 2)
            yield Words(x - 30, top, 60, spot.words, size=_SMALL, bold=True, align="centre")


def _reason(spot: Spot, x: float, frame: Frame) -> Words:
    """Say below the axis why there is no value; the sign in brackets is left to the list."""
    text = "\n".join(metrics.wrapped(spot.words.partition(" (")[0], frame.slot, 7)[:2])
    return Words(x - 40, frame.bottom + 2, 80, text, size=7, align="centre", colour="caution")


def _ends(chart: Lines, frame: Frame, width: float) -> Iterator[Words]:
    """Write the names of the lines behind at their ends, apart where they would touch, and none below the axis."""
    ends = []
    for line in _named(chart):
        pieces = list(_pieces(line))
        if pieces:
            ends.append((frame.y(pieces[-1][-1][1]), chart.lines.index(line), line.name))
    ends.sort()
    tops = apart([y - _SMALL * 0.62 for y, _, _ in ends], _SMALL * 1.3, frame.bottom - _SMALL)
    for top, (_, place, name) in zip(tops, ends, strict=True):
        room = width - frame.right - 6
        text = metrics.cut(name, room + 4, _SMALL)
        colour = _LOOKS[min(place, len(_LOOKS) - 1)][0]
        yield Words(frame.right + 6, top, room + 8, text, size=_SMALL, colour=colour)


def _named(chart: Lines) -> tuple[Drawn, ...]:
    """Give the lines whose names stand at their ends; that of the line in front stands above the chart."""
    return chart.lines if chart.alike else chart.lines[1:]


def _points(line: Drawn, frame: Frame) -> list[tuple[tuple[float, float], ...]]:
    """Give the pieces of a line as points of the sheet."""
    return [
        tuple((frame.x(at), frame.y(number)) for at, number in piece) for piece in _pieces(line)
    ]


def _pieces(line: Drawn) -> Iterator[list[tuple[int, Decimal]]]:
    """Give the runs of neighbouring values that are numbers, each with its period's place."""
    piece: list[tuple[int, Decimal]] = []
    for at, spot in enumerate(line.spots):
        if spot is not None and spot.number is not None:
            piece.append((at, spot.number))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece
