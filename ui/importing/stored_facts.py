"""What is told of a file that was stored: what it was stored as, what it belongs to, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.errors import Unreadable
from app.fields import Day
from app.importing.told_once import told_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.storing import Stored
    from ui.widgets.facts import Fact

_TOLD = 12
"""Reasons for leaving rows out that are told one by one; the rest is counted."""

_DAY = Day("day", "Day")


def facts_of(stored: Stored) -> Sequence[Fact]:
    """Tell what was stored, what it belongs to, and what was left out by its cells."""
    left = told_once((place, reason) for place, _, reason in _parted(stored.left_out))
    more = len(left) - _TOLD
    if more > 0:
        left = [*left[:_TOLD], f"and {counted(more, 'more reason')}"]
    facts: list[Fact] = [("Stored as", stored.title)]
    facts += [(label, in_order(names)) for label, names in stored.about]
    return [*facts, *([("Left out", "\n".join(left))] if left else [])]


def _parted(lines: Sequence[str]) -> list[tuple[str, str, str]]:
    """Part the cell of a row from why it was left out."""
    return [each.partition(": ") for each in lines]


def in_order(names: str) -> str:
    """Put names in the order of the alphabet, days in that of the calendar: they come as the rows of a file do."""
    parts = names.split("; ")
    try:
        return "; ".join(_DAY.show(day) for day in sorted(_DAY.parse(each) for each in parts))
    except Unreadable:
        return "; ".join(sorted(parts, key=str.casefold))
