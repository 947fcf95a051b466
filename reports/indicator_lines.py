"""Indicators as charts: their series put on one scale of periods, marks written in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.indicators.fields import BetterWhen, IndicatorUnit
from app.indicators.series import Role
from app.indicators.wording import figure_words, unit_words
from reports.lines import Drawn, Lines, Spot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.indicators.records import IndicatorRecord
    from app.indicators.series import Series, SeriesPoint

MOST = 16
"""Periods that a chart shows at most, the newest of them."""


def lines_of(record: IndicatorRecord, found: Sequence[Series], most: int = MOST) -> Lines:
    """Give series of an indicator as a chart, the first in front; only periods for which that one has a value.

    Numbers of a region or of England are left out beside an area's own: they would press its line flat.
    """
    found = [*found[:1], *(each for each in found[1:] if not _is_of_another_size(record, each))]
    several = len({each.breakdown for each in found}) > 1
    leading = found if several else found[:1]
    days: dict[tuple[date, date], str] = {}
    for each in leading:
        days.update({(point.last_day, point.first_day): point.period for point in each.points})
    periods = sorted(days)[-most:]
    drawn = tuple(
        Drawn(_name(each, found), tuple(_spot(record, each, last) for last, _ in periods))
        for each in found
    )
    return Lines(
        record.name,
        tuple(days[each] for each in periods),
        drawn,
        unit=unit_words(record.unit),
        limit=None if several else _limit(record),
        alike=several,
    )


def _is_of_another_size(record: IndicatorRecord, each: Series) -> bool:
    """Say whether a line would press all others flat: numbers and sums of a region or the country beside an area's."""
    wide = each.role in {Role.REGION, Role.ENGLAND}
    return wide and record.unit in {IndicatorUnit.COUNT, IndicatorUnit.MONEY}


def _name(each: Series, found: Sequence[Series]) -> str:
    """Name a line by its group where groups are compared, else by its place."""
    several = any(other.breakdown != each.breakdown for other in found)
    return each.breakdown if several else each.place.short or each.place.name


def _spot(record: IndicatorRecord, each: Series, last_day: date) -> Spot | None:
    point: SeriesPoint | None = each.ending(last_day)
    if point is None or point.value is None:
        return None
    return Spot(point.number, figure_words(point.value, record.unit, record.decimals))


def _limit(record: IndicatorRecord) -> Spot | None:
    """Give the limit from which a value is an exception, else the target."""
    told = (("Exception below", record.exception_from), ("Target", record.target))
    for words, number in told:
        if number is not None:
            if words != "Target" and record.better == BetterWhen.LOWER:
                words = "Exception above"  # noqa: PLW2901 - the other side of the same limit
            value = figure_words(number, record.unit, record.decimals)
            return Spot(number, f"{words} {value}")
    return None
