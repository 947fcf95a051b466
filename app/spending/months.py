"""The months of a financial year, by which its ledger is looked through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Month:
    """A calendar month, as far as it lies in the year: "May 2024"."""

    name: str
    first_day: date
    last_day: date


def months_of(first_day: date, last_day: date) -> list[Month]:
    """Give the months of a year in their order; the first and the last may be cut by it."""
    found = []
    begins = first_day
    while begins <= last_day:
        following = (begins.replace(day=1) + timedelta(days=32)).replace(day=1)
        ends = min(following - timedelta(days=1), last_day)
        found.append(Month(f"{begins:%B %Y}", begins, ends))
        begins = following
    return found
