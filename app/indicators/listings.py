"""How indicators and their values are listed and searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select

from app.agencies.queries import BOTH_NAMES
from app.belonging import Belonging
from app.indicators.fields import INDICATOR, INDICATOR_VALUE
from app.indicators.records import indicators, values
from app.listing import Listing, Scope, name_of, unscoped
from app.search import Searched
from app.unit.queries import looked_after_by
from models.agencies import Agency
from models.indicators import Area, Indicator, IndicatorValue
from models.partnerships import Priority

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.search import Words


def _of_indicator(scope: Scope) -> list[ColumnElement[bool]]:
    wanted = scope.get("indicator")
    return [IndicatorValue.indicator_id == wanted] if wanted else []


def _standing(scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if scope.get("heading"):
        found.append(Indicator.heading == scope["heading"])
    if scope.get("now"):
        found.append(Indicator.ended_on.is_(None))
    return found


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    chosen = select(
        Indicator.id,
        Indicator.reference,
        Indicator.name,
        Indicator.heading,
        Indicator.definition,
        Indicator.other_names,
    ).where(Indicator.id.in_(ids))
    return {
        row.id: (
            " ".join(filter(None, (row.reference, row.name))),
            " ".join(filter(None, (row.heading, row.definition, row.other_names))),
        )
        for row in session.execute(chosen)
    }


OF_PARTNERSHIP = Belonging(Indicator.partnership_id)
_OF_INDICATOR = Belonging(IndicatorValue.indicator_id, Indicator)

INDICATORS = Listing(
    kind="indicators",
    title="Indicators",
    one="indicator",
    fields=INDICATOR,
    table="indicator",
    id_column=Indicator.id,
    source=Indicator,
    columns={
        "reference": Indicator.reference,
        "name": Indicator.name,
        "heading": Indicator.heading,
        "unit": Indicator.unit,
        "better": Indicator.better,
        "frequency": Indicator.frequency,
        "decimals": Indicator.decimals,
        "target": Indicator.target,
        "exception_from": Indicator.exception_from,
        "exception_gap": Indicator.exception_gap,
        "agency": name_of(Agency, Indicator.agency_id),
        "priority": name_of(Priority, Indicator.priority_id),
        "looked_after": looked_after_by(Indicator.looked_after_id),
        "source": Indicator.source,
        "ended_on": Indicator.ended_on,
        "area": name_of(Area, Indicator.area_id),
        "partnership": OF_PARTNERSHIP.name,
    },
    found_by={
        "name": Indicator.name + " " + func.coalesce(Indicator.other_names, ""),
        "agency": select(BOTH_NAMES).where(Agency.id == Indicator.agency_id).scalar_subquery(),
    },
    records=unscoped(indicators),
    within=_standing,
    order=("reference", "name"),
    about=lambda record: record.title,
    belongs=OF_PARTNERSHIP,
)

VALUES = Listing(
    kind="indicator-values",
    title="Values of indicators",
    one="value",
    fields=INDICATOR_VALUE,
    table="indicator_value",
    id_column=IndicatorValue.id,
    source=IndicatorValue.__table__.join(
        Indicator.__table__, Indicator.id == IndicatorValue.indicator_id
    )
    .outerjoin(Area.__table__, Area.id == IndicatorValue.area_id)
    .outerjoin(Agency.__table__, Agency.id == IndicatorValue.agency_id),
    columns={
        "indicator": Indicator.name,
        "period": IndicatorValue.period,
        "area": Area.name,
        "agency": Agency.name,
        "breakdown": IndicatorValue.breakdown,
        "value": IndicatorValue.value,
        "numerator": IndicatorValue.numerator,
        "denominator": IndicatorValue.denominator,
        "commentary": IndicatorValue.commentary,
        "first_day": IndicatorValue.first_day,
        "last_day": IndicatorValue.last_day,
        "source_name": IndicatorValue.source_name,
        "cell": IndicatorValue.cell,
        "partnership": _OF_INDICATOR.name,
    },
    sorts={"period": IndicatorValue.last_day.expression},
    found_by={"agency": BOTH_NAMES},
    records=unscoped(values),
    within=_of_indicator,
    order=("indicator", "last_day", "area"),
    about=lambda record: f"{record.indicator}, {record.period}",
    belongs=_OF_INDICATOR,
)

INDICATOR_WORDS = Searched(32, "indicator", "indicators", _words, icon="chart-line")
