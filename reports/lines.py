"""Draws time series: one line in front, others behind it, a gap with its reason where a value is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reports import metrics
from reports.drawing import Box, Drawing, Line, Words

if TYPE_CHECKING:
    from reports.drawing import Colour

_SIZE, _SMALL = 9.0, 8.0
_ABOVE, _BELOW = 16.0, 32.0
"""Room above the highest value and below the axis, in points."""
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_GRID = 4
_FLAT = Decimal("0.55")
"""From this share of the highest value on the lowest may be the foot of the scale; below it the scale begins at 0."""
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


@dataclass(frozen=True)
class _Frame:
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


def drawn_lines(chart: Lines, width: float, height: float) -> Drawing:
    """Draw lines at a size in points; a chart without a number says so."""
    numbers = [each for line in chart.lines for each in _numbers(line)]
    if chart.limit and chart.limit.number is not None:
        numbers.append(chart.limit.number)
    if not numbers:
        words = Words(0, height / 2 - _SIZE, width, "No figures to draw yet.", align="centre")
        return Drawing(width, height, (words,), alt=described(chart), caption=chart.caption)
    foot, head, step = _scale(min(numbers), max(numbers))
    ticks = list(_ticks(foot, head, step))
    left = max(metrics.width(f"{each:,f}", _SMALL) for each in ticks) + 8
    names = [line.name for line in _named(chart)]
    beside = min(metrics.widest(names, _SMALL) + 12, width * 0.3) if names else 8
    frame = _Frame(
        left, width - beside, _ABOVE + 12, height - _BELOW, foot, head, len(chart.periods)
    )
    shapes: list[Line | Box | Words] = [
        *_grid(chart, frame, ticks),
        *_axis(chart, frame),
        *_limit(chart, frame),
    ]
    for place in range(len(chart.lines) - 1, -1, -1):
        shapes += _line(chart.lines[place], frame, place, in_front=not (place or chart.alike))
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


def _scale(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Give foot, head and step of the scale in round numbers; it begins at 0 unless all values are far from it."""
    from_nought = low >= 0 and (high == 0 or low < high * _FLAT)
    least = Decimal(0) if from_nought else low
    reach = (high - least) or abs(high) or Decimal(1)
    power = Decimal(10) ** (reach / _GRID).adjusted()
    step = next(each * power for each in _STEPS if each * power * _GRID >= reach)
    foot = Decimal(0) if from_nought else (least / step).to_integral_value("ROUND_FLOOR") * step
    head = (high / step).to_integral_value("ROUND_CEILING") * step
    return foot, head if head > foot else foot + step, step


def _ticks(foot: Decimal, head: Decimal, step: Decimal) -> Iterator[Decimal]:
    number = foot
    while number <= head:
        yield number.normalize() + 0
        number += step


def _grid(chart: Lines, frame: _Frame, ticks: Sequence[Decimal]) -> Iterator[Line | Words]:
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


def _axis(chart: Lines, frame: _Frame) -> Iterator[Words]:
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


def _limit(chart: Lines, frame: _Frame) -> Iterator[Line | Words]:
    if chart.limit and chart.limit.number is not None:
        y = frame.y(chart.limit.number)
        yield Line(((frame.left, y), (frame.right, y)), colour="bad", dashed=True)
        yield Words(
            frame.left + 2, y - _SMALL - 3, frame.right - frame.left, chart.limit.words,
            size=_SMALL, colour="bad",
        )  # fmt: skip


def _line(
    line: Drawn, frame: _Frame, place: int, *, in_front: bool
) -> Iterator[Line | Box | Words]:
    """Draw one line in pieces, so that a gap stays a gap; the line in front has dots, figures and reasons."""
    colour, width, dashed = _LOOKS[min(place, len(_LOOKS) - 1)]
    for piece in _pieces(line):
        points = tuple((frame.x(at), frame.y(number)) for at, number in piece)
        if len(points) > 1:
            yield Line(points, colour=colour, width=width, dashed=dashed)
        elif not in_front:
            [(x, y)] = points
            yield Box(x - 1.5, y - 1.5, 3, 3, fill=colour, edge=colour)
    if in_front:
        yield from _front(line, frame, colour)


def _front(line: Drawn, frame: _Frame, colour: Colour) -> Iterator[Box | Words]:
    words = [each.words for each in line.spots if each is not None and each.number is not None]
    shown = metrics.widest(words, _SMALL) + 2 < frame.slot * 1.1
    for at, spot in enumerate(line.spots):
        x = frame.x(at)
        if spot is None:
            continue
        if spot.number is None:
            text = "\n".join(metrics.wrapped(spot.words.partition(" (")[0], frame.slot, 7)[:2])
            yield Words(
                x - 40, frame.bottom + 2, 80, text, size=7, align="centre", colour="caution"
            )
            continue
        y = frame.y(spot.number)
        yield Box(x - 2.5, y - 2.5, 5, 5, fill=colour, edge="surface", radius=2.5)
        if shown or at == len(line.spots) - 1:
            yield Words(
                x - 30, y - _SMALL - 7, 60, spot.words, size=_SMALL, bold=True, align="centre"
            )


def _ends(chart: Lines, frame: _Frame, width: float) -> Iterator[Words]:
    """Write the names of the lines behind at their ends, moved apart where they would touch."""
    ends = []
    for line in _named(chart):
        pieces = list(_pieces(line))
        if pieces:
            ends.append((frame.y(pieces[-1][-1][1]), chart.lines.index(line), line.name))
    y = frame.top - _SMALL * 1.4
    for wished, place, name in sorted(ends):
        y = max(wished - _SMALL * 0.62, y + _SMALL * 1.3)
        room = width - frame.right - 6
        first = metrics.wrapped(name, room, _SMALL)[0]
        colour = _LOOKS[min(place, len(_LOOKS) - 1)][0]
        yield Words(frame.right + 6, y, room + 4, first, size=_SMALL, colour=colour)


def _named(chart: Lines) -> tuple[Drawn, ...]:
    """Give the lines whose names stand at their ends; that of the line in front stands above the chart."""
    return chart.lines if chart.alike else chart.lines[1:]


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
