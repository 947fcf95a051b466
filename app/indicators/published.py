"""Published tables recognised: one row per area and period, one column per measure, in three layouts of twelve years.

Long tables name their period and level in every row (explore education statistics); older ones have geog_l, geog_c and
geog_n, with the year in the names of columns; outturn tables have a line of spending per row and the year in the
file's name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.areas import area_named, area_of
from app.importing.form_kind import Form
from app.importing.headers import squeeze
from app.importing.natives import as_text
from app.indicators.measures import without_year, year_in
from app.indicators.periods import published_period, short_year_in, year_start_in

if TYPE_CHECKING:
    from app.importing.workbook import CellValue, Sheet, Workbook

LONG = "published table, a row per area and year"
BY_AREA = "published table of one year"
OUTTURN = "published table of spending by line"

_SIGNS = (
    (LONG, frozenset({"timeperiod", "geographiclevel"})),
    (BY_AREA, frozenset({"geogl", "geogn"})),
    (OUTTURN, frozenset({"la", "laname", "linenumber"})),
)
_PLACES = re.compile(
    r"(time(period|identifier)|geographiclevel|(country|region|la|lad|(old|new)la)(code|name)|"
    r"geog[lcn]|newgeogcode|la|laname|linenumber|reportgroup)"
)
_FIGURE = re.compile(
    r"[-+(]?£?[\d,. ]*\d[\d,. ]*[)%]?|[<>]\s*\d+|[cxzuk:.\-–~*]|\.\.|low|#[A-Z/!?0]+", re.IGNORECASE
)
"""What stands in a column of a measure: numbers, marks, and the error signs of a spreadsheet."""
_LOOKED_AT = 10
_SAMPLED = 400
_MOSTLY = 0.9


@dataclass(frozen=True)
class MeasureColumn:
    """A column of figures: where it stands, what it is called, and the period in its name, "" for none."""

    column: int
    name: str
    period: str


@dataclass(frozen=True)
class PublishedForm(Form):
    """A published table as it was recognised; its rows are made when it is known which areas are wanted."""

    table: Sheet = field(kw_only=True)
    head: int = field(kw_only=True)
    """The row of headings, counted from 1."""
    places: Mapping[str, int] = field(kw_only=True)
    """Squeezed heading -> column, of what says where and when."""
    groups: tuple[int, ...] = field(kw_only=True)
    """Columns of words that tell rows of one area and period apart."""
    constant: tuple[str, ...] = field(kw_only=True)
    """What columns of words say once for every row, such as the age group."""
    measures: tuple[MeasureColumn, ...] = field(kw_only=True)
    year: str = field(kw_only=True)
    """The period of a table whose rows name none."""

    def area_at(self, row: Sequence[CellValue]) -> tuple[str, str]:
        """Give the code of the area of a row, "" for a level that is not taken in, and the heading that says it."""
        level = _text(row, self.places.get("geographiclevel") or self.places.get("geogl"))
        for heading in _LEVELS.get(squeeze(level), ()) if level else _OF_OUTTURN:
            said = _text(row, self.places.get(heading))
            found = (area_named if heading.endswith(("n", "name")) else area_of)(said)
            if said and found:
                return found.code, heading
        return "", ""

    def period_at(self, row: Sequence[CellValue]) -> str:
        """Give the period that a row names, in this program's words; as it is written where it is none known."""
        said = _text(row, self.places.get("timeperiod"))
        kind = _text(row, self.places.get("timeidentifier"))
        found = published_period(said, kind) if said else None
        return found.words if found else f"{said} {kind}".strip() or self.year

    def group_at(self, row: Sequence[CellValue]) -> str:
        """Give what tells a row from others of its area and period, "" for the total."""
        said = [_text(row, column) for column in self.groups]
        return " · ".join(each for each in said if each and each.casefold() not in {"total", "all"})


def read_published(workbook: Workbook) -> PublishedForm | None:
    """Recognise a published table; None for any other workbook."""
    for sheet in workbook.sheets:
        for number in range(1, min(_LOOKED_AT, len(sheet.rows)) + 1) if sheet.visible else ():
            folded = {squeeze(head) for head in _heads(sheet, number)}
            layout = next((name for name, signs in _SIGNS if signs <= folded), "")
            if layout:
                return _form(workbook.name, sheet, number, layout)
    return None


def _form(name: str, sheet: Sheet, head: int, layout: str) -> PublishedForm:
    heads = _heads(sheet, head)
    places = {
        squeeze(each): column
        for column, each in enumerate(heads, 1)
        if _PLACES.fullmatch(squeeze(each))
    }
    others = [
        column for column, each in enumerate(heads, 1) if each and column not in places.values()
    ]
    below = range(head + 1, len(sheet.rows) + 1)
    seen = _seen(sheet, below, others)
    figures = [column for column in others if _is_figures(seen[column])]
    words = [column for column in others if column not in figures]
    groups = tuple(column for column in words if len(seen[column]) > 1)
    constant = tuple(next(iter(seen[column])) for column in words if len(seen[column]) == 1)
    named = [year_in(heads[column - 1]) for column in figures] if layout == BY_AREA else []
    usual = Counter(year for year in named if year).most_common(1)
    year = _year_of_file(name, usual[0][0] if usual else None)
    return PublishedForm(
        layout,
        sheet.name,
        {},
        (),
        table=sheet,
        head=head,
        places=places,
        groups=groups,
        constant=constant,
        measures=tuple(_measure(column, heads[column - 1], layout) for column in figures),
        year=year,
    )


def _heads(sheet: Sheet, number: int) -> list[str]:
    return [as_text(value).strip() for value in sheet.rows[number - 1]]


def _measure(column: int, head: str, layout: str) -> MeasureColumn:
    year = year_in(head) if layout == BY_AREA else None
    if year is None:
        return MeasureColumn(column, head, "")
    if squeeze(head).startswith("mid"):
        return MeasureColumn(column, without_year(head), f"Mid-{year}")
    found = published_period(str(year))
    return MeasureColumn(column, without_year(head), found.words if found else str(year))


def _year_of_file(name: str, year: int | None) -> str:
    """Give the period of a table from the year that its columns name, else from its file's name."""
    found = published_period(str(year)) if year else None
    short = short_year_in(name) if found is None else None
    if short is not None:
        found = published_period(f"{short}-{(short + 1) % 100:02d}")
    whole = year_start_in(name) if found is None else None
    if whole is not None:
        found = published_period(str(whole))
    return found.words if found else ""


def _seen(sheet: Sheet, below: range, columns: Sequence[int]) -> dict[int, dict[str, None]]:
    """Give the different texts of columns, those of the first few hundred rows at least."""
    seen: dict[int, dict[str, None]] = {column: {} for column in columns}
    step = max(1, len(below) // _SAMPLED)
    for number in (*below[:_SAMPLED], *below[_SAMPLED::step]):
        row = sheet.rows[number - 1]
        for column in columns:
            text = _text(row, column)
            if text:
                seen[column][text] = None
    return seen


def _is_figures(texts: Mapping[str, None]) -> bool:
    fits = sum(bool(_FIGURE.fullmatch(text)) for text in texts)
    return bool(texts) and fits >= _MOSTLY * len(texts)


def _text(row: Sequence[CellValue], column: int | None) -> str:
    if column is None or column > len(row):
        return ""
    value = row[column - 1]
    return value.strip() if isinstance(value, str) else as_text(value).strip()


_OF_OUTTURN = ("la", "laname")
_LEVELS = {
    "national": ("countrycode", "countryname", "newgeogcode", "geogn"),
    "regional": ("regioncode", "regionname"),
    "region": ("newgeogcode", "geogn", "regioncode", "regionname"),
    "gor": ("newgeogcode", "geogn"),
    "localauthority": ("newlacode", "oldlacode", "laname"),
    "la": ("newgeogcode", "geogc", "geogn"),
}
"""What names the area of a row, by the row's level, surest first."""
