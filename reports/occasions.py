"""Occasions as data: what a calendar file says of one meeting or one deadline."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date, time


@dataclass(frozen=True)
class Occasion:
    """One entry of a calendar; its times are London's, one without a start lasts the whole day.

    `key` never changes for the same thing, so that a later file replaces what an earlier one put into a calendar;
    `revision` rises with each change.
    """

    key: str
    revision: int
    title: str
    day: date
    _: KW_ONLY
    starts: time | None = None
    finishes: time | None = None
    place: str = ""
    notes: str = ""
    link: str = ""
    is_cancelled: bool = False
    is_reminder: bool = False
    """Whether it takes no time of its own, as a deadline does."""
