"""What is told of a file that was stored: what it was stored as, what it belongs to, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.importing.told_once import told_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.storing import Stored
    from ui.widgets.facts import Fact

_TOLD = 12
"""Reasons for leaving rows out that are told one by one; the rest is counted."""


def facts_of(stored: Stored) -> Sequence[Fact]:
    """Tell what was stored, what it belongs to, and what was left out by its cells."""
    left = told_once((place, reason) for place, _, reason in _parted(stored.left_out))
    more = len(left) - _TOLD
    if more > 0:
        left = [*left[:_TOLD], f"and {counted(more, 'more reason')}"]
    facts: list[Fact] = [("Stored as", stored.title)]
    return [*facts, *stored.about, *([("Left out", "\n".join(left))] if left else [])]


def _parted(lines: Sequence[str]) -> list[tuple[str, str, str]]:
    """Part the cell of a row from why it was left out."""
    return [each.partition(": ") for each in lines]
