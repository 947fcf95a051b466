"""How a value reads in a document: "12 Mar 2025", "£36,000.00", "54.5 %", and the same as an Excel number format."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from app.amounts import round_half_up, show_money
from app.clock import LONDON
from app.days import show_day
from app.fields import Mark
from reports.plain import plain
from reports.table import Kind

if TYPE_CHECKING:
    from reports.table import Value


def shown(value: Value, kind: Kind = Kind.TEXT, places: int | None = None) -> str:
    """Write a value as a person reads it; None is an empty text and a Mark its sender's sign."""
    if value is None:
        return ""
    if isinstance(value, str):
        return plain(str(value))
    if isinstance(value, Mark):
        return plain(value.sign)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date | time):
        return _shown_date(value, kind)
    return _shown_number(value, kind, places)


def number_format(kind: Kind, places: int | None = None) -> str:
    """Give Excel's number format for a kind, "" where Excel's own is right."""
    if kind == Kind.MONEY:
        return "£#,##0.00" if places is None else "£#,##0" + _decimals(places)
    if kind == Kind.PERCENT:
        return "0" + _decimals(1 if places is None else places) + " %"
    if kind == Kind.NUMBER and places is not None:
        return "#,##0" + _decimals(places)
    return {Kind.DAY: "d mmm yyyy", Kind.TIME: "hh:mm", Kind.MOMENT: "d mmm yyyy hh:mm"}.get(
        kind, ""
    )


def in_london(moment: datetime) -> datetime:
    """Give a moment as a London clock shows it, without its zone; a moment without a zone is one already."""
    return moment.astimezone(LONDON).replace(tzinfo=None) if moment.tzinfo else moment


def _decimals(places: int) -> str:
    return "." + "0" * places if places else ""


def _shown_date(value: date | time, kind: Kind) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if not isinstance(value, datetime):
        return show_day(value)
    local = in_london(value)
    return show_day(local) if kind == Kind.DAY else f"{show_day(local)}, {local:%H:%M}"


def _shown_number(value: float | Decimal, kind: Kind, places: int | None) -> str:
    if kind == Kind.MONEY:
        return _shown_money(value, 2 if places is None else places)
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if kind == Kind.PERCENT:
        return f"{round_half_up(number, 1 if places is None else places):,} %"
    if kind == Kind.NUMBER:
        return f"{number:,f}" if places is None else f"{round_half_up(number, places):,}"
    return f"{number:f}"


def _shown_money(value: float | Decimal, places: int) -> str:
    if not isinstance(value, int):
        raise TypeError("Money is whole pence.")
    if places:
        return show_money(value)
    pounds = int(round_half_up(Decimal(value) / 100, 0))
    return f"-£{-pounds:,}" if pounds < 0 else f"£{pounds:,}"
