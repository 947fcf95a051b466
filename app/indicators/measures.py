"""What the columns of published tables count, from the list that ships with the program."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from app import resources
from app.importing.headers import squeeze
from app.indicators.fields import BetterWhen, IndicatorUnit

_YEAR = re.compile(r"(?<!\d)(19|20)\d{2}(?!\d)")
_NAME = "measures.csv"


@dataclass(frozen=True)
class Measure:
    """What a column counts: the indicator's name, its unit, the group the column stands for, the parts of a rate."""

    column: str
    name: str
    unit: IndicatorUnit
    group: str
    numerator: str
    """The column that a rate counts, "" where the table has none; `denominator` is what it is out of."""
    denominator: str
    better: BetterWhen

    @property
    def decimals(self) -> int:
        """Decimal places that the source gives."""
        return 1 if self.unit in {IndicatorUnit.PERCENT, IndicatorUnit.RATE} else 0


def measure_of(column: str) -> Measure | None:
    """Give what a column of a published table counts, whatever year stands in its name; None where none is known."""
    return _measures().get(key_of(column))


def measure_named(name: str) -> Measure | None:
    """Give the first measure of an indicator's name, also of one that says its group."""
    start = name.partition(",")[0]
    for each in _measures().values():
        if each.name == name or ("{group}" in each.name and each.name.startswith(f"{start},")):
            return each
    return None


def year_in(column: str) -> int | None:
    """Give the year that stands in a column's name: 2010 for MarTotal_2010."""
    found = _YEAR.search(column)
    return int(found[0]) if found else None


def without_year(column: str) -> str:
    """Give a column's name without the year in it: MarTotal for MarTotal_2010."""
    return re.sub(r"_{2,}", "_", _YEAR.sub("", column)).strip("_ ")


def key_of(column: str) -> str:
    """Bring a column's name to the form in which two years' tables agree."""
    return squeeze(without_year(column))


@cache
def _measures() -> dict[str, Measure]:
    lines = resources.read_text(_NAME).splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    found = {}
    for row in rows:
        values = {**row, "unit": IndicatorUnit(row["unit"]), "better": BetterWhen(row["better"])}
        found[key_of(row["column"])] = Measure(**values)  # type: ignore[arg-type]  # a column each
    return found
