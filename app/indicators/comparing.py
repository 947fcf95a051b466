"""What an indicator is compared with, and whether its newest value is an exception."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from app.amounts import round_half_up
from app.fields import Mark, Ref
from app.indicators.fields import PLACES, BetterWhen, IndicatorStanding
from app.indicators.series import Role, Series, SeriesPoint, own_of
from app.indicators.wording import figure_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.indicators.records import IndicatorRecord
    from models.indicators import Indicator

    Measure: TypeAlias = Indicator | IndicatorRecord

_NEIGHBOURS = 10
"""Statistical neighbours that the list gives every area."""
_LEAST = 5
"""Neighbours that must have a number before a median of them is told: half of the ten."""
_BESIDE = (Role.NEIGHBOURS, Role.ENGLAND, Role.REGION)
"""What a gap is measured from, the first of them that has a number for the period."""


@dataclass(frozen=True)
class Judged:
    """How the newest value stands, and why in a sentence; "" where there is nothing to say."""

    standing: IndicatorStanding | None = None
    why: str = ""
    off: Decimal = Decimal(0)
    """How far an exception is from its limit, or from what it is compared with, in per cent of that."""


def median_of_neighbours(every: Sequence[Series]) -> list[Series]:
    """Give the median of the neighbours per indicator, group and period, where at least five of them have a number.

    Those that are suppressed or missing are left out and counted; the median is not moved by one that is far off.
    """
    periods: dict[tuple[int, str], dict[tuple[object, object], list[SeriesPoint]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for each in every:
        if each.role is Role.NEIGHBOUR:
            for point in each.points:
                periods[each.indicator_id, each.breakdown][point.last_day, point.first_day].append(
                    point
                )
    place = Ref(0, Role.NEIGHBOURS.title_text, "Neighbours")
    found = []
    for (indicator_id, breakdown), by_period in periods.items():
        medians = [told for key in sorted(by_period, key=str) if (told := _median(by_period[key]))]
        if medians:
            found.append(Series(indicator_id, Role.NEIGHBOURS, place, breakdown, tuple(medians)))
    return found


def judge(indicator: Measure, found: Sequence[Series]) -> Judged:
    """Say whether the newest value is an exception, meets its target, or is missing.

    It is an exception when it is worse than the indicator's limit, or further from the comparator than its gap; for an
    indicator that is better neither way, further in either direction.
    """
    own = own_of(found)
    if own is None:
        return Judged()
    value = own.latest.number
    if value is None:
        return Judged(IndicatorStanding.NO_FIGURE, f"There is no figure for {own.latest.period}.")
    problems = (_beyond(indicator, value), _apart(indicator, value, own.latest, found))
    if any(problems):
        why = next(each.why for each in problems if each)
        return Judged(IndicatorStanding.EXCEPTION, why, max(each.off for each in problems if each))
    target = indicator.target
    if target is not None and not _worse(indicator.better, value, target):
        return Judged(IndicatorStanding.MET, f"The target is {_told(indicator, target)}.")
    return Judged()


def beside(found: Sequence[Series], own: Series) -> Series | None:
    """Give the comparator that has a number for the newest period: neighbours, else England, else the region."""
    for role in _BESIDE:
        for each in found:
            point = each.ending(own.latest.last_day) if each.role is role else None
            if point is not None and point.number is not None:
                return each
    return None


def _median(points: Sequence[SeriesPoint]) -> SeriesPoint | None:
    numbers = sorted(each.number for each in points if each.number is not None)
    if len(numbers) < _LEAST:
        return None
    middle = round_half_up(median(numbers), PLACES).normalize() + 0
    first = points[0]
    return SeriesPoint(
        None, first.period, first.first_day, first.last_day, middle, basis=_basis(points)
    )


def _basis(points: Sequence[SeriesPoint]) -> str:
    """Say how many of the ten had a number, and why the others had none."""
    numbers = sum(each.number is not None for each in points)
    suppressed = sum(
        isinstance(each.value, Mark) and each.value.kind == "suppressed" for each in points
    )
    told = [f"median of {numbers} of {_NEIGHBOURS}"]
    told += [f"{suppressed} suppressed"] if suppressed else []
    others = _NEIGHBOURS - numbers - suppressed
    return ", ".join([*told, *([f"{others} without a figure"] if others > 0 else [])])


def _beyond(indicator: Measure, value: Decimal) -> Judged | None:
    limit = indicator.exception_from
    if limit is None or not _worse(indicator.better, value, limit):
        return None
    side = "below" if indicator.better == BetterWhen.HIGHER else "above"
    why = f"{_told(indicator, value)} is {side} the limit of {_told(indicator, limit)}."
    # Nothing is a share of a limit of 0; each unit above it counts as if the limit were one.
    return Judged(why=why, off=abs(value - limit) / (abs(limit) or 1) * 100)


def _apart(
    indicator: Measure, value: Decimal, latest: SeriesPoint, found: Sequence[Series]
) -> Judged | None:
    own = own_of(found)
    other = beside(found, own) if indicator.exception_gap is not None and own else None
    point = other.ending(latest.last_day) if other else None
    number = point.number if point else None
    if other is None or not number or indicator.exception_gap is None:
        return None
    gap = (value - number) / abs(number) * 100
    is_worse = indicator.better == BetterWhen.NEITHER or _worse(indicator.better, value, number)
    if not is_worse or abs(gap) <= indicator.exception_gap:
        return None
    side = "above" if gap > 0 else "below"
    whole = round_half_up(abs(gap), 0)
    name = "the neighbours' median" if other.role is Role.NEIGHBOURS else other.place.name
    return Judged(why=f"{whole} % {side} {name}, {_told(indicator, number)}.", off=abs(gap))


def _worse(better: BetterWhen, value: Decimal, limit: Decimal) -> bool:
    if better == BetterWhen.HIGHER:
        return value < limit
    return better == BetterWhen.LOWER and value > limit


def _told(indicator: Measure, value: Decimal) -> str:
    return figure_words(value, indicator.unit, indicator.decimals)
