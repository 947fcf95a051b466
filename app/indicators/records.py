"""Indicators and their values as lists show them, each indicator with its newest value beside its comparators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select

from app.amounts import counted
from app.fields import Ref
from app.importing.lookup import Known
from app.indicators.comparing import judge
from app.indicators.queries import groups_alone, series_by_indicator
from app.indicators.series import Role, Series, own_of
from app.indicators.wording import change_words, figure_words
from app.partnerships.queries import partnership_names
from app.record_values import named_values
from app.returns.scores import score_of
from app.typed import holding
from models.agencies import Agency
from models.indicators import Area, Indicator, IndicatorValue
from models.partnerships import Priority
from models.unit import UnitMember

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from app.indicators.fields import BetterWhen, HowOften, IndicatorStanding, IndicatorUnit
    from app.indicators.series import Figure


@dataclass(frozen=True)
class IndicatorRecord:
    """An indicator with its newest value in words, and what it is compared with in the same period."""

    id: int
    version: int
    reference: str | None
    name: str
    heading: str | None
    definition: str | None
    unit: IndicatorUnit
    better: BetterWhen
    frequency: HowOften
    decimals: int
    target: Decimal | None
    exception_from: Decimal | None
    exception_gap: Decimal | None
    source: str | None
    other_names: str | None
    notes: str | None
    ended_on: date | None
    area: Ref | None
    agency: Ref | None
    priority: Ref | None
    looked_after: Ref | None
    partnership: Ref
    latest: str
    period: str
    change: str
    neighbours: str
    region: str
    england: str
    standing: IndicatorStanding | None
    why: str
    """Why it stands so, in a sentence."""

    @property
    def title(self) -> str:
        """Its reference and name: "2.1 Initial conferences within 15 working days"."""
        return f"{self.reference} {self.name}" if self.reference else self.name


@dataclass(frozen=True)
class ValueRecord:
    """One value of an indicator."""

    id: int
    version: int
    indicator: Ref
    area: Ref | None
    agency: Ref | None
    breakdown: str
    period: str
    first_day: date
    last_day: date
    value: Figure
    mark: str | None
    """The mark as the file keeps it, "suppressed:c"; None where there is a number."""
    numerator: Decimal | None
    denominator: Decimal | None
    commentary: str | None
    source_name: str | None
    sheet: str | None
    cell: str | None
    stored_on: date | None
    partnership: Ref | None = None


def indicators(
    session: Session, ids: Sequence[int], found: Mapping[int, Sequence[Series]] | None = None
) -> list[IndicatorRecord]:
    """Read indicators with their newest values, a fixed number of queries however many.

    `found` are their series by id, where they have been read already.
    """
    found = series_by_indicator(session, ids) if found is None else found
    groups = groups_alone(session, [each for each in ids if each not in found])
    bodies = partnership_names(session)
    chosen = (
        select(Indicator, Agency, Priority.name, UnitMember.name, Area.name)
        .outerjoin(Agency, Agency.id == Indicator.agency_id)
        .outerjoin(Priority, Priority.id == Indicator.priority_id)
        .outerjoin(UnitMember, UnitMember.id == Indicator.looked_after_id)
        .outerjoin(Area, Area.id == Indicator.area_id)
        .where(Indicator.id.in_(ids))
    )
    return [
        IndicatorRecord(
            **named_values(row, _PLAIN),
            area=Ref(row.area_id, area) if row.area_id else None,
            agency=Ref(agency.id, agency.name, agency.short_name or "") if row.agency_id else None,
            priority=Ref(row.priority_id, priority) if row.priority_id else None,
            looked_after=Ref(row.looked_after_id, member) if row.looked_after_id else None,
            partnership=Ref(row.partnership_id, bodies[row.partnership_id]),
            **_newest(row, found.get(row.id, []), groups.get(row.id, 0)),
        )
        for row, agency, priority, member, area in session.execute(chosen)
    ]


def values(session: Session, ids: Sequence[int]) -> list[ValueRecord]:
    """Read values with their places, one query."""
    chosen = (
        select(IndicatorValue, Indicator.name, Area.name, Agency)
        .join(Indicator, Indicator.id == IndicatorValue.indicator_id)
        .outerjoin(Area, Area.id == IndicatorValue.area_id)
        .outerjoin(Agency, Agency.id == IndicatorValue.agency_id)
        .where(IndicatorValue.id.in_(ids))
    )
    return [
        ValueRecord(
            **named_values(row, _VALUE),
            indicator=Ref(row.indicator_id, indicator),
            area=Ref(row.area_id, area) if row.area_id else None,
            agency=Ref(agency.id, agency.name, agency.short_name or "") if row.agency_id else None,
            value=score_of(row.value, row.mark),
        )
        for row, indicator, area, agency in session.execute(chosen)
    ]


def indicator_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give indicators whose reference, name or other name holds the words typed."""
    columns = (Indicator.name, Indicator.reference, Indicator.other_names)
    chosen = select(Indicator.id, Indicator.name).where(holding(typed, *columns), *where)
    return [Ref(*row) for row in session.execute(chosen.order_by(Indicator.name).limit(limit))]


def known_indicators(session: Session, partnership_id: int | None = None) -> list[Known]:
    """Give every indicator of a partnership, or of all, that an import may name, with what columns called it."""
    chosen = select(Indicator.id, Indicator.name, Indicator.other_names)
    if partnership_id is not None:
        chosen = chosen.where(Indicator.partnership_id == partnership_id)
    return [
        Known(
            row.id,
            row.name,
            tuple((each, "name in a table") for each in (row.other_names or "").splitlines()),
        )
        for row in session.execute(chosen.order_by(Indicator.id))
    ]


def _newest(row: Indicator, found: Sequence[Series], groups: int) -> dict[str, Any]:
    """Tell the newest value of an indicator and what stands beside it in the same period, or how many groups it has."""
    own, judged = own_of(found), judge(row, found)
    told: dict[str, Any] = dict.fromkeys(("latest", "period", "change", *_BESIDE), "")
    told |= {"standing": judged.standing, "why": judged.why}
    if own is None:
        agencies = sum(each.role is Role.AGENCY for each in found)
        latest = f"{agencies} agencies" if agencies else ""
        return told | {"latest": counted(groups, "group") if groups else latest}
    told |= {
        "latest": figure_words(own.latest.value, row.unit, row.decimals),
        "period": own.latest.period,
        "change": change_words(own.change, row.decimals),
    }
    return told | {name: _ending_with(own, found, role, row) for name, role in _BESIDE.items()}


def _ending_with(own: Series, found: Sequence[Series], role: Role, row: Indicator) -> str:
    last_day = own.latest.last_day
    points: Mapping[Role, Any] = {each.role: each.ending(last_day) for each in found}
    point = points.get(role)
    return figure_words(point.value, row.unit, row.decimals) if point else ""


_BESIDE = {"neighbours": Role.NEIGHBOURS, "region": Role.REGION, "england": Role.ENGLAND}
_PLAIN = (
    "id",
    "version",
    "reference",
    "name",
    "heading",
    "definition",
    "unit",
    "better",
    "frequency",
    "decimals",
    "target",
    "exception_from",
    "exception_gap",
    "source",
    "other_names",
    "notes",
    "ended_on",
)
_VALUE = (
    "id",
    "version",
    "breakdown",
    "period",
    "first_day",
    "last_day",
    "mark",
    "numerator",
    "denominator",
    "commentary",
    "source_name",
    "sheet",
    "cell",
    "stored_on",
)
