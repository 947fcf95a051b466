"""Values of indicators in words: with their unit and decimal places, and marks as a reader understands them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.amounts import round_half_up
from app.fields import Mark
from models.indicators import IndicatorUnit

if TYPE_CHECKING:
    from app.indicators.series import Figure, Series, SeriesPoint

_MARKS = {
    "c": "Suppressed",
    "x": "Suppressed",
    "k": "Too small to show",
    "low": "Too small to show",
    "u": "Not reliable",
    "z": "Not applicable",
    ".": "Not available",
    "..": "Not available",
    ":": "Not available",
}
"""The signs of the Department for Education and the Office for National Statistics."""
_KINDS = {
    "suppressed": "Suppressed",
    "missing": "Missing",
    "not-applicable": "Not applicable",
}
_UNITS = {
    IndicatorUnit.PERCENT: "per cent",
    IndicatorUnit.RATE: "per 10,000",
    IndicatorUnit.DAYS: "days",
    IndicatorUnit.MONEY: "pounds",
    IndicatorUnit.COUNT: "number",
    IndicatorUnit.OTHER: "",
}


def figure_words(value: Figure, unit: IndicatorUnit, decimals: int) -> str:
    """Write a value with its unit: "17 %", "£1,234", "41.6"; a mark in words; "" where nothing is known."""
    if value is None:
        return ""
    if isinstance(value, Mark):
        return mark_words(value)
    plain = f"{round_half_up(abs(value), decimals):,f}"
    sign = "-" if value < 0 and plain.strip("0.,") else ""
    if unit == IndicatorUnit.PERCENT:
        return f"{sign}{plain} %"
    return f"{sign}£{plain}" if unit == IndicatorUnit.MONEY else f"{sign}{plain}"


def change_words(change: Decimal | None, decimals: int) -> str:
    """Write by how much a value has changed: "+2.3", "-1", "0"."""
    if change is None:
        return ""
    rounded = round_half_up(change, decimals)
    return f"{rounded:+,f}" if rounded else "0"


def change_told(own: Series, decimals: int) -> str:
    """Tell the change since the value before in words: "up 1.1 since Q2 2024-25", "" where either is missing."""
    if own.change is None:
        return ""
    before = own.points[-2].period
    rounded = round_half_up(own.change, decimals)
    if not rounded:
        return f"unchanged since {before}"
    return f"{'up' if rounded > 0 else 'down'} {abs(rounded):,f} since {before}"


def mark_words(mark: Mark) -> str:
    """Say why there is no value, with the sender's sign: "Suppressed (c)", "Fewer than 5 (<5)"."""
    sign = mark.sign.strip()
    if sign.startswith("<"):
        return f"Fewer than {sign[1:].strip()} ({sign})"
    if sign.startswith(">"):
        return f"More than {sign[1:].strip()} ({sign})"
    return (
        f"{_MARKS.get(sign.casefold(), _KINDS[mark.kind])} ({sign})" if sign else _KINDS[mark.kind]
    )


def rate_words(point: SeriesPoint) -> str:
    """Say what a rate is made of: "34 of 200", "34"; "" where the source does not tell."""
    if point.numerator is None:
        return point.basis
    counted = f"{point.numerator:,f}"
    return counted if point.denominator is None else f"{counted} of {point.denominator:,f}"


def unit_words(unit: IndicatorUnit) -> str:
    """Give what a scale counts in: "per cent"; "" where the indicator says no unit."""
    return _UNITS[unit]
