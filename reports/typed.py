"""What a value is in a cell of Excel: a number, a day or time, a text, or nothing."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from reports.table import Kind, Value
from reports.values import in_london, shown

Typed = float | date | datetime | time | str | None

# Excel keeps 15 figures; a longer whole number (a case or phone number) is kept as text.
_LARGEST = 10**15
_FIRST_YEAR = 1900
_LONGEST_TEXT = 32_767
_CUT = " … (cut here: a cell holds no more)"


def typed(value: Value, kind: Kind, places: int | None = None) -> Typed:
    """Give what a cell stores: pounds for pence, 0.545 for 54.5 per cent, text for what Excel cannot count."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | date | time):
        return _fitting(shown(value, kind, places))
    if isinstance(value, time):
        return value
    if isinstance(value, datetime):
        value = in_london(value)
    if isinstance(value, date):
        return value if value.year >= _FIRST_YEAR else shown(value, kind)
    return _number(value, kind, places)


def _number(value: float | Decimal, kind: Kind, places: int | None) -> float | str:
    if abs(float(value)) >= _LARGEST:
        return shown(value, kind, places)
    if kind == Kind.MONEY and not isinstance(value, int):
        raise TypeError("Money is whole pence.")
    return float(value) / 100 if kind in {Kind.MONEY, Kind.PERCENT} else float(value)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - len(_CUT)] + _CUT
