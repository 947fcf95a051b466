"""Cells turned into the values of Fields: real dates, numbers and flags directly, everything else by `Field.parse`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import singledispatch
from typing import Any, NamedTuple

from app.days import is_summer_time, show_day
from app.errors import Unreadable
from app.fields import Choice, Day, Email, Field, Flag, Money, Number, Percent, Text, Time
from app.figures import read_mark
from app.importing.cell_meanings import DOUBT, Noted
from app.importing.date_orders import DateOrder, WrittenMoment, written_day, written_moment
from app.importing.odd_numbers import odd_number
from app.importing.workbook import Cell, CellValue

_MIDNIGHTS = (time(0), time(1))
"""Programs that keep days as moments in UTC write a day in summer as 01:00; neither is a time of day that was meant."""
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 3 Oct 1954 to 10 Jan 2119 as Excel counts days
_EXCEL_EPOCH = date(1899, 12, 30)
_LEAST_STRENGTH = 0.25
LIGHTS = frozenset({"Red", "Amber", "Green"})
"""The colours that say something wherever a colour may; a blue or grey cell may be mere shading."""


class CellReading(NamedTuple):
    """What a cell gives: a value, or a complaint; `note` says what was understood where that is not plain."""

    value: Any = None
    complaint: str = ""
    note: str = ""


BLANK = CellReading()


_UNVALUED = "The cell holds a formula that was saved without its value; open the workbook and save it again."
_HELD_BACK = "ask for the figure, or leave the cell blank."
_REPEATED = 2_000
"""Values of a column that are kept; one with more has few that come again."""


class FieldReader:
    """Reads the cells of one field and checks them; what a column repeats is read once."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._native = _native.dispatch(type(field))
        self._keeps_texts = type(field) in {Text, Email}
        self._surely_fits = field.longest if type(field) is Text else 0
        """Length up to which a text has nothing that a limit could object to."""
        self._known: dict[DateOrder, dict[CellValue, CellReading]] = {"day": {}, "month": {}}

    def read(self, value: CellValue | Cell, order: DateOrder = "day") -> CellReading:
        """Read a plain value, or a cell that has more to it; blank gives None without complaint."""
        kind = type(value)
        if kind is Cell:
            return self._read_cell(value, order)  # type: ignore[arg-type]  # a Cell, as just seen
        if kind is bool:  # True is 1 to a dictionary
            return self._read(value, order)  # type: ignore[arg-type]  # a bool, as just seen
        known = self._known[order]
        found = known.get(value)  # type: ignore[arg-type]  # a plain value, since no Cell
        if found is None:
            found = self._read(value, order)  # type: ignore[arg-type]  # the same
            if len(known) < _REPEATED:
                known[value] = found  # type: ignore[index]  # the same
        return found

    def value(self, value: CellValue) -> Any:  # noqa: ANN401 - any Field's value
        """Give what a plain cell says: None for a blank, Noted with what is told of it, DOUBT where more is said."""
        if self._keeps_texts and type(value) is str:
            text = " ".join(value.split())
            if 0 < len(text) <= self._surely_fits:
                return text
            return (DOUBT if self.field.problem(text) else text) if text else None
        found, complaint, note = self._read(value, "day")
        if complaint or (note and found is None):
            return DOUBT
        return Noted(found, note) if note else found

    def _read(self, value: CellValue, order: DateOrder) -> CellReading:
        if self._keeps_texts and type(value) is str:
            # Most cells: what is written is kept, and the way below would lead there by four calls more.
            text = " ".join(value.split())
            return CellReading(text, self.field.problem(text) or "") if text else BLANK
        if value == "":
            return BLANK
        try:
            found: CellReading = self._native(self.field, value, order)
        except Unreadable as unreadable:
            odd = odd_number(self.field, value) if isinstance(value, str) else ""
            return self._read_mark(value) or CellReading(None, odd or str(unreadable))
        complaint = self.field.problem(found.value) if found.value is not None else None
        return CellReading(found.value, complaint, found.note) if complaint else found

    def _read_mark(self, value: CellValue) -> CellReading | None:
        """Read a sign for a missing number as nothing said; one for a suppressed number may not be lost silently."""
        if not (isinstance(self.field, Number | Percent | Money) and isinstance(value, str)):
            return None
        mark = read_mark(value)
        if mark is None:
            return None
        if mark.kind == "suppressed":
            return CellReading(
                None, f"“{value}” stands for a figure that was held back; {_HELD_BACK}"
            )
        return CellReading(
            None, "", f"“{value}” read as no {self.field.label.lower()} given, not as 0"
        )

    def _read_cell(self, cell: Cell, order: DateOrder) -> CellReading:
        """Read an error, a percentage, a coloured cell, a formula that was saved without its value."""
        if cell.kind == "error":
            return CellReading(
                None, f"The cell shows the error {cell.value}; put the right value in."
            )
        if cell.unvalued:
            return CellReading(None, _UNVALUED)
        if cell.percent and isinstance(cell.value, float):
            sign = "%" if isinstance(self.field, Percent) else ""
            return self.read(f"{in_hundredths(cell.value)}{sign}", order)
        if self.field.by_fill and cell.fill:
            return self._read_coloured(cell)
        return self.read(cell.value, order)

    def _read_coloured(self, cell: Cell) -> CellReading:
        """Read a word by its text, and where there is none by its traffic-light colour."""
        colour = shade(cell.fill)
        plain = self.read(cell.value)
        by_fill = self.read(colour)
        if by_fill.complaint or by_fill.value is None:
            return plain
        if plain is BLANK:
            return CellReading(by_fill.value, "", told_by_fill(colour))
        if not plain.complaint and plain.value != by_fill.value:
            return CellReading(plain.value, "", told_otherwise(cell, colour))
        return plain


def in_hundredths(share: float) -> str:
    """Write a share as the percentage that its cell shows: 0.915 as "91.5"."""
    return f"{round(Decimal(repr(share)) * 100, 10).normalize():f}"


def told_by_fill(colour: str) -> str:
    """Say that a value stands in the fill alone."""
    return f"Read from the cell's {colour.lower()} fill"


def told_otherwise(cell: Cell, colour: str) -> str:
    """Say that a cell's fill means something else than its text."""
    return f"The cell says “{as_text(cell.value)}” on a {colour.lower()} fill; its text was taken"


def as_text(value: CellValue) -> str:  # noqa: PLR0911 - one line for each kind of value
    """Write a cell's value as a person sees it in the sheet, as nearly as can be told."""
    if isinstance(value, str):  # first, because most are
        return value
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
    minutes = int(value.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


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


@singledispatch
def _native(field: Field, value: CellValue, order: DateOrder) -> CellReading:  # noqa: ARG001 - one signature for all kinds of Field
    return CellReading(field.parse(as_text(value)))


@_native.register
def _day(field: Day, value: CellValue, order: DateOrder) -> CellReading:
    if isinstance(value, datetime):
        return CellReading(
            value.date(), "", "" if value.time() in _MIDNIGHTS else f"{value:%H:%M} was left out"
        )
    if isinstance(value, date):
        return CellReading(value)
    if (
        isinstance(value, float | int)
        and not isinstance(value, bool)
        and _FIRST_SERIAL < value < _LAST_SERIAL
    ):
        day = _EXCEL_EPOCH + timedelta(days=int(value))
        return CellReading(day, "", f"{int(value)} is how Excel counts {show_day(day)}")
    text = as_text(value)
    moment, found = written_moment(text), written_day(text)
    turned = f"{found.second}/{found.first}/{found.year}" if order == "month" and found else ""
    try:
        day, note = _in_london(field.parse(turned or moment.day), moment)
    except Unreadable as unreadable:
        raise Unreadable(
            str(unreadable).replace(f"“{turned or moment.day}”", f"“{text}”")
        ) from None
    return CellReading(
        day, "", "; ".join(filter(None, ("Read month first" if turned else "", note)))
    )


def _in_london(day: date, moment: WrittenMoment) -> tuple[date, str]:
    """Give the day that a written moment is on, and what is said of its time: nothing of midnight.

    Midnight in summer is 23:00 UTC of the day before; programs on the web write a mere day so.
    """
    if moment.time is None:
        return day, ""
    in_utc = moment.zone in {"Z", "UTC", "+0000", "+00:00"}
    if in_utc and moment.time == time(23) and is_summer_time(day):
        day += timedelta(days=1)
        return day, f"{moment.time:%H:%M} UTC is the start of {show_day(day)} here"
    return day, "" if moment.time in _MIDNIGHTS else f"{moment.time:%H:%M} was left out"


@_native.register
def _time(field: Time, value: CellValue, order: DateOrder) -> CellReading:  # noqa: ARG001 - one signature for all kinds of Field
    if isinstance(value, datetime):
        return CellReading(value.time().replace(second=0, microsecond=0))
    if isinstance(value, time):
        return CellReading(value.replace(second=0, microsecond=0))
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 24 * 60)
        return CellReading(time(minutes // 60 % 24, minutes % 60))
    return CellReading(field.parse(as_text(value)))


@_native.register
def _flag(field: Flag, value: CellValue, order: DateOrder) -> CellReading:  # noqa: ARG001 - one signature for all kinds of Field
    return (
        CellReading(value) if isinstance(value, bool) else CellReading(field.parse(as_text(value)))
    )


@_native.register
def _money(field: Money, value: CellValue, order: DateOrder) -> CellReading:  # noqa: ARG001 - one signature for all kinds of Field
    if isinstance(value, float) and abs(value) < 1e12:
        pence = round(Decimal(repr(value)) * 100, 4)
        if pence != pence.to_integral_value():
            raise Unreadable(
                f"“{plain_number(value)}” has a part of a penny; give pounds and pence."
            )
        return CellReading(int(pence))
    return CellReading(field.parse(as_text(value)))


@_native.register
def _choice(field: Choice, value: CellValue, order: DateOrder) -> CellReading:  # noqa: ARG001 - one signature for all kinds of Field
    text = as_text(value)
    try:
        return CellReading(field.parse(text))
    except Unreadable:
        letter = text.strip().casefold()
        fits = [word for word in field.words if word.title_text.casefold().startswith(letter)]
        if len(letter) == 1 and len(fits) == 1:
            return CellReading(fits[0], "", f"“{text.strip()}” read as {fits[0].title_text}")
        raise
