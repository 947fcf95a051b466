"""Numbers written in a way that may mean more than one thing, and what is said of them instead of a guess."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from app.fields import Figure, Money, Number, Percent

if TYPE_CHECKING:
    from app.fields import Field

_BRACKETED = re.compile(r"\(\s*(\d[\d,]*(?:\.\d+)?\s*%?)\s*\)")
_SHORTENED = re.compile(
    r"[£(\s]*(\d[\d,]*(?:\.\d+)?)\s*(k|m|mn|bn|thousand|million|billion)\)?", re.IGNORECASE
)
_POWERS = {"k": 3, "t": 3, "m": 6, "b": 9}
"""Noughts by the first letter of what a number is shortened with."""


def odd_number(field: Field, text: str) -> str:
    """Say why a text under a field of numbers is not taken for one, "" where its own sentence says enough.

    What stands in brackets is less than nothing to an accountant; in a count it is as often a footnote, a percentage or
    a small number that is held back. A shortened number was rounded.
    """
    bracketed = _BRACKETED.fullmatch(text.strip())
    if bracketed and isinstance(field, Number | Figure | Percent):
        inside = bracketed[1].strip()
        return (
            f"“{text}” stands in brackets, which may mean less than nothing, a footnote or a figure that is held "
            f"back. Write {inside}, -{inside} or the mark alone."
        )
    shortened = _SHORTENED.fullmatch(text.strip())
    if shortened and isinstance(field, Number | Figure | Money):
        amount = Decimal(shortened[1].replace(",", "")).scaleb(_POWERS[shortened[2][0].casefold()])
        whole = f"{amount:,f}" if amount != amount.to_integral_value() else f"{int(amount):,}"
        pound = "£" if isinstance(field, Money) else ""
        return f"“{text}” is shortened and may be rounded. Write the figure in full, such as {pound}{whole}."
    return ""
