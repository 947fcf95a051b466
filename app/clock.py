"""The time as the program knows it, in one place so that a test or the sample can fix it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from app.days import show_day

LONDON = ZoneInfo("Europe/London")


class Clock:
    """Tells the moment in UTC and the day in London."""

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Give the day it is in London."""
        return self.now().astimezone(LONDON).date()


class FixedClock(Clock):
    """A clock that stands still at a given moment, or moves on by `advance`."""

    def __init__(self, moment: datetime) -> None:
        """Stand at the moment, which has a time zone."""
        self.moment = moment

    def now(self) -> datetime:
        """Give the fixed moment."""
        return self.moment


def show_moment(moment: datetime) -> str:
    """Write a moment as London's clocks showed it: "11 Mar 2025 09:02"."""
    at = moment.astimezone(LONDON)
    return f"{show_day(at.date())} {at:%H:%M}"
