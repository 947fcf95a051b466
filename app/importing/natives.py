"""Cells turned into the values of Fields: real dates, numbers and flags directly, everything else by `Field.parse`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING, Any, Literal

from app.fields import Choice, Day, Field, Flag, Money, Percent, Time, Unreadable, show_day
from app.importing.workbook import Cell, CellValue

if TYPE_CHECKING:
    from collections.abc import Iterable

DateOrder = Literal["day", "month", "ask"]

_MIDNIGHTS = (time(0), time(1))
"""Programs that keep days as moments in UTC write a day in summer as 01:00; neither is a time of day that was meant."""
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 3 Oct 1954 to 10 Jan 2119 as Excel counts days
_EXCEL_EPOCH = date(1899, 12, 30)
_FIGURES = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})")
_LEAST_STRENGTH = 0.25


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell gives: a value, or a complaint; `note` says what was understood where that is not plain."""

    value: Any = None
    complaint: str = ""
    note: str = ""


BLANK = Reading()


def read_value(field: Field, value: CellValue, order: DateOrder = "day") -> Reading:
    """Read a plain cell's value for a field and check it; blank gives None without complaint."""
    if value == "":
        return BLANK
    try:
        found = _native(field, value, order)
    except Unreadable as unreadable:
        return Reading(None, str(unreadable))
    if found.value is None:
        return found
    return Reading(found.value, field.problem(found.value) or "", found.note)


def read_cell(field: Field, cell: Cell, order: DateOrder = "day") -> Reading:
    """Read a cell that has more to it than its value: an error, a percentage, a fill, a formula without value."""
    if cell.kind == "error":
        return Reading(None, f"The cell shows the error {cell.value}; put the right value in.")
    if cell.unvalued:
        return Reading(
            None,
            "The cell holds a formula that was saved without its value; open the workbook and save it again.",
        )
    if cell.percent and isinstance(cell.value, float):
        value = round(Decimal(repr(cell.value)) * 100, 10).normalize()
        return read_value(
            field, f"{value:f}%" if isinstance(field, Percent) else f"{value:f}", order
        )
    if isinstance(field, Choice) and cell.fill:
        return _with_fill(field, cell)
    return read_value(field, cell.value, order)


def date_order(texts: Iterable[str]) -> DateOrder:
    """Say in which order a column's written dates go: day first unless they fit only month first, which is asked."""
    day_first = month_first = 0
    for text in texts:
        found = _FIGURES.fullmatch(text.strip())
        if found:
            first, second = int(found[1]), int(found[3])
            month_first += first <= 12 < second <= 31
            day_first += second <= 12 < first <= 31
    return "ask" if month_first and not day_first else "day"


def as_text(value: CellValue) -> str:  # noqa: PLR0911 - one line for each kind of value
    """Write a cell's value as a person sees it in the sheet, as nearly as can be told."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float | int):
        return plain_number(value)
    if isinstance(value, datetime):
        day = show_day(value.date())
        return day if value.time() in _MIDNIGHTS else f"{day} {value:%H:%M}"
    if isinstance(value, date):
        return show_day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return value


def plain_number(value: float) -> str:
    """Write a number without exponent and without the noise of binary fractions: 12, 0.1, 1234567890123456."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e16):
        return str(int(value))
    return f"{Decimal(f'{value:.15g}'):f}"


def shade(colour: str) -> str:
    """Name a fill as a traffic light ("Red", "Amber", "Green", "Blue", "Grey"), "" for white and the like."""
    import colorsys  # noqa: PLC0415 - only workbooks that speak in colours need it

    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if light > 0.97 or light < 0.08:
        return ""
    if strength < _LEAST_STRENGTH:
        return "Grey"
    return _hue_name(hue * 360)


def _hue_name(degrees: float) -> str:
    """Name a hue as a reader of traffic lights does: yellow counts as amber, purple as nothing."""
    bounds = ((20, "Red"), (66, "Amber"), (170, "Green"), (255, "Blue"), (335, ""), (361, "Red"))
    return next(name for bound, name in bounds if degrees < bound)


def _with_fill(field: Choice, cell: Cell) -> Reading:
    colour = shade(cell.fill)
    plain = read_value(field, cell.value)
    if not colour:
        return plain
    by_fill = read_value(field, colour)
    if by_fill.complaint:
        return plain
    if plain is BLANK:
        return Reading(by_fill.value, "", f"Read from the cell's {colour.lower()} fill")
    if not plain.complaint and plain.value != by_fill.value:
        note = (
            f"The cell says “{as_text(cell.value)}” on a {colour.lower()} fill; its text was taken"
        )
        return Reading(plain.value, "", note)
    return plain


@singledispatch
def _native(field: Field, value: CellValue, order: DateOrder) -> Reading:  # noqa: ARG001 - one signature for all kinds of Field
    return Reading(field.parse(as_text(value)))


@_native.register
def _day(field: Day, value: CellValue, order: DateOrder) -> Reading:
    if isinstance(value, datetime):
        return Reading(
            value.date(), "", "" if value.time() in _MIDNIGHTS else f"{value:%H:%M} was left out"
        )
    if isinstance(value, date):
        return Reading(value)
    if (
        isinstance(value, float | int)
        and not isinstance(value, bool)
        and _FIRST_SERIAL < value < _LAST_SERIAL
    ):
        day = _EXCEL_EPOCH + timedelta(days=int(value))
        return Reading(day, "", f"{int(value)} is how Excel counts {show_day(day)}")
    text = as_text(value)
    found = _FIGURES.fullmatch(text.strip())
    if order == "month" and found:
        return Reading(field.parse(f"{found[3]}/{found[1]}/{found[4]}"), "", "Read month first")
    return Reading(field.parse(_without_midnight(text)))


@_native.register
def _time(field: Time, value: CellValue, order: DateOrder) -> Reading:  # noqa: ARG001 - one signature for all kinds of Field
    if isinstance(value, datetime):
        return Reading(value.time().replace(second=0, microsecond=0))
    if isinstance(value, time):
        return Reading(value.replace(second=0, microsecond=0))
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 24 * 60)
        return Reading(time(minutes // 60 % 24, minutes % 60))
    return Reading(field.parse(as_text(value)))


@_native.register
def _flag(field: Flag, value: CellValue, order: DateOrder) -> Reading:  # noqa: ARG001 - one signature for all kinds of Field
    return Reading(value) if isinstance(value, bool) else Reading(field.parse(as_text(value)))


@_native.register
def _money(field: Money, value: CellValue, order: DateOrder) -> Reading:  # noqa: ARG001 - one signature for all kinds of Field
    if isinstance(value, float) and abs(value) < 1e12:
        pence = round(Decimal(repr(value)) * 100, 4)
        if pence != pence.to_integral_value():
            raise Unreadable(
                f"“{plain_number(value)}” has a part of a penny; give pounds and pence."
            )
        return Reading(int(pence))
    return Reading(field.parse(as_text(value)))


@_native.register
def _choice(field: Choice, value: CellValue, order: DateOrder) -> Reading:  # noqa: ARG001 - one signature for all kinds of Field
    text = as_text(value)
    try:
        return Reading(field.parse(text))
    except Unreadable:
        letter = text.strip().casefold()
        fits = [word for word in field.words if word.title_text.casefold().startswith(letter)]
        if len(letter) == 1 and len(fits) == 1:
            return Reading(fits[0], "", f"“{text.strip()}” read as {fits[0].title_text}")
        raise


def _without_midnight(text: str) -> str:
    """Take the empty time off a written day: "03/04/2025 00:00:00" and its 01:00 in summer."""
    return re.sub(r"[ T]0?[01]:00(:00(\.0+)?)?$", "", text.strip())
