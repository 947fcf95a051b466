"""Indicators as small charts: their series on one scale of days, and scales that indicators of one unit share."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from app.amounts import counted
from app.indicators.fields import IndicatorUnit
from app.indicators.sheet import source_words, with_gaps
from app.indicators.wording import change_told, figure_words, unit_words
from reports.small_lines import Days, Dot, Quiet, Small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from app.indicators.records import IndicatorRecord
    from app.indicators.series import Series
    from app.indicators.together import Beside
    from reports.drawing import Colour

_COLOURS: tuple[Colour, ...] = ("accent", "caution", "note", "ink", "muted", "bad")
"""Of lines none of which leads, in turn; each has its name at its end."""
_WHOLE = {IndicatorUnit.COUNT, IndicatorUnit.MONEY}
"""Units in which other areas are of another size and would press the own line flat."""
KEY = (
    "Bold: your own area. Dashed: England. Thin: the region. Shaded: from the lowest to the highest of the "
    "statistical neighbours. A gap has its reason below."
)
"""What the lines of small charts are, said once beside them."""


def small_of(each: Beside) -> Small:
    """Give an indicator as a small chart."""
    record, own = each.record, each.own
    behind = [_quiet(record, line, "England", "note", dashed=True) for line in _of(each.england)]
    behind += [_quiet(record, line, line.place.name, "muted") for line in _of(each.region)]
    if record.unit in _WHOLE:
        behind = []
    if own is None:
        behind = [
            _quiet(record, line, line.breakdown or line.place.short or line.place.name, colour)
            for line, colour in zip(each.leading, cycle(_COLOURS), strict=False)
        ]
    standing = record.standing
    return Small(
        record.title,
        _latest(each),
        change_told(own, record.decimals) if own else "",
        () if own is None else _dots(record, own),
        behind=tuple(behind),
        band=() if record.unit in _WHOLE else _band(each),
        chip=standing.title_text if standing else "",
        tone=standing.tone if standing else "none",
        unit=unit_words(record.unit),
        source=with_gaps(source_words(record, each.leading), each.groups),
        named=own is None,
    )


def days_of(found: Iterable[Small]) -> Days | None:
    """Give the days that small charts share, None where none has a value."""
    days = [
        dot.day
        for each in found
        for dots in (each.own, *(q.dots for q in each.behind))
        for dot in dots
    ]
    return Days(min(days), max(days)) if days else None


def reaches(found: Sequence[Small]) -> dict[str, tuple[Decimal, Decimal]]:
    """Give the lowest and highest number of each unit, for a scale that all its indicators share."""
    numbers: dict[str, list[Decimal]] = {}
    for each in found:
        numbers.setdefault(each.unit, []).extend(each.numbers())
    return {unit: (min(every), max(every)) for unit, every in numbers.items() if every}


def _band(each: Beside) -> tuple[tuple[date, Decimal, Decimal], ...]:
    return tuple((span.last_day, span.low, span.high) for span in each.neighbours)


def _of(line: Series | None) -> list[Series]:
    return [] if line is None else [line]


def _latest(each: Beside) -> str:
    if each.groups:
        return counted(len(each.groups), "group")
    if each.own is None:
        count = len(each.agencies)
        return f"Values of {counted(count, 'agency', 'agencies')}" if count else "No value yet"
    return f"{each.record.latest}, {each.own.latest.period}"


def _quiet(
    record: IndicatorRecord, line: Series, name: str, colour: Colour, *, dashed: bool = False
) -> Quiet:
    return Quiet(name, _dots(record, line), colour, dashed)


def _dots(record: IndicatorRecord, line: Series) -> tuple[Dot, ...]:
    return tuple(
        Dot(point.last_day, point.number, figure_words(point.value, record.unit, record.decimals))
        for point in line.points
        if point.value is not None
    )
