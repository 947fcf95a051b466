"""England's bank holidays with their names, from the list that ships with the program.

The list is written from the library of holidays, which takes a tenth of a second to load (python -m app.bank_holidays).
A test tells when the two differ, as when a day is proclaimed for one year.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache

from app import resources

LISTED = range(2000, 2061)
"""The years of the list; those before and after are asked of the library."""

_NAME = "bank_holidays.json"


@cache
def bank_holidays(year: int) -> Mapping[date, str]:
    """Give the bank holidays of a year with their names, substitute days included."""
    return _listed().get(year) or from_library(year)


def bank_holiday(day: date) -> str:
    """Give the name of the bank holiday that a day is; empty where it is none."""
    return bank_holidays(day.year).get(day, "")


def from_library(year: int) -> dict[date, str]:
    """Ask the library, whose list is kept by others."""
    import holidays  # noqa: PLC0415 - loads every country, for years outside the list only

    found = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return {day: found[day] for day in sorted(found)}


def write_list() -> None:
    """Write the list anew from the library."""
    every = {str(day): name for year in LISTED for day, name in from_library(year).items()}
    text = json.dumps(every, indent=0, ensure_ascii=False)
    resources.path(_NAME).write_text(f"{text}\n", encoding="utf-8")


@cache
def _listed() -> Mapping[int, Mapping[date, str]]:
    found: dict[int, dict[date, str]] = {}
    for written, name in json.loads(resources.read_text(_NAME)).items():
        day = date.fromisoformat(written)
        found.setdefault(day.year, {})[day] = name
    return found


if __name__ == "__main__":
    write_list()
