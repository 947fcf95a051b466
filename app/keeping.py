"""Which backups are kept: all of two days, then one a day, a week, a month, and never more than a stated size."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import datetime

    from app.backup_names import BackupLine

ALL_OF = timedelta(days=2)
SIZE_CAP = 4_000_000_000
"""Bytes that all kept backups of one file may take together, but for the newest."""


def _day(line: BackupLine) -> Hashable:
    return line.made.astimezone(LONDON).date()


def _week(line: BackupLine) -> Hashable:
    return line.made.astimezone(LONDON).isocalendar()[:2]


def _month(line: BackupLine) -> Hashable:
    made = line.made.astimezone(LONDON)
    return made.year, made.month


STAGES: tuple[tuple[Callable[[BackupLine], Hashable], int], ...] = (
    (_day, 12),
    (_week, 10),
    (_month, 9),
)
"""After the two days: the newest of each of 12 days, of what is older 10 weeks, of what is older still 9 months."""


def superfluous(
    lines: Sequence[BackupLine], now: datetime, size_cap: int = SIZE_CAP
) -> list[BackupLine]:
    """Give the backups that may go; `lines` are newest first by number, whatever the clock said.

    The newest is never among them, nor one that the clock dates into the future.
    """
    if not lines:
        return []
    recent = [line for line in lines if line is lines[0] or line.made > now - ALL_OF]
    kept = list(recent)
    rest = [line for line in lines if line not in recent]
    for period, limit in STAGES:
        chosen, rest = _first_of_each(rest, period, limit)
        kept += chosen
    return _beyond_cap(lines, kept, size_cap)


def _first_of_each(
    lines: Sequence[BackupLine], period: Callable[[BackupLine], Hashable], limit: int
) -> tuple[list[BackupLine], list[BackupLine]]:
    """Keep the newest of each of the first periods; give these and what is older than the last of them."""
    seen: dict[Hashable, BackupLine] = {}
    for place, line in enumerate(lines):
        if period(line) not in seen:
            if len(seen) == limit:
                return list(seen.values()), list(lines[place:])
            seen[period(line)] = line
    return list(seen.values()), []


def _beyond_cap(
    lines: Sequence[BackupLine], kept: Sequence[BackupLine], size_cap: int
) -> list[BackupLine]:
    """Give what is not kept, and of the kept the oldest that go beyond the cap."""
    total, gone = 0, [line for line in lines if line not in kept]
    for line in lines:
        if line in kept:
            total += line.size
            if total > size_cap and line is not lines[0]:
                gone.append(line)
    return gone
