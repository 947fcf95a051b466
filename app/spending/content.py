"""What the columns of a ledger are, told by what stands in them: days, amounts with pence, firms, numbers, words.

Published spending comes without headings often enough. The day and the amount must be plain in nearly every row, or
it is no ledger; what the words are is a guess with its likelihood, which the person sees and can change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.fields import Day, Money
from app.importing.kind import ByContent
from app.importing.natives import CellReading, FieldReader, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.importing.workbook import CellValue, Sheet

_LOOKED_AT = 200
_ABOVE = 10
"""Rows above the records in which titles and headings in strange words may stand."""
_PLAIN = 0.9
"""Share of a column that must be days, or amounts, for it to be one of them."""
_LEAST_FIRMS = 0.1
_LEAST_KNOWN = 1 / 3
"""Share of the filled columns that must be told, or it is a wide list of something else with a day and a sum in it."""
_FIRM = re.compile(
    r"\b(ltd|limited|plc|llp|l\.?t\.?d|inc|council|university|college|trust|nhs|bank|group|services|"
    r"solutions|associates|partnership|company|solicitors|hotel|& (?:co|son|sons))\b",
    re.IGNORECASE,
)
_PENCE = re.compile(r"[-(]?\s*£?\s*-?[\d,]+\.\d{2}\)?-?")


@dataclass(frozen=True)
class _Cell:
    """A filled cell: what is written in it, and what it could be."""

    text: str
    is_day: bool
    is_amount: bool
    has_pence: bool


@dataclass(frozen=True)
class _Column:
    """The filled cells of a column; shares are from 0 to 1."""

    place: int
    cells: tuple[_Cell, ...]

    @property
    def days(self) -> float:
        """Give the share of days."""
        return self._share(lambda cell: cell.is_day)

    @property
    def amounts(self) -> float:
        """Give the share of amounts."""
        return self._share(lambda cell: cell.is_amount)

    @property
    def pence(self) -> float:
        """Give the share of amounts that show their pence."""
        return self._share(lambda cell: cell.has_pence)

    @property
    def firms(self) -> float:
        """Give the share of texts that name a firm or a public body."""
        return self._share(lambda cell: bool(_FIRM.search(cell.text)))

    @property
    def numbers(self) -> float:
        """Give the share of texts that are the number of a document: one word, at least half of it figures."""
        return self._share(lambda cell: _is_number(cell.text))

    @property
    def different(self) -> float:
        """Give how many of the texts differ."""
        return len({cell.text for cell in self.cells}) / max(1, len(self.cells))

    @property
    def wordy(self) -> float:
        """Say how much of a sentence the texts are: long ones that differ."""
        return self.different * sum(len(cell.text) for cell in self.cells) / max(1, len(self.cells))

    def _share(self, fits: Callable[[_Cell], bool]) -> float:
        return sum(map(fits, self.cells)) / max(1, len(self.cells))


def columns_by_content(sheet: Sheet) -> ByContent | None:
    """Take the columns of a ledger; None where no column holds days or amounts, or most columns are none of its own."""
    read = _Reader()
    rows = [
        (number, [read.cell(value) for value in row])
        for number, row in enumerate(sheet.rows[:_LOOKED_AT], 1)
        if any(value != "" for value in row)
    ]
    for skipped in range(min(len(rows), _ABOVE)):
        columns = [
            _Column(place, tuple(cell for _, row in rows[skipped:] if (cell := row[place])))
            for place in range(sheet.columns)
        ]
        found = _days_and_amounts(columns, _PLAIN * (len(rows) - skipped))
        if found:
            break
    else:
        return None
    rest = [each for each in columns if each.cells and each.days < _PLAIN > each.amounts]
    rest += [each for each in columns if each.place not in found and _is_code(each)]
    words = _words([each for each in rest if each.place not in found])
    taken = {
        place + 1: (name, round(100 * share)) for place, (name, share) in (found | words).items()
    }
    if len(taken) < _LEAST_KNOWN * sum(bool(each.cells) for each in columns):
        return None
    day, amount = found
    heading = 0
    for number, row in rows:
        if (cell := row[day]) and cell.is_day and (cell := row[amount]) and cell.is_amount:
            break
        heading = number
    return ByContent(heading, taken)


def _days_and_amounts(columns: Sequence[_Column], least: float) -> dict[int, tuple[str, float]]:
    """Find the first column of days and the one of amounts that shows most pence, the last of several such.

    `least` is the number of rows in which each must be filled: a register of something else has gaps there, and bare
    numbers of which none shows pence are as likely its codes.
    """
    filled = [each for each in columns if len(each.cells) >= least]
    days = [each for each in filled if each.days >= _PLAIN]
    amounts = [each for each in filled if each.amounts >= _PLAIN > each.days and each.pence]
    if not days or not amounts:
        return {}
    amount = max(amounts, key=lambda each: (each.pence, each.place))
    # Net, tax and gross look the same.
    rivals = sum(each.pence >= 0.5 for each in amounts) > 1
    return {
        days[0].place: ("day", days[0].days),
        amount.place: ("amount", amount.amounts * (0.6 if rivals else 1)),
    }


def _words(columns: Sequence[_Column]) -> dict[int, tuple[str, float]]:
    """Tell the columns of words apart: who was paid, the number, what for, and the code it was booked under."""
    found: dict[int, tuple[str, float]] = {}
    left = list(columns)

    def take(name: str, share: Callable[[_Column], float], least: float) -> None:
        best = max(left, key=share, default=None)
        if best is not None and share(best) >= least:
            found[best.place] = (name, min(0.95, 0.5 + share(best) / 2))
            left.remove(best)

    take("supplier", lambda each: each.firms, _LEAST_FIRMS)
    take("reference", lambda each: each.numbers * each.different, 0.3)
    if left:
        wordiest = max(left, key=lambda each: each.wordy)
        found[wordiest.place] = ("description", 0.4 + wordiest.different / 2)
        left.remove(wordiest)
    for name, column in zip(("cost_code", "category"), left, strict=False):
        found[column.place] = (name, 0.5 + (1 - column.different) / 4)
    return found


class _Reader:
    """Reads cells as days and as amounts, each different one once."""

    def __init__(self) -> None:
        self._day = FieldReader(Day("day", "Date"))
        self._amount = FieldReader(Money("amount", "Amount"))

    def cell(self, value: CellValue) -> _Cell | None:
        """Give what a cell could be, None for a blank one; a bare number is no day."""
        if value == "" or isinstance(value, bool):
            return None
        text = as_text(value).strip()
        pence = not value.is_integer() if isinstance(value, float) else bool(_PENCE.fullmatch(text))
        return _Cell(
            text,
            isinstance(value, date | str) and _is_read(self._day.read(value)),
            isinstance(value, float | str) and _is_read(self._amount.read(value)),
            pence,
        )


def _is_read(reading: CellReading) -> bool:
    return reading.value is not None and not reading.complaint


def _is_code(column: _Column) -> bool:
    """Say whether a column of bare numbers is one of codes or document numbers: none shows pence."""
    return column.amounts >= _PLAIN and column.pence == 0


def _is_number(text: str) -> bool:
    figures = sum(letter.isdigit() for letter in text)
    return " " not in text and figures * 2 >= len(text) > 0
