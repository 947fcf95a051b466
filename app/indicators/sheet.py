"""One indicator as its page shows it: a chosen place and group as a line, comparators behind, every period as a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.fields import Fields, Mark, Note, Text
from app.indicators.fields import Told
from app.indicators.queries import breakdowns_of, series
from app.indicators.records import IndicatorRecord, indicators
from app.indicators.series import Role, Series, own_of
from app.indicators.wording import figure_words, mark_words, rate_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.indicators.series import SeriesPoint

EVERY_GROUP = "\0every"
"""Asks for all groups beside one another instead of one of them."""
_BESIDE = (Role.NEIGHBOURS, Role.REGION, Role.ENGLAND)

PERIOD_ROW: Fields = (
    Text("period", "Period", computed=True, width=13),
    Text("group", "Group", computed=True, width=16, listed=False),
    Told("value", "Value", computed=True, width=14),
    Told("neighbours", "Neighbours", computed=True, width=11),
    Told("region", "Region", computed=True, width=10),
    Told("england", "England", computed=True, width=10),
    Text("made_of", "Made of", computed=True, width=15),
    Note("commentary", "Commentary", computed=True, listed=True, width=24),
    Text("source", "Came in", computed=True, width=24),
)

PlaceKey = tuple[Role, int]
"""What a series is beside the indicator's own, and the id of its area or agency."""


@dataclass(frozen=True)
class PeriodRow:
    """One period of the chosen place; `id` is that of its value, so that it can be corrected."""

    id: int
    period: str
    group: str
    value: str
    neighbours: str
    region: str
    england: str
    made_of: str
    commentary: str | None
    source: str


@dataclass(frozen=True)
class IndicatorSheet:
    """An indicator with the lines that its chart draws, the one in front first, and its rows, newest first."""

    record: IndicatorRecord
    lines: tuple[Series, ...]
    rows: tuple[PeriodRow, ...]
    places: tuple[tuple[PlaceKey, str], ...]
    """Every place that has values, the own first, with its name."""
    place: PlaceKey | None
    groups: tuple[str, ...]
    group: str
    source: str
    """What stands under the chart: where its values come from, and when they came in."""


def indicator_sheet(
    session: Session, indicator_id: int, place: PlaceKey | None = None, group: str = ""
) -> IndicatorSheet | None:
    """Read an indicator for a place and a group; the own place and all together where they are not said or not there.

    None when the indicator has gone.
    """
    found = indicators(session, [indicator_id])
    if not found:
        return None
    record = found[0]
    groups = tuple(breakdowns_of(session, indicator_id))
    every = series(session, [indicator_id], breakdowns=None)
    has_total = any(not each.breakdown for each in every)
    if group not in {"", EVERY_GROUP, *groups} or not (has_total or group):
        group = "" if has_total or not groups else EVERY_GROUP
    wanted = [each for each in every if group in {EVERY_GROUP, each.breakdown}]
    places = {_key(each): each.place.name for each in wanted if each.role is not Role.NEIGHBOURS}
    chosen = place if place in places else _first_place(wanted)
    own = [each for each in wanted if _key(each) == chosen and _is_group(each, group)]
    beside = () if group == EVERY_GROUP else _beside(wanted, chosen)
    return IndicatorSheet(
        record,
        (*own, *beside),
        tuple(_rows(record, own, beside)),
        tuple(places.items()),
        chosen,
        groups,
        group,
        with_gaps(source_words(record, own, beside), own),
    )


def _key(each: Series) -> PlaceKey:
    return each.role, each.place.id


def _is_group(each: Series, group: str) -> bool:
    return bool(each.breakdown) if group == EVERY_GROUP else each.breakdown == group


def _first_place(found: Sequence[Series]) -> PlaceKey | None:
    own = own_of(found) or next(iter(found), None)
    return _key(own) if own else None


def _beside(found: Sequence[Series], chosen: PlaceKey | None) -> tuple[Series, ...]:
    return tuple(
        each for role in _BESIDE for each in found if each.role is role and _key(each) != chosen
    )


def _rows(
    record: IndicatorRecord, own: Sequence[Series], beside: Sequence[Series]
) -> list[PeriodRow]:
    found = [(point, each.breakdown) for each in own for point in each.points]
    found.sort(key=lambda pair: (pair[0].last_day, pair[0].first_day), reverse=True)
    return [_row(record, point, group, beside) for point, group in found]


def _row(
    record: IndicatorRecord, point: SeriesPoint, group: str, beside: Sequence[Series]
) -> PeriodRow:
    others = {each.role: each.ending(point.last_day) for each in beside}
    told = {
        role.value: figure_words(other.value, record.unit, record.decimals) if other else ""
        for role, other in ((role, others.get(role)) for role in _BESIDE)
    }
    return PeriodRow(
        point.id or 0,
        point.period,
        group,
        figure_words(point.value, record.unit, record.decimals),
        made_of=rate_words(point),
        commentary=point.commentary,
        source=point.source or "",
        **told,
    )


def with_gaps(told: str, own: Sequence[Series]) -> str:
    """Add why lines that are compared have gaps, which their chart has no room for."""
    gaps = [
        f"{each.breakdown} {reason} in {counted(count, 'period')}"
        for each in own
        if len(own) > 1
        for reason, count in Counter(
            mark_words(point.value).partition(" (")[0].lower()
            for point in each.points
            if isinstance(point.value, Mark)
        ).items()
    ]
    return f"{told} Gaps: {'; '.join(gaps)}." if gaps else told


def source_words(
    record: IndicatorRecord, own: Sequence[Series], beside: Sequence[Series] = ()
) -> str:
    """Say where the values come from, when the newest came in, and how the neighbours' line is reckoned."""
    newest = max((each.latest for each in own), key=lambda point: point.last_day, default=None)
    parts = [f"Source: {record.source or (newest.source if newest else None) or 'not said'}"]
    if newest is not None and newest.stored_on is not None:
        parts.append(f"newest value stored {show_day(newest.stored_on)}")
    basis = next((each.latest.basis for each in beside if each.role is Role.NEIGHBOURS), "")
    told = f" Statistical neighbours: {basis}." if basis else ""
    return f"{', '.join(parts)}.{told}"
