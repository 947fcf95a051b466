"""The headings of dataset returns: the columns of quarters and months, said in one row or in two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.days import MONTHS, months_on
from app.errors import UserError
from app.importing.addresses import address, column_letters
from app.importing.headers import squeeze
from app.importing.natives import as_text
from app.indicators.periods import month_in, quarter_in
from app.indicators.said_periods import quarter_alone
from app.partnerships.years import read_year_name

if TYPE_CHECKING:
    from app.importing.workbook import Sheet

_NAMES = frozenset({"indicator", "measure", "performanceindicator", "dataitem", "metric"})
_REFERENCES = frozenset({"ref", "reference", "no", "number", "id", "code", "indicatorref"})
_VALUES = frozenset(
    {"value", "figure", "figures", "number", "result", "actual", "count", "thisquarter", "data"}
)
_COMMENTS = frozenset({"commentary", "comment", "comments", "narrative", "analysis"})
_LOOKED_AT = 40
_LEAST = 2
"""Columns of periods that a row of headings has at least; one is enough where its heading says nothing else."""


@dataclass(frozen=True)
class HeadedPeriod:
    """What headings say of a column's period: a quarter or a month, and the year; neither where it is said elsewhere.

    `calendar` is the calendar year that a month names by itself, 0 where only the year it lies in is named.
    """

    quarter: int = 0
    month: int = 0
    year: str = ""
    calendar: int = 0

    @property
    def is_said(self) -> bool:
        """Say whether the headings tell the quarter or the month."""
        return bool(self.quarter or self.month)

    @property
    def has_year(self) -> bool:
        """Say whether the headings tell the year."""
        return bool(self.year or self.calendar)

    @property
    def month_words(self) -> str:
        """Give the month as it is handed on: "July", or "July 2025" where it names its own year."""
        return f"{MONTHS[self.month - 1]} {self.calendar or ''}".strip()


@dataclass(frozen=True)
class DatasetHeads:
    """Rows of headings: where the name, the reference and the commentary stand, and the period of each column."""

    top: int
    row: int
    """Last row of headings, `top` where there is one only."""
    name: int
    reference: int | None
    commentary: int | None
    periods: Mapping[int, HeadedPeriod]
    left: Sequence[int] = ()
    """Columns beside the one that holds a period's values, such as its target, which are not taken in."""


def find_heads(sheet: Sheet) -> DatasetHeads | None:
    """Find the headings of a dataset return; UserError where it cannot be told which of several columns is meant."""
    for row in range(1, min(_LOOKED_AT, len(sheet.rows)) + 1):
        texts = _texts(sheet, row)
        name = _first(texts, _NAMES)
        if name is not None:
            below, above = (_in_two_rows(sheet, top, name) for top in (row, row - 1))
            found = below or above or _in_one_row(sheet, row, name, texts)
            if found is not None:
                return found
    return None


def _in_one_row(sheet: Sheet, row: int, name: int, texts: Mapping[int, str]) -> DatasetHeads | None:
    """Read headings in one row: the periods, or the one column of values whose quarter stands elsewhere."""
    said = {column: period for column, text in texts.items() if (period := _period(text)).is_said}
    if not _are_enough(said, texts):
        values = _first(texts, _VALUES)
        if values is None or said:
            return None
        said = {values: HeadedPeriod()}
    for column in said:
        last = _last_merged(sheet, row, column)
        _refuse_several(sheet, row, column, [column, *range(column + 1, last + 1)], start=row + 1)
    return DatasetHeads(row, row, name, _first(texts, _REFERENCES), _first(texts, _COMMENTS), said)


def _in_two_rows(sheet: Sheet, top: int, name: int) -> DatasetHeads | None:
    """Read headings in two rows, the upper one with years, quarters or months over groups; None where it is one row."""
    if top < 1 or top >= len(sheet.rows):
        return None
    upper, lower = _texts(sheet, top), _texts(sheet, top + 1)
    under = {column: text for column, text in lower.items() if column > name}
    if not under or (name in upper and name in lower) or not _are_words(sheet, top + 1, name):
        return None
    over = {column: upper[start] for column, start in _starts(sheet, top, upper, under).items()}
    if not any(_period(text).is_said or _period(text).has_year for text in over.values()):
        return None
    said, left = _told(sheet, top, over, under)
    said |= {
        column: period
        for column, text in upper.items()
        if column not in lower and column > name and (period := _period(text)).is_said
    }
    if not (_are_enough(said, under) or _are_enough(said, over)):
        return None
    both = {**upper, **lower}
    reference, commentary = _first(both, _REFERENCES), _first(both, _COMMENTS)
    return DatasetHeads(top, top + 1, name, reference, commentary, dict(sorted(said.items())), left)


def _told(
    sheet: Sheet, top: int, over: Mapping[int, str], under: Mapping[int, str]
) -> tuple[dict[int, HeadedPeriod], list[int]]:
    """Give the periods of the columns below groups, and those of a group that stand beside its values."""
    said: dict[int, HeadedPeriod] = {}
    groups: dict[HeadedPeriod, list[int]] = {}
    for column, text in under.items():
        above, below = _period(over.get(column, "")), _period(text)
        if below.is_said:
            said[column] = _joined(above, below)
        elif above.is_said:
            groups.setdefault(above, []).append(column)
    left: list[int] = []
    for period, columns in groups.items():
        values = [column for column in columns if squeeze(under[column]) in _VALUES]
        chosen = values if len(values) == 1 else columns
        _refuse_several(sheet, top, columns[0], chosen, start=top + 2)
        said[chosen[0]] = period
        left.extend(column for column in columns if column != chosen[0])
    return said, left


def _joined(above: HeadedPeriod, below: HeadedPeriod) -> HeadedPeriod:
    """Give a quarter or month with the year that stands over it; a year alone over a month is that of the calendar."""
    if below.has_year or not above.has_year:
        return below
    if below.month and (above.calendar or "-" not in above.year):
        return replace(below, calendar=above.calendar or int(above.year))
    return replace(below, year=above.year)


def _refuse_several(
    sheet: Sheet, row: int, column: int, columns: Sequence[int], *, start: int
) -> None:
    """Refuse a return of which one period stands over several columns that are filled."""
    filled = [
        column_letters(each)
        for each in (columns if len(columns) > 1 else ())
        if any(line[each - 1] != "" for line in sheet.rows[start - 1 :] if each <= len(line))
    ]
    if len(filled) > 1:
        text = " ".join(as_text(sheet.rows[row - 1][column - 1]).split())
        text = f"“{text}”" if text else "The heading"
        raise UserError(
            f"Sheet “{sheet.name}”: {text} in {address(row, column)} stands over the columns "
            f"{', '.join(filled)}, and nothing says which of them holds the values; head each with its month or "
            "quarter, or the right one with “Value”, and bring the file in again."
        )


def _period(text: str) -> HeadedPeriod:
    month = month_in(text)
    if month:
        return HeadedPeriod(month=month[0], calendar=month[1])
    return HeadedPeriod(quarter_in(text) or 0, year=read_year_name(text) or "")


def _are_enough(said: Mapping[int, HeadedPeriod], texts: Mapping[int, str]) -> bool:
    """Say whether columns of periods make a dataset return: two, or one whose heading says nothing else."""
    return len(said) >= _LEAST or any(
        period.calendar or quarter_alone(texts.get(column, "")) for column, period in said.items()
    )


def _starts(
    sheet: Sheet, top: int, upper: Mapping[int, str], under: Mapping[int, str]
) -> dict[int, int]:
    """Give the column of the upper heading that stands over each column: as merged, else up to the next heading."""
    found: dict[int, int] = {}
    merged = {
        column: left
        for first, left, last, right in sheet.marks.merges
        if first <= top <= last
        for column in range(left, right + 1)
    }
    for column in under:
        before = [each for each in upper if each <= column]
        start = merged.get(column, before[-1] if before else 0)
        # A heading that is merged ends where the merged cell ends.
        if start in upper and (start not in merged or column in merged):
            found[column] = start
    return found


def _last_merged(sheet: Sheet, row: int, column: int) -> int:
    return next(
        (
            right
            for top, left, bottom, right in sheet.marks.merges
            if top <= row <= bottom and left == column
        ),
        column,
    )


def _are_words(sheet: Sheet, row: int, name: int) -> bool:
    """Say whether a row may be one of headings: no figures right of the name but years."""
    return all(
        isinstance(value, str | date) or read_year_name(as_text(value))
        for value in sheet.rows[row - 1][name:]
    )


def _texts(sheet: Sheet, row: int) -> dict[int, str]:
    """Give the filled cells of a row by column; the first days of months that follow each other are those months."""
    values = sheet.rows[row - 1]
    firsts = {value for value in values if isinstance(value, date) and value.day == 1}
    months = {first for first in firsts if {months_on(first, 1), months_on(first, -1)} & firsts}
    return {
        column: f"{MONTHS[value.month - 1]} {value.year}"
        if isinstance(value, date) and value in months
        else as_text(value).strip()
        for column, value in enumerate(values, 1)
        if value != ""
    }


def _first(texts: Mapping[int, str], names: frozenset[str]) -> int | None:
    return next((column for column, text in sorted(texts.items()) if squeeze(text) in names), None)
