"""The period that a return says once for all of it: above its table, in the name of its sheet, or of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.days import MONTHS
from app.importing.addresses import address
from app.importing.form_kind import FormCell
from app.importing.natives import as_text
from app.indicators.periods import quarter_in
from app.partnerships.years import read_year_name, said_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.importing.workbook import Sheet, Workbook

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?t?" for month in MONTHS)
_MONTHS_RANGE = re.compile(
    rf"(?<![a-z])({_MONTH})\s*(20\d{{2}})?\s*(?:-|–|to|\s)\s*({_MONTH})[\s-]*(20\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:q|qtr|quarter)\s*[1-4]\b[\s\d/–-]*", re.IGNORECASE)
_LONGEST = 120
_STARTS = tuple(month[:3].casefold() for month in MONTHS)
_QUARTER_LENGTH = 3


@dataclass(frozen=True)
class SaidPeriod:
    """A period as it is written: year and quarter, or the first month of a quarter (year, month) in words of months.

    `cell` is where it stands, "A1" for that of a name; `told` says which name.
    """

    year: str = ""
    quarter: int = 0
    begins: tuple[int, int] | None = None
    cell: str = "A1"
    told: str = ""

    @property
    def names_quarter(self) -> bool:
        """Say whether it tells the quarter."""
        return bool(self.quarter or self.begins)

    @property
    def notes(self) -> Iterator[FormCell]:
        """Say what was taken from a name, for nobody sees it in the sheet."""
        if self.told:
            yield FormCell(self.cell, self.told, f"The period was taken from {self.told}.")


def said_period(
    workbook: Workbook, sheet: Sheet, heading: int, *, wants_quarter: bool
) -> SaidPeriod:
    """Give what the lines above a row of headings say of the period, then the names of sheet and file.

    The quarter is looked for where no heading of a column says it.
    """
    found = SaidPeriod()
    for row in range(1, heading):
        for column, value in enumerate(sheet.rows[row - 1], 1):
            text = as_text(value)
            if text and len(text) < _LONGEST:
                read = _read(text, said_year, wants_quarter=wants_quarter)
                found = _joined(found, replace(read, cell=address(row, column)))
    named = (
        (sheet.name, f"the name of the sheet, “{sheet.name}”"),
        (workbook.name, f"the name of the file, “{workbook.name}”"),
    )
    for name, told in named:
        read = _read(Path(name).stem, read_year_name, wants_quarter=wants_quarter)
        joined = _joined(found, read)
        found = joined if joined == found else replace(joined, told=told)
    return found


def quarter_alone(text: str) -> bool:
    """Say whether a heading is a quarter and nothing else: "Q3", "Quarter 3 2024-25"."""
    return bool(_ALONE.fullmatch(text.strip()))


def _read(text: str, year_in: Callable[[str], str | None], *, wants_quarter: bool) -> SaidPeriod:
    plain = text.replace("_", " ")
    if not wants_quarter:
        return SaidPeriod(year_in(plain) or "")
    months = _MONTHS_RANGE.search(plain)
    if months:
        first, last = (_STARTS.index(months[place][:3].casefold()) + 1 for place in (1, 3))
        if (last - first) % 12 == _QUARTER_LENGTH - 1:
            ends = int(months[4])
            return SaidPeriod(begins=(int(months[2] or ends - (first > last)), first))
    return SaidPeriod(year_in(plain) or "", quarter_in(plain) or 0)


def _joined(first: SaidPeriod, second: SaidPeriod) -> SaidPeriod:
    """Add what the second says and the first does not; a quarter in months says the year as well."""
    if first.begins or not (second.year or second.quarter or second.begins):
        return first
    if second.begins:
        return first if first.quarter else second
    cell = first.cell if first.year else second.cell
    return replace(
        first, year=first.year or second.year, quarter=first.quarter or second.quarter, cell=cell
    )
