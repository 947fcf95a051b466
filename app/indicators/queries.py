"""What can be asked about the values of indicators; everything that draws, lists or reports them builds on `series`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, case, false, func, or_, select
from sqlalchemy.orm import aliased

from app.areas import ENGLAND, KnownArea, comparators
from app.fields import Ref
from app.images import conditions
from app.indicators.comparing import median_of_neighbours
from app.indicators.places import own_areas
from app.indicators.series import Role, Series, SeriesPoint
from app.returns.scores import score_of
from models.agencies import Agency
from models.indicators import Area, IndicatorValue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def series(
    session: Session,
    indicator_ids: Sequence[int],
    *,
    roles: Collection[Role] | None = None,
    breakdowns: Collection[str] | None = ("",),
    since: date | None = None,
    newest: bool = False,
) -> list[Series]:
    """Give the values of indicators as series, per indicator in the order of Role, then by group and place.

    `roles` keeps only some, such as {Role.OWN, Role.ENGLAND}; `breakdowns` names the groups wanted, None for all;
    `since` leaves out periods that ended before a day, `newest` all but that of the own newest value. The median of
    the statistical neighbours is reckoned here. Two queries and one per partnership, however many indicators.
    """
    areas = own_areas(session, indicator_ids)
    found: dict[tuple[int, Role, Ref, str], list[SeriesPoint]] = defaultdict(list)
    chosen = _newest(areas) if newest else _values()
    if since is not None:
        chosen = chosen.where(IndicatorValue.last_day >= since)
    for row in _rows(session, chosen, indicator_ids, breakdowns):
        role, place = _role_of(row, areas.get(row.indicator_id))
        found[row.indicator_id, role, place, row.breakdown].append(_point(row))
    every = [Series(*key, tuple(points)) for key, points in found.items()]
    every += median_of_neighbours(every)
    order = {role: place for place, role in enumerate(Role)}
    return sorted(
        (each for each in every if roles is None or each.role in roles),
        key=lambda each: (each.indicator_id, order[each.role], each.breakdown, each.place.name),
    )


def series_by_indicator(
    session: Session,
    indicator_ids: Sequence[int],
    **wanted: Any,  # noqa: ANN401 - those of `series`
) -> dict[int, list[Series]]:
    """Give the same, by indicator; one without values has none."""
    found: dict[int, list[Series]] = defaultdict(list)
    for each in series(session, indicator_ids, **wanted):
        found[each.indicator_id].append(each)
    return found


def groups_alone(session: Session, indicator_ids: Sequence[int]) -> dict[int, int]:
    """Count the groups of those indicators that have values of groups and none of all together, by id."""
    value = IndicatorValue
    count = func.count(value.breakdown.distinct())
    has_total = func.sum(case((value.breakdown == "", 1), else_=0))
    found: dict[int, int] = {}
    for condition in conditions(value.indicator_id, indicator_ids):
        chosen = select(value.indicator_id, count).where(condition).group_by(value.indicator_id)
        found.update((row[0], row[1]) for row in session.execute(chosen.having(has_total == 0)))
    return found


def breakdowns_of(session: Session, indicator_id: int) -> list[str]:
    """Give the groups that an indicator has values for, in alphabetical order, without the total."""
    chosen = select(IndicatorValue.breakdown).where(
        IndicatorValue.indicator_id == indicator_id, IndicatorValue.breakdown != ""
    )
    return sorted(session.scalars(chosen.distinct()))


def _rows(
    session: Session,
    chosen: Select[*tuple[Any, ...]],
    indicator_ids: Sequence[int],
    breakdowns: Collection[str] | None,
) -> Iterable[Any]:
    if breakdowns is not None:
        chosen = chosen.where(IndicatorValue.breakdown.in_(list(breakdowns)))
    order = (IndicatorValue.last_day, IndicatorValue.first_day, IndicatorValue.id)
    for condition in conditions(IndicatorValue.indicator_id, indicator_ids):
        yield from session.execute(chosen.where(condition).order_by(*order))


def _values() -> Select[*tuple[Any, ...]]:
    """Select columns, not mapped rows: a chart of ten years by fourteen areas takes hundreds of them."""
    value = IndicatorValue
    return (
        select(
            value.id,
            value.indicator_id,
            value.breakdown,
            value.period,
            value.first_day,
            value.last_day,
            value.value,
            value.mark,
            value.numerator,
            value.denominator,
            value.commentary,
            value.source_name,
            value.stored_on,
            value.area_id,
            value.agency_id,
            Area.code,
            Area.name.label("area"),
            Agency.name.label("agency"),
            Agency.short_name,
        )
        .outerjoin(Area, Area.id == value.area_id)
        .outerjoin(Agency, Agency.id == value.agency_id)
    )


def _newest(areas: Mapping[int, KnownArea | None]) -> Select[*tuple[Any, ...]]:
    """Select the values of the period alone for which each indicator has its newest one of its own, all together.

    That is its area's, else that of the only agency with values, as `own_of` has it. What is judged on Home is a
    hundredth of what charts show.
    """
    value = aliased(IndicatorValue)
    of_area: dict[str, list[int]] = defaultdict(list)
    for indicator_id, area in areas.items():
        if area is not None:
            of_area[area.code].append(indicator_id)
    mine = or_(
        false(),
        *(and_(Area.code == code, value.indicator_id.in_(ids)) for code, ids in of_area.items()),
    )
    only = case(
        (
            func.count(value.agency_id.distinct()) == 1,
            func.max(case((value.agency_id.is_not(None), value.last_day))),
        )
    )
    last = (
        select(
            value.indicator_id,
            func.coalesce(func.max(case((mine, value.last_day))), only).label("last_day"),
        )
        .outerjoin(Area, Area.id == value.area_id)
        .where(value.breakdown == "", value.indicator_id.in_(list(areas)))
        .group_by(value.indicator_id)
        .subquery()
    )
    same = and_(
        last.c.indicator_id == IndicatorValue.indicator_id,
        last.c.last_day == IndicatorValue.last_day,
    )
    return _values().join(last, same)


def _role_of(row: Any, own: KnownArea | None) -> tuple[Role, Ref]:  # noqa: ANN401 - a row of `_values`
    if row.agency_id is not None:
        return Role.AGENCY, Ref(row.agency_id, row.agency, row.short_name or "")
    place = Ref(row.area_id or 0, row.area or "")
    if row.code == ENGLAND:
        return Role.ENGLAND, place
    if own is None:
        return Role.OTHER, place
    if row.code == own.code:
        return Role.OWN, place
    if row.code == next(iter(comparators(own)), ""):
        return Role.REGION, place
    return (Role.NEIGHBOUR if row.code in own.neighbours else Role.OTHER), place


def _point(row: Any) -> SeriesPoint:  # noqa: ANN401 - a row of `_values`
    return SeriesPoint(
        row.id,
        row.period,
        row.first_day,
        row.last_day,
        score_of(row.value, row.mark),
        row.numerator,
        row.denominator,
        row.commentary,
        row.source_name,
        row.stored_on,
    )
