"""Rules across the fields of indicators and of their values: `{field name: sentence}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from models.indicators import BetterWhen, Indicator, IndicatorValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def indicator_problems(
    session: Session, indicator_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with an indicator: a name that is taken, a limit without a direction, a gap of nothing."""
    found = {}
    name = values.get("name")
    if name:
        chosen = select(Indicator.id).where(
            Indicator.partnership_id == values.get("partnership"),
            func.lower(Indicator.name) == name.lower(),
            Indicator.id != (indicator_id or 0),
        )
        if session.scalar(chosen.limit(1)) is not None:
            found["name"] = "There is an indicator of this name already; change that one."
    limits = [each for each in ("target", "exception_from") if values.get(each) is not None]
    if limits and values.get("better") == BetterWhen.NEITHER:
        found["better"] = "A target or a limit needs to know whether higher or lower is better."
    gap = values.get("exception_gap")
    if gap is not None and gap <= 0:
        found["exception_gap"] = "A gap is more than 0 per cent; leave it empty for none."
    return found


def value_problems(
    session: Session, value_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with a value: days in no order, nothing that it is for, a value that is there already."""
    found = {}
    first, last = values.get("first_day"), values.get("last_day")
    if first and last and last < first:
        found["last_day"] = "The last day must not come before the first."
    if values.get("area") is None and values.get("agency") is None:
        found["area"] = "Say which area or which agency this value is for."
    if values.get("denominator") == 0:
        found["denominator"] = "A rate out of 0 is none; leave the denominator empty."
    if not found and _is_there(session, value_id, values):
        found["period"] = "This indicator has a value for that period and place already; change it."
    return found


def _is_there(session: Session, value_id: int | None, values: Mapping[str, Any]) -> bool:
    chosen = select(IndicatorValue.id).where(
        IndicatorValue.indicator_id == values.get("indicator"),
        IndicatorValue.area_id.is_not_distinct_from(values.get("area")),
        IndicatorValue.agency_id.is_not_distinct_from(values.get("agency")),
        IndicatorValue.breakdown == (values.get("breakdown") or ""),
        IndicatorValue.first_day == values.get("first_day"),
        IndicatorValue.last_day == values.get("last_day"),
        IndicatorValue.id != (value_id or 0),
    )
    return session.scalar(chosen.limit(1)) is not None
