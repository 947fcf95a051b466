"""Names for the sheets of a workbook: cleaned of what Excel forbids, short enough, each only once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 31
_CUT = "…"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")
_RESERVED = "history"


def sheet_name(title: str, taken: Collection[str]) -> str:
    """Make a title a sheet's name that is not among those taken, in any case."""
    cleaned = " ".join(_FORBIDDEN.sub(" ", one_line(title)).split()).strip("' ")
    if not cleaned or cleaned.casefold() == _RESERVED:
        cleaned = f"Table {cleaned}".strip()
    used = {each.casefold() for each in taken}
    name, number = _short(cleaned, ""), 1
    while name.casefold() in used:
        number += 1
        name = _short(cleaned, f" ({number})")
    return name


def _short(text: str, ending: str) -> str:
    """Cut a text to the room for it, after a word where one ends in the second half, and say that it was cut."""
    room = _LONGEST - len(ending)
    if _units(text) <= room:
        return text + ending
    while _units(text) > room - len(_CUT):
        text = text[:-1]
    words = text.rpartition(" ")[0]
    kept = words if _units(words) > room / 2 else text
    return kept.rstrip("' ,;:.-–") + _CUT + ending


def _units(text: str) -> int:
    # Excel counts UTF-16 units, so a character beyond the basic plane counts twice.
    return len(text.encode("utf-16-le")) // 2
