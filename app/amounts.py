"""Counts, decimals and money as people write and read them; money is whole pence."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from app.errors import Unreadable

# What a column of the file can hold with room for sums.
_MOST_PENCE = 10**13
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?")


def counted(number: int, one: str, many: str = "") -> str:
    """Write how many there are of something: "1 agency", "2,300 agencies"; `many` is one with an s unless given."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def counted_of(number: int, whole: int, one: str, many: str = "") -> str:
    """Write how many of all are shown: "1 of 90 people"; "90 people" where that is all of them."""
    told = counted(whole, one, many)
    return told if number == whole else f"{number:,} of {told}"


def show_money(pence: int) -> str:
    """Write whole pence as "£36,000.00"; less than nothing as "-£1,384.00"."""
    sign = "-" if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"


def read_money(text: str) -> int:
    """Read whole pence from £1,234.50, (1,234.50), 1234.5- and the like."""
    pence = read_decimal(_plain_number(text), f"“{text}” is not an amount of money.") * 100
    if pence != pence.to_integral_value():
        message = f"“{text}” has a part of a penny; give pounds and pence."
        raise Unreadable(message)
    if abs(pence) > _MOST_PENCE:
        message = f"“{text}” is more than this file can hold."
        raise Unreadable(message)
    return int(pence)


def read_decimal(text: str, sentence: str) -> Decimal:
    """Read a decimal with or without commas between its thousands; what is none raises Unreadable with the sentence."""
    try:
        value = Decimal(without_commas(text))
    except InvalidOperation:
        raise Unreadable(sentence) from None
    if not value.is_finite():
        raise Unreadable(sentence)
    return value


def without_commas(text: str) -> str:
    """Leave out spaces, and commas between thousands; those of "1,5" and "12,34" stay, which makes them no number."""
    plain = text.replace(" ", "")
    return plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round half up (0.125 -> 0.13), as the reports of partnerships do; Python's own rounding is half even."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _plain_number(text: str) -> str:
    """Take off the pound and put a minus in front that was written as brackets or behind."""
    plain = text.replace("£", "").replace("GBP", "").strip()
    if plain.startswith("(") and plain.endswith(")"):
        return "-" + plain[1:-1]
    return "-" + plain[:-1] if plain.endswith("-") else plain
