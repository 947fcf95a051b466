"""Draws an indicator small, to stand among many: its line bold, what it is compared with quiet, one scale of days."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from reports import metrics
from reports.drawing import Box, Drawing, Line, Words
from reports.line_labels import apart
from reports.line_scale import Frame, round_scale
from reports.style import TONES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from reports.drawing import Align, Colour
    from reports.table import Tone

Reach = tuple["Decimal", "Decimal"]
"""The lowest and the highest number of a scale."""
_TITLE, _SIZE, _SMALL = 9.0, 8.0, 7.0
_TOP, _BELOW = 52.0, 38.0
"""Room above the highest value, for title and newest value, and below the lowest, for days and source."""
_LEAST = 40.0
"""Room that the change is written in at least; where there is less it stands in the alternative text alone."""


@dataclass(frozen=True)
class Dot:
    """A value on its day: its number, None where there is none, and how it is written."""

    day: date
    number: Decimal | None
    words: str


@dataclass(frozen=True)
class Quiet:
    """A line behind: its name, its values and whether it is dashed."""

    name: str
    dots: tuple[Dot, ...]
    colour: Colour
    dashed: bool = False


@dataclass(frozen=True)
class Small:
    """An indicator drawn small; `band` has day, lowest and highest of the neighbours, `own` oldest first."""

    title: str
    latest: str
    change: str
    own: tuple[Dot, ...]
    _: KW_ONLY
    behind: tuple[Quiet, ...] = ()
    band: tuple[tuple[date, Decimal, Decimal], ...] = ()
    chip: str = ""
    tone: Tone = "none"
    unit: str = ""
    source: str = ""
    named: bool = False
    """Whether lines behind have their names at their ends, as where groups or agencies are compared."""

    def numbers(self) -> list[Decimal]:
        """Give every number that is drawn."""
        found = [each.number for each in self.own]
        found += [each.number for line in self.behind for each in line.dots]
        found += [number for _, low, high in self.band for number in (low, high)]
        return [each for each in found if each is not None]


@dataclass(frozen=True)
class Days:
    """The days that all small charts share, first and last."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """Give how far along a day lies, 0 to 1."""
        return (day - self.first).days / max((self.last - self.first).days, 1)


def drawn_small(
    small: Small, days: Days, size: tuple[float, float], reach: Reach | None = None
) -> Drawing:
    """Draw a small chart at a size in points; `reach` is the lowest and highest number of a scale that many share."""
    width, height = size
    shapes: list[Line | Box | Words] = [*_head(small, width), *_foot(small, width, height)]
    numbers = small.numbers()
    if not numbers:
        middle = (_TOP + height - _BELOW) / 2
        shapes.append(
            Words(0, middle, width, "No figures to draw yet.", size=_SIZE, align="centre")
        )
        return Drawing(width, height, tuple(shapes), alt=described_small(small))
    foot, head, _ = round_scale(*(reach or (min(numbers), max(numbers))))
    left = max(metrics.width(f"{each.normalize():,f}", _SMALL) for each in (foot, head)) + 5
    names = [line.name for line in small.behind] if small.named else []
    beside = min(metrics.widest(names, _SMALL) + 6, width * 0.35) if names else 6
    frame = Frame(left, width - beside, _TOP, height - _BELOW, foot, head, 1)
    shapes += [*_scale(frame), *_days(days, frame), *_band(small, days, frame)]
    for line in small.behind:
        shapes += _run(line.dots, days, frame, (line.colour, 1.0, line.dashed))
    shapes += [*_run(small.own, days, frame, ("accent", 2.0, False)), *_ends(small, days, frame)]
    shapes += _names(small, frame, beside) if names else ()
    return Drawing(width, height, tuple(shapes), alt=described_small(small))


def described_small(small: Small) -> str:
    """Tell a small chart in words: its newest value and change, then every value, marks with their reason."""
    told = ", ".join(filter(None, (small.latest, small.change, small.chip)))
    values = "; ".join(f"{each.day:%b %Y} {each.words}" for each in small.own)
    beside = "; ".join(
        f"{line.name} {line.dots[-1].words} in {line.dots[-1].day:%b %Y}"
        for line in small.behind
        if line.dots
    )
    parts = (f"{small.title}: {told}", values, beside, small.source.rstrip("."))
    return ". ".join(filter(None, parts)) + "."


def _head(small: Small, width: float) -> Iterator[Box | Words]:
    """Write title, newest value and change; the chip stands at the right of the title."""
    room = width
    if small.chip:
        wide = metrics.width(small.chip, _SMALL, bold=True) + 10
        colour, ground = TONES[small.tone]
        yield Box(width - wide, 0, wide, 13, fill=ground, edge=ground, radius=6)
        yield Words(
            width - wide, 2, wide, small.chip, size=_SMALL, bold=True, align="centre", colour=colour
        )
        room -= wide + 6
    title = _lines(small.title, room, 2)
    below = 13.0 + 11.5 * title.count("\n")
    yield Words(0, 0, room + 20, title, size=_TITLE, bold=True)
    latest = metrics.cut(small.latest, width, _TITLE, bold=True)
    yield Words(0, below, width + 8, latest, size=_TITLE, bold=True, colour="accent")
    left = metrics.width(latest, _TITLE, bold=True) + 6
    if small.change and width - left > _LEAST:
        words = metrics.cut(small.change, width - left, _SIZE)
        yield Words(left, below + 1, width - left + 8, words, size=_SIZE, colour="muted")
    if small.unit:
        yield Words(0, below + 12, width, small.unit, size=_SMALL, colour="muted")


def _foot(small: Small, width: float, height: float) -> Iterator[Words]:
    yield Words(
        0,
        height - 19,
        width + 8,
        _lines(small.source, width, 2, _SMALL),
        size=_SMALL,
        colour="muted",
    )


def _lines(text: str, room: float, most: int, size: float = _TITLE) -> str:
    """Wrap a text into no more than some lines, the last one cut where it is longer."""
    bold = size == _TITLE
    found = metrics.wrapped(text, room, size, bold=bold)
    if len(found) > most:
        found[most - 1 :] = [metrics.cut(" ".join(found[most - 1 :]), room, size, bold=bold)]
    return "\n".join(found)


def _scale(frame: Frame) -> Iterator[Line | Words]:
    for number in (frame.foot, frame.head):
        y = frame.y(number)
        yield Line(((frame.left, y), (frame.right, y)), colour="line")
        yield Words(
            0,
            y - _SMALL * 0.62,
            frame.left - 3,
            f"{number.normalize():,f}",
            size=_SMALL,
            align="right",
            colour="muted",
        )


def _days(days: Days, frame: Frame) -> Iterator[Words]:
    """Write the first and the last month, the same under every chart."""
    sides: tuple[tuple[date, Align], ...] = ((days.first, "left"), (days.last, "right"))
    for day, align in sides:
        x = frame.left if align == "left" else frame.right - 60
        yield Words(
            x, frame.bottom + 11, 60, f"{day:%b %Y}", size=_SMALL, align=align, colour="muted"
        )


def _band(small: Small, days: Days, frame: Frame) -> Iterator[Box]:
    """Shade what the neighbours reach from and to, half-way to the period before and after each."""
    places = [_x(day, days, frame) for day, _, _ in small.band]
    for at, (_, low, high) in enumerate(small.band):
        before = places[at - 1] if at else places[at] - 6
        after = places[at + 1] if at + 1 < len(places) else places[at] + 6
        left = max(frame.left, (before + places[at]) / 2)
        right = min(frame.right, (after + places[at]) / 2)
        top = frame.y(high)
        yield Box(
            left,
            top,
            max(right - left, 1),
            max(frame.y(low) - top, 0.5),
            fill="note-weak",
            edge="note-weak",
            radius=0,
        )


def _run(
    dots: tuple[Dot, ...], days: Days, frame: Frame, look: tuple[Colour, float, bool]
) -> Iterator[Line | Box]:
    """Draw a line in pieces, so that a value that is missing stays a gap."""
    colour, width, dashed = look
    piece: list[tuple[float, float]] = []
    for each in (*dots, None):
        if each is not None and each.number is not None:
            piece.append((_x(each.day, days, frame), frame.y(each.number)))
            continue
        if len(piece) > 1:
            yield Line(tuple(piece), colour=colour, width=width, dashed=dashed)
        for x, y in piece if len(piece) == 1 else ():
            yield Box(x - 1.5, y - 1.5, 3, 3, fill=colour, edge=colour, radius=1.5)
        piece = []


def _names(small: Small, frame: Frame, room: float) -> Iterator[Words]:
    """Write the names of lines at their ends, apart from one another."""
    ends = sorted(
        (frame.y(numbers[-1]), line.name, line.colour)
        for line in small.behind
        if (numbers := [each.number for each in line.dots if each.number is not None])
    )
    tops = apart([y - _SMALL * 0.62 for y, _, _ in ends], _SMALL * 1.2, frame.bottom - _SMALL)
    for top, (_, name, colour) in zip(tops, ends, strict=True):
        text = metrics.cut(name, room - 3, _SMALL)
        yield Words(frame.right + 3, top, room + 6, text, size=_SMALL, colour=colour)


def _ends(small: Small, days: Days, frame: Frame) -> Iterator[Box | Words]:
    """Mark the newest number with a dot, and write below every gap why it is one; a run of one reason has it once."""
    newest = next((each for each in reversed(small.own) if each.number is not None), None)
    if newest is not None and newest.number is not None:
        x, y = _x(newest.day, days, frame), frame.y(newest.number)
        yield Box(x - 2.5, y - 2.5, 5, 5, fill="accent", edge="surface", radius=2.5)
    free = 0.0
    for places, words in _gaps(small, days, frame):
        wide = metrics.width(words, _SMALL)
        x = min(max(sum(places) / len(places) - wide / 2, frame.left), frame.right - wide)
        for place in places:
            yield Box(
                place - 0.4, frame.bottom - 2, 0.8, 4, fill="caution", edge="caution", radius=0
            )
        if x >= free:
            yield Words(x, frame.bottom + 2, wide + 6, words, size=_SMALL, colour="caution")
            free = x + wide + 3


def _gaps(small: Small, days: Days, frame: Frame) -> Iterator[tuple[list[float], str]]:
    """Give each run of values that are missing for one reason: their places, and the reason without its sign."""
    places: list[float] = []
    reason = ""
    for each in (*small.own, None):
        words = "" if each is None or each.number is not None else each.words.partition(" (")[0]
        if places and words != reason:
            yield places, reason
            places = []
        if each is not None and words:
            places.append(_x(each.day, days, frame))
        reason = words


def _x(day: date, days: Days, frame: Frame) -> float:
    return frame.left + 4 + days.share(day) * (frame.right - frame.left - 8)
