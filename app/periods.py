"""Periods in words and in rules: first and last day both belong to it, and an absent one leaves it open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select

from app.days import show_day
from models.periods import meets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def order_problem(values: Mapping[str, Any]) -> dict[str, str]:
    """Object to a last day before the first: `{"last_day": sentence}`."""
    first, last = values.get("first_day"), values.get("last_day")
    if first and last and last < first:
        return {"last_day": f"{show_day(last)} is before the first day, {show_day(first)}."}
    return {}


def overlapping(
    session: Session,
    record: Any,  # noqa: ANN401 - any dated mapped class
    same: ColumnElement[bool],
    values: Mapping[str, Any],
    *,
    but: int | None = None,
) -> Any | None:  # noqa: ANN401 - a row of that class
    """Give the first row of a dated record that shares a day with these values' period, besides row `but`."""
    chosen = select(record).where(
        same, meets(record, values.get("first_day"), values.get("last_day"))
    )
    if but is not None:
        chosen = chosen.where(record.id != but)
    return session.scalars(chosen.order_by(record.first_day).limit(1)).first()


def day_before(day: date) -> date:
    """Give the day before, on which what a new record replaces ends."""
    return day - timedelta(days=1)


def exists_on(first: date | None, last: date | None, day: date) -> bool:
    """Say whether a period holds a day."""
    return (first is None or first <= day) and (last is None or day <= last)


def show_period(first: date | None, last: date | None) -> str:
    """Write a period: "1 Sep 2023 to 30 Apr 2025", "since 1 Sep 2023", "until 30 Apr 2025" or nothing."""
    if first and last:
        return f"{show_day(first)} to {show_day(last)}"
    if first:
        return f"since {show_day(first)}"
    return f"until {show_day(last)}" if last else ""
