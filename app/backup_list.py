"""The list of backups as rows: what a person sees of each, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.backup_names import BackupLine, Reason
from app.clock import show_moment
from app.fields import Choice, Field, Fields, Number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_MILLION = 1_000_000


@dataclass(frozen=True)
class LondonMoment(Field):
    """A moment in UTC, shown as London's clocks showed it; the program alone makes it."""

    def _write(self, value: datetime) -> str:
        return show_moment(value)


@dataclass(frozen=True)
class Size(Number):
    """A number of bytes, shown as "1.8 MB"."""

    def _write(self, value: int) -> str:
        return f"{value / _MILLION:,.1f} MB"


BACKUP: Fields = (
    LondonMoment("made", "When", computed=True, width=20),
    Choice("reason", "Why", words=Reason, computed=True, chip=False, width=24),
    Size("size", "Size", computed=True, width=10),
    Number("step_id", "Newest step", computed=True, width=12),
)


@dataclass(frozen=True)
class BackupRow:
    """A backup in the list; its id is its number among the backups of the file."""

    id: int
    made: datetime
    reason: Reason
    size: int
    step_id: int
    line: BackupLine


def backup_rows(lines: Sequence[BackupLine]) -> list[BackupRow]:
    """Give the rows of backups, in the order they come in."""
    return [
        BackupRow(each.number, each.made, each.reason, each.size, each.step_id, each)
        for each in lines
    ]
